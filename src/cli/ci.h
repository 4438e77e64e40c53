/*
 * CI: what the environment tells about the CI service that runs the program.
 */
#ifndef PL_CLI_CI_H
#define PL_CLI_CI_H

#include <stdbool.h>

#include "base/buf.h"
#include "lib/paylint.h"

/* The revision that GitHub's or GitLab's variables name. Its repository is
 * empty if there is none. It borrows from `text`, which is filled, and from the
 * environment. */
struct pl_revision pl_revision_of_environment(struct pl_buf *text);

/* Tell whether the program runs in GitHub Actions. */
bool pl_is_github_action(void);

/* The file to which a step of GitHub Actions may append a summary; NULL:
 * none. */
const char *pl_summary_path_of_environment(void);

#endif

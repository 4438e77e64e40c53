/*
 * CI: what the service that runs us says in the environment.
 */
#ifndef PL_CLI_CI_H
#define PL_CLI_CI_H

#include <stdbool.h>

#include "base/buf.h"
#include "lib/paylint.h"

/* The revision that GitHub's or GitLab's variables name; without a repository
 * if none do. `text` holds what it refers to. */
struct pl_revision pl_revision_of_environment(struct pl_buf *text);

/* Tell whether GitHub Actions runs us. */
bool pl_is_github_action(void);

/* The page to which a step of GitHub Actions may append; NULL: none. */
const char *pl_summary_path_of_environment(void);

#endif

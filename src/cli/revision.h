/*
 * Revision: what is checked, as the CI that runs us says.
 */
#ifndef PL_CLI_REVISION_H
#define PL_CLI_REVISION_H

#include "base/buf.h"
#include "lib/paylint.h"

/* The revision that GitHub's or GitLab's variables name; without a repository
 * if none do. `text` holds what it refers to. */
struct pl_revision pl_revision_of_environment(struct pl_buf *text);

#endif

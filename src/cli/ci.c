#include "cli/ci.h"

#include <stdlib.h>

static struct pl_slice variable(const char *name) {
    const char *value = getenv(name);
    return pl_slice_str(value ? value : "");
}

static struct pl_revision of_github(struct pl_buf *text) {
    struct pl_slice server = variable("GITHUB_SERVER_URL");
    struct pl_slice repository = variable("GITHUB_REPOSITORY");
    if (server.len == 0 || repository.len == 0)
        return (struct pl_revision){0};
    pl_buf_clear(text);
    pl_buf_add_slice(text, server);
    pl_buf_add_char(text, '/');
    pl_buf_add_slice(text, repository);
    return (struct pl_revision){pl_buf_slice(text), variable("GITHUB_SHA"),
                                variable("GITHUB_REF_NAME")};
}

struct pl_revision pl_revision_of_environment(struct pl_buf *text) {
    struct pl_slice project = variable("CI_PROJECT_URL");
    if (project.len == 0)
        return of_github(text);
    return (struct pl_revision){project, variable("CI_COMMIT_SHA"),
                                variable("CI_COMMIT_REF_NAME")};
}

bool pl_is_github_action(void) {
    return pl_slice_is(variable("GITHUB_ACTIONS"), "true");
}

const char *pl_summary_path_of_environment(void) {
    const char *path = getenv("GITHUB_STEP_SUMMARY");
    return path && *path ? path : NULL;
}

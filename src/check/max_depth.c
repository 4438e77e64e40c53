/* maxDepth: a container nests at most `limit` levels; its own bracket is the
 * first. The `size` of the value passed to this check is its depth. */

#include "check/limit.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    return value->size <= own->limit;
}

const struct pl_check pl_check_max_depth = {
    .name = "maxDepth",
    .summary = "the value nests at most this many brackets, its own included",
    .facts = " length limit ",
    .scope = PL_SCOPE_NESTING,
    .types = PL_TYPES_CONTAINER,
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = test,
    .explain = pl_count_limit_explain,
};

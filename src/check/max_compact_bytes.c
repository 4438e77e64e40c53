/* maxCompactBytes: an array or object has at most `limit` bytes when it is
 * written without white space. */

#include "check/compact.h"
#include "check/limit.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    return pl_compact_size(value) <= own->limit;
}

/* The compact text is never longer than the text as written. */
static bool is_plain(const void *settings, const struct pl_value *value) {
    const struct pl_count_limit *own = settings;

    return value->span.end - value->span.start <= own->limit;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    pl_facts_count(facts, "length", pl_compact_size(value));
    pl_facts_count(facts, "limit", own->limit);
}

/* The compact text is never longer than the text as written. */
static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_count_limit *own = settings;

    if (own->limit < sure->bytes)
        sure->bytes = own->limit;
    return wanted == PL_SURE_HOLDS;
}

const struct pl_check pl_check_max_compact_bytes = {
    .name = "maxCompactBytes",
    .summary = "the value takes at most this many bytes in compact form",
    .facts = " length limit ",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPES_CONTAINER,
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = test,
    .narrow = narrow,
    .is_plain = is_plain,
    .explain = explain,
};

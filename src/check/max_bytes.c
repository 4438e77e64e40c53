/* maxBytes: a string, with escapes decoded, has at most `limit` bytes in UTF-8;
 * the text of an array or object, as written, has at most `limit` bytes. */

#include "check/limit.h"

static uint64_t bytes_of(const struct pl_value *value) {
    if (value->type == PL_TYPE_STRING)
        return value->text.len;
    return value->span.end - value->span.start;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    return bytes_of(value) <= own->limit;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    pl_facts_count(facts, "length", bytes_of(value));
    pl_facts_count(facts, "limit", own->limit);
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_count_limit *own = settings;

    if (sure->type == PL_TYPE_STRING)
        pl_sure_at_most(sure, own->limit);
    else if (own->limit < sure->bytes)
        sure->bytes = own->limit;
    return wanted == PL_SURE_HOLDS;
}

const struct pl_check pl_check_max_bytes = {
    .name = "maxBytes",
    .summary = "the value takes at most this many bytes",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING) | PL_TYPES_CONTAINER,
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

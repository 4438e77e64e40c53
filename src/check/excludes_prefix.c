/* excludesPrefix: a string does not begin with this text. */

#include "check/check.h"

struct settings {
    struct pl_slice prefix;
};

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    if (value->text.len < own->prefix.len)
        return true;
    return !pl_slice_eq(pl_slice_of(value->text.data, own->prefix.len),
                        own->prefix);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    const struct settings *own = settings;

    (void)arena;
    return own->prefix.len > 0 ? NULL
                               : "the prefix is empty: every text begins so";
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;

    pl_sure_bar_prefix(sure, own->prefix);
    return wanted == PL_SURE_HOLDS;
}

static const struct pl_param params[] = {
    {"prefix", PL_PARAM_TEXT, true, offsetof(struct settings, prefix), NULL,
     "what no text may begin with"},
    {0},
};

const struct pl_check pl_check_excludes_prefix = {
    .name = "excludesPrefix",
    .summary = "the string does not begin with this text",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .test = test,
    .narrow = narrow,
};

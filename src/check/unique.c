/* unique: a value is not equal to one of the `window` values that the run saw
 * before it under the same name. */

#include "check/tally.h"

static const char *prepare(void *settings, struct pl_arena *arena) {
    const struct pl_tally_settings *own = settings;

    (void)arena;
    if (own->window == 0 || own->window > PL_TALLY_WINDOW_MAX)
        return "a window is a number from 1 to 1,000,000";
    if (own->types & PL_TYPES_INTEGER)
        return "an integer is no type of its own here: write number";
    return NULL;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_tally_settings *own = settings;

    (void)siblings;
    return own->types == 0 || (own->types & PL_TYPE_BIT(value->type)) != 0;
}

static const struct pl_param params[] = {
    {"tally", PL_PARAM_TEXT, true, offsetof(struct pl_tally_settings, tally),
     NULL, "the name of what is compared; rules of one name compare together"},
    {"window", PL_PARAM_COUNT, true, offsetof(struct pl_tally_settings, window),
     NULL, "with how many of the values before it one is compared"},
    {"types", PL_PARAM_TYPES, false, offsetof(struct pl_tally_settings, types),
     NULL, "only values of these types are compared"},
    {0},
};

const struct pl_check pl_check_unique = {
    .name = "unique",
    .summary = "no value equals one that came shortly before it in the run",
    .facts = " window ",
    .scope = PL_SCOPE_RUN,
    .tally = PL_TALLY_UNIQUE,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct pl_tally_settings),
    .params = params,
    .prepare = prepare,
    .test = test,
};

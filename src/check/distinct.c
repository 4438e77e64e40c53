/* distinct: over the whole run, at most `maximum` different values occur
 * here. */

#include "check/tally.h"

static const struct pl_param params[] = {
    PL_TALLY_PARAM_NAME,
    {"maximum", PL_PARAM_COUNT, true,
     offsetof(struct pl_tally_settings, maximum), NULL,
     "how many different values there may be"},
    {"share", PL_PARAM_DECIMAL, false,
     offsetof(struct pl_tally_settings, share_text), NULL,
     "only this share of the maximum, from 0 to 1"},
    {"known", PL_PARAM_LIST, false, offsetof(struct pl_tally_settings, known),
     NULL, "a list with an option, whose values count from the beginning"},
    PL_TALLY_PARAM_MIN_LENGTH,
    PL_TALLY_PARAM_MAX_LENGTH,
    {0},
};

const struct pl_check pl_check_distinct = {
    .name = "distinct",
    .summary = "the run has at most this many different values",
    .facts = " count limit ",
    .scope = PL_SCOPE_RUN,
    .tally = PL_TALLY_DISTINCT,
    .types = PL_TYPE_BIT(PL_TYPE_STRING) | PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct pl_tally_settings),
    .params = params,
    .prepare = pl_tally_prepare,
    .test = pl_tally_counts,
};

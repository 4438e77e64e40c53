/* distinctShare: at the end of the run, the number of different values that
 * occurred here is at most a share of the number of nodes that were targets of
 * the rule. */

#include "check/tally.h"

static const struct pl_param params[] = {
    PL_TALLY_PARAM_NAME,
    {"share", PL_PARAM_DECIMAL, true,
     offsetof(struct pl_tally_settings, share_text), NULL,
     "the different values are at most this share, from 0 to 1"},
    {"from", PL_PARAM_COUNT, false, offsetof(struct pl_tally_settings, from),
     NULL, "fewer nodes than these are not judged"},
    PL_TALLY_PARAM_MIN_LENGTH,
    PL_TALLY_PARAM_MAX_LENGTH,
    {0},
};

const struct pl_check pl_check_distinct_share = {
    .name = "distinctShare",
    .summary = "the different values of the run are at most a share of its "
               "nodes",
    .facts = " count total ",
    .scope = PL_SCOPE_RUN,
    .tally = PL_TALLY_SHARE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING) | PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct pl_tally_settings),
    .params = params,
    .prepare = pl_tally_prepare,
    .test = pl_tally_counts,
};

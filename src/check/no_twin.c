/* noTwin: no value differs from an earlier one of the run only in letter case
 * and surrounding white space. */

#include "check/tally.h"

static const struct pl_param params[] = {
    PL_TALLY_PARAM_NAME,
    {"known", PL_PARAM_LIST, false, offsetof(struct pl_tally_settings, known),
     NULL, "a list with an option, whose values come before all others"},
    PL_TALLY_PARAM_MIN_LENGTH,
    PL_TALLY_PARAM_MAX_LENGTH,
    {0},
};

const struct pl_check pl_check_no_twin = {
    .name = "noTwin",
    .summary = "no value of the run differs from an earlier one only by case "
               "or by the white space around it",
    .facts = " twin ",
    .scope = PL_SCOPE_RUN,
    .tally = PL_TALLY_TWIN,
    .types = PL_TYPE_BIT(PL_TYPE_STRING) | PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct pl_tally_settings),
    .params = params,
    .prepare = pl_tally_prepare,
    .test = pl_tally_counts,
};

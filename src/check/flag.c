#include "check/flag.h"

const struct pl_param pl_flag_params[] = {
    {"on", PL_PARAM_FLAG, true, offsetof(struct pl_flag, is_on), NULL,
     "false: every value satisfies it"},
    {0},
};

#include "check/flag.h"

const struct pl_param pl_flag_params[] = {
    {"on", PL_PARAM_FLAG, offsetof(struct pl_flag, is_on), true, NULL,
     "false: every value satisfies it"},
    {0},
};

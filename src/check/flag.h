/*
 * Flag: the settings of keywords that are only switched on (`trimmed: true`).
 */
#ifndef PL_CHECK_FLAG_H
#define PL_CHECK_FLAG_H

#include "check/param.h"

struct pl_flag {
    bool is_on;
};

extern const struct pl_param pl_flag_params[];

#endif

/*
 * Count: the settings of the keyword `count`, which the engine reads: it
 * follows the selectors.
 */
#ifndef PL_CHECK_COUNT_H
#define PL_CHECK_COUNT_H

#include "check/param.h"

struct pl_match_count {
    struct pl_names of; /* selectors from the value on */
    struct pl_count_param minimum, maximum;
};

#endif

/*
 * Count: the settings of the keyword `count`. The engine reads them, because it
 * follows the selectors and counts the matches.
 */
#ifndef PL_CHECK_COUNT_H
#define PL_CHECK_COUNT_H

#include "check/param.h"

struct pl_match_count {
    struct pl_names of; /* selectors, relative to the value that is judged */
    struct pl_count_param minimum, maximum;
};

#endif

/*
 * Distinct: the settings of the keyword `distinct`, which the engine reads: it
 * keeps the tally.
 */
#ifndef PL_CHECK_DISTINCT_H
#define PL_CHECK_DISTINCT_H

#include "check/param.h"

struct pl_distinct {
    struct pl_slice tally;         /* the name of what is counted */
    struct pl_count_param maximum; /* how many different values there may be;
                                      not set: no bound */
    struct pl_count_param min_length, max_length; /* code points of a string
                                                     that counts */
};

#endif

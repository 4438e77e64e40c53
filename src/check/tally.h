/*
 * Tally: the settings of keywords that compare a value with the others of the
 * whole run. A tally is the record of the values seen under one name; rules
 * that use the same name share it. The engine keeps the tallies
 * (engine/tally.h) and judges by them; this module only decides which values go
 * into them.
 */
#ifndef PL_CHECK_TALLY_H
#define PL_CHECK_TALLY_H

#include "check/check.h"

#define PL_TALLY_WINDOW_MAX 1000000

/* A share of a whole, from 0 to 1: `part` divided by `whole`. */
struct pl_share {
    uint64_t part, whole;
};

struct pl_tally_settings {
    struct pl_slice tally;       /* its name */
    const struct pl_list *known; /* values that count as seen from the
                                    beginning, or NULL */
    uint64_t maximum;            /* the greatest number of different values;
                                    prepare() multiplies it by `share` */
    struct pl_number_param share_text;
    struct pl_share share;
    uint64_t from;   /* a share is not judged below this number of nodes */
    unsigned types;  /* the types of values that are compared; 0: any */
    uint64_t window; /* with how many earlier values each one is compared */
    struct pl_count_param min_length, max_length; /* bounds, in code points, on
                                                     the strings that count */
};

/* Rows for the `params` of these keywords. */
#define PL_TALLY_PARAM_NAME                                                    \
    {                                                                          \
        "tally", PL_PARAM_TEXT, true,                                          \
            offsetof(struct pl_tally_settings, tally), NULL,                   \
            "the name of what is counted; rules of one name count together"    \
    }
#define PL_TALLY_PARAM_MIN_LENGTH                                              \
    {                                                                          \
        "minLength", PL_PARAM_COUNT_OR_LOOKUP, false,                          \
            offsetof(struct pl_tally_settings, min_length), NULL,              \
            "a string of fewer code points does not count"                     \
    }
#define PL_TALLY_PARAM_MAX_LENGTH                                              \
    {                                                                          \
        "maxLength", PL_PARAM_COUNT_OR_LOOKUP, false,                          \
            offsetof(struct pl_tally_settings, max_length), NULL,              \
            "a string of more code points does not count"                      \
    }

/* The `prepare` of these keywords: converts `share_text`, if given, to
 * `share`. */
const char *pl_tally_prepare(void *settings, struct pl_arena *arena);

/* The `test` of these keywords: tells whether the value counts. */
bool pl_tally_counts(const void *settings, const struct pl_value *value,
                     const struct pl_siblings *siblings);

/* `share` of `count`, rounded down. */
uint64_t pl_share_of(struct pl_share share, uint64_t count);

#endif

/*
 * Tally: the settings of the keywords that ask what the whole run has seen. The
 * engine keeps the tallies and judges by them; here it is settled which values
 * count.
 */
#ifndef PL_CHECK_TALLY_H
#define PL_CHECK_TALLY_H

#include "check/check.h"

#define PL_TALLY_WINDOW_MAX 1000000

/* A share of a whole, from 0 to 1: `part` of `whole`. */
struct pl_share {
    uint64_t part, whole;
};

struct pl_tally_settings {
    struct pl_slice tally;       /* the name of what is counted */
    const struct pl_list *known; /* values that count from the beginning, or
                                    NULL */
    uint64_t maximum;            /* how many different values there may be; of
                                    `share`, once it is made ready */
    struct pl_number_param share_text;
    struct pl_share share;
    uint64_t from;   /* so many there must be before a share is judged */
    unsigned types;  /* of values that are compared; 0: any */
    uint64_t window; /* so many values before one are looked at */
    struct pl_count_param min_length, max_length; /* code points of a string
                                                     that counts */
};

/* Rows of their `params`. */
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

/* The `prepare` of these keywords: reads `share_text`, where it is given. */
const char *pl_tally_prepare(void *settings, struct pl_arena *arena);

/* The `test`: tells whether the value counts. */
bool pl_tally_counts(const void *settings, const struct pl_value *value,
                     const struct pl_siblings *siblings);

/* A share of `count`, rounded down. */
uint64_t pl_share_of(struct pl_share share, uint64_t count);

#endif

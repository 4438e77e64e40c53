/*
 * Moment: a fast test for the date-times that most payloads contain, called
 * moments: in the documented form (check/datetime.h), of the years 2000 to
 * 2099, with Z or an offset of less than 12 hours. Eight bytes are compared at
 * a time. The test only ever accepts: a text that it rejects may still be fine,
 * and the keywords examine it.
 */
#ifndef PL_CHECK_MOMENT_H
#define PL_CHECK_MOMENT_H

#include <string.h>

#include "check/sure.h"

#define PL_MOMENT_SIZE 20 /* bytes of a moment with Z and without fraction */

static inline uint64_t pl_moment_word(const char *at) {
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return word;
}

/* Two, and eight, bytes of text as a big-endian number: among texts of digits
 * the later date or time is the greater number. */
static inline unsigned pl_moment_pair(const char *at) {
    return (unsigned)(unsigned char)at[0] << 8 | (unsigned char)at[1];
}

static inline uint64_t pl_moment_number(const char *at) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return __builtin_bswap64(pl_moment_word(at));
#else
    uint64_t number = 0;

    for (int i = 0; i < 8; i++)
        number = number << 8 | (unsigned char)at[i];
    return number;
#endif
}

/* A pattern of eight bytes in which each 0 stands for a digit. */
struct pl_moment_form {
    char bytes[9];
    char headroom[9]; /* for each digit: 15 less the greatest digit allowed, so
                      that adding it to a greater one changes the upper four
                      bits */
    char fixed[9]; /* the bits that must equal those of `bytes`: the upper four
                      of a digit, all of any other byte */
};

extern const struct pl_moment_form pl_moment_year_and_month;
extern const struct pl_moment_form pl_moment_day_and_hour;
extern const struct pl_moment_form pl_moment_clock;

/* Tell whether the eight bytes at `at` match `form`. After the XOR with `0`, a
 * digit has zero in its upper four bits, and still has after `headroom` was
 * added. */
static inline bool pl_moment_has_form(const char *at,
                                      const struct pl_moment_form *form) {
    uint64_t rest = pl_moment_word(at) ^ pl_moment_word(form->bytes);

    return ((rest | (rest + pl_moment_word(form->headroom))) &
            pl_moment_word(form->fixed)) == 0;
}

/* For each month: the number of the text of its last day, less the number of
 * the text `00`. February has 28, so this test never accepts a 29th. The index
 * consists of the bits in which the texts `00` to `19` differ. */
#define PL_MOMENT_MONTHS 0x10F
extern const uint16_t pl_moment_days[PL_MOMENT_MONTHS + 1];

/* Tell whether the day exists in its month. `date` is the number of a text such
 * as `24-05-12`, with digits in their places. */
static inline bool pl_moment_is_day(uint64_t date) {
    unsigned day = (unsigned)(date & 0xFFFF) - 0x3030;

    return day - 1 < pl_moment_days[date >> 24 & PL_MOMENT_MONTHS];
}

/* Tell whether `text` may follow the seconds: an optional fraction, then Z or
 * an offset. */
bool pl_moment_is_zone(struct pl_slice text);

/* The same as pl_sure_moment(), inline. All years are 20xx, so the eight bytes
 * behind `20` give the order of dates. */
static inline bool pl_moment_is_sure(struct pl_slice text, uint64_t before) {
    const char *at = text.data;

    if (text.len < PL_MOMENT_SIZE ||
        !pl_moment_has_form(at, &pl_moment_year_and_month) ||
        !pl_moment_has_form(at + 8, &pl_moment_day_and_hour) ||
        !pl_moment_has_form(at + 11, &pl_moment_clock))
        return false;
    uint64_t date = pl_moment_number(at + 2);
    if (!pl_moment_is_day(date) || date >= before ||
        pl_moment_pair(at + 11) >= pl_moment_pair("24"))
        return false;
    const char *zone = at + PL_MOMENT_SIZE - 1;
    return (text.len == PL_MOMENT_SIZE && *zone == 'Z') ||
           pl_moment_is_zone(pl_slice_of(zone, text.len - PL_MOMENT_SIZE + 1));
}

#endif

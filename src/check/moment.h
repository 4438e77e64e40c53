/*
 * Moment: date-times in the documented form, told by few words: most stand in
 * every payload. What is not told so is looked at by the keywords.
 */
#ifndef PL_CHECK_MOMENT_H
#define PL_CHECK_MOMENT_H

#include <string.h>

#include "check/sure.h"

#define PL_MOMENT_SIZE 20 /* with Z */

static inline uint64_t pl_moment_word(const char *at) {
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return word;
}

/* Texts as numbers, which are greater for a later one. */
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

/* Eight bytes of a form, in which a 0 stands for digits. */
struct pl_moment_form {
    char bytes[9];
    char spare[9]; /* added to one digit too many, it reaches the upper bits */
    char taken[9]; /* the bits that are as they are in the form */
};

extern const struct pl_moment_form pl_moment_year_and_month;
extern const struct pl_moment_form pl_moment_day_and_hour;
extern const struct pl_moment_form pl_moment_clock;

/* Tell whether eight bytes have a form. Of a digit, less the bits of `0`, the
 * upper ones are zero, also with what it has to spare. */
static inline bool pl_moment_has_form(const char *at,
                                      const struct pl_moment_form *form) {
    uint64_t rest = pl_moment_word(at) ^ pl_moment_word(form->bytes);

    return ((rest | (rest + pl_moment_word(form->spare))) &
            pl_moment_word(form->taken)) == 0;
}

/* The last day of a month, as the number of its text less that of 00; of
 * 29 February nothing is told. A month is found by the bits in which those from
 * 00 to 19 differ. */
#define PL_MOMENT_MONTHS 0x10F
extern const uint16_t pl_moment_days[PL_MOMENT_MONTHS + 1];

/* Tell whether the day is in the month, of a date as `24-05-12`, all digits. */
static inline bool pl_moment_is_day(uint64_t date) {
    unsigned day = (unsigned)(date & 0xFFFF) - 0x3030;

    return day - 1 < pl_moment_days[date >> 24 & PL_MOMENT_MONTHS];
}

/* Tell whether a text is what may follow the seconds: a fraction, then Z or an
 * offset. */
bool pl_moment_is_zone(struct pl_slice text);

/* As pl_sure_moment(). Behind its first two bytes, a date is eight bytes, which
 * tell its order. */
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

/*
 * Sure: a set of values, told by little, of which each satisfies (or each
 * fails) all that was asked. Most values of a good document lie in such a set,
 * so that no keyword need look at them.
 *
 * One begins as all values of a type; each keyword takes away what it is not
 * certain of (pl_check.narrow). The set may always be smaller than it could be:
 * what lies outside is looked at closely, which costs time and no finding.
 */
#ifndef PL_CHECK_SURE_H
#define PL_CHECK_SURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "model/type.h"

struct pl_check;
struct pl_schema;
struct pl_siblings;

/* What a keyword is to be certain of. */
enum pl_certainty { PL_SURE_HOLDS, PL_SURE_FAILS };

/* The places of a string whose bytes are looked at. */
enum { PL_SURE_FIRST = 1, PL_SURE_LAST = 2 };

#define PL_SURE_PLACES    4 /* of bytes that are looked at */
#define PL_SURE_STOPS_MAX 2

/* What bars texts, for each byte at each place: see pl_sure_is_barred(). */
struct pl_sure_bars {
    unsigned char at[PL_SURE_PLACES][256];
};

struct pl_sure {
    enum pl_type type;                  /* of the values */
    int64_t now;                        /* the run's clock */
    const struct pl_siblings *siblings; /* what stands beside; NULL: anything */
    /* Strings, as they stand between their quotes, without escapes: */
    uint64_t least, most;      /* bytes; of a container: members or elements */
    struct pl_sure_bars *bars; /* of strings alone; the owner's */
    unsigned text_count, start_count; /* that were barred */
    char stops[PL_SURE_STOPS_MAX];    /* bytes that none has */
    unsigned stop_count;
    bool has_bars;
    bool is_moment;  /* 2024-05-12T18:47:12Z, or with an offset, … */
    uint64_t before; /* … of a day before this one: see pl_sure_moment() */
    /* Numbers without sign and exponent: */
    uint64_t least_whole, most_whole; /* what stands before the point, … */
    uint64_t decimals; /* … and at most so many digits behind */
    /* Containers: */
    uint64_t bytes; /* from bracket to bracket, at most */
};

/* Let it be all values of `type`. `bars` is room that a set of strings keeps,
 * NULL for other types. */
void pl_sure_begin(struct pl_sure *sure, enum pl_type type, int64_t now,
                   struct pl_sure_bars *bars);

/* Copy a set, and its bars to `room`, if it has some. */
void pl_sure_copy(struct pl_sure *to, struct pl_sure_bars *room,
                  const struct pl_sure *from);

/* Narrow it to values that surely satisfy, or fail, one keyword or a schema.
 * Returns false, leaving it as it was or narrower, if that cannot be told. */
bool pl_sure_narrow(struct pl_sure *sure, const struct pl_check *check,
                    const void *settings, enum pl_certainty wanted);
bool pl_sure_narrow_schema(struct pl_sure *sure, const struct pl_schema *schema,
                           enum pl_certainty wanted);

/* Take texts away: those that have `c` at one of `places`, that have a byte of
 * `bytes` there, that have `c` anywhere (false: no room), that are `word` or
 * begin with `prefix` in whatever case, that are longer or shorter. */
void pl_sure_bar(struct pl_sure *sure, unsigned char c, unsigned places);
void pl_sure_bar_all(struct pl_sure *sure, const char *bytes, unsigned places);
bool pl_sure_bar_inside(struct pl_sure *sure, char c);
void pl_sure_bar_word(struct pl_sure *sure, struct pl_slice word);
void pl_sure_bar_prefix(struct pl_sure *sure, struct pl_slice prefix);

/* Take away texts of which each of the first three bytes is in its set. */
void pl_sure_bar_start(struct pl_sure *sure, const char *const sets[3]);
void pl_sure_at_most(struct pl_sure *sure, uint64_t most);
void pl_sure_at_least(struct pl_sure *sure, uint64_t least);

/* Tell whether nothing is left. */
static inline bool pl_sure_is_empty(const struct pl_sure *sure) {
    return sure->least > sure->most;
}

/* Tell whether `text` is a date-time in the documented form, of a day before
 * `before`: bytes of it, as a number (see pl_sure_before()). */
bool pl_sure_moment(struct pl_slice text, uint64_t before);

/* Let it be date-times of days before this one, since 1970-01-01. */
void pl_sure_before(struct pl_sure *sure, int64_t day);

/* Tell whether something bars a text, by its first three bytes and its last
 * one. Each bit is a reason, which holds if all four bytes have it: what stands
 * at one place alone is told by one that all bytes have at the others. */
static inline bool pl_sure_is_barred(const struct pl_sure *sure,
                                     struct pl_slice text) {
    const unsigned char *at = (const unsigned char *)text.data;

    const struct pl_sure_bars *bars = sure->bars;

    return (bars->at[0][at[0]] & bars->at[1][at[1]] & bars->at[2][at[2]] &
            bars->at[3][(at - 1)[text.len]]) != 0;
}

static inline bool pl_sure_stops(const struct pl_sure *sure,
                                 struct pl_slice text) {
    for (unsigned i = 0; i < sure->stop_count; i++)
        if (text.len > 0 && memchr(text.data, sure->stops[i], text.len) != NULL)
            return false;
    return true;
}

/* Tell whether a string without escapes lies in the set. It stands between its
 * quotes, and two bytes behind them are readable. */
static inline bool pl_sure_text(const struct pl_sure *sure,
                                struct pl_slice text) {
    return text.len >= sure->least && text.len <= sure->most &&
           !pl_sure_is_barred(sure, text) && pl_sure_stops(sure, text) &&
           (!sure->is_moment || pl_sure_moment(text, sure->before));
}

/* Tell whether a number without sign and exponent lies in the set, of which
 * `whole` stands before its point and `decimals` digits behind. */
static inline bool pl_sure_number(const struct pl_sure *sure, uint64_t whole,
                                  uint64_t decimals) {
    return whole >= sure->least_whole && decimals <= sure->decimals &&
           whole + (decimals > 0) <= sure->most_whole;
}

/* Tell whether a container of `size` members or elements that takes `bytes`
 * lies in the set. */
static inline bool pl_sure_container(const struct pl_sure *sure, uint64_t size,
                                     uint64_t bytes) {
    return size - sure->least <= sure->most - sure->least &&
           bytes <= sure->bytes;
}

#endif

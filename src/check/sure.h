/*
 * Sure: a set of values of one type, described by a few bounds, of which each
 * value is certain to satisfy (or certain to fail) certain keywords. Most
 * values of a clean document lie in such a set, so no keyword has to look at
 * them.
 *
 * A set begins as all values of its type; each keyword removes the values that
 * it is not certain of (pl_check.narrow). A set may always be smaller than
 * necessary: a value outside it is tested by the keywords, which costs time but
 * changes no result. A text that the set excludes by its bytes is called
 * barred.
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

/* What a keyword has to be certain of: that each value satisfies it, or that
 * each value fails it. */
enum pl_certainty { PL_SURE_HOLDS, PL_SURE_FAILS };

/* The places of a string whose bytes a keyword may look at, as bits of a
 * set. */
enum { PL_SURE_FIRST = 1, PL_SURE_LAST = 2 };

#define PL_SURE_PLACES    4 /* the first three bytes and the last one */
#define PL_SURE_STOPS_MAX 2

/* Which texts are barred: for each place and byte, a set of reasons as bits.
 * See pl_sure_is_barred(). */
struct pl_sure_bars {
    unsigned char at[PL_SURE_PLACES][256];
};

struct pl_sure {
    enum pl_type type;                  /* of all values in the set */
    int64_t now;                        /* the run's clock, in seconds since
                                           1970 */
    const struct pl_siblings *siblings; /* the members beside the values; NULL:
                                           unknown, the set holds for any */
    /* Strings: bounds on the bytes between the quotes, for a string without
     * escapes. */
    uint64_t least, most;      /* size: bytes of a string, members or elements
                                  of a container */
    struct pl_sure_bars *bars; /* only for strings; memory of the set's owner */
    unsigned text_count, start_count; /* how many words and prefixes, and how
                                         many starts, were barred */
    char stops[PL_SURE_STOPS_MAX];    /* bytes that no text of the set
                                         contains */
    unsigned stop_count;
    bool has_bars;
    bool is_moment;  /* all are date-times in the documented form:
                        2024-05-12T18:47:12Z, or with an offset … */
    uint64_t before; /* … of a day before this one, as in pl_sure_moment() */
    /* Numbers: bounds for a number without sign and exponent. */
    uint64_t least_whole, most_whole; /* the integer before the point */
    uint64_t decimals; /* the greatest number of digits behind the point */
    /* Containers: */
    uint64_t bytes; /* greatest size of the text, brackets included */
};

/* Make `sure` the set of all values of `type`. `bars` is memory that a set of
 * strings keeps using; NULL for other types. */
void pl_sure_begin(struct pl_sure *sure, enum pl_type type, int64_t now,
                   struct pl_sure_bars *bars);

/* Copy a set. If it has bars, they are copied to `room`, which `to` keeps
 * using. */
void pl_sure_copy(struct pl_sure *to, struct pl_sure_bars *room,
                  const struct pl_sure *from);

/* Narrow the set to values that are certain to satisfy, or to fail, one keyword
 * or a whole schema. Returns false if that cannot be said; the set is then
 * unchanged or narrower. */
bool pl_sure_narrow(struct pl_sure *sure, const struct pl_check *check,
                    const void *settings, enum pl_certainty wanted);
bool pl_sure_narrow_schema(struct pl_sure *sure, const struct pl_schema *schema,
                           enum pl_certainty wanted);

/* Remove texts from the set: those with the byte `c` at one of `places`; with
 * any of `bytes` there; with `c` anywhere (false if there is no room to record
 * it); those equal to `word`, or beginning with `prefix`, ignoring ASCII
 * case. */
void pl_sure_bar(struct pl_sure *sure, unsigned char c, unsigned places);
void pl_sure_bar_all(struct pl_sure *sure, const char *bytes, unsigned places);
bool pl_sure_bar_inside(struct pl_sure *sure, char c);
void pl_sure_bar_word(struct pl_sure *sure, struct pl_slice word);
void pl_sure_bar_prefix(struct pl_sure *sure, struct pl_slice prefix);

/* Remove the texts whose first three bytes are each in the set for their
 * place. */
void pl_sure_bar_start(struct pl_sure *sure, const char *const sets[3]);

/* Remove the values with a size above `most`, or below `least`. */
void pl_sure_at_most(struct pl_sure *sure, uint64_t most);
void pl_sure_at_least(struct pl_sure *sure, uint64_t least);

/* Tell whether the set is empty, judging by sizes alone. */
static inline bool pl_sure_is_empty(const struct pl_sure *sure) {
    return sure->least > sure->most;
}

/* Tell whether `text` is a date-time in the documented form, of a day before
 * `before`. `before` is the text of a date without its century, such as
 * `24-05-12`, as a big-endian number (see pl_sure_before()). */
bool pl_sure_moment(struct pl_slice text, uint64_t before);

/* Narrow the set to date-times of days before `day`, a number of days since
 * 1970-01-01. */
void pl_sure_before(struct pl_sure *sure, int64_t day);

/* Tell whether a text is barred, judging by its first three bytes and its last
 * one. Each bit is a reason; it bars the text if all four bytes have it. A
 * reason that concerns a single place is set for all bytes at the other
 * places. */
static inline bool pl_sure_is_barred(const struct pl_sure *sure,
                                     struct pl_slice text) {
    const unsigned char *at = (const unsigned char *)text.data;

    const struct pl_sure_bars *bars = sure->bars;

    return (bars->at[0][at[0]] & bars->at[1][at[1]] & bars->at[2][at[2]] &
            bars->at[3][(at - 1)[text.len]]) != 0;
}

/* Tell whether `text` contains none of the bytes in `stops`. */
static inline bool pl_sure_stops(const struct pl_sure *sure,
                                 struct pl_slice text) {
    for (unsigned i = 0; i < sure->stop_count; i++)
        if (text.len > 0 && memchr(text.data, sure->stops[i], text.len) != NULL)
            return false;
    return true;
}

/* Tell whether a string without escapes lies in the set. `text` is between its
 * quotes, and two bytes behind the closing quote are readable. */
static inline bool pl_sure_text(const struct pl_sure *sure,
                                struct pl_slice text) {
    return text.len >= sure->least && text.len <= sure->most &&
           !pl_sure_is_barred(sure, text) && pl_sure_stops(sure, text) &&
           (!sure->is_moment || pl_sure_moment(text, sure->before));
}

/* Tell whether a number without sign and exponent lies in the set. `whole` is
 * the integer before the point, `decimals` the number of digits behind it. */
static inline bool pl_sure_number(const struct pl_sure *sure, uint64_t whole,
                                  uint64_t decimals) {
    return whole >= sure->least_whole && decimals <= sure->decimals &&
           whole + (decimals > 0) <= sure->most_whole;
}

/* Tell whether a container of `size` members or elements lies in the set.
 * `bytes` is the size of its text. */
static inline bool pl_sure_container(const struct pl_sure *sure, uint64_t size,
                                     uint64_t bytes) {
    return size - sure->least <= sure->most - sure->least &&
           bytes <= sure->bytes;
}

#endif

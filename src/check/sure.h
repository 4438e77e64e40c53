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
enum {
    PL_SURE_FIRST = 1,
    PL_SURE_SECOND = 2,
    PL_SURE_THIRD = 4,
    PL_SURE_LAST = 8
};

#define PL_SURE_STOPS_MAX 2
#define PL_SURE_BLOOM     8 /* words of 64 bits */

struct pl_sure {
    enum pl_type type;                  /* of the values */
    int64_t now;                        /* the run's clock */
    const struct pl_siblings *siblings; /* what stands beside; NULL: anything */
    /* Strings, as they stand between their quotes, without escapes: */
    uint64_t least, most;      /* bytes; of a container: members or elements */
    unsigned char places[256]; /* by byte: where it may stand */
    char stops[PL_SURE_STOPS_MAX]; /* bytes that none has */
    unsigned stop_count;
    uint64_t words[PL_SURE_BLOOM];    /* marks of texts that are not in */
    uint64_t prefixes[PL_SURE_BLOOM]; /* marks of three bytes that none begins
                                         with */
    bool looks_at_places, looks_at_words, looks_at_prefixes;
    bool is_moment; /* 2024-05-12T18:47:12Z, or with an offset, … */
    int before;     /* … of a day before this one: see pl_sure_day() */
    /* Numbers without sign and exponent: */
    uint64_t least_whole, most_whole; /* what stands before the point, … */
    uint64_t decimals; /* … and at most so many digits behind */
    /* Containers: */
    uint64_t bytes; /* from bracket to bracket, at most */
};

/* Let it be all values of `type`. */
void pl_sure_begin(struct pl_sure *sure, enum pl_type type, int64_t now);

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
void pl_sure_at_most(struct pl_sure *sure, uint64_t most);
void pl_sure_at_least(struct pl_sure *sure, uint64_t least);

/* Tell whether nothing is left. */
static inline bool pl_sure_is_empty(const struct pl_sure *sure) {
    return sure->least > sure->most;
}

/* Where the mark of a text, or of a beginning, stands. */
static inline unsigned pl_sure_word_mark(struct pl_slice word) {
    unsigned first = (unsigned char)word.data[0] | 0x20;
    unsigned last = (unsigned char)word.data[word.len - 1] | 0x20;

    return ((unsigned)word.len * 37 + first * 11 + last * 3) &
           (64 * PL_SURE_BLOOM - 1);
}

static inline unsigned pl_sure_prefix_mark(const char *text) {
    unsigned first = (unsigned char)text[0] | 0x20;
    unsigned second = (unsigned char)text[1] | 0x20;
    unsigned third = (unsigned char)text[2] | 0x20;

    return (first * 7 + second * 31 + third * 101) & (64 * PL_SURE_BLOOM - 1);
}

static inline bool pl_sure_is_marked(const uint64_t *marks, unsigned mark) {
    return (marks[mark / 64] >> (mark % 64) & 1) != 0;
}

/* A number for a day, greater for a later one. */
static inline int pl_sure_day(int year, int month, int day) {
    return (year * 16 + month) * 32 + day;
}

/* Tell whether `text` is a date-time in the documented form, of a day before
 * `before`. */
bool pl_sure_moment(struct pl_slice text, int before);

/* Let it be date-times of days before this one, since 1970-01-01. */
void pl_sure_before(struct pl_sure *sure, int64_t day);

static inline bool pl_sure_places(const struct pl_sure *sure,
                                  struct pl_slice text) {
    const unsigned char *at = (const unsigned char *)text.data;

    if (text.len == 0)
        return false;
    if (text.len > 2 && (sure->places[at[2]] & PL_SURE_THIRD) == 0)
        return false;
    if (text.len > 1 && (sure->places[at[1]] & PL_SURE_SECOND) == 0)
        return false;
    return (sure->places[at[0]] & PL_SURE_FIRST) != 0 &&
           (sure->places[at[text.len - 1]] & PL_SURE_LAST) != 0;
}

static inline bool pl_sure_stops(const struct pl_sure *sure,
                                 struct pl_slice text) {
    for (unsigned i = 0; i < sure->stop_count; i++)
        if (text.len > 0 && memchr(text.data, sure->stops[i], text.len) != NULL)
            return false;
    return true;
}

/* Tell whether a string without escapes lies in the set. */
static inline bool pl_sure_text(const struct pl_sure *sure,
                                struct pl_slice text) {
    if (text.len - sure->least > sure->most - sure->least)
        return false;
    if (sure->looks_at_places && !pl_sure_places(sure, text))
        return false;
    if (sure->looks_at_words && text.len > 0 &&
        pl_sure_is_marked(sure->words, pl_sure_word_mark(text)))
        return false;
    if (sure->looks_at_prefixes && text.len > 2 &&
        pl_sure_is_marked(sure->prefixes, pl_sure_prefix_mark(text.data)))
        return false;
    if (sure->stop_count > 0 && !pl_sure_stops(sure, text))
        return false;
    return !sure->is_moment || pl_sure_moment(text, sure->before);
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

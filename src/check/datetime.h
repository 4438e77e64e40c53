/*
 * Datetime: one reader for all that people write for a point in time.
 *
 * The documented form is `2013-07-16T19:20:30+01:00`: date, T, time with
 * seconds, an optional fraction, an offset. Everything else that ISO 8601 or a
 * lenient server takes is read too, and its departures are told; what is read
 * may still name a day, hour or offset that does not exist.
 */
#ifndef PL_CHECK_DATETIME_H
#define PL_CHECK_DATETIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"

/* Departures from the documented form: a set of these, in the order in which
 * they are told. */
enum pl_datetime_form {
    PL_FORM_NO_TIME = 1 << 0,
    PL_FORM_NO_DAY = 1 << 1,
    PL_FORM_WEEK = 1 << 2,
    PL_FORM_ORDINAL = 1 << 3,
    PL_FORM_BASIC = 1 << 4,
    PL_FORM_SPACE = 1 << 5, /* instead of T */
    PL_FORM_LOWER_CASE = 1 << 6,
    PL_FORM_NO_SECONDS = 1 << 7,
    PL_FORM_COLON_FRACTION = 1 << 8, /* 19:20:30:123 */
    PL_FORM_COMMA = 1 << 9,
    PL_FORM_PART_FRACTION = 1 << 10, /* of a minute or an hour */
    PL_FORM_OFFSET_SPACE = 1 << 11,
    PL_FORM_OFFSET_NO_COLON = 1 << 12,
    PL_FORM_OFFSET_HOURS = 1 << 13,
    PL_FORM_HOUR_24 = 1 << 14,
    PL_FORM_SECOND_60 = 1 << 15,
    PL_FORM_LONG_YEAR = 1 << 16,
    PL_FORM_FAR_YEAR = 1 << 17,
    PL_FORM_NO_OFFSET = 1 << 18
};

/* The part that does not exist. */
enum pl_datetime_part {
    PL_PART_NONE, /* all exists */
    PL_PART_MONTH,
    PL_PART_DAY,
    PL_PART_WEEK,
    PL_PART_HOUR,
    PL_PART_MINUTE,
    PL_PART_SECOND,
    PL_PART_OFFSET_MINUTE,
    PL_PART_OFFSET
};

struct pl_datetime {
    bool is_read; /* if not, nothing below counts */
    bool has_time;
    bool has_short_offset; /* +1:00 */
    size_t offset_at;      /* where its sign stands in the text */
    unsigned forms;
    enum pl_datetime_part wrong;
    int64_t year;
    int month, day; /* of a week date: the week, the day of the week; of an
                       ordinal date: 0, the day of the year */
    int hour, minute, second;
    int offset;        /* minutes east of UTC; 0 if there is none */
    int64_t seconds;   /* since 1970-01-01T00:00:00Z, if nothing is wrong */
    bool has_fraction; /* it is later than `seconds`, by less than one */
};

/* Read `text` as a date-time or date. */
struct pl_datetime pl_datetime_read(struct pl_slice text);

/* Tell whether it was read and exists. */
bool pl_datetime_exists(const struct pl_datetime *datetime);

/* Append the departures from the documented form: "a space instead of T, no
 * offset: it is read as UTC". */
void pl_datetime_add_forms(const struct pl_datetime *datetime,
                           struct pl_buf *out);

/* Append what does not exist: "day 30 of month 2". */
void pl_datetime_add_wrong(const struct pl_datetime *datetime,
                           struct pl_buf *out);

/* Append the offset as it should be written: "+01:00". */
void pl_datetime_add_offset(const struct pl_datetime *datetime,
                            struct pl_buf *out);

/* Append a point in time: "2013-07-16T18:20:30Z". */
void pl_datetime_write(int64_t seconds, struct pl_buf *out);

/* Read the first instant of a year, month or day (`2020`, `2020-01`,
 * `2020-01-31`, in UTC). Returns false if `text` is none of them. */
bool pl_datetime_read_day(struct pl_slice text, int64_t *seconds);

#endif

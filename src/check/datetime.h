/*
 * Datetime: one reader for the many ways in which people write a point in time.
 *
 * The documented form is `2013-07-16T19:20:30+01:00`: date, T, time with
 * seconds, an optional fraction, an offset. The reader also accepts whatever
 * else ISO 8601 allows or a lenient server takes, and records each departure
 * from the documented form (enum pl_datetime_form). A text that was read may
 * still name a day, hour or offset that does not exist (enum pl_datetime_part).
 */
#ifndef PL_CHECK_DATETIME_H
#define PL_CHECK_DATETIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"

/* Departures from the documented form, as bits of a set. Messages list them in
 * this order. */
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
    PL_FORM_PART_FRACTION = 1 << 10, /* a fraction of a minute or an hour */
    PL_FORM_OFFSET_SPACE = 1 << 11,
    PL_FORM_OFFSET_NO_COLON = 1 << 12,
    PL_FORM_OFFSET_HOURS = 1 << 13,
    PL_FORM_HOUR_24 = 1 << 14,
    PL_FORM_SECOND_60 = 1 << 15,
    PL_FORM_LONG_YEAR = 1 << 16,
    PL_FORM_FAR_YEAR = 1 << 17,
    PL_FORM_NO_OFFSET = 1 << 18
};

/* The part of a date-time that does not exist, such as month 13. */
enum pl_datetime_part {
    PL_PART_NONE, /* everything exists */
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
    bool is_read; /* false: the text is not a date-time, and no other field is
                     valid */
    bool has_time;
    bool has_short_offset; /* an hour of one digit: +1:00 */
    size_t offset_at;      /* the index of the offset's sign in the text */
    unsigned forms;        /* enum pl_datetime_form */
    enum pl_datetime_part wrong;
    int64_t year;
    int month, day; /* for a week date: the week, the day of the week; for an
                       ordinal date: 0, the day of the year */
    int hour, minute, second;
    int offset;        /* minutes east of UTC; 0 if none is written */
    int64_t seconds;   /* since 1970-01-01T00:00:00Z; only valid if `wrong` is
                          PL_PART_NONE */
    bool has_fraction; /* the time is later than `seconds`, by less than one
                          second */
};

/* Read `text` as a date-time or date. Check `is_read` of the result. */
struct pl_datetime pl_datetime_read(struct pl_slice text);

/* Tell whether it was read and all its parts exist. */
bool pl_datetime_exists(const struct pl_datetime *datetime);

/* Append the departures from the documented form: "a space instead of T, no
 * offset: it is read as UTC". */
void pl_datetime_add_forms(const struct pl_datetime *datetime,
                           struct pl_buf *out);

/* Append the part that does not exist: "day 30 of month 2". Appends nothing if
 * all parts exist. */
void pl_datetime_add_wrong(const struct pl_datetime *datetime,
                           struct pl_buf *out);

/* Append the offset in the documented form: "+01:00". */
void pl_datetime_add_offset(const struct pl_datetime *datetime,
                            struct pl_buf *out);

/* Append `seconds` since 1970 as a point in time: "2013-07-16T18:20:30Z". */
void pl_datetime_write(int64_t seconds, struct pl_buf *out);

/* Read the first instant of a year, month or day (`2020`, `2020-01`,
 * `2020-01-31`, in UTC). Returns false if `text` is none of them. */
bool pl_datetime_read_day(struct pl_slice text, int64_t *seconds);

#endif

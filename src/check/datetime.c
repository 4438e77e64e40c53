#include "check/datetime.h"

#include "check/ascii.h"
#include "check/calendar.h"

/* The offsets in use: from UTC-12 to UTC+14. */
#define OFFSET_MIN (-12 * 60)
#define OFFSET_MAX (14 * 60)

/* Digits of a fraction that are evaluated; further ones only set
 * `has_fraction`. */
#define FRACTION_DIGITS 9
#define FRACTION_UNIT   1000000000

struct reader {
    struct pl_slice text;
    size_t at;
};

static char peek(const struct reader *in) {
    return in->at < in->text.len ? in->text.data[in->at] : '\0';
}

static bool is_done(const struct reader *in) {
    return in->at == in->text.len;
}

static bool take(struct reader *in, char c) {
    if (is_done(in) || peek(in) != c)
        return false;
    in->at++;
    return true;
}

/* The number of digits at the current position. */
static size_t digits_ahead(const struct reader *in) {
    size_t n = 0;

    while (in->at + n < in->text.len &&
           pl_ascii_is_digit(in->text.data[in->at + n]))
        n++;
    return n;
}

/* Take `n` digits (at most 6), which must be there. */
static int take_number(struct reader *in, size_t n) {
    int number = 0;

    for (size_t i = 0; i < n; i++)
        number = number * 10 + (in->text.data[in->at++] - '0');
    return number;
}

/* Take two digits if exactly two follow. */
static bool take_pair(struct reader *in, int *number) {
    if (digits_ahead(in) != 2)
        return false;
    *number = take_number(in, 2);
    return true;
}

/* Read what follows the W of 2013-W29-2, 2013W292 or 2013-W29. */
static bool read_week(struct reader *in, struct pl_datetime *out) {
    size_t ahead = digits_ahead(in);

    out->forms |= PL_FORM_WEEK;
    if (ahead != 2 && ahead != 3)
        return false;
    out->month = take_number(in, 2);
    out->day = 1;
    if (ahead == 3) {
        out->day = take_number(in, 1);
    } else if (peek(in) == '-') {
        in->at++;
        if (digits_ahead(in) != 1)
            return false;
        out->day = take_number(in, 1);
    }
    return true;
}

/* Read what follows `2013-`: a month and a day, a day of the year, or a
 * week. */
static bool read_day(struct reader *in, struct pl_datetime *out) {
    if (take(in, 'W'))
        return read_week(in, out);
    if (digits_ahead(in) == 3) {
        out->forms |= PL_FORM_ORDINAL;
        out->day = take_number(in, 3);
        return true;
    }
    if (!take_pair(in, &out->month))
        return false;
    if (take(in, '-'))
        return take_pair(in, &out->day);
    out->forms |= PL_FORM_NO_DAY;
    out->day = 1;
    return true;
}

/* Read the year and the rest of the date. A year with a sign has five or six
 * digits: +02013-07-16. */
static bool read_date(struct reader *in, struct pl_datetime *out) {
    char sign = peek(in);

    if (sign == '+' || sign == '-') {
        in->at++;
        size_t ahead = digits_ahead(in);
        if (ahead < 5 || ahead > 6)
            return false;
        out->forms |= PL_FORM_LONG_YEAR;
        out->year = take_number(in, ahead) * (sign == '-' ? -1 : 1);
        return take(in, '-') && read_day(in, out);
    }

    size_t ahead = digits_ahead(in);
    if (ahead != 4 && ahead != 7 && ahead != 8)
        return false;
    out->year = take_number(in, 4);
    if (ahead == 4) {
        if (take(in, 'W'))
            return read_week(in, out);
        return take(in, '-') && read_day(in, out);
    }
    if (ahead == 7) {
        out->forms |= PL_FORM_ORDINAL;
        out->day = take_number(in, 3);
        return true;
    }
    out->forms |= PL_FORM_BASIC;
    out->month = take_number(in, 2);
    out->day = take_number(in, 2);
    return true;
}

/* Take the digits of a fraction of `unit` seconds, and add its value to
 * `out`. */
static bool read_fraction(struct reader *in, struct pl_datetime *out,
                          int64_t unit) {
    size_t digits = digits_ahead(in);
    int64_t fraction = 0;

    for (size_t i = 0; i < digits; i++) {
        int digit = in->text.data[in->at++] - '0';
        if (digit != 0 && (i >= FRACTION_DIGITS || unit == 1))
            out->has_fraction = true;
        if (i < FRACTION_DIGITS)
            fraction = fraction * 10 + digit;
    }
    for (size_t i = digits; i < FRACTION_DIGITS; i++)
        fraction *= 10;
    out->seconds += fraction * unit / FRACTION_UNIT;
    if (fraction * unit % FRACTION_UNIT != 0)
        out->has_fraction = true;
    return digits > 0;
}

/* Read hours, minutes and seconds: `19:20:30` or `192030`; seconds, or minutes
 * and seconds, may be missing. `*unit` is the number of seconds in one unit of
 * the last part. */
static bool read_clock(struct reader *in, struct pl_datetime *out, int *unit) {
    size_t ahead = digits_ahead(in);

    if (ahead == 4 || ahead == 6) {
        out->forms |= PL_FORM_BASIC;
        out->hour = take_number(in, 2);
        out->minute = take_number(in, 2);
        out->second = take_number(in, ahead - 4);
        *unit = ahead == 6 ? 1 : 60;
        return true;
    }
    *unit = 3600;
    if (!take_pair(in, &out->hour))
        return false;
    if (!take(in, ':'))
        return true;
    *unit = 60;
    if (!take_pair(in, &out->minute))
        return false;
    if (!take(in, ':'))
        return true;
    *unit = 1;
    return take_pair(in, &out->second);
}

static bool read_time(struct reader *in, struct pl_datetime *out) {
    int unit;

    if (!read_clock(in, out, &unit))
        return false;
    out->has_time = true;
    if (unit != 1)
        out->forms |= PL_FORM_NO_SECONDS;

    if (unit == 1 && take(in, ':')) {
        out->forms |= PL_FORM_COLON_FRACTION;
        return read_fraction(in, out, unit);
    }
    char mark = peek(in);
    if (mark != '.' && mark != ',')
        return true;
    in->at++;
    if (mark == ',')
        out->forms |= PL_FORM_COMMA;
    if (unit != 1)
        out->forms |= PL_FORM_PART_FRACTION;
    return read_fraction(in, out, unit);
}

/* Read what follows the sign of an offset: 01:00, 0100, 01; 1:00, 100, 1. */
static bool read_offset(struct reader *in, struct pl_datetime *out, int sign) {
    size_t ahead = digits_ahead(in);
    bool is_short = ahead == 1 || ahead == 3;
    int minutes = 0;

    if (ahead == 0 || ahead > 4)
        return false;
    out->offset_at = in->at - 1;
    out->has_short_offset = is_short;
    int hours = take_number(in, is_short ? 1 : 2);
    if (ahead > 2) {
        minutes = take_number(in, 2);
        if (!is_short && (out->forms & PL_FORM_BASIC) == 0)
            out->forms |= PL_FORM_OFFSET_NO_COLON;
    } else if (take(in, ':')) {
        if (!take_pair(in, &minutes))
            return false;
    } else if (!is_short) {
        out->forms |= PL_FORM_OFFSET_HOURS;
    }
    out->offset = sign * (hours * 60 + minutes);
    if (minutes > 59)
        out->wrong = PL_PART_OFFSET_MINUTE;
    else if (out->offset < OFFSET_MIN || out->offset > OFFSET_MAX)
        out->wrong = PL_PART_OFFSET;
    return true;
}

static bool read_zone(struct reader *in, struct pl_datetime *out) {
    if (is_done(in)) {
        out->forms |= PL_FORM_NO_OFFSET;
        return true;
    }
    if (take(in, ' '))
        out->forms |= PL_FORM_OFFSET_SPACE;
    if (take(in, 'Z'))
        return true;
    if (take(in, 'z')) {
        out->forms |= PL_FORM_LOWER_CASE;
        return true;
    }
    if (take(in, '+'))
        return read_offset(in, out, 1);
    return take(in, '-') && read_offset(in, out, -1);
}

/* Read a date, then a time behind `T` or what people write instead. */
static bool read_all(struct reader *in, struct pl_datetime *out) {
    if (!read_date(in, out))
        return false;
    if (is_done(in)) {
        out->forms |= PL_FORM_NO_TIME;
        return true;
    }
    if ((out->forms & PL_FORM_NO_DAY) != 0)
        return false;
    if (take(in, 't'))
        out->forms |= PL_FORM_LOWER_CASE;
    else if (take(in, ' '))
        out->forms |= PL_FORM_SPACE;
    else if (!take(in, 'T'))
        return false;
    return read_time(in, out) && read_zone(in, out) && is_done(in);
}

static bool is_outside(int number, int first, int last) {
    return number < first || number > last;
}

static enum pl_datetime_part wrong_date(const struct pl_datetime *date) {
    int days;

    if ((date->forms & PL_FORM_WEEK) != 0) {
        if (is_outside(date->month, 1, pl_calendar_weeks(date->year)))
            return PL_PART_WEEK;
        days = 7;
    } else if ((date->forms & PL_FORM_ORDINAL) != 0) {
        days = pl_calendar_is_leap(date->year) ? 366 : 365;
    } else {
        if (is_outside(date->month, 1, 12))
            return PL_PART_MONTH;
        days = pl_calendar_month_days(date->year, date->month);
    }
    return is_outside(date->day, 1, days) ? PL_PART_DAY : PL_PART_NONE;
}

/* 24:00:00 is the end of a day; any later time with hour 24 does not exist. */
static bool is_past_midnight(const struct pl_datetime *time) {
    return time->minute > 0 || time->second > 0 || time->has_fraction ||
           time->seconds > 0;
}

static enum pl_datetime_part wrong_time(const struct pl_datetime *time) {
    if (time->hour > 24 || (time->hour == 24 && is_past_midnight(time)))
        return PL_PART_HOUR;
    if (time->minute > 59)
        return PL_PART_MINUTE;
    return time->second > 60 ? PL_PART_SECOND : PL_PART_NONE;
}

static int64_t day_number(const struct pl_datetime *date) {
    if ((date->forms & PL_FORM_WEEK) != 0)
        return pl_calendar_first_week(date->year) + (date->month - 1) * 7 +
               date->day - 1;
    if ((date->forms & PL_FORM_ORDINAL) != 0)
        return pl_calendar_day(date->year, 1, 1) + date->day - 1;
    return pl_calendar_day(date->year, date->month, date->day);
}

/* Find out what does not exist and which forms depend on the values, and
 * compute the point in time. */
static void settle(struct pl_datetime *out) {
    enum pl_datetime_part date = wrong_date(out);
    enum pl_datetime_part time = wrong_time(out);

    if (out->hour == 24)
        out->forms |= PL_FORM_HOUR_24;
    if (out->second == 60)
        out->forms |= PL_FORM_SECOND_60;
    if (out->year < 2000 || out->year > 2100)
        out->forms |= PL_FORM_FAR_YEAR;

    if (date != PL_PART_NONE)
        out->wrong = date;
    else if (time != PL_PART_NONE)
        out->wrong = time;
    if (out->wrong != PL_PART_NONE)
        return;
    out->seconds += day_number(out) * PL_DAY_SECONDS + out->hour * 3600 +
                    (out->minute - out->offset) * 60 + out->second;
}

/* Digits alone are rather a number: eight are a date only if it exists and is
 * of our time (1900 to 2199), seven never are. */
static bool is_number(const struct pl_datetime *datetime,
                      struct pl_slice text) {
    if (text.len == 7)
        return (datetime->forms & PL_FORM_WEEK) == 0 &&
               (datetime->forms & PL_FORM_NO_DAY) == 0;
    return text.len == 8 && (datetime->forms & PL_FORM_BASIC) != 0 &&
           (datetime->wrong != PL_PART_NONE || datetime->year < 1900 ||
            datetime->year > 2199);
}

struct pl_datetime pl_datetime_read(struct pl_slice text) {
    struct pl_datetime out = {.is_read = false};
    struct reader in = {text, 0};

    if (!read_all(&in, &out))
        return out;
    settle(&out);
    out.is_read = !is_number(&out, text);
    return out;
}

bool pl_datetime_exists(const struct pl_datetime *datetime) {
    return datetime->is_read && datetime->wrong == PL_PART_NONE;
}

bool pl_datetime_read_day(struct pl_slice text, int64_t *seconds) {
    struct reader in = {text, 0};
    int64_t year;
    int month = 1, day = 1;

    if (digits_ahead(&in) != 4)
        return false;
    year = take_number(&in, 4);
    if (take(&in, '-') && !take_pair(&in, &month))
        return false;
    if (text.len > 7 && !(take(&in, '-') && take_pair(&in, &day)))
        return false;
    if (!is_done(&in) || month < 1 || month > 12 || day < 1 ||
        day > pl_calendar_month_days(year, month))
        return false;
    *seconds = pl_calendar_day(year, month, day) * PL_DAY_SECONDS;
    return true;
}

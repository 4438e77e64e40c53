/* dateless: a string is not a date-time (or not a date) in any form that
 * date-detecting servers recognise. Digits alone are not a date. */

#include "check/ascii.h"
#include "check/calendar.h"
#include "check/check.h"
#include "check/datetime.h"

enum kind { DATE_TIME, DATE };

struct settings {
    int kind; /* enum kind */
};

/* Tell whether `text` has the form `form`, in which 9 stands for a digit, A for
 * a letter, and any other character for itself. */
static bool has_form(struct pl_slice text, const char *form) {
    if (text.len != strlen(form))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        bool fits = form[i] == '9'   ? pl_ascii_is_digit(c)
                    : form[i] == 'A' ? pl_ascii_is_letter(c)
                                     : form[i] == c;
        if (!fits)
            return false;
    }
    return true;
}

static int number_at(struct pl_slice text, size_t at, size_t digits) {
    int number = 0;

    for (size_t i = at; i < at + digits; i++)
        number = number * 10 + (text.data[i] - '0');
    return number;
}

static bool exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= pl_calendar_month_days(year, month);
}

/* 07/16/2013 */
static bool is_american(struct pl_slice text) {
    return has_form(text, "99/99/9999") &&
           exists(number_at(text, 6, 4), number_at(text, 0, 2),
                  number_at(text, 3, 2));
}

static bool is_weekday(struct pl_slice text) {
    static const char days[] = "MONTUEWEDTHUFRISATSUN";

    for (size_t i = 0; i + 3 < sizeof days; i += 3)
        if (pl_ascii_same(text, pl_slice_of(days + i, 3)))
            return true;
    return false;
}

static bool is_clock(struct pl_slice text) {
    return number_at(text, 0, 2) < 24 && number_at(text, 3, 2) < 60 &&
           number_at(text, 6, 2) <= 60;
}

/* A zone between the time and the year: an optional `.`, then letters or an
 * offset. */
static bool is_zone(struct pl_slice text) {
    if (text.len > 0 && text.data[0] == '.')
        text = pl_slice_of(text.data + 1, text.len - 1);
    for (size_t len = 1; len <= 5; len++)
        if (has_form(text, &"AAAAA"[5 - len]))
            return true;
    return has_form(text, "+9999") || has_form(text, "-9999") ||
           has_form(text, "+99:99") || has_form(text, "-99:99");
}

/* `Tue 07 16 19:20:30.UTC 2013`, or with `Jul` as the month. Only the zone has
 * a variable length; the parts before and behind it have fixed ones. */
static bool is_spelled_out(struct pl_slice text) {
    if (text.len < 24)
        return false;

    struct pl_slice year = pl_slice_of(text.data + text.len - 5, 5);
    if (!has_form(year, " 9999"))
        return false;
    size_t zone_at;
    if (has_form(pl_slice_of(text.data, 18), "AAA 99 99 99:99:99"))
        zone_at = 18;
    else if (has_form(pl_slice_of(text.data, 19), "AAA AAA 99 99:99:99"))
        zone_at = 19;
    else
        return false;

    struct pl_slice zone =
        pl_slice_of(text.data + zone_at, text.len - zone_at - year.len);
    if (zone.len > 0 && zone.data[0] == ' ')
        zone = pl_slice_of(zone.data + 1, zone.len - 1);
    return is_weekday(pl_slice_of(text.data, 3)) &&
           is_clock(pl_slice_of(text.data + zone_at - 8, 8)) && is_zone(zone);
}

static bool is_date_time(struct pl_slice text) {
    struct pl_datetime datetime = pl_datetime_read(text);

    if (pl_datetime_exists(&datetime))
        return datetime.has_time;
    return is_spelled_out(text);
}

static bool is_date(struct pl_slice text) {
    if (has_form(text, "9999-99-99"))
        return exists(number_at(text, 0, 4), number_at(text, 5, 2),
                      number_at(text, 8, 2));
    return is_american(text);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    switch ((enum kind)own->kind) {
    case DATE_TIME:
        return !is_date_time(value->text);
    case DATE:
        break;
    }
    return !is_date(value->text);
}

static const char *const kinds[] = {"date-time", "date", NULL};

/* Every text that is a date begins with a digit, a sign or a day of the
 * week. */
static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    static const char *const days[] = {"mon", "tue", "wed", "thu",
                                       "fri", "sat", "sun"};

    (void)settings;
    pl_sure_bar_all(sure, "0123456789+-", PL_SURE_FIRST);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        pl_sure_bar_prefix(sure, pl_slice_str(days[i]));
    return wanted == PL_SURE_HOLDS;
}

static const struct pl_param params[] = {
    {"kind", PL_PARAM_CHOICE, true, offsetof(struct settings, kind), kinds,
     "what the string must not be"},
    {0},
};

const struct pl_check pl_check_dateless = {
    .name = "dateless",
    .summary = "the string is not a date-time, or not a date",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .narrow = narrow,
};

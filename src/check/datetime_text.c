/* Descriptions of a date-time, in words. */

#include "check/calendar.h"
#include "check/datetime.h"

static const struct {
    enum pl_datetime_form form;
    const char *text;
} forms[] = {
    {PL_FORM_NO_TIME, "a date without a time"},
    {PL_FORM_NO_DAY, "a month without a day"},
    {PL_FORM_WEEK, "a week date"},
    {PL_FORM_ORDINAL, "an ordinal date"},
    {PL_FORM_BASIC, "basic format"},
    {PL_FORM_SPACE, "a space instead of T"},
    {PL_FORM_LOWER_CASE, "a lower-case t or z"},
    {PL_FORM_NO_SECONDS, "no seconds"},
    {PL_FORM_COLON_FRACTION, "milliseconds after a colon"},
    {PL_FORM_COMMA, "a comma before the fraction"},
    {PL_FORM_PART_FRACTION, "a fraction of a minute or an hour"},
    {PL_FORM_OFFSET_SPACE, "a space before the offset"},
    {PL_FORM_OFFSET_NO_COLON, "an offset without a colon"},
    {PL_FORM_OFFSET_HOURS, "an offset without minutes"},
    {PL_FORM_HOUR_24, "24:00:00"},
    {PL_FORM_SECOND_60, "second 60"},
    {PL_FORM_LONG_YEAR, "a year of more than four digits"},
    {PL_FORM_FAR_YEAR, "a year before 2000 or after 2100"},
    {PL_FORM_NO_OFFSET, "no offset: it is read as UTC"},
};

void pl_datetime_add_forms(const struct pl_datetime *datetime,
                           struct pl_buf *out) {
    const char *between = "";

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if ((datetime->forms & (unsigned)forms[i].form) == 0)
            continue;
        pl_buf_add_str(out, between);
        pl_buf_add_str(out, forms[i].text);
        between = ", ";
    }
}

static void add_wrong_day(const struct pl_datetime *datetime,
                          struct pl_buf *out) {
    if ((datetime->forms & PL_FORM_WEEK) != 0)
        pl_buf_add_format(out, "day %d of a week", datetime->day);
    else if ((datetime->forms & PL_FORM_ORDINAL) != 0)
        pl_buf_add_format(out, "day %d of year %lld", datetime->day,
                          (long long)datetime->year);
    else if (datetime->month == 2 && datetime->day == 29)
        pl_buf_add_format(out, "day 29 of month 2 in %lld",
                          (long long)datetime->year);
    else
        pl_buf_add_format(out, "day %d of month %d", datetime->day,
                          datetime->month);
}

void pl_datetime_add_wrong(const struct pl_datetime *datetime,
                           struct pl_buf *out) {
    switch (datetime->wrong) {
    case PL_PART_NONE:
        return;
    case PL_PART_MONTH:
        pl_buf_add_format(out, "month %d", datetime->month);
        return;
    case PL_PART_DAY:
        add_wrong_day(datetime, out);
        return;
    case PL_PART_WEEK:
        pl_buf_add_format(out, "week %d of year %lld", datetime->month,
                          (long long)datetime->year);
        return;
    case PL_PART_HOUR:
        if (datetime->hour == 24)
            pl_buf_add_str(out, "a time past 24:00:00");
        else
            pl_buf_add_format(out, "hour %d", datetime->hour);
        return;
    case PL_PART_MINUTE:
        pl_buf_add_format(out, "minute %d", datetime->minute);
        return;
    case PL_PART_SECOND:
        pl_buf_add_format(out, "second %d", datetime->second);
        return;
    case PL_PART_OFFSET_MINUTE:
        pl_buf_add_str(out, "an offset with over 59 minutes");
        return;
    case PL_PART_OFFSET:
        pl_buf_add_str(out, "offset ");
        pl_datetime_add_offset(datetime, out);
        return;
    }
}

void pl_datetime_add_offset(const struct pl_datetime *datetime,
                            struct pl_buf *out) {
    int minutes = datetime->offset < 0 ? -datetime->offset : datetime->offset;

    pl_buf_add_format(out, "%c%02d:%02d", datetime->offset < 0 ? '-' : '+',
                      minutes / 60, minutes % 60);
}

void pl_datetime_write(int64_t seconds, struct pl_buf *out) {
    int64_t day_number = seconds / PL_DAY_SECONDS;
    int64_t rest = seconds % PL_DAY_SECONDS;
    int64_t year;
    int month, day;

    if (rest < 0) {
        rest += PL_DAY_SECONDS;
        day_number--;
    }
    pl_calendar_date(day_number, &year, &month, &day);
    pl_buf_add_format(out, "%04lld-%02d-%02dT%02d:%02d:%02dZ", (long long)year,
                      month, day, (int)(rest / 3600), (int)(rest / 60 % 60),
                      (int)(rest % 60));
}

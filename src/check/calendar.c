#include "check/calendar.h"

/* The calendar repeats every 400 years; such an era has 146,097 days. Years are
 * counted from March, so that the leap day is the last day of its year. */
#define ERA_YEARS  400
#define ERA_DAYS   146097
#define EPOCH_DAYS 719468 /* from 0000-03-01 to 1970-01-01 */

static int64_t floor_divide(int64_t a, int64_t b) {
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

bool pl_calendar_is_leap(int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int pl_calendar_month_days(int64_t year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && pl_calendar_is_leap(year));
}

int64_t pl_calendar_day(int64_t year, int month, int day) {
    if (month <= 2)
        year--;
    int64_t era = floor_divide(year, ERA_YEARS);
    int64_t year_of_era = year - era * ERA_YEARS;
    int64_t day_of_year =
        (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * ERA_DAYS + day_of_era - EPOCH_DAYS;
}

void pl_calendar_date(int64_t day_number, int64_t *year, int *month, int *day) {
    int64_t shifted = day_number + EPOCH_DAYS;
    int64_t era = floor_divide(shifted, ERA_DAYS);
    int64_t day_of_era = shifted - era * ERA_DAYS;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                           day_of_era / 146096) /
                          365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted_month = (5 * day_of_year + 2) / 153;

    *day = (int)(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    *month = (int)(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    *year = era * ERA_YEARS + year_of_era + (*month <= 2);
}

/* Week 1 is the week that contains January 4; 1970-01-01 was a Thursday. */
int64_t pl_calendar_first_week(int64_t year) {
    int64_t fourth = pl_calendar_day(year, 1, 4);

    return floor_divide(fourth + 3, 7) * 7 - 3;
}

int pl_calendar_weeks(int64_t year) {
    return (
        int)((pl_calendar_first_week(year + 1) - pl_calendar_first_week(year)) /
             7);
}

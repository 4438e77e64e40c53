/*
 * Calendar: the proleptic Gregorian calendar in days since 1970-01-01.
 */
#ifndef PL_CHECK_CALENDAR_H
#define PL_CHECK_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#define PL_DAY_SECONDS 86400

/* Tell whether a year has 366 days. */
bool pl_calendar_is_leap(int64_t year);

/* The number of days in a month (1 to 12). */
int pl_calendar_month_days(int64_t year, int month);

/* The day number of a date that exists. */
int64_t pl_calendar_day(int64_t year, int month, int day);

/* The year, month and day of a day number. */
void pl_calendar_date(int64_t day_number, int64_t *year, int *month, int *day);

/* The day number of the Monday of week 1 of `year` (ISO 8601). */
int64_t pl_calendar_first_week(int64_t year);

/* The number of ISO weeks in a year: 52 or 53. */
int pl_calendar_weeks(int64_t year);

#endif

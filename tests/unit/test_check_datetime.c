#include "keyword.h"

#include <check.h>
#include <stdio.h>

#include "check/calendar.h"
#include "check/datetime.h"

static const char *const rungs[] = {
    "{\"iso8601\": \"format\"}", "{\"iso8601\": \"offset\"}",
    "{\"iso8601\": \"range\"}", "{\"iso8601\": \"form\"}"};

/* Which rungs a text fails, as letters. */
static const char *failed(const char *text) {
    static char letters[5];
    char json[128];
    size_t n = 0;

    snprintf(json, sizeof json, "\"%s\"", text);
    for (size_t i = 0; i < 4; i++)
        if (!keyword_holds(rungs[i], json))
            letters[n++] = "FORf"[i];
    letters[n] = '\0';
    return letters;
}

/* The {reason} of the rung `form` or `range`. */
static const char *reason(size_t rung, const char *text) {
    char json[128];

    snprintf(json, sizeof json, "\"%s\"", text);
    return keyword_fact(rungs[rung], json, "reason");
}

#define RANGE 2
#define FORM  3

START_TEST(the_documented_form_is_silent) {
    static const char *const texts[] = {"2013-07-16T19:20:30+01:00",
                                        "2017-05-12T18:47:12Z",
                                        "2022-12-06T18:20:45.000Z",
                                        "2014-02-02T00:00:00Z",
                                        "2020-01-24T11:59:02.402+05:30",
                                        "2021-02-01T00:00:00.000Z",
                                        "2021-02-01T00:00:00.123456789123Z",
                                        "2000-01-01T00:00:00Z",
                                        "2100-12-31T23:59:59Z",
                                        "2020-02-29T00:00:00+14:00",
                                        "2020-01-01T00:00:00-12:00",
                                        "2020-01-01T00:00:00-00:00"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_msg(failed(texts[i])[0] == '\0', "%s", texts[i]);
}
END_TEST

START_TEST(an_undocumented_form_is_told) {
    static const struct {
        const char *text, *reason;
    } rows[] = {
        {"2013-07-16T19:20:30+0100", "an offset without a colon"},
        {"2013-07-16T19:20:30+01", "an offset without minutes"},
        {"2013-07-16T19:20Z", "no seconds"},
        {"2013-07-16T19Z", "no seconds"},
        {"2013-07-16T19:20:30,5Z", "a comma before the fraction"},
        {"2013-07-16t19:20:30Z", "a lower-case t or z"},
        {"2013-07-16T19:20:30z", "a lower-case t or z"},
        {"20130716T192030Z", "basic format"},
        {"20130716T192030+0100", "basic format"},
        {"20130716", "a date without a time, basic format"},
        {"2013-07-16T19:20:30", "no offset: it is read as UTC"},
        {"2013-07-16", "a date without a time"},
        {"2013-07", "a date without a time, a month without a day"},
        {"2019-02-15 00:00:00Z", "a space instead of T"},
        {"2019-02-15 00:00:00 -0500",
         "a space instead of T, a space before the offset, an offset without "
         "a colon"},
        {"2019-02-15 00:00:00",
         "a space instead of T, no offset: it is read as UTC"},
        {"2013-07-16T19:20:30:123+0100",
         "milliseconds after a colon, an offset without a colon"},
        {"2013-07-16T19:20:30:123Z", "milliseconds after a colon"},
        {"2013-W29-2T19:20:30Z", "a week date"},
        {"2013W292", "a date without a time, a week date"},
        {"2013-W29", "a date without a time, a week date"},
        {"2013-197T19:20:30Z", "an ordinal date"},
        {"2013197T19:20:30Z", "an ordinal date"},
        {"2013-07-16T24:00:00Z", "24:00:00"},
        {"2016-12-31T23:59:60Z", "second 60"},
        {"1999-12-31T23:59:59Z", "a year before 2000 or after 2100"},
        {"2101-01-01T00:00:00Z", "a year before 2000 or after 2100"},
        {"+02013-07-16T19:20:30Z", "a year of more than four digits"},
        {"2013-07-16T19:20.5Z",
         "no seconds, a fraction of a minute or an hour"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_msg(strcmp(failed(rows[i].text), "f") == 0, "%s: %s",
                      rows[i].text, failed(rows[i].text));
        ck_assert_str_eq(reason(FORM, rows[i].text), rows[i].reason);
    }
}
END_TEST

START_TEST(a_short_offset_has_its_own_rung) {
    ck_assert_str_eq(failed("2013-07-16T19:20:30+1:00"), "O");
    ck_assert_str_eq(failed("2013-07-16T19:20:30-5:00"), "O");
    ck_assert_str_eq(failed("2013-07-16T19:20:30.000+1:00"), "O");
    ck_assert_str_eq(failed("2013-07-16T19:20:30+1"), "O");
    ck_assert_str_eq(
        keyword_fact(rungs[1], "\"2013-07-16T19:20:30+1:00\"", "suggestion"),
        "2013-07-16T19:20:30+01:00");
    ck_assert_str_eq(
        keyword_fact(rungs[1], "\"2013-07-16T19:20:30-5:30\"", "suggestion"),
        "2013-07-16T19:20:30-05:30");
    ck_assert_str_eq(failed("2013-02-30T19:20:30+1:00"), "OR");
}
END_TEST

START_TEST(what_does_not_exist_is_out_of_range) {
    static const struct {
        const char *text, *reason;
    } rows[] = {
        {"2013-02-30T19:20:30Z", "day 30 of month 2"},
        {"2013-02-29T19:20:30Z", "day 29 of month 2 in 2013"},
        {"2100-02-29T19:20:30Z", "day 29 of month 2 in 2100"},
        {"2013-04-31T19:20:30Z", "day 31 of month 4"},
        {"2013-07-00T19:20:30Z", "day 0 of month 7"},
        {"2013-13-01T19:20:30Z", "month 13"},
        {"2013-00-01T19:20:30Z", "month 0"},
        {"2013-07-16T25:00:00Z", "hour 25"},
        {"2013-07-16T24:00:01Z", "a time past 24:00:00"},
        {"2013-07-16T24:00:00.1Z", "a time past 24:00:00"},
        {"2013-07-16T19:60:30Z", "minute 60"},
        {"2013-07-16T19:20:61Z", "second 61"},
        {"2013-07-16T19:20:30+14:01", "offset +14:01"},
        {"2013-07-16T19:20:30-12:01", "offset -12:01"},
        {"2013-07-16T19:20:30+99:00", "offset +99:00"},
        {"2013-07-16T19:20:30+01:60", "an offset with over 59 minutes"},
        {"2013-W53-1T19:20:30Z", "week 53 of year 2013"},
        {"2013-W00-1T19:20:30Z", "week 0 of year 2013"},
        {"2013-W29-8T19:20:30Z", "day 8 of a week"},
        {"2013-366T19:20:30Z", "day 366 of year 2013"},
        {"2013-000T19:20:30Z", "day 0 of year 2013"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_msg(strchr(failed(rows[i].text), 'R') != NULL, "%s",
                      rows[i].text);
        ck_assert_str_eq(reason(RANGE, rows[i].text), rows[i].reason);
    }
}
END_TEST

START_TEST(other_text_is_no_date_time) {
    static const char *const texts[] = {
        "",
        " ",
        "12345",
        "2014",
        "1477502783",
        "1477502783000",
        "now",
        "07/16/2013",
        "16.07.2013",
        "Tue, 16 Jul 2013 19:20:30 GMT",
        "2013-7-16T19:20:30Z",
        "2013-07-16T9:20:30Z",
        "10:30",
        "T10:30",
        "2013-07-16T",
        "2013-07-16 ",
        "2013-07-16T19:20:30Z ",
        "2013-07-16T19:20:30ZZ",
        "2013-07-16T19:20:30 UTC",
        "2013-07-16T19:20:30.Z",
        "2013-07-16T19:20:",
        "2013-07-16T19:20:30+",
        "2013-07-16T19:20:30+01:0",
        "2013-07-16T19:20:30+00001",
        "2013-07-16Z",
        "2013-07-16T19:20:30:Z",
        "2013/07/16T19:20:30Z",
        "12345678",
        "20131345",
        "2013197",
        "0716",
        "2013-W2",
        "2013-W29-",
        "-2013-07-16",
        "+2013-07-16T00:00:00Z",
        "2013-07T10:00:00Z",
        "\xd9\xa2\xd9\xa0\xd9\xa1\xd9\xa3-07-16",
        "2013-07-16T1920:30Z"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_msg(strcmp(failed(texts[i]), "F") == 0, "%s: %s", texts[i],
                      failed(texts[i]));
}
END_TEST

START_TEST(numbers_in_quotes_may_be_epoch) {
    ck_assert_str_eq(keyword_fact(rungs[0], "\"1477502783\"", "epoch"),
                     "seconds");
    ck_assert_str_eq(keyword_fact(rungs[0], "\"1477502783\"", "date"),
                     "2016-10-26T17:26:23Z");
    ck_assert_str_eq(keyword_fact(rungs[0], "\"1477502783999\"", "epoch"),
                     "milliseconds");
    ck_assert_str_eq(keyword_fact(rungs[0], "\"1477502783999\"", "date"),
                     "2016-10-26T17:26:23Z");
    ck_assert_str_eq(keyword_fact(rungs[0], "\"12345\"", "epoch"), "(none)");
    ck_assert_str_eq(keyword_fact(rungs[0], "\"soon\"", "epoch"), "(none)");
}
END_TEST

static int64_t seconds_of(const char *text) {
    struct pl_datetime datetime = pl_datetime_read(pl_slice_str(text));

    ck_assert_msg(pl_datetime_exists(&datetime), "%s", text);
    return datetime.seconds;
}

START_TEST(all_forms_of_one_instant_are_equal) {
    static const char *const texts[] = {
        "2013-07-16T18:20:30Z",     "2013-07-16T19:20:30+01:00",
        "2013-07-16T19:20:30+0100", "2013-07-16T19:20:30+01",
        "2013-07-16T19:20:30+1:00", "2013-07-16 18:20:30",
        "20130716T182030Z",         "2013-W29-2T18:20:30Z",
        "2013-197T18:20:30Z",       "2013-07-16T18:20.5Z",
        "2013-07-17T08:20:30+14:00"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_int_eq(seconds_of(texts[i]), 1373998830);
    ck_assert_int_eq(seconds_of("1970-01-01T00:00:00Z"), 0);
    ck_assert_int_eq(seconds_of("1969-12-31T23:59:59Z"), -1);
    ck_assert_int_eq(seconds_of("2013-07-16T24:00:00Z"),
                     seconds_of("2013-07-17T00:00:00Z"));
    ck_assert_int_eq(seconds_of("2013-07-16T18.25Z"),
                     seconds_of("2013-07-16T18:15:00Z"));
}
END_TEST

START_TEST(the_calendar_is_its_own_inverse) {
    for (int64_t number = -800000; number < 800000; number += 17) {
        int64_t year;
        int month, day;
        pl_calendar_date(number, &year, &month, &day);
        ck_assert_int_eq(pl_calendar_day(year, month, day), number);
    }
    ck_assert_int_eq(pl_calendar_weeks(2020), 53);
    ck_assert_int_eq(pl_calendar_weeks(2013), 52);
}
END_TEST

START_TEST(the_future_begins_after_the_tolerance) {
    const char *schema = "{\"notAfter\": 300}";

    ck_assert(keyword_holds(schema, "\"2026-01-01T00:05:00Z\""));
    ck_assert(keyword_holds(schema, "\"2026-01-01T00:05:00.000Z\""));
    ck_assert(!keyword_holds(schema, "\"2026-01-01T00:05:00.0000000001Z\""));
    ck_assert(!keyword_holds(schema, "\"2026-01-01T00:05:01Z\""));
    ck_assert(keyword_holds(schema, "\"2026-01-01T01:05:00+01:00\""));
    ck_assert(!keyword_holds(schema, "\"2026-01-01T01:05:01+01:00\""));
    ck_assert(!keyword_holds(schema, "\"2025-12-31T19:05:01-05:00\""));
    ck_assert(!keyword_holds(schema, "\"2026-01-02\""));
    ck_assert(keyword_holds(schema, "\"2026-01-01\""));
    ck_assert(keyword_holds(schema, "\"2099-02-30T00:00:00Z\""));
    ck_assert(keyword_holds(schema, "\"tomorrow\""));
    ck_assert_str_eq(keyword_fact(schema, "\"2030-01-01T00:00:00Z\"", "limit"),
                     "2026-01-01T00:00:00Z");
    ck_assert(!keyword_holds("{\"notAfter\": 0}", "\"2026-01-01T00:00:01Z\""));
}
END_TEST

START_TEST(before_compares_with_the_first_instant) {
    ck_assert(keyword_holds("{\"before\": \"2023-01\"}",
                            "\"2022-12-31T23:59:59.999Z\""));
    ck_assert(!keyword_holds("{\"before\": \"2023-01\"}",
                             "\"2023-01-01T00:00:00Z\""));
    ck_assert(keyword_holds("{\"before\": \"2023-01-01\"}",
                            "\"2023-01-01T00:59:59+01:00\""));
    ck_assert(!keyword_holds("{\"before\": \"2023\"}",
                             "\"2023-01-01T01:00:00+01:00\""));
    ck_assert(!keyword_holds("{\"before\": \"2023\"}", "\"soon\""));
    ck_assert_ptr_nonnull(keyword_refusal("{\"before\": \"2023-13\"}"));
    ck_assert_ptr_nonnull(keyword_refusal("{\"before\": \"2023-1\"}"));
    ck_assert_ptr_nonnull(keyword_refusal("{\"before\": \"2023-01-\"}"));
    ck_assert_ptr_nonnull(keyword_refusal("{\"before\": \"\"}"));
}
END_TEST

START_TEST(before_may_ask_a_list) {
    const char *schema = "{\"before\": {\"list\": \"iso\", \"by\": "
                         "\"currency\", \"column\": \"withdrawn\"}}";
    const char *time = "\"2022-12-31T00:00:00Z\"";

    ck_assert(keyword_holds_beside(schema, time, "{\"currency\": \"HRK\"}"));
    ck_assert(!keyword_holds_beside(schema, "\"2023-01-01T00:00:00Z\"",
                                    "{\"currency\": \"HRK\"}"));
    ck_assert(!keyword_holds_beside(schema, time, "{\"currency\": \"EUR\"}"));
    ck_assert(!keyword_holds_beside(schema, time, "{\"currency\": \"hrk\"}"));
    ck_assert(!keyword_holds_beside(schema, time, "{\"currency\": 1}"));
    ck_assert(!keyword_holds_beside(schema, time, "{}"));
}
END_TEST

START_TEST(dateless_finds_date_times) {
    static const char *const dates[] = {
        "2013-07-16T19:20:30+01:00",     "2013-07-16T19:20:30:123Z",
        "2013-07-16T19:20:30:123+0100",  "2013-07-16T19:20:30",
        "2013-07-16 19:20:30",           "20130716T192030Z",
        "Tue 07 16 19:20:30.UTC 2013",   "Tue Jul 16 19:20:30 +0100 2013",
        "Tue 07 16 19:20:30.+01:00 2013"};
    static const char *const others[] = {"2014",
                                         "10:30",
                                         "20130716",
                                         "1477502783",
                                         "2013-07-16",
                                         "07/16/2013",
                                         "2013-02-30T19:20:30Z",
                                         "SKU-20130716T10",
                                         "",
                                         "Foo 07 16 19:20:30.UTC 2013",
                                         "Tue 07 16 99:20:30.UTC 2013",
                                         "Tue 07 16 19:20:30.UTCUTC 2013"};
    char json[64];

    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        snprintf(json, sizeof json, "\"%s\"", dates[i]);
        ck_assert_msg(!keyword_holds("{\"dateless\": \"date-time\"}", json),
                      "%s", json);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(json, sizeof json, "\"%s\"", others[i]);
        ck_assert_msg(keyword_holds("{\"dateless\": \"date-time\"}", json),
                      "%s", json);
    }
}
END_TEST

START_TEST(dateless_finds_dates) {
    const char *schema = "{\"dateless\": \"date\"}";

    ck_assert(!keyword_holds(schema, "\"2013-07-16\""));
    ck_assert(!keyword_holds(schema, "\"07/16/2013\""));
    ck_assert(keyword_holds(schema, "\"2013-02-30\""));
    ck_assert(keyword_holds(schema, "\"16/07/2013\""));
    ck_assert(keyword_holds(schema, "\"20130716\""));
    ck_assert(keyword_holds(schema, "\"2013-07\""));
    ck_assert(keyword_holds(schema, "\"2014\""));
    ck_assert(keyword_holds(schema, "\"2013-07-16T19:20:30Z\""));
    ck_assert(keyword_holds(schema, "\"00/00/0000\""));
}
END_TEST

START_TEST(rising_tells_the_step_that_breaks_the_order) {
    const char *schema = "{\"rising\": {\"by\": \"t\", \"even\": true}}";
    const char *gap = "[{\"t\": \"2024-02-28\"}, {\"t\": \"2024-02-29\"}, "
                      "{\"t\": \"2024-03-02\"}]";

    ck_assert(keyword_holds(schema, "[]"));
    ck_assert(keyword_holds(schema, "{\"t\": 1}"));
    ck_assert(keyword_holds(schema, "[{\"t\": \"2024-02-28\"}, "
                                    "{\"t\": \"2024-02-29\"}, "
                                    "{\"t\": \"2024-03-01\"}]"));
    ck_assert(!keyword_holds(schema, gap));
    ck_assert_str_eq(keyword_fact(schema, gap, "first"), "1");
    ck_assert_str_eq(keyword_fact(schema, gap, "second"), "2");
    ck_assert_str_eq(keyword_fact(schema, gap, "previous"), "2024-02-29");
    ck_assert(keyword_holds("{\"rising\": \"t\"}", gap));
    ck_assert(!keyword_holds("{\"rising\": {\"even\": false}}",
                             "[\"2024-02-28\", \"2024-02-28\"]"));
}
END_TEST

START_TEST(rising_passes_over_what_is_no_date_time) {
    const char *schema = "{\"rising\": {\"even\": true}}";

    ck_assert(keyword_holds(schema, "[1, null, \"soon\", [], {}]"));
    ck_assert(keyword_holds(schema, "[\"2024-01-01\", \"2024-01-02\", 1, "
                                    "\"2024-01-04\", \"2024-01-05\"]"));
    ck_assert(!keyword_holds(schema, "[\"2024-01-02\", 1, \"2024-01-01\"]"));
    ck_assert(!keyword_holds(schema, "[\"0001-01-01\", \"9999-12-31\", "
                                     "\"9999-12-31T23:59:59-12:00\"]"));
}
END_TEST

Suite *check_datetime_suite(void);

Suite *check_datetime_suite(void) {
    Suite *suite = suite_create("check_datetime");
    TCase *tcase = tcase_create("datetime");

    tcase_add_checked_fixture(tcase, keyword_setup, keyword_teardown);
    tcase_add_test(tcase, the_documented_form_is_silent);
    tcase_add_test(tcase, an_undocumented_form_is_told);
    tcase_add_test(tcase, a_short_offset_has_its_own_rung);
    tcase_add_test(tcase, what_does_not_exist_is_out_of_range);
    tcase_add_test(tcase, other_text_is_no_date_time);
    tcase_add_test(tcase, numbers_in_quotes_may_be_epoch);
    tcase_add_test(tcase, all_forms_of_one_instant_are_equal);
    tcase_add_test(tcase, the_calendar_is_its_own_inverse);
    tcase_add_test(tcase, the_future_begins_after_the_tolerance);
    tcase_add_test(tcase, before_compares_with_the_first_instant);
    tcase_add_test(tcase, before_may_ask_a_list);
    tcase_add_test(tcase, dateless_finds_date_times);
    tcase_add_test(tcase, dateless_finds_dates);
    tcase_add_test(tcase, rising_tells_the_step_that_breaks_the_order);
    tcase_add_test(tcase, rising_passes_over_what_is_no_date_time);
    suite_add_tcase(suite, tcase);
    return suite;
}

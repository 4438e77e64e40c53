#include "keyword.h"

#include <check.h>
#include <stdio.h>

#include "check/sure.h"

/* The clock of the keyword tests: 2026-01-01T00:00:00Z. */
#define NOW INT64_C(1767225600)

/* Texts without escapes on both sides of what keywords ask. */
static const char *const texts[] = {
    "",
    " ",
    "a",
    "A",
    " a",
    "a ",
    "EUR",
    "eur",
    "EURO",
    "null",
    "NULL",
    "none",
    "sku-1",
    "SKU 1042",
    "small steel hat",
    "order 66",
    "1984",
    "-1",
    "+1:00",
    "+15043277269",
    "$10",
    "10$",
    "9.99",
    "1e2",
    "ann@example.com",
    "a@b",
    "4111111111111111",
    "4111 1111 1111 1111",
    "DE89370400440532013000",
    "GB82 WEST 1234 5698 7654 32",
    "GB 82 WEST 1234 5698 7654 32",
    "2024-05-12",
    "05/12/2024",
    "2024-05-12T18:47:12Z",
    "2024-05-12T18:47:12+02:00",
    "2024-05-12T18:47:12.250Z",
    "2024-05-12T18:47:12.Z",
    "2024-05-12T18:47:12+2:00",
    "2024-05-12T18:47:12+14:30",
    "2024-05-12t18:47:12Z",
    "2024-05-12 18:47:12Z",
    "2024-02-30T18:47:12Z",
    "2024-13-01T18:47:12Z",
    "2024-05-12T24:00:00Z",
    "2024-05-12T18:47:60Z",
    "1999-05-12T18:47:12Z",
    "2025-12-31T23:59:59Z",
    "2026-01-02T00:00:00Z",
    "2031-05-12T18:47:12Z",
    "2024-05-12T18:47:12",
    "Tue 07 16 19:20:30.UTC 2013",
    "11ae5b4b-2445-4440-a04f-bf537764c9ad",
    "507f1f77bcf86cd799439011",
    "caf\xC3\xA9",
    "\xC3\xA9t\xC3\xA9",
    "\xC2\xA0mug",
    "mug\xC2\xA0",
    "\xE2\x80\x83",
    "a long text, of more words than most keywords let pass: no more",
};

static const char *const schemas[] = {
    "{\"type\": \"string\"}",
    "{\"type\": [\"number\", \"null\"]}",
    "{\"minLength\": 1}",
    "{\"minLength\": 4}",
    "{\"maxLength\": 3}",
    "{\"maxLength\": {\"limit\": 4, \"unit\": \"bytes\"}}",
    "{\"maxBytes\": 5}",
    "{\"notBlank\": true}",
    "{\"trimmed\": true}",
    "{\"excludes\": \"@\"}",
    "{\"excludes\": \"\\\"\"}",
    "{\"excludes\": \"a-z\"}",
    "{\"excludesPrefix\": \"$\"}",
    "{\"excludesPrefix\": \"SKU\"}",
    "{\"letterCase\": \"upper\"}",
    "{\"iso8601\": \"format\"}",
    "{\"iso8601\": \"offset\"}",
    "{\"iso8601\": \"range\"}",
    "{\"iso8601\": \"form\"}",
    "{\"notAfter\": 300}",
    "{\"dateless\": \"date-time\"}",
    "{\"dateless\": \"date\"}",
    "{\"enum\": [\"EUR\", \"null\"]}",
    "{\"inList\": {\"list\": \"iso\", \"ignoreCase\": true}}",
    "{\"glob\": [\"sku[!a-z]*[0-9]*\", \"order[!a-z]*[0-9]*\"]}",
    "{\"glob\": [\"[0-9][0-9][0-9][0-9]*\", \"*[0-9][0-9]\"]}",
    "{\"glob\": [\"[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]"
    "[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]"
    "[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]"
    "[0-9a-f][0-9a-f]\"]}",
    "{\"glob\": [\"caf?\", \"?\", \"\"]}",
    "{\"format\": \"email\"}",
    "{\"format\": \"e164\"}",
    "{\"format\": \"uuid\"}",
    "{\"format\": \"number\"}",
    "{\"format\": \"card-number\"}",
    "{\"format\": \"iban\"}",
    "{\"format\": \"date-time\"}",
    "{\"anyOf\": [{\"format\": \"email\"}, {\"format\": \"e164\"}]}",
    "{\"anyOf\": [{\"maxLength\": 2}, {\"minLength\": 6}]}",
    "{\"allOf\": [{\"maxLength\": 9}, {\"trimmed\": true}]}",
    "{\"not\": {\"format\": \"iban\"}}",
};

/* Compare what is sure of a value with what the keywords say of it. */
static void compare(const char *schema, const char *value, bool is_sure,
                    enum pl_certainty wanted) {
    bool holds = keyword_holds(schema, value);

    if (is_sure)
        ck_assert_msg(holds == (wanted == PL_SURE_HOLDS), "%s of %s", schema,
                      value);
}

static void compare_text(const char *schema, const char *text,
                         enum pl_certainty wanted) {
    struct pl_sure sure;
    struct pl_sure_bars bars;
    char value[128] = "";

    pl_sure_begin(&sure, PL_TYPE_STRING, NOW, &bars);
    snprintf(value, sizeof value, "\"%s\"", text);
    bool is_told = pl_sure_narrow_schema(&sure, keyword_schema(schema), wanted);
    compare(schema, value,
            is_told && !pl_sure_is_empty(&sure) &&
                pl_sure_text(&sure, pl_slice_of(value + 1, strlen(text))),
            wanted);
}

START_TEST(what_is_sure_of_a_text_is_what_the_keywords_say) {
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            compare_text(schemas[i], texts[k], PL_SURE_HOLDS);
            compare_text(schemas[i], texts[k], PL_SURE_FAILS);
        }
}
END_TEST

static bool is_sure_of(const char *schema, const char *text) {
    struct pl_sure sure;
    struct pl_sure_bars bars;
    char value[128] = "";

    pl_sure_begin(&sure, PL_TYPE_STRING, NOW, &bars);
    snprintf(value, sizeof value, "\"%s\"", text);
    return pl_sure_narrow_schema(&sure, keyword_schema(schema),
                                 PL_SURE_HOLDS) &&
           pl_sure_text(&sure, pl_slice_of(value + 1, strlen(text)));
}

START_TEST(no_moment_is_sure_that_the_keywords_doubt) {
    static const char *const moments[] = {"2024-02-28T18:47:12Z",
                                          "2019-10-31T23:59:59+11:59"};
    static const char *const asked[] = {"{\"iso8601\": \"form\"}",
                                        "{\"format\": \"date-time\"}",
                                        "{\"notAfter\": 300}"};
    static const char bytes[] = "0123456789-+:.TtZz /\x7F";
    char text[64];

    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        for (size_t at = 0; at < strlen(moments[i]); at++)
            for (size_t k = 0; k < sizeof bytes - 1; k++) {
                snprintf(text, sizeof text, "%s", moments[i]);
                text[at] = bytes[k];
                for (size_t n = 0; n < sizeof asked / sizeof *asked; n++)
                    compare_text(asked[n], text, PL_SURE_HOLDS);
            }
}
END_TEST

START_TEST(the_days_of_a_year_are_sure_until_now) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct pl_sure sure;
    struct pl_sure_bars bars;
    char text[32];

    pl_sure_begin(&sure, PL_TYPE_STRING, NOW, &bars);
    ck_assert(pl_sure_narrow_schema(
        &sure, keyword_schema("{\"iso8601\": \"form\", \"notAfter\": 300}"),
        PL_SURE_HOLDS));
    for (int month = 0; month <= 19; month++)
        for (int day = 0; day <= 39; day++)
            for (int year = 2025; year <= 2026; year++) {
                bool exists = month >= 1 && month <= 12 && day >= 1 &&
                              day <= days[month - 1];
                int len = snprintf(text, sizeof text, "%d-%02d-%02dT09:10:00Z",
                                   year, month, day);
                bool is_sure =
                    pl_sure_text(&sure, pl_slice_of(text, (size_t)len));
                bool is_last = year == 2025 && month == 12 && day == 31;
                ck_assert_int_eq(is_sure, exists && year == 2025 && !is_last);
            }
}
END_TEST

START_TEST(most_of_what_is_good_is_sure) {
    ck_assert(is_sure_of("{\"iso8601\": \"form\", \"notAfter\": 300}",
                         "2024-05-12T18:47:12+02:00"));
    ck_assert(is_sure_of("{\"trimmed\": true, \"maxLength\": 255, \"not\": "
                         "{\"anyOf\": [{\"format\": \"uuid\"}, {\"glob\": "
                         "[\"sku[!a-z]*[0-9]*\"]}]}}",
                         "small steel hat"));
    ck_assert(is_sure_of("{\"not\": {\"anyOf\": [{\"format\": \"iban\"}, "
                         "{\"format\": \"card-number\"}]}}",
                         "gift wrapped, with a card"));
}
END_TEST

/* Numbers without sign and exponent, with what stands before the point and how
 * many digits behind it. */
static const struct {
    const char *text;
    uint64_t whole, decimals;
} numbers[] = {{"0", 0, 0},     {"0.0", 0, 1},          {"0.5", 0, 1},
               {"1", 1, 0},     {"1.50", 1, 2},         {"99.99", 99, 2},
               {"100", 100, 0}, {"100.0", 100, 1},      {"100.01", 100, 2},
               {"101", 101, 0}, {"12345.678", 12345, 3}};

static const char *const number_schemas[] = {
    "{\"type\": \"integer\"}",
    "{\"type\": \"string\"}",
    "{\"minimum\": 1}",
    "{\"minimum\": 0.5}",
    "{\"minimum\": -0.5}",
    "{\"maximum\": 100}",
    "{\"maximum\": 99.99}",
    "{\"exclusiveMinimum\": 0}",
    "{\"exclusiveMinimum\": -1}",
    "{\"exclusiveMaximum\": 100}",
    "{\"exclusiveMaximum\": 100.01}",
    "{\"plainInteger\": true}",
    "{\"maxDecimals\": 2}",
    "{\"multipleOf\": 0.5}",
    "{\"not\": {\"type\": \"string\"}}"};

static void compare_number(const char *schema, size_t index,
                           enum pl_certainty wanted) {
    struct pl_sure sure;

    pl_sure_begin(&sure, PL_TYPE_NUMBER, NOW, NULL);
    bool is_told = pl_sure_narrow_schema(&sure, keyword_schema(schema), wanted);
    compare(schema, numbers[index].text,
            is_told && pl_sure_number(&sure, numbers[index].whole,
                                      numbers[index].decimals),
            wanted);
}

START_TEST(what_is_sure_of_a_number_is_what_the_keywords_say) {
    for (size_t i = 0; i < sizeof number_schemas / sizeof *number_schemas; i++)
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
            compare_number(number_schemas[i], k, PL_SURE_HOLDS);
            compare_number(number_schemas[i], k, PL_SURE_FAILS);
        }
}
END_TEST

Suite *sure_suite(void);

Suite *sure_suite(void) {
    Suite *suite = suite_create("sure");
    TCase *tests = tcase_create("sure");

    tcase_add_checked_fixture(tests, keyword_setup, keyword_teardown);
    tcase_add_test(tests, what_is_sure_of_a_text_is_what_the_keywords_say);
    tcase_add_test(tests, no_moment_is_sure_that_the_keywords_doubt);
    tcase_add_test(tests, the_days_of_a_year_are_sure_until_now);
    tcase_add_test(tests, most_of_what_is_good_is_sure);
    tcase_add_test(tests, what_is_sure_of_a_number_is_what_the_keywords_say);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "keyword.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "check/wildcard.h"

static bool format_holds(const char *format, const char *text) {
    char schema[64], json[128];

    snprintf(schema, sizeof schema, "{\"format\": \"%s\"}", format);
    snprintf(json, sizeof json, "\"%s\"", text);
    return keyword_holds(schema, json);
}

static void all_are(bool expected, const char *format, const char *const *texts,
                    size_t n) {
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(format_holds(format, texts[i]) == expected, "%s: %s",
                      format, texts[i]);
}

#define ALL_ARE(expected, format, texts)                                       \
    all_are(expected, format, texts, sizeof(texts) / sizeof *(texts))

START_TEST(currency_is_three_ascii_letters) {
    static const char *const good[] = {"EUR", "eur", "Eur", "ZZZ"};
    static const char *const bad[] = {"",          "EU",   "EURO",
                                      "E R",       "EU1",  " EUR",
                                      "\xc3\xa9U", "EUR ", "\\u0000EU"};

    ALL_ARE(true, "currency", good);
    ALL_ARE(false, "currency", bad);
}
END_TEST

START_TEST(email_has_one_at_no_space_and_a_dot) {
    static const char *const good[] = {"a@b.c",       "joe.bloggs@example.com",
                                       "a+b@x.co.uk", "\xc3\xa9@b.c",
                                       "a@.b.c",      "a@b..c"};
    static const char *const bad[] = {
        "",       "@",       "a",       "a@b",          "@b.c",
        "a@@b.c", "a@b@c.d", "a b@c.d", "a@b c.d",      "a@b.c ",
        "a@.c",   "a@b.",    "a@.",     "a@\\u00a0b.c", "a@b.c\\n"};

    ALL_ARE(true, "email", good);
    ALL_ARE(false, "email", bad);
}
END_TEST

START_TEST(e164_has_7_to_15_digits) {
    static const char *const good[] = {"+15043277269", "+1234567",
                                       "+123456789012345"};
    static const char *const bad[] = {"",
                                      "+",
                                      "15043277269",
                                      "+123456",
                                      "+1234567890123456",
                                      "+0123456789",
                                      "+1504327726a",
                                      "+1 504 327 7269",
                                      "++1504327726"};

    ALL_ARE(true, "e164", good);
    ALL_ARE(false, "e164", bad);
}
END_TEST

START_TEST(uuid_has_hyphens_in_their_places) {
    static const char *const good[] = {"2eb8aa08-AA98-11ea-B4Aa-73B441D16380",
                                       "00000000-0000-0000-0000-000000000000"};
    static const char *const bad[] = {"",
                                      "2eb8aa08aa9811eab4aa73b441d16380",
                                      "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
                                      "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
                                      "2eb8aa08-aa98-11ea-b4aa-73b441d16380-",
                                      "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380"};

    ALL_ARE(true, "uuid", good);
    ALL_ARE(false, "uuid", bad);
}
END_TEST

START_TEST(uri_has_a_scheme) {
    static const char *const good[] = {"https://example.com/a?b=c#d",
                                       "urn:isbn:0451450523",
                                       "mailto:a@b.c",
                                       "http://[2001:db8::7]:80/",
                                       "file:///etc/hosts",
                                       "a:",
                                       "x+y-z.1:%20"};
    static const char *const bad[] = {
        "",       "//example.com/", "/a/b",         "example.com",
        "1a:b",   "http://a b",     "a:%2",         "a:%zz",
        "a:#b#c", "a:\\\\b",        "http://a/[b]", "a:<b>",
        ":a",     "a:\xc3\xa9",     "a:\\u0000"};

    ALL_ARE(true, "uri", good);
    ALL_ARE(false, "uri", bad);
}
END_TEST

START_TEST(number_is_what_json_writes) {
    static const char *const good[] = {"9.99", "-1", "0", "1e9", "1.50E+2"};
    static const char *const bad[] = {"",   "9,99", "1.",  ".5",  "01",  "+1",
                                      " 1", "1 ",   "0x1", "NaN", "$10", "1e"};

    ALL_ARE(true, "number", good);
    ALL_ARE(false, "number", bad);
}
END_TEST

START_TEST(card_numbers_have_an_issuer_and_a_check_digit) {
    static const char *const good[] = {
        "4111111111111111",  "4111 1111 1111 1111", "4111-1111-1111-1111",
        "5555555555554444",  "2223003122003222",    "378282246310005",
        "3782 822463 10005", "30569309025904",      "6011111111111117",
        "3530111333300000",  "4222222222222",       "6304000000000000",
        "6200000000000005",  "6212345678900000003"};
    static const char *const bad[] = {
        "4111111111111112",        "411111111111111",   "4111  1111 1111 1111",
        "4111 1111 1111 1111 ",    " 4111111111111111", "4111111111111111a",
        "0000000000000000",        "1234567812345670",  "9111111111111111",
        "41111111111111111111111", "1477502783000",     "",
        "4111.1111.1111.1111",     "55555555555544440"};

    ALL_ARE(true, "card-number", good);
    ALL_ARE(false, "card-number", bad);
}
END_TEST

START_TEST(ibans_have_a_country_and_check_digits) {
    static const char *const good[] = {
        "GB82WEST12345698765432",      "GB82 WEST 1234 5698 7654 32",
        "DE89370400440532013000",      "NO9386011117947",
        "FR1420041010050500013M02606", "MT84MALT011000012345MTLCAST001S",
        "de89370400440532013000"};
    static const char *const bad[] = {
        "GB82WEST12345698765433", "GB28WEST12345698765432",
        "DE8937040044053201300",  "DE893704004405320130000",
        "XX82WEST12345698765432", "GB82  WEST12345698765432",
        "GB82WEST1234569876543-", "",
        "GBX2WEST12345698765432"};

    ALL_ARE(true, "iban", good);
    ALL_ARE(false, "iban", bad);
}
END_TEST

START_TEST(date_time_is_rfc_3339) {
    static const char *const good[] = {
        "1963-06-19T08:30:06.283185Z", "1998-12-31T23:59:60Z",
        "1998-12-31T15:59:60.123-08:00", "1963-06-19t08:30:06z",
        "1990-12-31T10:00:00+23:59"};
    static const char *const bad[] = {
        "1998-12-31T23:58:60Z",      "1998-12-31T22:59:60Z",
        "1990-12-31T15:59:59-24:00", "1990-12-31T24:00:00Z",
        "1990-12-31T10:00:00+10:60", "1985-04-12T23:20:50+01",
        "1985-04-12T23:20:50+1:00",  "1985-04-12T23:20:50",
        "2016-12-31T24:59:60+01:00", "1985-04-12"};

    ALL_ARE(true, "date-time", good);
    ALL_ARE(false, "date-time", bad);
}
END_TEST

START_TEST(date_is_a_full_date) {
    static const char *const good[] = {"1963-06-19", "2020-02-29",
                                       "0001-01-01"};
    static const char *const bad[] = {
        "",           "2021-02-29",  "20230328",
        "2023-W13-2", "2013-350",    "2023-03",
        "1998-1-20",  "2020-01-01Z", "2020-11-28T23:55:45Z"};

    ALL_ARE(true, "date", good);
    ALL_ARE(false, "date", bad);
}
END_TEST

START_TEST(format_is_for_strings) {
    ck_assert(keyword_holds("{\"format\": \"email\"}", "12"));
    ck_assert(keyword_holds("{\"format\": \"email\"}", "null"));
    ck_assert(keyword_holds("{\"format\": \"email\"}", "{}"));
}
END_TEST

static bool matches(const char *pattern, const char *text) {
    ck_assert_ptr_null(pl_wildcard_error(pl_slice_str(pattern)));
    return pl_wildcard_match(pl_slice_str(pattern), pl_slice_str(text));
}

START_TEST(a_pattern_matches_the_whole) {
    ck_assert(matches("", ""));
    ck_assert(!matches("", "a"));
    ck_assert(matches("abc", "aBC"));
    ck_assert(!matches("abc", "abcd"));
    ck_assert(!matches("abcd", "abc"));
    ck_assert(matches("*", ""));
    ck_assert(matches("**", "anything"));
    ck_assert(matches("your_*", "YOUR_APP"));
    ck_assert(!matches("your_*", "my your_app"));
    ck_assert(matches("*a*b", "xaxbxb"));
    ck_assert(!matches("*a*b", "xaxbxc"));
    ck_assert(matches("a*b*c", "abbbc"));
    ck_assert(matches("?", "\xc3\xa9"));
    ck_assert(matches("?", "\xf0\x9f\x98\x80"));
    ck_assert(!matches("?", ""));
    ck_assert(!matches("??", "\xc3\xa9"));
    ck_assert(matches("*\xc3\xa9", "caf\xc3\xa9"));
    ck_assert(!matches("\xc3\xa9", "\xc3\x89"));
}
END_TEST

START_TEST(a_class_is_one_character) {
    ck_assert(matches("[a-c]", "b"));
    ck_assert(matches("[a-c]", "B"));
    ck_assert(matches("[A-C]", "b"));
    ck_assert(!matches("[a-c]", "d"));
    ck_assert(!matches("[!a-c]", "B"));
    ck_assert(matches("[!a-c]", "d"));
    ck_assert(matches("[0-9][0-9]*", "42nd"));
    ck_assert(matches("[]a]", "]"));
    ck_assert(matches("[!]a]", "b"));
    ck_assert(matches("[a-]", "-"));
    ck_assert(matches("[\\]]", "]"));
    ck_assert(matches("[a\\-z]", "-"));
    ck_assert(!matches("[a\\-z]", "m"));
    ck_assert(matches("[\xc3\xa0-\xc3\xbf]", "\xc3\xa9"));
    ck_assert(matches("\\*\\?\\[", "*?["));
    ck_assert(!matches("\\*", "x"));
}
END_TEST

START_TEST(a_malformed_pattern_is_refused) {
    ck_assert_ptr_nonnull(pl_wildcard_error(pl_slice_str("[a")));
    ck_assert_ptr_nonnull(pl_wildcard_error(pl_slice_str("[")));
    ck_assert_ptr_nonnull(pl_wildcard_error(pl_slice_str("[!")));
    ck_assert_ptr_nonnull(pl_wildcard_error(pl_slice_str("[]")));
    ck_assert_ptr_nonnull(pl_wildcard_error(pl_slice_str("[a\\]")));
    ck_assert_ptr_nonnull(pl_wildcard_error(pl_slice_str("[a-\\")));
    ck_assert_ptr_nonnull(pl_wildcard_error(pl_slice_str("[z-a]")));
    ck_assert_ptr_nonnull(pl_wildcard_error(pl_slice_str("a\\")));
    ck_assert_ptr_nonnull(keyword_refusal("{\"glob\": [\"a\", \"[b\"]}"));
}
END_TEST

/* No run of stars makes the matcher try all ways to share out a text. */
START_TEST(many_stars_take_no_time) {
    char text[20001];
    char pattern[128] = "";

    memset(text, 'a', 20000);
    text[20000] = '\0';
    for (size_t i = 0; i < 40; i++)
        strcat(pattern, "*a");
    strcat(pattern, "*b");
    clock_t start = clock();
    ck_assert(!matches(pattern, text));
    text[19999] = 'b';
    ck_assert(matches(pattern, text));
    ck_assert_int_lt((clock() - start) / CLOCKS_PER_SEC, 5);
}
END_TEST

START_TEST(glob_tells_which_pattern_matched) {
    const char *schema = "{\"not\": {\"glob\": [\"a*\", \"b*\"]}}";

    ck_assert(keyword_holds("{\"glob\": [\"a*\", \"b*\"]}", "\"bc\""));
    ck_assert(!keyword_holds(schema, "\"bc\""));
    ck_assert_str_eq(keyword_fact(schema, "\"bc\"", "pattern"), "b*");
}
END_TEST

START_TEST(excluded_characters_are_found) {
    const char *control = "{\"excludes\": \"\\u0000-\\u001f\"}";

    ck_assert(keyword_holds(control, "\"plain\""));
    ck_assert(keyword_holds(control, "\"\\u0020\\n\\u007f\"") == false);
    ck_assert(keyword_holds(control, "\"\\u0020\\u007f\\\"\""));
    ck_assert(!keyword_holds(control, "\"a\\u0000\""));
    ck_assert(!keyword_holds(control, "\"\\u001f\""));
    ck_assert_str_eq(keyword_fact(control, "\"a\\tb\"", "character"), "U+0009");
    ck_assert_str_eq(keyword_fact(control, "\"\\u00e9\\u00e9\\tb\"", "column"),
                     "3");
    ck_assert(!keyword_holds("{\"excludes\": \"\\\"\"}", "\"a\\\"\""));
    ck_assert(keyword_holds("{\"excludes\": \"\\\"\"}", "\"a\\\\\""));
}
END_TEST

START_TEST(excluded_sets_have_ranges) {
    ck_assert(!keyword_holds("{\"excludes\": \"a-c\"}", "\"xb\""));
    ck_assert(keyword_holds("{\"excludes\": \"a-c\"}", "\"x-d\""));
    ck_assert(!keyword_holds("{\"excludes\": \"-a\"}", "\"x-\""));
    ck_assert(!keyword_holds("{\"excludes\": \"a-\"}", "\"x-\""));
    ck_assert(!keyword_holds("{\"excludes\": \"-\"}", "\"-\""));
    ck_assert(!keyword_holds("{\"excludes\": \"\\u00e0-\\u00ff\"}",
                             "\"caf\\u00e9\""));
    ck_assert(keyword_holds("{\"excludes\": \"\\u00e0-\\u00ff\"}",
                            "\"\\ud83d\\ude00cafe\""));
    ck_assert(!keyword_holds("{\"excludes\": \"\\ud83d\\ude00\"}",
                             "\"\\ud83d\\ude00\""));
    ck_assert_str_eq(keyword_fact("{\"excludes\": \"\\ud83d\\ude00\"}",
                                  "\"\\ud83d\\ude00\"", "character"),
                     "U+1F600");
    ck_assert_ptr_nonnull(keyword_refusal("{\"excludes\": \"c-a\"}"));
    ck_assert_ptr_nonnull(keyword_refusal("{\"excludes\": \"\"}"));
}
END_TEST

START_TEST(a_prefix_is_excluded) {
    ck_assert(!keyword_holds("{\"excludesPrefix\": \"$\"}", "\"$price\""));
    ck_assert(!keyword_holds("{\"excludesPrefix\": \"$\"}", "\"\\u0024\""));
    ck_assert(keyword_holds("{\"excludesPrefix\": \"$\"}", "\"a$\""));
    ck_assert(keyword_holds("{\"excludesPrefix\": \"$\"}", "\"\""));
    ck_assert(keyword_holds("{\"excludesPrefix\": \"ab\"}", "\"a\""));
    ck_assert_ptr_nonnull(keyword_refusal("{\"excludesPrefix\": \"\"}"));
}
END_TEST

START_TEST(letter_case_is_that_of_ascii) {
    const char *upper = "{\"letterCase\": \"upper\"}";

    ck_assert(keyword_holds(upper, "\"EUR 1\""));
    ck_assert(keyword_holds(upper, "\"\\u00e9\""));
    ck_assert(!keyword_holds(upper, "\"Eur\""));
    ck_assert_str_eq(keyword_fact(upper, "\"eu\\u00e9r\"", "suggestion"),
                     "EU\xc3\xa9R");
    ck_assert(keyword_holds("{\"letterCase\": \"lower\"}", "\"eur\""));
    ck_assert(!keyword_holds("{\"letterCase\": \"lower\"}", "\"EUR\""));
}
END_TEST

START_TEST(space_at_the_ends_is_found) {
    const char *schema = "{\"trimmed\": true}";

    ck_assert(keyword_holds(schema, "\"a b\""));
    ck_assert(keyword_holds(schema, "\"\""));
    ck_assert(!keyword_holds(schema, "\" a\""));
    ck_assert(!keyword_holds(schema, "\"a \""));
    ck_assert(!keyword_holds(schema, "\"a\\u00a0\""));
    ck_assert(!keyword_holds(schema, "\"\\u3000a\""));
    ck_assert(!keyword_holds(schema, "\"\\n\""));
    ck_assert(keyword_holds(schema, "\"\\u200b\""));
    ck_assert(keyword_holds("{\"trimmed\": false}", "\" a\""));
    ck_assert_str_eq(keyword_fact(schema, "\"\\u3000a b \"", "suggestion"),
                     "a b");
    ck_assert_str_eq(keyword_fact(schema, "\"  \"", "suggestion"), "(none)");
}
END_TEST

START_TEST(blank_is_nothing_but_space) {
    const char *schema = "{\"notBlank\": true}";

    ck_assert(keyword_holds(schema, "\" a \""));
    ck_assert(!keyword_holds(schema, "\"\""));
    ck_assert(!keyword_holds(schema, "\" \\t\\u2003\""));
    ck_assert(keyword_holds(schema, "0"));
}
END_TEST

START_TEST(in_list_finds_keys_and_rows) {
    const char *any = "{\"inList\": \"iso\"}";
    const char *active = "{\"inList\": {\"list\": \"iso\", \"where\": "
                         "{\"status\": \"active\"}, \"ignoreCase\": true, "
                         "\"suggest\": true}}";

    ck_assert(keyword_holds(any, "\"EUR\""));
    ck_assert(!keyword_holds(any, "\"eur\""));
    ck_assert(!keyword_holds(any, "\"\""));
    ck_assert(keyword_holds(any, "1"));
    ck_assert(keyword_holds(active, "\"eUr\""));
    ck_assert(!keyword_holds(active, "\"HRK\""));
    ck_assert_str_eq(keyword_fact(active, "\"EURO\"", "suggestion"), "EUR");
    ck_assert_str_eq(keyword_fact(active, "\"jpyy\"", "suggestion"), "JPY");
    ck_assert_str_eq(keyword_fact(active, "\"HRKK\"", "suggestion"), "(none)");
    ck_assert_str_eq(keyword_fact(active, "\"hrk\"", "iso.withdrawn"),
                     "2023-01");
    ck_assert_str_eq(keyword_fact(any, "\"EURO\"", "suggestion"), "(none)");
}
END_TEST

START_TEST(not_in_list_tells_the_row) {
    const char *schema =
        "{\"not\": {\"type\": \"string\", \"inList\": {\"list\": \"iso\", "
        "\"where\": {\"status\": [\"withdrawn\", \"gone\"]}}}}";

    ck_assert(keyword_holds(schema, "\"EUR\""));
    ck_assert(keyword_holds(schema, "5"));
    ck_assert(!keyword_holds(schema, "\"HRK\""));
    ck_assert_str_eq(keyword_fact(schema, "\"HRK\"", "iso.withdrawn"),
                     "2023-01");
    ck_assert_str_eq(keyword_fact(schema, "\"HRK\"", "iso.none"), "(none)");
    ck_assert_str_eq(keyword_fact(schema, "\"HRK\"", "iso"), "(none)");
    ck_assert_str_eq(keyword_fact(schema, "\"HRK\"", "suggestion"), "(none)");
}
END_TEST

START_TEST(long_keys_are_looked_up_too) {
    const char *schema = "{\"inList\": {\"list\": \"words\", \"ignoreCase\": "
                         "true, \"suggest\": true}}";

    ck_assert(keyword_holds(schema, "\"NULL\""));
    ck_assert(keyword_holds(schema, "\"none\""));
    ck_assert(!keyword_holds_value(schema, keyword_repeat("n", 300)));
}
END_TEST

Suite *check_text_suite(void);

Suite *check_text_suite(void) {
    Suite *suite = suite_create("check_text");
    TCase *tcase = tcase_create("text");

    tcase_add_checked_fixture(tcase, keyword_setup, keyword_teardown);
    tcase_add_test(tcase, currency_is_three_ascii_letters);
    tcase_add_test(tcase, email_has_one_at_no_space_and_a_dot);
    tcase_add_test(tcase, e164_has_7_to_15_digits);
    tcase_add_test(tcase, uuid_has_hyphens_in_their_places);
    tcase_add_test(tcase, uri_has_a_scheme);
    tcase_add_test(tcase, number_is_what_json_writes);
    tcase_add_test(tcase, card_numbers_have_an_issuer_and_a_check_digit);
    tcase_add_test(tcase, ibans_have_a_country_and_check_digits);
    tcase_add_test(tcase, date_time_is_rfc_3339);
    tcase_add_test(tcase, date_is_a_full_date);
    tcase_add_test(tcase, format_is_for_strings);
    tcase_add_test(tcase, a_pattern_matches_the_whole);
    tcase_add_test(tcase, a_class_is_one_character);
    tcase_add_test(tcase, a_malformed_pattern_is_refused);
    tcase_add_test(tcase, many_stars_take_no_time);
    tcase_add_test(tcase, glob_tells_which_pattern_matched);
    tcase_add_test(tcase, excluded_characters_are_found);
    tcase_add_test(tcase, excluded_sets_have_ranges);
    tcase_add_test(tcase, a_prefix_is_excluded);
    tcase_add_test(tcase, letter_case_is_that_of_ascii);
    tcase_add_test(tcase, space_at_the_ends_is_found);
    tcase_add_test(tcase, blank_is_nothing_but_space);
    tcase_add_test(tcase, in_list_finds_keys_and_rows);
    tcase_add_test(tcase, not_in_list_tells_the_row);
    tcase_add_test(tcase, long_keys_are_looked_up_too);
    suite_add_tcase(suite, tcase);
    return suite;
}

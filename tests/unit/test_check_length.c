#include "keyword.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#define E_ACUTE "\xc3\xa9"
#define EMOJI   "\xf0\x9f\x98\x80"

static bool repeat_holds(const char *schema, const char *piece, size_t count) {
    return keyword_holds_value(schema, keyword_repeat(piece, count));
}

START_TEST(max_length_counts_code_points) {
    const char *schema = "{\"maxLength\": 255}";

    ck_assert(repeat_holds(schema, "a", 255));
    ck_assert(!repeat_holds(schema, "a", 256));
    ck_assert(repeat_holds(schema, E_ACUTE, 255));
    ck_assert(!repeat_holds(schema, E_ACUTE, 256));
    ck_assert(repeat_holds(schema, EMOJI, 255));
    ck_assert(!repeat_holds(schema, EMOJI, 256));
    ck_assert(repeat_holds(schema, "\\u00e9", 255));
    ck_assert(!repeat_holds(schema, "\\u00e9", 256));
    ck_assert(repeat_holds(schema, "\\ud83d\\ude00", 255));
    ck_assert(!repeat_holds(schema, "\\ud83d\\ude00", 256));
}
END_TEST

START_TEST(max_length_counts_other_units_on_demand) {
    const char *utf16 = "{\"maxLength\": {\"limit\": 4, \"unit\": \"utf16\"}}";
    const char *bytes = "{\"maxLength\": {\"limit\": 4, \"unit\": \"bytes\"}}";

    ck_assert(repeat_holds(utf16, EMOJI, 2));
    ck_assert(!repeat_holds(utf16, EMOJI, 3));
    ck_assert(repeat_holds(utf16, E_ACUTE, 4));
    ck_assert(!repeat_holds(utf16, E_ACUTE, 5));
    ck_assert(repeat_holds(bytes, EMOJI, 1));
    ck_assert(!repeat_holds(bytes, EMOJI, 2));
    ck_assert(repeat_holds(bytes, E_ACUTE, 2));
    ck_assert(!repeat_holds(bytes, E_ACUTE, 3));
}
END_TEST

START_TEST(min_length_counts_code_points) {
    ck_assert(keyword_holds("{\"minLength\": 1}", "\"a\""));
    ck_assert(!keyword_holds("{\"minLength\": 1}", "\"\""));
    ck_assert(!repeat_holds("{\"minLength\": 2}", EMOJI, 1));
    ck_assert(repeat_holds("{\"minLength\": 2}", EMOJI, 2));
    ck_assert(keyword_holds("{\"minLength\": 1}", "[]"));
    ck_assert(keyword_holds("{\"minLength\": 1}", "0"));
}
END_TEST

START_TEST(length_facts_are_in_the_unit_of_the_rule) {
    const char *bytes = "{\"maxLength\": {\"limit\": 1, \"unit\": \"bytes\"}}";

    ck_assert_str_eq(keyword_fact(bytes, "\"\\u00e9\"", "length"), "2");
    ck_assert_str_eq(keyword_fact(bytes, "\"\\u00e9\"", "limit"), "1");
    ck_assert_str_eq(
        keyword_fact("{\"minLength\": 3}", "\"\\u00e9\"", "length"), "1");
}
END_TEST

START_TEST(max_bytes_counts_decoded_strings) {
    const char *schema = "{\"maxBytes\": 987}";

    ck_assert(repeat_holds(schema, "a", 987));
    ck_assert(!repeat_holds(schema, "a", 988));
    ck_assert(repeat_holds(schema, "\\u20ac", 329));
    ck_assert(!repeat_holds(schema, "\\u20ac", 330));
}
END_TEST

START_TEST(max_bytes_counts_containers_as_written) {
    ck_assert(keyword_holds("{\"maxBytes\": 8}", "[1,  2 ]"));
    ck_assert(!keyword_holds("{\"maxBytes\": 7}", "[1,  2 ]"));
    ck_assert_str_eq(keyword_fact("{\"maxBytes\": 7}", "[1,  2 ]", "length"),
                     "8");
}
END_TEST

START_TEST(sizes_count_elements_and_members) {
    ck_assert(keyword_holds("{\"minItems\": 1}", "[0]"));
    ck_assert(!keyword_holds("{\"minItems\": 1}", "[]"));
    ck_assert(keyword_holds("{\"minItems\": 1}", "{}"));
    ck_assert(keyword_holds("{\"maxItems\": 2}", "[0, 1]"));
    ck_assert(!keyword_holds("{\"maxItems\": 2}", "[0, 1, 2]"));
    ck_assert(keyword_holds("{\"minProperties\": 1}", "{\"a\": 1}"));
    ck_assert(!keyword_holds("{\"minProperties\": 1}", "{}"));
    ck_assert(keyword_holds("{\"maxProperties\": 0}", "{}"));
    ck_assert(!keyword_holds("{\"maxProperties\": 0}", "{\"a\": 1}"));
    ck_assert(keyword_holds("{\"maxProperties\": 0}", "[1]"));
}
END_TEST

START_TEST(depth_counts_the_own_bracket) {
    ck_assert(keyword_holds("{\"maxDepth\": 1}", "{\"a\": 1}"));
    ck_assert(!keyword_holds("{\"maxDepth\": 1}", "{\"a\": []}"));
    ck_assert(keyword_holds("{\"maxDepth\": 3}", "[1, {\"a\": [2]}, []]"));
    ck_assert(!keyword_holds("{\"maxDepth\": 2}", "[1, {\"a\": [2]}, []]"));
    ck_assert_str_eq(keyword_fact("{\"maxDepth\": 2}", "[[[]]]", "length"),
                     "3");
}
END_TEST

static bool compact_is(const char *json, unsigned size) {
    char most[64], less[64];

    snprintf(most, sizeof most, "{\"maxCompactBytes\": %u}", size);
    snprintf(less, sizeof less, "{\"maxCompactBytes\": %u}", size - 1);
    return keyword_holds(most, json) && !keyword_holds(less, json);
}

START_TEST(compact_size_is_that_of_json_stringify) {
    ck_assert(compact_is("{}", 2));
    ck_assert(compact_is("[ ]", 2));
    ck_assert(compact_is("[ 1 , 2.50,\n\t-3e+10 ]", 15));
    ck_assert(compact_is("{ \"a\" : null , \"b\" : [ true, false ] }", 27));
    ck_assert(compact_is("[\"\\u00e9\"]", 6));
    ck_assert(compact_is("[\"\\ud83d\\ude00\"]", 8));
    ck_assert(compact_is("[\"\\/\"]", 5));
    ck_assert(compact_is("[\"\\\"\\\\\"]", 8));
    ck_assert(compact_is("[\"\\b\\f\\n\\r\\t\"]", 14));
    ck_assert(compact_is("[\"\\u0000\\u001f\\u007f\"]", 17));
    ck_assert(compact_is("[\"\\u0009\"]", 6));
    ck_assert(compact_is("[\"\\ud800\"]", 10));
    ck_assert(compact_is("[\"\\ud800\\ud800x\"]", 17));
    ck_assert(compact_is("[\"\\ud7ff\"]", 7));
    ck_assert(compact_is("{\"\\u00e9\": 1}", 8));
}
END_TEST

/* {"k":"xxx…"}: eight bytes around the text. */
static bool properties_hold(const char *piece, size_t count, const char *end) {
    const struct pl_value *text = keyword_repeat(piece, count);
    char *json = malloc(text->raw.len + strlen(end) + 32);

    sprintf(json, "{ \"k\" :\n  %.*s%s\" }", (int)text->raw.len - 1,
            text->raw.data, end);
    bool holds = keyword_holds("{\"maxCompactBytes\": 51200}", json);
    free(json);
    return holds;
}

START_TEST(properties_may_have_51200_compact_bytes) {
    ck_assert(properties_hold("a", 51192, ""));
    ck_assert(!properties_hold("a", 51193, ""));
    ck_assert(properties_hold("\\u00e9", 25596, ""));
    ck_assert(!properties_hold("\\u00e9", 25596, "a"));
    ck_assert(properties_hold("\\n", 25596, ""));
    ck_assert(!properties_hold("\\n", 25596, "a"));
    ck_assert(properties_hold("\\u0001", 8532, ""));
    ck_assert(!properties_hold("\\u0001", 8532, "a"));
}
END_TEST

START_TEST(what_is_short_as_written_needs_no_content) {
    const struct pl_assertion *assertion =
        keyword_schema("{\"maxCompactBytes\": 10}")->assertions;
    struct pl_value value = {.type = PL_TYPE_OBJECT, .span = {5, 15}};

    ck_assert(assertion->check->is_plain(assertion->settings, &value));
    value.span.end = 16;
    ck_assert(!assertion->check->is_plain(assertion->settings, &value));
    ck_assert(pl_assertion_needs_content(assertion));
}
END_TEST

Suite *check_length_suite(void);

Suite *check_length_suite(void) {
    Suite *suite = suite_create("check_length");
    TCase *tcase = tcase_create("length");

    tcase_add_checked_fixture(tcase, keyword_setup, keyword_teardown);
    tcase_add_test(tcase, max_length_counts_code_points);
    tcase_add_test(tcase, max_length_counts_other_units_on_demand);
    tcase_add_test(tcase, min_length_counts_code_points);
    tcase_add_test(tcase, length_facts_are_in_the_unit_of_the_rule);
    tcase_add_test(tcase, max_bytes_counts_decoded_strings);
    tcase_add_test(tcase, max_bytes_counts_containers_as_written);
    tcase_add_test(tcase, sizes_count_elements_and_members);
    tcase_add_test(tcase, depth_counts_the_own_bracket);
    tcase_add_test(tcase, compact_size_is_that_of_json_stringify);
    tcase_add_test(tcase, properties_may_have_51200_compact_bytes);
    tcase_add_test(tcase, what_is_short_as_written_needs_no_content);
    suite_add_tcase(suite, tcase);
    return suite;
}

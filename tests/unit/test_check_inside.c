#include "keyword.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "check/branch.h"

#include "config.h"

START_TEST(properties_asks_nothing_of_what_is_not_there) {
    const char *schema = "{\"properties\": {\"a\": {\"minimum\": 2}, "
                         "\"b\": false, \"c\": {}}}";

    ck_assert(keyword_holds(schema, "{\"a\": 2, \"c\": 1, \"d\": 0}"));
    ck_assert(keyword_holds(schema, "{}"));
    ck_assert(keyword_holds(schema, "[1]"));
    ck_assert(!keyword_holds(schema, "{\"a\": 1}"));
    ck_assert(!keyword_holds(schema, "{\"b\": null}"));
    ck_assert(!keyword_holds(schema, "{\"a\": 2, \"a\": 1}"));
}
END_TEST

START_TEST(additional_properties_are_those_that_are_left_over) {
    ck_assert(
        !keyword_holds("{\"additionalProperties\": false}", "{\"a\": 1}"));
    ck_assert(keyword_holds("{\"additionalProperties\": false}", "{}"));
    ck_assert(keyword_holds(
        "{\"additionalProperties\": false, \"properties\": {\"a\": {}}}",
        "{\"a\": 1}"));
    ck_assert(!keyword_holds(
        "{\"additionalProperties\": false, \"properties\": {\"a\": {}}}",
        "{\"a\": 1, \"b\": 1}"));
    /* neighbours of another schema do not count */
    ck_assert(!keyword_holds("{\"additionalProperties\": false, \"allOf\": "
                             "[{\"properties\": {\"a\": {}}}]}",
                             "{\"a\": 1}"));
}
END_TEST

START_TEST(items_begin_behind_the_prefix) {
    const char *schema = "{\"items\": {\"type\": \"number\"}, "
                         "\"prefixItems\": [{\"type\": \"string\"}, {}]}";

    ck_assert(keyword_holds(schema, "[\"a\", \"b\", 1]"));
    ck_assert(keyword_holds(schema, "[]"));
    ck_assert(keyword_holds(schema, "{\"0\": 1}"));
    ck_assert(!keyword_holds(schema, "[1]"));
    ck_assert(!keyword_holds(schema, "[\"a\", \"b\", 1, \"c\"]"));
    ck_assert(keyword_holds("{\"items\": false}", "[]"));
    ck_assert(!keyword_holds("{\"items\": false}", "[null]"));
}
END_TEST

START_TEST(contains_counts_between_its_neighbours) {
    const char *two = "{\"contains\": {\"const\": 1}, \"minContains\": 2, "
                      "\"maxContains\": 3}";

    ck_assert(keyword_holds("{\"contains\": {\"const\": 1}}", "[0, 1]"));
    ck_assert(!keyword_holds("{\"contains\": {\"const\": 1}}", "[]"));
    ck_assert(!keyword_holds(two, "[1]"));
    ck_assert(keyword_holds(two, "[1, 1]"));
    ck_assert(keyword_holds(two, "[1, 1, 0, 1]"));
    ck_assert(!keyword_holds(two, "[1, 1, 1, 1]"));
    ck_assert(keyword_holds("{\"minContains\": 2, \"maxContains\": 0}", "[1]"));
    ck_assert_str_eq(keyword_fact(two, "[1]", "count"), "1");
    ck_assert_str_eq(keyword_fact(two, "[1]", "minimum"), "2");
    ck_assert_str_eq(keyword_fact(two, "[1]", "maximum"), "3");
    ck_assert_str_eq(
        keyword_fact("{\"contains\": {\"const\": 1}}", "[]", "maximum"),
        "(none)");
}
END_TEST

#define UNIQUE "{\"uniqueItems\": true}"

START_TEST(unique_items_are_compared_as_json_schema_does) {
    ck_assert(keyword_holds(UNIQUE, "[1, \"1\", true, [1], {\"a\": 1}, null]"));
    ck_assert(keyword_holds(UNIQUE, "[[1, 2], [2, 1]]"));
    ck_assert(!keyword_holds(UNIQUE, "[0, -0.0]"));
    ck_assert(!keyword_holds(UNIQUE, "[100, 1e2]"));
    ck_assert(!keyword_holds(UNIQUE, "[{\"a\": 1, \"b\": 2}, "
                                     "{\"b\": 2, \"a\": 1.0}]"));
    ck_assert(keyword_holds("{\"uniqueItems\": false}", "[1, 1]"));
    ck_assert_str_eq(keyword_fact(UNIQUE, "[5, 6, 7, 6, 5]", "first"), "1");
    ck_assert_str_eq(keyword_fact(UNIQUE, "[5, 6, 7, 6, 5]", "second"), "3");
}
END_TEST

/* An array of 50 times `piece`, with the number of its turn for each #, and of
 * `last`. */
static const char *long_array(const char *piece, const char *last) {
    static char json[8192];
    size_t len = (size_t)snprintf(json, sizeof json, "[");

    for (int i = 0; i < 50; i++) {
        for (const char *at = piece; *at != '\0'; at++)
            if (*at == '#')
                len += (size_t)snprintf(json + len, sizeof json - len, "%d", i);
            else
                json[len++] = *at;
        json[len++] = ',';
    }
    snprintf(json + len, sizeof json - len, "%s]", last);
    return json;
}

START_TEST(many_items_are_unique_in_the_same_way) {
    static const struct {
        const char *piece, *same, *other;
    } kinds[] = {
        {"#.5", "75e-1", "7.51"},
        {"-#0000", "-7e4", "7e4"},
        {"\"#\"", "\"7\"", "7"},
        {"[#, [#]]", "[7.0, [7]]", "[7, 7]"},
        {"{\"a\": #, \"b\": {\"c\": #}}", "{\"b\": {\"c\": 7}, \"a\": 7}",
         "{\"a\": 7, \"c\": {\"b\": 7}}"},
        {"[[#, 1], [#, 2]]", "[[7, 1], [7, 2]]", "[[7, 2], [7, 1]]"},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *json = long_array(kinds[i].piece, kinds[i].other);
        ck_assert_msg(keyword_holds(UNIQUE, json), "%s", json);
        json = long_array(kinds[i].piece, kinds[i].same);
        ck_assert_msg(!keyword_holds(UNIQUE, json), "%s", json);
        ck_assert_str_eq(keyword_fact(UNIQUE, json, "first"), "7");
        ck_assert_str_eq(keyword_fact(UNIQUE, json, "second"), "50");
    }
}
END_TEST

START_TEST(if_chooses_between_its_neighbours) {
    const char *schema = "{\"then\": {\"minLength\": 2}, \"if\": {\"type\": "
                         "\"string\"}, \"else\": {\"minimum\": 2}}";

    ck_assert(keyword_holds(schema, "\"ab\""));
    ck_assert(!keyword_holds(schema, "\"a\""));
    ck_assert(keyword_holds(schema, "2"));
    ck_assert(!keyword_holds(schema, "1"));
    ck_assert(keyword_holds("{\"if\": false}", "1"));
    ck_assert(keyword_holds("{\"if\": false, \"then\": false}", "1"));
    ck_assert(!keyword_holds("{\"if\": false, \"else\": false}", "1"));
    ck_assert(keyword_holds("{\"then\": false, \"else\": false}", "1"));
    ck_assert_str_eq(keyword_fact(schema, "\"a\"", "limit"), "2");
}
END_TEST

START_TEST(dependent_required_reports_each_missing_key) {
    const char *schema = "{\"dependentRequired\": {\"a\": [\"b\", \"c\"], "
                         "\"b\": [\"a\"], \"d\": []}}";

    ck_assert_str_eq(keyword_faults(schema, "{\"a\": 1}"),
                     "key=a missing=b; key=a missing=c");
    ck_assert_str_eq(keyword_faults(schema, "{\"b\": 1, \"d\": 1}"),
                     "key=b missing=a");
    ck_assert_str_eq(keyword_faults(schema, "{\"c\": 1}"), "");
    ck_assert_str_eq(keyword_faults_when_cut(schema, "{\"a\": 1}"), "");
    ck_assert(keyword_holds(schema, "{\"a\": 1, \"b\": 1, \"c\": 1}"));
    ck_assert(!keyword_holds(schema, "{\"a\": 1, \"b\": 1}"));
    ck_assert_str_eq(keyword_fact(schema, "{\"a\": 1, \"b\": 1}", "missing"),
                     "c");
}
END_TEST

START_TEST(dependent_schemas_are_about_the_whole_object) {
    const char *schema =
        "{\"dependentSchemas\": {\"a\": {\"maxProperties\": 1}, \"b\": true}}";

    ck_assert(keyword_holds(schema, "{\"a\": 1}"));
    ck_assert(keyword_holds(schema, "{\"b\": 1, \"c\": 1}"));
    ck_assert(!keyword_holds(schema, "{\"a\": 1, \"c\": 1}"));
    ck_assert_str_eq(keyword_fact(schema, "{\"a\": 1, \"c\": 1}", "key"), "a");
    ck_assert_str_eq(keyword_fact(schema, "{\"a\": 1, \"c\": 1}", "limit"),
                     "1");
}
END_TEST

START_TEST(facts_are_those_of_the_child_that_fails) {
    const char *schema = "{\"properties\": {\"a\": {\"items\": "
                         "{\"maximum\": 3}}}}";

    ck_assert_str_eq(keyword_fact(schema, "{\"a\": [1, 4]}", "limit"), "3");
    ck_assert_str_eq(keyword_fact(schema, "{\"a\": [1, 4]}", "key"), "a");
}
END_TEST

#define COUNT "{\"count\": {\"of\": \"$.a\", \"maximum\": 1}}"

START_TEST(what_is_counted_by_the_engine_stands_in_none_of_them) {
    static const char *const schemas[] = {
        "{\"properties\": {\"a\": " COUNT "}}",
        "{\"additionalProperties\": " COUNT "}",
        "{\"prefixItems\": [{}, " COUNT "]}",
        "{\"items\": " COUNT "}",
        "{\"contains\": " COUNT "}",
        "{\"if\": " COUNT "}",
        "{\"then\": " COUNT "}",
        "{\"else\": " COUNT "}",
        "{\"dependentSchemas\": {\"a\": " COUNT "}}"};

    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        const char *refusal = keyword_refusal(schemas[i]);
        ck_assert_msg(refusal != NULL && strstr(refusal, "count") != NULL, "%s",
                      schemas[i]);
    }
}
END_TEST

#ifdef HAVE_PCRE2

START_TEST(pattern_properties_are_taken_by_their_keys) {
    const char *schema = "{\"patternProperties\": {\"^a\": {\"maximum\": 3}, "
                         "\"b$\": {\"minimum\": 2}}, \"properties\": {\"c\": "
                         "{}}, \"additionalProperties\": false}";

    ck_assert(keyword_holds(schema, "{\"a1\": 3, \"xb\": 2, \"c\": 9}"));
    ck_assert(!keyword_holds(schema, "{\"a1\": 4}"));
    ck_assert(!keyword_holds(schema, "{\"ab\": 1}"));
    ck_assert(!keyword_holds(schema, "{\"ab\": 4}"));
    ck_assert(!keyword_holds(schema, "{\"d\": 1}"));
}
END_TEST

START_TEST(pattern_tells_itself) {
    ck_assert(keyword_holds("{\"pattern\": \"^a+$\"}", "\"aa\""));
    ck_assert(keyword_holds("{\"pattern\": \"^a+$\"}", "1"));
    ck_assert(!keyword_holds("{\"pattern\": \"^a+$\"}", "\"ab\""));
    ck_assert_str_eq(
        keyword_fact("{\"pattern\": \"^a+$\"}", "\"b\"", "pattern"), "^a+$");
}
END_TEST

START_TEST(nothing_holds_once_a_pattern_gave_up) {
    const char *slow = "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"";

    ck_assert(!keyword_holds("{\"pattern\": \"^(a+)+$\"}", slow));
    ck_assert(!keyword_holds("{\"allOf\": [{}]}", "1"));
}
END_TEST

#endif

Suite *check_inside_suite(void);

Suite *check_inside_suite(void) {
    Suite *suite = suite_create("check_inside");
    TCase *tests = tcase_create("check_inside");

    tcase_add_checked_fixture(tests, keyword_setup, keyword_teardown);
    tcase_add_test(tests, properties_asks_nothing_of_what_is_not_there);
    tcase_add_test(tests, additional_properties_are_those_that_are_left_over);
    tcase_add_test(tests, items_begin_behind_the_prefix);
    tcase_add_test(tests, contains_counts_between_its_neighbours);
    tcase_add_test(tests, unique_items_are_compared_as_json_schema_does);
    tcase_add_test(tests, many_items_are_unique_in_the_same_way);
    tcase_add_test(tests, if_chooses_between_its_neighbours);
    tcase_add_test(tests, dependent_required_reports_each_missing_key);
    tcase_add_test(tests, dependent_schemas_are_about_the_whole_object);
    tcase_add_test(tests, facts_are_those_of_the_child_that_fails);
    tcase_add_test(tests, what_is_counted_by_the_engine_stands_in_none_of_them);
#ifdef HAVE_PCRE2
    tcase_add_test(tests, pattern_properties_are_taken_by_their_keys);
    tcase_add_test(tests, pattern_tells_itself);
    tcase_add_test(tests, nothing_holds_once_a_pattern_gave_up);
#endif
    suite_add_tcase(suite, tests);
    return suite;
}

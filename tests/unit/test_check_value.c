#include "keyword.h"

#include <check.h>
#include <stdlib.h>

#include "check/equal.h"

START_TEST(type_knows_the_seven_names) {
    ck_assert(keyword_holds("{\"type\": \"null\"}", "null"));
    ck_assert(keyword_holds("{\"type\": \"boolean\"}", "false"));
    ck_assert(keyword_holds("{\"type\": \"number\"}", "1.5"));
    ck_assert(keyword_holds("{\"type\": \"string\"}", "\"\""));
    ck_assert(keyword_holds("{\"type\": \"array\"}", "[]"));
    ck_assert(keyword_holds("{\"type\": \"object\"}", "{}"));
    ck_assert(keyword_holds("{\"type\": [\"string\", \"null\"]}", "null"));
    ck_assert(!keyword_holds("{\"type\": [\"string\", \"null\"]}", "0"));
}
END_TEST

START_TEST(an_integer_is_one_by_value) {
    const char *schema = "{\"type\": \"integer\"}";

    ck_assert(keyword_holds(schema, "1"));
    ck_assert(keyword_holds(schema, "-0"));
    ck_assert(keyword_holds(schema, "2.0"));
    ck_assert(keyword_holds(schema, "1e1"));
    ck_assert(keyword_holds(schema, "1.50e1"));
    ck_assert(keyword_holds(schema, "1e400"));
    ck_assert(!keyword_holds(schema, "2.5"));
    ck_assert(!keyword_holds(schema, "1e-1"));
    ck_assert(!keyword_holds(schema, "\"1\""));
    ck_assert(!keyword_holds(schema, "true"));
}
END_TEST

START_TEST(type_tells_what_it_is_and_should_be) {
    const char *schema = "{\"type\": [\"string\", \"null\", \"integer\"]}";

    ck_assert_str_eq(keyword_fact(schema, "true", "type"), "boolean");
    ck_assert_str_eq(keyword_fact(schema, "true", "types"),
                     "null, string or integer");
    ck_assert_str_eq(
        keyword_fact("{\"type\": \"string\"}", "1477502783", "epoch"),
        "seconds");
    ck_assert_str_eq(
        keyword_fact("{\"type\": \"string\"}", "1477502783.5", "date"),
        "2016-10-26T17:26:23Z");
    ck_assert_str_eq(
        keyword_fact("{\"type\": \"string\"}", "1.477502783e12", "epoch"),
        "milliseconds");
    ck_assert_str_eq(keyword_fact("{\"type\": \"string\"}", "42", "epoch"),
                     "(none)");
    ck_assert_str_eq(
        keyword_fact("{\"type\": \"object\"}", "1477502783", "epoch"),
        "(none)");
}
END_TEST

START_TEST(numbers_are_compared_exactly) {
    ck_assert(keyword_holds("{\"minimum\": 1.1}", "1.10"));
    ck_assert(!keyword_holds("{\"minimum\": 1.1}", "1.0999999999999999999"));
    ck_assert(keyword_holds("{\"maximum\": 100}", "1e2"));
    ck_assert(!keyword_holds("{\"maximum\": 100}", "100.00000000000000001"));
    ck_assert(!keyword_holds("{\"exclusiveMinimum\": 0}", "-0.0"));
    ck_assert(keyword_holds("{\"exclusiveMinimum\": 0}", "1e-400"));
    ck_assert(!keyword_holds("{\"exclusiveMaximum\": 3.0}", "3"));
    ck_assert(keyword_holds("{\"exclusiveMaximum\": 3.0}", "2.9"));
    ck_assert(keyword_holds("{\"maximum\": 1}", "\"2\""));
    ck_assert_str_eq(keyword_fact("{\"maximum\": 1.50}", "2", "limit"), "1.50");
}
END_TEST

START_TEST(multiples_are_exact) {
    ck_assert(keyword_holds("{\"multipleOf\": 0.01}", "19.99"));
    ck_assert(!keyword_holds("{\"multipleOf\": 0.01}", "19.999"));
    ck_assert(keyword_holds("{\"multipleOf\": 0.0001}", "0.0075"));
    ck_assert(!keyword_holds("{\"multipleOf\": 0.0001}", "0.00751"));
    ck_assert(keyword_holds("{\"multipleOf\": 1.5}", "4.5"));
    ck_assert(!keyword_holds("{\"multipleOf\": 1.5}", "35"));
    ck_assert(keyword_holds("{\"multipleOf\": 2}", "0"));
    ck_assert(keyword_holds("{\"multipleOf\": 2}", "-4"));
    ck_assert(keyword_holds("{\"multipleOf\": 0.5}", "1e308"));
    ck_assert(keyword_holds("{\"multipleOf\": 1024}", "1e10"));
    ck_assert(!keyword_holds("{\"multipleOf\": 1024}", "1e9"));
    ck_assert(!keyword_holds("{\"multipleOf\": 0.123456789}", "1e308"));
    ck_assert(keyword_holds("{\"multipleOf\": 1e-8}", "12391239123"));
    ck_assert(keyword_holds("{\"multipleOf\": 999999999999999999}",
                            "999999999999999999000"));
    ck_assert(
        keyword_holds("{\"multipleOf\": 3}", "111111111111111111111111111111"));
    ck_assert(!keyword_holds("{\"multipleOf\": 3}",
                             "111111111111111111111111111112"));
    ck_assert_ptr_nonnull(keyword_refusal("{\"multipleOf\": 0}"));
    ck_assert_ptr_nonnull(keyword_refusal("{\"multipleOf\": -1}"));
    ck_assert_ptr_nonnull(
        keyword_refusal("{\"multipleOf\": 1234567890123456789}"));
}
END_TEST

START_TEST(decimals_are_those_that_are_needed) {
    ck_assert(keyword_holds("{\"maxDecimals\": 2}", "1.50"));
    ck_assert(keyword_holds("{\"maxDecimals\": 1}", "1.50"));
    ck_assert(!keyword_holds("{\"maxDecimals\": 1}", "1.55"));
    ck_assert(keyword_holds("{\"maxDecimals\": 0}", "1.50e1"));
    ck_assert(!keyword_holds("{\"maxDecimals\": 2}", "1e-3"));
    ck_assert(keyword_holds("{\"maxDecimals\": 0}", "12"));
    ck_assert(keyword_holds("{\"maxDecimals\": 0}", "0.000"));
    ck_assert_str_eq(keyword_fact("{\"maxDecimals\": 2}", "1.2340", "length"),
                     "3");
}
END_TEST

START_TEST(decimals_may_ask_a_list) {
    const char *schema =
        "{\"maxDecimals\": {\"limit\": {\"list\": \"iso\", \"by\": "
        "\"currency\", \"column\": \"digits\", \"ignoreCase\": true}}}";
    const char *yen = "{\"currency\": \"jpy\"}";

    ck_assert(keyword_holds_beside(schema, "12", yen));
    ck_assert(keyword_holds_beside(schema, "12.0", yen));
    ck_assert(!keyword_holds_beside(schema, "12.5", yen));
    ck_assert_str_eq(keyword_fact_beside(schema, "12.5", yen, "limit"), "0");
    ck_assert_str_eq(keyword_fact_beside(schema, "12.5", yen, "iso.code"),
                     "JPY");
    ck_assert(
        !keyword_holds_beside(schema, "1.234", "{\"currency\": \"EUR\"}"));
    ck_assert(keyword_holds_beside(schema, "1.234", "{\"currency\": \"XAU\"}"));
    ck_assert(keyword_holds_beside(schema, "1.234", "{\"currency\": \"QQQ\"}"));
    ck_assert(keyword_holds_beside(schema, "1.234", "{\"currency\": null}"));
    ck_assert(keyword_holds_beside(schema, "1.234", "{}"));
}
END_TEST

START_TEST(a_plain_integer_has_no_point) {
    const char *schema = "{\"plainInteger\": true}";

    ck_assert(keyword_holds(schema, "2"));
    ck_assert(keyword_holds(schema, "-2"));
    ck_assert(!keyword_holds(schema, "2.0"));
    ck_assert(!keyword_holds(schema, "1e1"));
    ck_assert(!keyword_holds(schema, "1E1"));
    ck_assert(keyword_holds("{\"plainInteger\": false}", "2.0"));
    ck_assert_str_eq(keyword_fact(schema, "2.0", "suggestion"), "2");
    ck_assert_str_eq(keyword_fact(schema, "-1.20e2", "suggestion"), "-120");
    ck_assert_str_eq(keyword_fact(schema, "0.0", "suggestion"), "0");
    ck_assert_str_eq(keyword_fact(schema, "2.5", "suggestion"), "(none)");
    ck_assert_str_eq(keyword_fact(schema, "1e99", "suggestion"), "(none)");
}
END_TEST

START_TEST(const_compares_by_value) {
    ck_assert(keyword_holds("{\"const\": 2}", "2.0"));
    ck_assert(keyword_holds("{\"const\": 2}", "20e-1"));
    ck_assert(!keyword_holds("{\"const\": 2}", "\"2\""));
    ck_assert(keyword_holds("{\"const\": \"\\u00e9\"}", "\"\xc3\xa9\""));
    ck_assert(!keyword_holds("{\"const\": false}", "0"));
    ck_assert(!keyword_holds("{\"const\": false}", "true"));
    ck_assert(keyword_holds("{\"const\": null}", "null"));
    ck_assert(keyword_holds("{\"const\": -0}", "0.0"));
    ck_assert(
        keyword_holds("{\"const\": 9007199254740992}", "9007199254740992.0"));
    ck_assert(
        !keyword_holds("{\"const\": 9007199254740992}", "9007199254740993"));
}
END_TEST

START_TEST(const_looks_inside_containers) {
    const char *schema = "{\"const\": {\"a\": [1, {}], \"b\": null}}";

    ck_assert(keyword_holds(schema, "{\"b\": null, \"a\": [1.0, {}]}"));
    ck_assert(!keyword_holds(schema, "{\"b\": null, \"a\": [1, []]}"));
    ck_assert(!keyword_holds(schema, "{\"b\": null, \"a\": [{}, 1]}"));
    ck_assert(!keyword_holds(schema, "{\"a\": [1, {}]}"));
    ck_assert(!keyword_holds(schema, "{\"a\": [1, {}], \"c\": null}"));
    ck_assert(keyword_holds("{\"const\": []}", "[ ]"));
    ck_assert(!keyword_holds("{\"const\": []}", "{}"));
    ck_assert(!keyword_holds("{\"const\": [0]}", "[false]"));
}
END_TEST

static bool are_equal(const char *a, const char *b) {
    bool equal = pl_value_equal(keyword_value(a), keyword_value(b));

    ck_assert(pl_value_equal(keyword_value(b), keyword_value(a)) == equal);
    return equal;
}

START_TEST(equality_is_symmetric_even_with_equal_keys) {
    ck_assert(are_equal("{\"a\": 1, \"b\": 2}", "{\"b\": 2, \"a\": 1}"));
    ck_assert(!are_equal("{\"x\": 1, \"x\": 1}", "{\"x\": 1, \"y\": 1}"));
    ck_assert(!are_equal("{\"x\": 1, \"y\": 1}", "{\"x\": 1, \"z\": 1}"));
    ck_assert(are_equal("{\"x\": 1, \"x\": 1}", "{\"x\": 1, \"x\": 1}"));
}
END_TEST

START_TEST(equality_ends_at_a_depth_without_recursion) {
    char *deep = malloc(4001);

    memset(deep, '[', 1000);
    memset(deep + 1000, ']', 1000);
    deep[2000] = '\0';
    ck_assert(are_equal(deep, deep));
    memset(deep, '[', 2000);
    memset(deep + 2000, ']', 2000);
    deep[4000] = '\0';
    ck_assert(!are_equal(deep, deep));
    free(deep);
}
END_TEST

START_TEST(without_content_only_emptiness_is_equal) {
    struct pl_value empty = {.type = PL_TYPE_OBJECT};
    struct pl_value full = {.type = PL_TYPE_OBJECT, .size = 1};

    ck_assert(pl_value_equal(keyword_value("{}"), &empty));
    ck_assert(!pl_value_equal(keyword_value("{\"a\": 1}"), &full));
    ck_assert(!pl_value_equal(keyword_value("{}"), &full));
}
END_TEST

START_TEST(content_is_needed_only_to_look_inside) {
    static const struct {
        const char *schema;
        bool needs;
    } rows[] = {
        {"{\"const\": 1}", false},
        {"{\"const\": {}}", false},
        {"{\"const\": {\"a\": 1}}", true},
        {"{\"enum\": [1, [], \"a\"]}", false},
        {"{\"enum\": [1, [1]]}", true},
        {"{\"not\": {\"type\": \"string\", \"maxItems\": 1}}", false},
        {"{\"not\": {\"required\": [\"a\"]}}", true},
        {"{\"not\": {\"maxDepth\": 2}}", true},
        {"{\"anyOf\": [{\"type\": \"null\"}, {\"const\": [1]}]}", true},
        {"{\"anyOf\": [{\"type\": \"null\"}, {\"const\": 1}]}", false},
        {"{\"required\": [\"a\"]}", false},
        {"{\"maxDepth\": 1}", false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(pl_assertion_needs_content(
                          keyword_schema(rows[i].schema)->assertions) ==
                          rows[i].needs,
                      "%s", rows[i].schema);
    ck_assert(
        pl_schema_needs_content(keyword_schema("{\"required\": [\"a\"]}")));
    ck_assert(!pl_schema_needs_content(keyword_schema("{\"maxItems\": 1}")));
}
END_TEST

START_TEST(enum_takes_any_of_its_values) {
    const char *schema = "{\"enum\": [\"day\", \"hour\", 1, null, [2]]}";

    ck_assert(keyword_holds(schema, "\"hour\""));
    ck_assert(keyword_holds(schema, "1.0"));
    ck_assert(keyword_holds(schema, "null"));
    ck_assert(keyword_holds(schema, "[2.0]"));
    ck_assert(!keyword_holds(schema, "\"week\""));
    ck_assert(!keyword_holds(schema, "[]"));
    ck_assert_str_eq(keyword_fact(schema, "\"hours\"", "allowed"),
                     "day, hour, 1, null or [2]");
    ck_assert_str_eq(keyword_fact(schema, "\"hours\"", "suggestion"), "hour");
    ck_assert_str_eq(keyword_fact(schema, "\"week\"", "suggestion"), "(none)");
    ck_assert_str_eq(keyword_fact(schema, "2", "suggestion"), "(none)");
}
END_TEST

START_TEST(applicators_combine_schemas) {
    const char *any = "{\"anyOf\": [{\"maximum\": 2}, {\"minimum\": 5}]}";
    const char *one = "{\"oneOf\": [{\"maximum\": 5}, {\"minimum\": 2}]}";
    const char *all = "{\"allOf\": [{\"maximum\": 5}, {\"minimum\": 2}]}";

    ck_assert(keyword_holds(any, "1"));
    ck_assert(!keyword_holds(any, "3"));
    ck_assert(keyword_holds(one, "1"));
    ck_assert(!keyword_holds(one, "3"));
    ck_assert_str_eq(keyword_fact(one, "3", "count"), "2");
    ck_assert(keyword_holds(all, "3"));
    ck_assert(!keyword_holds(all, "1"));
    ck_assert_str_eq(keyword_fact(all, "1", "limit"), "2");
    ck_assert(!keyword_holds("{\"not\": {}}", "1"));
    ck_assert(keyword_holds("{\"not\": false}", "1"));
    ck_assert(!keyword_holds("{\"allOf\": [true, false]}", "1"));
    ck_assert(keyword_holds("{\"anyOf\": [true, false]}", "1"));
    ck_assert(!keyword_holds("{\"oneOf\": [true, true]}", "1"));
    ck_assert(!keyword_holds("{\"not\": {\"not\": {\"maximum\": 1}}}", "2"));
}
END_TEST

START_TEST(applicators_look_inside_objects) {
    const char *one =
        "{\"anyOf\": [{\"required\": [\"a\"]}, {\"knownKeys\": [\"b\"]}]}";

    ck_assert(keyword_holds(one, "{\"a\": 1, \"x\": 1}"));
    ck_assert(keyword_holds(one, "{\"b\": 1}"));
    ck_assert(!keyword_holds(one, "{\"x\": 1}"));
    ck_assert_str_eq(keyword_fact(one, "{\"b\": 1, \"bb\": 1}", "key"), "bb");
    ck_assert(keyword_holds("{\"not\": {\"requireAnyOf\": [\"a\"]}}", "{}"));
    ck_assert(!keyword_holds("{\"not\": {\"requireAtMostOne\": [\"a\"]}}",
                             "{\"a\": 1}"));
    ck_assert(keyword_holds("{\"not\": {\"requireAtMostOne\": [\"a\", \"b\"]}}",
                            "{\"a\": 1, \"b\": 1}"));
}
END_TEST

START_TEST(alternatives_under_not_tell_what_matched) {
    const char *schema = "{\"not\": {\"type\": \"string\", \"anyOf\": "
                         "[{\"format\": \"uuid\"}, {\"glob\": \"a*\"}]}}";

    ck_assert(!keyword_holds(schema, "\"abc\""));
    ck_assert_str_eq(keyword_fact(schema, "\"abc\"", "pattern"), "a*");
    ck_assert_str_eq(keyword_fact(schema, "\"abc\"", "format"), "(none)");
}
END_TEST

START_TEST(what_the_engine_counts_stays_outermost) {
    ck_assert_ptr_nonnull(keyword_refusal(
        "{\"not\": {\"count\": {\"of\": \"$.a\", \"minimum\": 1}}}"));
    ck_assert_ptr_nonnull(keyword_refusal(
        "{\"anyOf\": [{\"distinct\": {\"tally\": \"t\", \"maximum\": 1}}]}"));
    ck_assert_ptr_null(
        keyword_refusal("{\"count\": {\"of\": \"$.a\", \"minimum\": 1}}"));
    ck_assert_ptr_nonnull(keyword_refusal("{\"count\": {\"of\": \"$.a\"}}"));
}
END_TEST

static bool counts(const char *schema, uint64_t number) {
    const struct pl_assertion *assertion = keyword_schema(schema)->assertions;
    struct pl_value value = {.type = PL_TYPE_NUMBER, .size = number};

    return assertion->check->test(assertion->settings, &value, NULL);
}

START_TEST(count_has_one_bound_or_two) {
    const char *both =
        "{\"count\": {\"of\": \"$.a\", \"minimum\": 1, \"maximum\": 2}}";
    const char *zero = "{\"count\": {\"of\": \"$.a\", \"maximum\": 0}}";

    ck_assert(!counts(both, 0));
    ck_assert(counts(both, 1));
    ck_assert(counts(both, 2));
    ck_assert(!counts(both, 3));
    ck_assert(counts(zero, 0));
    ck_assert(!counts(zero, 1));
}
END_TEST

static bool is_tallied(const struct pl_value *value) {
    const struct pl_assertion *assertion =
        keyword_schema("{\"distinct\": {\"tally\": \"t\", \"maximum\": 5, "
                       "\"minLength\": 1, \"maxLength\": 3}}")
            ->assertions;

    return assertion->check->test(assertion->settings, value, NULL);
}

START_TEST(distinct_leaves_out_strings_of_other_lengths) {
    ck_assert(!is_tallied(keyword_repeat("a", 0)));
    ck_assert(is_tallied(keyword_repeat("a", 1)));
    ck_assert(is_tallied(keyword_repeat("\xc3\xa9", 3)));
    ck_assert(!is_tallied(keyword_repeat("\xc3\xa9", 4)));
    ck_assert(is_tallied(keyword_value("123456")));
}
END_TEST

START_TEST(every_keyword_is_found_by_its_name) {
    size_t count = 0;

    for (; pl_checks[count] != NULL; count++) {
        const struct pl_check *check = pl_checks[count];
        ck_assert_ptr_eq(pl_check_find(pl_slice_str(check->name)), check);
        ck_assert_ptr_nonnull(check->summary);
        ck_assert_ptr_nonnull(check->test);
        ck_assert(check->types != 0 && check->size > 0);
        ck_assert((check->members != NULL) ==
                  (check->scope == PL_SCOPE_MEMBERS));
    }
    ck_assert_uint_ge(count, 40);
    ck_assert_ptr_null(pl_check_find(pl_slice_str("maxlength")));
}
END_TEST

START_TEST(max_same_counts_equal_values_of_several_arrays) {
    const char *schema = "{\"maxSame\": {\"maximum\": 2, \"in\": [\"a\", "
                         "\"b\"], \"by\": [\"id\", \"mail\"]}}";
    const char *over = "{\"b\": [{\"id\": 1}, {\"id\": 2}, {\"id\": 2}], "
                       "\"a\": [{\"id\": 1e0, \"mail\": 7}, {\"id\": 1.0}]}";

    ck_assert(keyword_holds(schema, "{}"));
    ck_assert(keyword_holds(schema, "{\"a\": {\"id\": 1}, \"b\": 3}"));
    ck_assert(keyword_holds(schema, "{\"c\": [{\"id\": 1}, {\"id\": 1}, "
                                    "{\"id\": 1}]}"));
    ck_assert(keyword_holds(schema, "{\"a\": [{\"id\": 1}, {\"mail\": 1}, "
                                    "{\"id\": \"1\"}, {\"id\": 1}]}"));
    ck_assert(!keyword_holds(schema, over));
    ck_assert_str_eq(keyword_fact(schema, over, "limit"), "2");
    ck_assert_str_eq(keyword_fact(schema, over, "by"), "id");
}
END_TEST

Suite *check_value_suite(void);

Suite *check_value_suite(void) {
    Suite *suite = suite_create("check_value");
    TCase *tcase = tcase_create("value");

    tcase_add_checked_fixture(tcase, keyword_setup, keyword_teardown);
    tcase_add_test(tcase, type_knows_the_seven_names);
    tcase_add_test(tcase, an_integer_is_one_by_value);
    tcase_add_test(tcase, type_tells_what_it_is_and_should_be);
    tcase_add_test(tcase, numbers_are_compared_exactly);
    tcase_add_test(tcase, multiples_are_exact);
    tcase_add_test(tcase, decimals_are_those_that_are_needed);
    tcase_add_test(tcase, decimals_may_ask_a_list);
    tcase_add_test(tcase, a_plain_integer_has_no_point);
    tcase_add_test(tcase, const_compares_by_value);
    tcase_add_test(tcase, const_looks_inside_containers);
    tcase_add_test(tcase, equality_is_symmetric_even_with_equal_keys);
    tcase_add_test(tcase, equality_ends_at_a_depth_without_recursion);
    tcase_add_test(tcase, without_content_only_emptiness_is_equal);
    tcase_add_test(tcase, content_is_needed_only_to_look_inside);
    tcase_add_test(tcase, enum_takes_any_of_its_values);
    tcase_add_test(tcase, applicators_combine_schemas);
    tcase_add_test(tcase, applicators_look_inside_objects);
    tcase_add_test(tcase, alternatives_under_not_tell_what_matched);
    tcase_add_test(tcase, what_the_engine_counts_stays_outermost);
    tcase_add_test(tcase, count_has_one_bound_or_two);
    tcase_add_test(tcase, distinct_leaves_out_strings_of_other_lengths);
    tcase_add_test(tcase, max_same_counts_equal_values_of_several_arrays);
    tcase_add_test(tcase, every_keyword_is_found_by_its_name);
    suite_add_tcase(suite, tcase);
    return suite;
}

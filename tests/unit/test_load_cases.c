#include <check.h>

#include "loading.h"

START_TEST(rules_are_ranked_by_what_they_wait_for) {
    loading_accept(
        "rules:\n" LOADING_RULE("a/last", ", after: [a/mid, a/first]")
            LOADING_RULE("a/mid", ", after: a/first")
                LOADING_RULE("a/first", ""));
    ck_assert_uint_eq(loading_rule("a/first")->rank, 0);
    ck_assert_uint_eq(loading_rule("a/mid")->rank, 1);
    ck_assert_uint_eq(loading_rule("a/last")->rank, 2);
    ck_assert_uint_eq(loading_rule("a/last")->after_count, 2);
    ck_assert_uint_eq(loading_rule("a/last")->after[0], 1);
    loading_refuse(
        "rules:\n" LOADING_RULE("a/x", ", after: [a/y]")
            LOADING_RULE("a/y", ", after: [a/x, a/z]")
                LOADING_RULE("a/self", ", after: [a/self]"),
        "r.yaml:6:82-85 config/cycle rules that wait for each other: a/x "
        "after a/y after a/x\n"
        "r.yaml:6:87-90 config/unknown-rule no rule is named \"a/z\" (did "
        "you mean \"a/x\"?)\n"
        "r.yaml:7:85-91 config/cycle rules that wait for each other: a/self "
        "after a/self\n");
}
END_TEST

START_TEST(cases_have_the_rule_as_default) {
    loading_accept(
        "rules:\n"
        "  a/b:\n"
        "    target: order\n"
        "    severity: info\n"
        "    message: m\n"
        "    cases:\n"
        "      - {given: $.a, then: {type: string}}\n"
        "      - {given: $.b, then: {type: number}, severity: error, "
        "message: n, at: open}\n");
    const struct pl_rule *loaded = loading_rule("a/b");
    ck_assert_uint_eq(loaded->case_count, 2);
    ck_assert_int_eq(loaded->severity, PL_SEVERITY_ERROR);
    ck_assert_int_eq(loaded->cases[0].levels[0].severity, PL_SEVERITY_INFO);
    ck_assert_int_eq(loaded->cases[1].levels[0].severity, PL_SEVERITY_ERROR);
    ck_assert_int_eq(loaded->cases[1].at, PL_AT_OPEN);
    ck_assert(pl_slice_is(loaded->cases[1].message, "n"));
}
END_TEST

START_TEST(a_change_holds_for_all_cases) {
    loading_add("base.yaml",
                LOADING_HEAD "rules:\n"
                             "  a/b: {target: order, message: m, cases: "
                             "[{given: $.a, then: false, severity: info}, "
                             "{given: $.b, then: false}]}\n");
    loading_add("top.yaml",
                "paylint: 1\nextends: base.yaml\nrules: {a/b: warning}\n");
    loading_path("top.yaml");
    ck_assert_str_eq(loading.told.data, "");
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(loading_rule("a/b")->cases[i].levels[0].severity,
                         PL_SEVERITY_WARNING);
}
END_TEST

START_TEST(siblings_are_gathered) {
    loading_accept(
        "lists: {l: [x]}\n"
        "rules:\n"
        "  a/b:\n"
        "    target: order\n"
        "    given: $.price\n"
        "    when: [{a: present, b: {type: string}}, {c: absent}]\n"
        "    then: {maxDecimals: {list: l, by: d, column: value}}\n"
        "    severity: {warning: {when: {a: {maxLength: 3}}}, off: {when: "
        "{f: present}}, else: info}\n"
        "    related: [g]\n"
        "    message: m {l.value}\n");
    const struct pl_case *only = &loading_rule("a/b")->cases[0];
    static const char *const expected[] = {"a", "b", "c", "f", "d", "g"};
    ck_assert_uint_eq(only->siblings.count, 6);
    for (size_t i = 0; i < 6; i++)
        ck_assert(pl_slice_is(only->siblings.items[i], expected[i]));
    ck_assert(only->asks_siblings);
    ck_assert_uint_eq(only->when.count, 2);
    ck_assert_uint_eq(only->when.alternatives[0].count, 2);
    ck_assert_int_eq(only->when.alternatives[0].items[1].kind,
                     PL_CONDITION_SCHEMA);
    ck_assert_int_eq(only->when.alternatives[1].items[0].kind,
                     PL_CONDITION_ABSENT);
    ck_assert_uint_eq(only->level_count, 3);
    ck_assert_int_eq(only->levels[2].severity, PL_SEVERITY_INFO);
    ck_assert_uint_eq(only->levels[2].when.count, 0);
    ck_assert_int_eq(loading_rule("a/b")->severity, PL_SEVERITY_WARNING);
    ck_assert(loading_rule("a/b")->is_conditional);
    ck_assert_uint_eq(only->related[0], 5);
}
END_TEST

START_TEST(fields_in_messages_are_checked) {
    loading_refuse(
        "lists: {l: [x]}\nrules:\n"
        "  a/b: {target: order, then: false, message: '{l.value} {l.valu}'}"
        "\n",
        "r.yaml:6:57-65 config/template {l.valu} is no column of a list "
        "(did you mean \"value\"?)\n");
}
END_TEST

START_TEST(a_message_names_what_a_keyword_of_its_rule_tells) {
    loading_accept(
        "rules:\n"
        "  a/b: {target: order, message: '{value} {limit} {allowed}', cases: "
        "[{then: {maximum: 1}}, {then: {not: {enum: [x]}}}]}\n");
    loading_refuse(
        "rules:\n"
        "  a/b: {target: order, message: '{key} {limt} {reason}', then: "
        "{maximum: 1}}\n",
        "r.yaml:5:40-46 config/template {limt} is nothing that a keyword of "
        "the rule tells (did you mean \"limit\"?)\n"
        "r.yaml:5:47-55 config/template {reason} is nothing that a keyword "
        "of the rule tells\n");
}
END_TEST

START_TEST(related_does_not_ask_siblings) {
    loading_accept("rules:\n" LOADING_RULE("a/b", ", related: [x]"));
    ck_assert_uint_eq(loading_rule("a/b")->cases[0].siblings.count, 1);
    ck_assert(!loading_rule("a/b")->cases[0].asks_siblings);
}
END_TEST

START_TEST(levels_without_else_end_with_off) {
    loading_accept("rules:\n" LOADING_RULE(
        "a/b", ", severity: {error: {when: {x: absent}}}"));
    const struct pl_case *only = &loading_rule("a/b")->cases[0];
    ck_assert_uint_eq(only->level_count, 2);
    ck_assert_int_eq(only->levels[1].severity, PL_SEVERITY_OFF);
}
END_TEST

START_TEST(wrong_conditions_are_told) {
    loading_refuse(
        "rules:\n" LOADING_RULE("a/a", ", when: {x: presnt}") LOADING_RULE(
            "a/b", ", when: []") LOADING_RULE("a/c", ", when: {x: 3}")
            LOADING_RULE("a/d", ", severity: {else: error, info: {when: {x: "
                                "absent}}}")
                LOADING_RULE("a/e", ", severity: {info: error}")
                    LOADING_RULE("a/f", ", when: {x: {required: [a]}}"),
        "r.yaml:5:84-90 config/value a condition is present, absent or a "
        "map of keywords, not \"presnt\" (did you mean \"present\"?)\n"
        "r.yaml:6:80-82 config/value no condition stands here: leave `when` "
        "out\n"
        "r.yaml:7:84-85 config/value a condition is present, absent or a "
        "map of keywords, not \"3\"\n"
        "r.yaml:8:98-102 config/value nothing can follow else\n"
        "r.yaml:9:91-96 config/type a map must stand here, not a text\n"
        "r.yaml:10:84-99 config/value a condition cannot look inside an "
        "object or array\n");
}
END_TEST

Suite *load_cases_suite(void);

Suite *load_cases_suite(void) {
    Suite *suite = suite_create("load_cases");
    TCase *tests = tcase_create("load_cases");

    tcase_add_checked_fixture(tests, loading_begin, loading_end);
    tcase_add_test(tests, rules_are_ranked_by_what_they_wait_for);
    tcase_add_test(tests, cases_have_the_rule_as_default);
    tcase_add_test(tests, a_change_holds_for_all_cases);
    tcase_add_test(tests, siblings_are_gathered);
    tcase_add_test(tests, fields_in_messages_are_checked);
    tcase_add_test(tests, a_message_names_what_a_keyword_of_its_rule_tells);
    tcase_add_test(tests, related_does_not_ask_siblings);
    tcase_add_test(tests, levels_without_else_end_with_off);
    tcase_add_test(tests, wrong_conditions_are_told);
    suite_add_tcase(suite, tests);
    return suite;
}

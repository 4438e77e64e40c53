#include "engine/run.h"

#include <check.h>
#include <stdlib.h>

#include "checking.h"

#define GAP_3 "          "
#define GAP_4 GAP_3 GAP_3 GAP_3 GAP_3 GAP_3 GAP_3 GAP_3 GAP_3 GAP_3 GAP_3
#define GAP                                                                    \
    GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4    \
        GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4      \
            GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 GAP_4 /* 3,000 */

#define RULE(id, body) "  " id ": {target: t, severity: error, " body "}\n"

START_TEST(keys_that_have_left_the_window_have_their_places_and_pointers) {
    checking_expect(
        CHECKING_HEAD RULE("x/k", "then: {knownKeys: [a]}, message: '{key}'"),
        "{\"a\":1,\n\"b\\u0063\":" GAP "2}", "x/k 2:1-2:10 /bc bc\n");
    checking_expect(
        CHECKING_HEAD RULE("x/k", "then: {requireAtMostOne: [b, c]}, "
                                  "message: '{second}'"),
        "{\"a\":1,\n\"b\":1,\n\"c\":" GAP "2}", "x/k 3:1-3:4 /c c\n");
}
END_TEST

START_TEST(the_pointer_of_a_key_begins_with_its_object) {
    checking_expect(CHECKING_HEAD RULE("x/k",
                                       "given: $.o, then: {knownKeys: [p]}, "
                                       "message: '{path}'"),
                    "[{\"a\":1},{\"a\":1,\"o\":{\"p\":1,\"q\":2}}]",
                    "x/k 1:28-1:31 /1/o/q /1/o/q\n");
}
END_TEST

START_TEST(a_key_that_waits_for_the_members_around_its_object_keeps_its_place) {
    checking_expect(CHECKING_HEAD RULE("x/k",
                                       "given: $.o, when: {z: present}, then: "
                                       "{propertyNames: {maxLength: 1}}, "
                                       "message: '{key}'"),
                    "[{\"a\":1,\"o\":{\"qq\":2},\"z\":1},{\"o\":{\"qq\":2}}]",
                    "x/k 1:14-1:18 /0/o/qq qq\n");
}
END_TEST

START_TEST(elements_that_are_containers_have_their_own_index) {
    checking_expect(
        CHECKING_HEAD RULE("x/e", "given: '$.o[*]', when: {z: absent}, then: "
                                  "{maxItems: 0}, message: '{path}'"),
        "{\"a\":1,\"o\":[[1],[],[2]]}",
        "x/e 1:13-1:16 /o/0 /o/0\nx/e 1:20-1:23 /o/2 /o/2\n");
}
END_TEST

START_TEST(members_are_looked_at_though_an_assertion_before_them_failed) {
    checking_expect(CHECKING_HEAD RULE("x/o",
                                       "given: $.o, then: {minProperties: 2, "
                                       "required: [p]}, message: '{keyword}'"),
                    "[{\"a\":1},{\"o\":{\"x\":1}},{\"o\":{\"x\":1,\"y\":2}}]",
                    "x/o 1:15-1:22 /1/o minProperties\n"
                    "x/o 1:29-1:42 /2/o required\n");
}
END_TEST

START_TEST(a_rule_is_silent_where_one_of_those_before_it_spoke) {
    checking_expect(
        CHECKING_HEAD RULE("x/a", "given: $.*, when: {a: present}, then: "
                                  "{maximum: 5}, message: m")
            RULE("x/b", "given: $.*, after: [x/a], then: {multipleOf: 2}, "
                        "message: n"),
        "{\"a\":7,\"b\":3,\"c\":2}", "x/a 1:6-1:7 /a m\nx/b 1:12-1:13 /b n\n");
}
END_TEST

START_TEST(a_number_that_loses_digits_has_the_index_of_its_element) {
    checking_expect(
        CHECKING_HEAD RULE("x/a", "then: {type: object}, "
                                  "message: m"),
        "{\"a\":[1,12345678901234567890]}",
        "json/number-precision 1:9-1:29 /a/1 "
        "12345678901234567890 does not fit an IEEE 754 double, "
        "in which most readers hold numbers: write fewer digits, or a "
        "string\n");
}
END_TEST

START_TEST(a_second_key_is_pointed_to_by_its_name_whatever_its_quotes) {
    struct checking checking;
    checking_init(&checking, CHECKING_HEAD RULE("x/a", "then: {type: object}, "
                                                       "message: m"));
    const char *said = checking_say(&checking, "{\"a\":1,abc:1,abc:2}");
    ck_assert_ptr_nonnull(strstr(said, "json/duplicate-key 1:14-1:17 /abc "));
    checking_fini(&checking);
}
END_TEST

#define SECRET                                                                 \
    RULE("x/s", "given: $.s, when: {z: present}, sensitive: true, then: "      \
                "{maxLength: 2}, message: s")                                  \
    RULE("x/t", "given: $.*, when: {z: present}, then: {maxLength: 4}, "       \
                "message: '{value}'")

START_TEST(what_a_sensitive_rule_speaks_of_is_shown_nowhere) {
    checking_expect(CHECKING_HEAD SECRET,
                    "{\"a\":1,\"s\":\"abcdef\",\"b\":\"uvwxyz\"," GAP
                    "\"z\":1}",
                    "x/s 1:12-1:20 /s s\nx/t 1:12-1:20 /s ***\n"
                    "x/t 1:25-1:33 /b \"uvwxyz\"\n");
}
END_TEST

START_TEST(lines_do_not_show_it_either) {
    struct checking checking;
    checking_init(&checking, CHECKING_HEAD SECRET);
    checking.options.wants_excerpts = true;
    checking.shows_excerpts = true;
    const char *said = checking_say(
        &checking,
        "{\"a\":1,\"z\":1,\"é\":\"ann@example.com\"\n,\"b\":\"uvwxyz\","
        "\"s\":\"äbcdef\",\"s\":[]}");
    ck_assert_str_eq(
        said,
        "x/t 1:18-1:35 /é \"***\" | "
        "{\"a\":1,\"z\":1,\"é\":\"***************\"\n"
        "x/t 2:6-2:14 /b \"uvwxyz\" | "
        ",\"b\":\"uvwxyz\",\"s\":********,\"s\":[]}\n"
        "x/s 2:19-2:27 /s s | ,\"b\":\"uvwxyz\",\"s\":********,\"s\":[]}\n"
        "x/t 2:19-2:27 /s *** | ,\"b\":\"uvwxyz\",\"s\":********,\"s\":[]}\n"
        "json/duplicate-key 2:28-2:31 /s key \"s\" is given twice, and readers "
        "differ in which one they take: keep one | "
        ",\"b\":\"uvwxyz\",\"s\":********,\"s\":[]}\n");
    checking_fini(&checking);
}
END_TEST

START_TEST(a_value_too_large_to_look_into_is_told_once_at_its_own_place) {
    static const char large[] = "{\"a\":1,\n\"o\":[" GAP "\n[1,2]," GAP "[3]]}";
    static const char inner[] =
        "{\"a\":1,\n\"o\":{\"q\":\"" GAP "\",\n\"p\":[1," GAP "1]}}";
    struct checking checking;
    checking_init(&checking,
                  CHECKING_HEAD RULE("x/u", "given: ['$.o', '$.o.p'], then: "
                                            "{uniqueItems: true}, message: m"));
    checking.options.content_max = 4000;
    checking.options.window_size = 2048;
    const char *said = checking_say_slowly(&checking, large, 7);
    ck_assert_str_eq(
        said, "engine/value-too-large 2:5-2:6 /o value is too large for the "
              "rules that look inside it: it was not checked by them\n");
    said = checking_say_slowly(&checking, inner, 7);
    ck_assert_str_eq(
        said, "engine/value-too-large 2:5-2:6 /o value is too large for the "
              "rules that look inside it: it was not checked by them\n"
              "x/u 3:3008-3:3009 /o/p/1 m\n");
    checking_fini(&checking);
}
END_TEST

/* Check as long as the heap's budget lasts. Returns whether it did. */
static bool survives(const char *rules, const char *text, size_t budget) {
    struct checking checking;
    checking_init(&checking, rules);
    pl_plan_fini(&checking.plan);
    pl_plan_init(&checking.plan, &checking.heap);
    checking.options.window_size = 2048;
    checking.options.wants_excerpts = true;
    checking.heap.budget = budget;
    bool is_done = false;
    if (setjmp(checking.heap.unwind) == 0) {
        checking.heap.armed = true;
        pl_plan_make(&checking.plan, checking.ruleset);
        checking_say_slowly(&checking, text, 100);
        is_done = true;
    }
    checking.heap.armed = false;
    checking_fini(&checking);
    return is_done;
}

START_TEST(memory_may_run_out_anywhere) {
    static const char rules[] = CHECKING_HEAD SECRET RULE(
        "x/c", "then: {count: {of: $..b, maximum: 1}, maxDepth: 1, "
               "knownKeys: [a]}, message: '{key} {path}'")
        RULE("x/d", "given: $.a, then: {distinct: {tally: d, maximum: 1}}, "
                    "message: m")
            RULE("x/e", "given: '$..c[1:5:2]', then: {uniqueItems: true, "
                        "contains: {type: string}}, message: m");
    static const char text[] =
        "[{\"a\":\"p\",\"s\":\"abc\\u0064ef\"," GAP "\"z\":1},{\"a\":\"q\","
        "'b':[{\"b\":1}],\"c\":[[],[1,1]]," GAP "\"\\u0065\":{\"b\":1},}]";
    size_t budget = 0;
    while (!survives(rules, text, budget))
        budget++;
    ck_assert_uint_gt(budget, 20);
}
END_TEST

Suite *run_suite(void);

Suite *run_suite(void) {
    Suite *suite = suite_create("run");
    TCase *places = tcase_create("places");
    TCase *silence = tcase_create("silence");
    TCase *secrets = tcase_create("secrets");
    TCase *limits = tcase_create("limits");

    tcase_add_test(
        places, keys_that_have_left_the_window_have_their_places_and_pointers);
    tcase_add_test(places, the_pointer_of_a_key_begins_with_its_object);
    tcase_add_test(
        places,
        a_key_that_waits_for_the_members_around_its_object_keeps_its_place);
    tcase_add_test(places, elements_that_are_containers_have_their_own_index);
    tcase_add_test(places,
                   a_number_that_loses_digits_has_the_index_of_its_element);
    tcase_add_test(places,
                   a_second_key_is_pointed_to_by_its_name_whatever_its_quotes);
    tcase_add_test(
        silence, members_are_looked_at_though_an_assertion_before_them_failed);
    tcase_add_test(silence,
                   a_rule_is_silent_where_one_of_those_before_it_spoke);
    tcase_add_test(secrets, what_a_sensitive_rule_speaks_of_is_shown_nowhere);
    tcase_add_test(secrets, lines_do_not_show_it_either);
    tcase_add_test(
        limits, a_value_too_large_to_look_into_is_told_once_at_its_own_place);
    tcase_add_test(limits, memory_may_run_out_anywhere);
    suite_add_tcase(suite, places);
    suite_add_tcase(suite, silence);
    suite_add_tcase(suite, secrets);
    suite_add_tcase(suite, limits);
    return suite;
}

#include "keyword.h"

#include <check.h>
#include <stdio.h>

#define REQUIRED                                                               \
    "{\"required\": {\"names\": [\"product_id\", \"currency\", \"price\"], "   \
    "\"known\": [\"product_id\", \"currency\", \"price\", \"time\"]}}"

START_TEST(required_reports_each_missing_key) {
    ck_assert_str_eq(
        keyword_faults("{\"required\": [\"a\", \"b\", \"c\"]}", "{\"b\": 1}"),
        "missing=a; missing=c");
    ck_assert_str_eq(keyword_faults("{\"required\": [\"a\"]}", "{\"a\": null}"),
                     "");
    ck_assert_str_eq(keyword_faults("{\"required\": []}", "{}"), "");
}
END_TEST

START_TEST(required_points_at_a_near_miss) {
    ck_assert_str_eq(
        keyword_faults(REQUIRED,
                       "{\"product_id\": 1, \"curency\": 1, \"price\": 1}"),
        "at=\"curency\" missing=currency key=curency suggestion=currency");
    ck_assert_str_eq(
        keyword_faults(REQUIRED,
                       "{\"productId\": 1, \"currency\": 1, \"time\": 1}"),
        "at=\"productId\" missing=product_id key=productId "
        "suggestion=product_id; missing=price");
    ck_assert_str_eq(
        keyword_faults("{\"required\": [\"currency\"]}", "{\"curency\": 1}"),
        "missing=currency");
}
END_TEST

START_TEST(one_key_serves_one_missing_name) {
    const char *schema = "{\"required\": {\"names\": [\"abcdefg1\", "
                         "\"abcdefg2\"], \"known\": [\"abcdefg1\", "
                         "\"abcdefg2\"]}}";

    ck_assert_str_eq(keyword_faults(schema, "{\"abcdefg\": 1}"),
                     "at=\"abcdefg\" missing=abcdefg1 key=abcdefg "
                     "suggestion=abcdefg1; missing=abcdefg2");
    ck_assert_str_eq(
        keyword_faults(schema, "{\"abcdefg22\": 1, \"abcdefg3\": 1}"),
        "at=\"abcdefg3\" missing=abcdefg1 key=abcdefg3 "
        "suggestion=abcdefg1; at=\"abcdefg22\" missing=abcdefg2 "
        "key=abcdefg22 suggestion=abcdefg2");
}
END_TEST

START_TEST(the_nearest_pair_goes_first) {
    const char *schema = "{\"required\": {\"names\": [\"abcdefg\", "
                         "\"abcdexx\"], \"known\": [\"abcdefg\"]}}";

    ck_assert_str_eq(keyword_faults(schema, "{\"abcdexy\": 1}"),
                     "missing=abcdefg; at=\"abcdexy\" missing=abcdexx "
                     "key=abcdexy suggestion=abcdexx");
    ck_assert_str_eq(
        keyword_faults(REQUIRED, "{\"product_id\": 1, \"price\": 1, "
                                 "\"crrency\": 1, \"CURRENCY\": 1}"),
        "at=\"CURRENCY\" missing=currency key=CURRENCY suggestion=currency");
}
END_TEST

START_TEST(many_unknown_keys_are_taken) {
    char json[4096] = "{\"curency\": 1";
    size_t len = strlen(json);

    for (int i = 0; i < 200; i++)
        len += (size_t)snprintf(json + len, sizeof json - len,
                                ", \"key_%d\": 1", i);
    snprintf(json + len, sizeof json - len, "}");
    ck_assert_str_eq(
        keyword_faults(REQUIRED, json),
        "missing=product_id; at=\"curency\" missing=currency key=curency "
        "suggestion=currency; missing=price");
}
END_TEST

START_TEST(absence_means_nothing_after_a_cut) {
    ck_assert_str_eq(keyword_faults_when_cut(REQUIRED, "{}"), "");
    ck_assert_str_eq(
        keyword_faults_when_cut("{\"requireAnyOf\": [\"a\"]}", "{}"), "");
    ck_assert_str_eq(
        keyword_faults_when_cut("{\"requireAtMostOne\": [\"a\", \"b\"]}",
                                "{\"a\": 1, \"b\": 1}"),
        "at=\"b\" related=\"a\" first=a second=b");
}
END_TEST

START_TEST(any_of_the_members_will_do) {
    const char *schema = "{\"requireAnyOf\": [\"a\", \"b\", \"c\"]}";

    ck_assert_str_eq(keyword_faults(schema, "{\"c\": 1}"), "");
    ck_assert_str_eq(keyword_faults(schema, "{\"b\": null, \"c\": 1}"), "");
    ck_assert_str_eq(keyword_faults(schema, "{\"d\": 1}"), "names=a, b or c");
    ck_assert_str_eq(keyword_faults("{\"requireAnyOf\": [\"a\", \"b\"]}", "{}"),
                     "names=a or b");
    ck_assert_str_eq(keyword_faults("{\"requireAnyOf\": [\"a\"]}", "{}"),
                     "names=a");
}
END_TEST

START_TEST(the_second_in_the_text_is_at_fault) {
    const char *schema = "{\"requireAtMostOne\": [\"a\", \"b\", \"c\"]}";

    ck_assert_str_eq(keyword_faults(schema, "{}"), "");
    ck_assert_str_eq(keyword_faults(schema, "{\"c\": 1, \"d\": 2}"), "");
    ck_assert_str_eq(keyword_faults(schema, "{\"c\": 1, \"x\": 1, \"a\": 2}"),
                     "at=\"a\" related=\"c\" first=c second=a");
    ck_assert_str_eq(keyword_faults(schema, "{\"b\": 1, \"c\": 1, \"a\": 2}"),
                     "at=\"c\" related=\"b\" first=b second=c");
}
END_TEST

START_TEST(unknown_keys_are_told_with_the_nearest) {
    const char *schema = "{\"knownKeys\": {\"names\": [\"time\", \"price\", "
                         "\"currency\"], \"spellings\": \"spellings\"}}";

    ck_assert(keyword_holds(schema, "{\"time\": 1, \"price\": 2}"));
    ck_assert(keyword_holds(schema, "{}"));
    ck_assert(keyword_holds(schema, "[]"));
    ck_assert(!keyword_holds(schema, "{\"time\": 1, \"Time\": 1}"));
    ck_assert_str_eq(keyword_fact(schema, "{\"Time\": 1}", "key"), "Time");
    ck_assert_str_eq(keyword_fact(schema, "{\"Time\": 1}", "suggestion"),
                     "time");
    ck_assert_str_eq(keyword_fact(schema, "{\"timeStamp\": 1}", "suggestion"),
                     "time");
    ck_assert_str_eq(keyword_fact(schema, "{\"amount\": 1}", "suggestion"),
                     "price");
    ck_assert_str_eq(keyword_fact(schema, "{\"colour\": 1}", "suggestion"),
                     "(none)");
    ck_assert_ptr_nonnull(keyword_refusal(
        "{\"knownKeys\": {\"names\": [], \"spellings\": \"words\"}}"));
}
END_TEST

START_TEST(property_names_are_judged_as_strings) {
    const char *schema = "{\"propertyNames\": {\"minLength\": 1, "
                         "\"maxLength\": 3, \"excludesPrefix\": \"$\"}}";

    ck_assert(keyword_holds(schema, "{\"abc\": 1}"));
    ck_assert(!keyword_holds(schema, "{\"abc\": 1, \"abcd\": 1}"));
    ck_assert(!keyword_holds(schema, "{\"\": 1}"));
    ck_assert(!keyword_holds(schema, "{\"$a\": 1}"));
    ck_assert(keyword_holds(schema, "\"abcd\""));
    ck_assert(!keyword_holds("{\"propertyNames\": false}", "{\"a\": 1}"));
    ck_assert(keyword_holds("{\"propertyNames\": false}", "{}"));
    ck_assert_str_eq(keyword_fact(schema, "{\"a\": 1, \"abcd\": 1}", "length"),
                     "4");
    ck_assert_str_eq(keyword_fact(schema, "{\"a\": 1, \"abcd\": 1}", "key"),
                     "abcd");
}
END_TEST

START_TEST(facts_keep_the_first_and_have_an_end) {
    struct pl_heap heap;
    struct pl_facts facts;

    pl_heap_init(&heap);
    pl_facts_init(&facts, &heap);
    pl_facts_text(&facts, "a", pl_slice_str("one"));
    pl_facts_text(&facts, "a", pl_slice_str("two"));
    pl_facts_count(&facts, "b", 3);
    pl_facts_text(&facts, "c", pl_slice_str(""));
    ck_assert(pl_slice_is(pl_facts_get(&facts, pl_slice_str("a")), "one"));
    ck_assert(pl_slice_is(pl_facts_get(&facts, pl_slice_str("b")), "3"));
    ck_assert_ptr_nonnull(pl_facts_get(&facts, pl_slice_str("c")).data);
    ck_assert_ptr_null(pl_facts_get(&facts, pl_slice_str("d")).data);
    pl_facts_clear(&facts);
    ck_assert_ptr_null(pl_facts_get(&facts, pl_slice_str("a")).data);

    char names[40][16];
    for (int i = 0; i < 40; i++) {
        snprintf(names[i], sizeof names[i], "n%d", i);
        pl_facts_count(&facts, names[i], (uint64_t)i);
    }
    ck_assert(pl_slice_is(pl_facts_get(&facts, pl_slice_str("n23")), "23"));
    ck_assert_ptr_null(pl_facts_get(&facts, pl_slice_str("n24")).data);
    pl_facts_fini(&facts);
}
END_TEST

Suite *check_members_suite(void);

Suite *check_members_suite(void) {
    Suite *suite = suite_create("check_members");
    TCase *tcase = tcase_create("members");

    tcase_add_checked_fixture(tcase, keyword_setup, keyword_teardown);
    tcase_add_test(tcase, required_reports_each_missing_key);
    tcase_add_test(tcase, required_points_at_a_near_miss);
    tcase_add_test(tcase, one_key_serves_one_missing_name);
    tcase_add_test(tcase, the_nearest_pair_goes_first);
    tcase_add_test(tcase, many_unknown_keys_are_taken);
    tcase_add_test(tcase, absence_means_nothing_after_a_cut);
    tcase_add_test(tcase, any_of_the_members_will_do);
    tcase_add_test(tcase, the_second_in_the_text_is_at_fault);
    tcase_add_test(tcase, unknown_keys_are_told_with_the_nearest);
    tcase_add_test(tcase, property_names_are_judged_as_strings);
    tcase_add_test(tcase, facts_keep_the_first_and_have_an_end);
    suite_add_tcase(suite, tcase);
    return suite;
}

#include <check.h>
#include <stdlib.h>

#include "checking.h"

#define RULE(body)                                                             \
    CHECKING_HEAD "  x/g: {target: t, severity: error, message: '{count}', "   \
                  "then: {" body "}}\n"

START_TEST(count_points_at_the_first_value_past_the_maximum) {
    checking_expect(RULE("count: {of: ['$.b[0:]', '$.c[0:]'], maximum: 2}"),
                    "{\"a\":1,\"b\":[1],\"c\":[2,\n[3,\n4],5]}",
                    "x/g 2:1-3:3 /c/1 4\n");
    checking_expect(RULE("count: {of: '$.b[0:]', maximum: 2}"),
                    "{\"a\":1,\"b\":[1,2]}", "");
}
END_TEST

START_TEST(count_past_a_minimum_points_at_the_value) {
    checking_expect(RULE("count: {of: '$.b[0:]', minimum: 2}"),
                    "{\"a\":1,\n\"b\":[1]}", "x/g 1:1-2:9  1\n");
}
END_TEST

START_TEST(each_value_counts_what_is_in_itself) {
    checking_expect(
        RULE("count: {of: $..b, maximum: 1}"),
        "[{\"a\":1,\"b\":{\"b\":2}},{\"b\":1},{\"b\":1,\"c\":{\"b\":"
        "3}}]",
        "x/g 1:18-1:19 /0/b/b 2\nx/g 1:46-1:47 /2/c/b 2\n");
}
END_TEST

START_TEST(max_depth_points_at_the_bracket_past_it) {
    static const char rules[] = CHECKING_HEAD
        "  x/d: {target: t, given: $.o, severity: error, message: '{limit}', "
        "then: {maxDepth: 2}}\n";
    checking_expect(rules, "{\"a\":1,\"o\":[[1],{\"p\":[2]},[[[]]]]}",
                    "x/d 1:22-1:23 /o/1/p 2\n");
    checking_expect(rules, "{\"a\":1,\"o\":[[],{}]}", "");
}
END_TEST

Suite *gauge_suite(void);

Suite *gauge_suite(void) {
    Suite *suite = suite_create("gauge");
    TCase *tests = tcase_create("gauge");
    tcase_add_test(tests, count_points_at_the_first_value_past_the_maximum);
    tcase_add_test(tests, count_past_a_minimum_points_at_the_value);
    tcase_add_test(tests, each_value_counts_what_is_in_itself);
    tcase_add_test(tests, max_depth_points_at_the_bracket_past_it);
    suite_add_tcase(suite, tests);
    return suite;
}

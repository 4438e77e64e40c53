/* What a run has learned of one text, and what of it holds for the next. */

#include <check.h>
#include <stdlib.h>

#include "checking.h"

/* Few values are to be met, which are counted. */
static const char few[] = CHECKING_HEAD
    "  x/few: {target: t, given: $.key, severity: error, message: '{count}', "
    "then: {distinct: {tally: d, maximum: 3}}}\n";

/* The same value once more is passed without being counted; it is not where
 * all counting begins anew. */
START_TEST(a_value_that_is_known_is_counted_in_the_next_text) {
    struct checking checking;

    checking_init(&checking, few);
    checking.framing = PL_FRAMING_LINES;
    for (int i = 0; i < 3; i++) {
        ck_assert_str_eq(
            checking_say(&checking,
                         "{\"a\":1,\"key\":\"grün\"}\n"
                         "{\"a\":2,\"key\":\"grün\"}\n{\"a\":3,\"key\":"
                         "\"grün\"}\n{\"a\":4,\"key\":\"grün\"}\n"
                         "{\"a\":5,\"key\":\"grün\"}\n"),
            "");
        pl_tallies_clear(&checking.tallies);
        ck_assert_str_eq(
            checking_say(&checking,
                         "{\"a\":1,\"key\":\"grün\"}\n"
                         "{\"a\":2,\"key\":\"b\"}\n{\"a\":3,\"key\":\"c\"}\n"
                         "{\"a\":4,\"key\":\"d\"}\n{\"a\":5,\"key\":\"c\"}\n"),
            "x/few 4:14-4:17 /key 4\n");
        pl_tallies_clear(&checking.tallies);
    }
    checking_fini(&checking);
}
END_TEST

/* Of long ones all bytes count, the last one too. */
START_TEST(a_value_that_is_known_is_so_with_all_its_bytes) {
    struct checking checking;
    char first[] =
        "{\"a\":1,\"key\":\"üaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"}\n";
    struct pl_buf text;

    checking_init(&checking, few);
    checking.framing = PL_FRAMING_LINES;
    pl_buf_init(&text, &checking.heap);
    for (size_t len = 26; len < 35; len++) {
        pl_buf_clear(&text);
        for (int i = 0; i < 8; i++)
            pl_buf_add_format(&text, "%.*s%c\"}\n", (int)(14 + len), first,
                              "bbbbcdef"[i]);
        const char *said = checking_say(&checking, text.data);
        ck_assert_msg(strstr(said, "x/few 7:14-7:") == said, "%zu: %s", len,
                      said);
        pl_tallies_clear(&checking.tallies);
    }
    pl_buf_fini(&text);
    checking_fini(&checking);
}
END_TEST

/* Where `key` is, nothing in `list` is shown. */
static const char masks[] =
    "paylint: 1\n"
    "extends: []\n"
    "shapes:\n"
    "  keyed: {object: {any_key: [key]}}\n"
    "  one: {object: {}}\n"
    "targets:\n"
    "  t: {keyed: $}\n"
    "  u: {one: $}\n"
    "rules:\n"
    "  x/secret: {target: t, given: '$.list[*]', severity: error, message: m, "
    "sensitive: always, then: {maxLength: 5}}\n"
    "  x/most: {target: u, given: $.b, severity: error, message: m, "
    "then: {maximum: 5}}\n";

/* A document is presumed to be such a one as that before it. */
START_TEST(what_is_masked_is_settled_by_the_document_itself) {
    struct checking checking;

    checking_init(&checking, masks);
    checking.options.wants_excerpts = checking.shows_excerpts = true;
    for (int i = 0; i < 3; i++) {
        ck_assert_str_eq(
            checking_say(&checking, "{\"key\":1,\"list\":[\"abc\"]}"), "");
        ck_assert_str_eq(
            checking_say(&checking, "{\"a\":1,\"list\":[\"abc\"],\"b\":9}"),
            "x/most 1:27-1:28 /b m | {\"a\":1,\"list\":[\"abc\"],\"b\":9}\n");
    }
    checking_fini(&checking);
}
END_TEST

Suite *learned_suite(void);

Suite *learned_suite(void) {
    Suite *suite = suite_create("learned");
    TCase *tests = tcase_create("learned");
    tcase_add_test(tests, a_value_that_is_known_is_counted_in_the_next_text);
    tcase_add_test(tests, a_value_that_is_known_is_so_with_all_its_bytes);
    tcase_add_test(tests, what_is_masked_is_settled_by_the_document_itself);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "base/nearest.h"

#include <check.h>

static bool is_near(const char *word, const char *candidate) {
    return pl_is_near(pl_slice_str(word), pl_slice_str(candidate));
}

START_TEST(case_and_separators_do_not_count) {
    ck_assert(is_near("productId", "product_id"));
    ck_assert(is_near("PRODUCT-ID", "product_id"));
    ck_assert(is_near("product id", "product_id"));
    ck_assert(is_near("eur", "EUR"));
    ck_assert(!is_near("__", "--"));
}
END_TEST

START_TEST(a_long_name_may_differ_twice) {
    ck_assert(is_near("curency", "currency"));
    ck_assert(is_near("currrency", "currency"));
    ck_assert(is_near("cuurency", "currency"));
    ck_assert(is_near("crurency", "currency"));
    ck_assert(is_near("crurenyc", "currency"));
    ck_assert(is_near("quantt", "quantity"));
    ck_assert(!is_near("quant", "quantity"));
    ck_assert(!is_near("crrueynci", "currency"));
}
END_TEST

START_TEST(a_short_name_may_differ_once) {
    ck_assert(is_near("prise", "price"));
    ck_assert(is_near("pirce", "price"));
    ck_assert(is_near("pric", "price"));
    ck_assert(!is_near("prisee", "price"));
    ck_assert(!is_near("prcie_x", "price"));
    ck_assert(!is_near("EUX", "USD"));
}
END_TEST

START_TEST(characters_count_and_not_bytes) {
    ck_assert(is_near("pri\xF0\x9F\x98\x80"
                      "e",
                      "price"));
    ck_assert(is_near("pri\xFF"
                      "e",
                      "price"));
    ck_assert(!is_near("pri\xFF\xFF", "price"));
}
END_TEST

START_TEST(nothing_is_near_no_word) {
    ck_assert(!is_near("", "a"));
    ck_assert(is_near("", ""));
}
END_TEST

START_TEST(a_word_over_64_bytes_is_near_only_what_it_equals) {
    char word[65 + 1] = {0};
    memset(word, 'x', 65);
    ck_assert(is_near(word, word));
    ck_assert(!is_near(word, word + 1));
    ck_assert(!is_near(word + 1, word));
    ck_assert(is_near(word + 1, word + 2));
}
END_TEST

START_TEST(the_smallest_distance_wins_then_the_earlier) {
    struct pl_slice names[] = {pl_slice_str("amounts"), pl_slice_str("amount"),
                               pl_slice_str("a_mount"), pl_slice_str("count")};
    ck_assert_uint_eq(pl_nearest(pl_slice_str("amountss"), names, 4), 0);
    ck_assert_uint_eq(pl_nearest(pl_slice_str("amoumt"), names, 4), 1);
    ck_assert_uint_eq(pl_nearest(pl_slice_str("Amount"), names, 4), 1);
    ck_assert_uint_eq(pl_nearest(pl_slice_str("A-Mounts"), names, 4), 0);
    ck_assert_uint_eq(pl_nearest(pl_slice_str("cuont"), names, 4), 3);
    ck_assert_uint_eq(pl_nearest(pl_slice_str("price"), names, 4),
                      PL_NEAREST_NONE);
    ck_assert_uint_eq(pl_nearest(pl_slice_str("price"), NULL, 0),
                      PL_NEAREST_NONE);
}
END_TEST

Suite *nearest_suite(void);

Suite *nearest_suite(void) {
    Suite *suite = suite_create("nearest");
    TCase *tests = tcase_create("nearest");
    tcase_add_test(tests, case_and_separators_do_not_count);
    tcase_add_test(tests, a_long_name_may_differ_twice);
    tcase_add_test(tests, a_short_name_may_differ_once);
    tcase_add_test(tests, characters_count_and_not_bytes);
    tcase_add_test(tests, nothing_is_near_no_word);
    tcase_add_test(tests, a_word_over_64_bytes_is_near_only_what_it_equals);
    tcase_add_test(tests, the_smallest_distance_wins_then_the_earlier);
    suite_add_tcase(suite, tests);
    return suite;
}

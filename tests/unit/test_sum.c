#include "base/sum.h"

#include <check.h>
#include <stdlib.h>

static struct pl_heap heap;

/* Add the products of so many pairs of numbers, and expect their sum. */
static void expect(const char *const *numbers, size_t count,
                   const char *expected) {
    struct pl_sum sum = {{0}}, other = {{0}};
    struct pl_buf text;

    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    for (size_t i = 0; i + 1 < count; i += 2) {
        struct pl_decimal a, b;
        ck_assert(pl_decimal_read(&a, pl_slice_str(numbers[i])));
        ck_assert(pl_decimal_read(&b, pl_slice_str(numbers[i + 1])));
        ck_assert(pl_sum_add(i % 4 == 0 ? &sum : &other, a, b));
    }
    pl_sum_join(&sum, &other);
    pl_sum_write(&sum, &text);
    ck_assert_str_eq(text.data, expected);
    pl_buf_fini(&text);
}

#define EXPECT(expected, ...)                                                  \
    expect((const char *const[]){__VA_ARGS__},                                 \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),        \
           expected)

START_TEST(products_are_added_exactly) {
    EXPECT("0", "0", "1");
    EXPECT("29.97", "9.99", "3");
    EXPECT("0.3", "0.1", "1", "0.2", "1");
    EXPECT("-0.05", "0.1", "1", "-0.15", "1");
    EXPECT("0", "-12345678901234567890", "1", "12345678901234567890", "1");
    EXPECT("1000000000000000000000", "999999999999999999999.5", "1", "0.5",
           "1");
    EXPECT("121932631112635269", "123456789", "987654321");
    EXPECT("-1000000000", "1", "-1e9");
    EXPECT("0.000000000000000001", "1e-9", "1e-9");
    EXPECT("100", "1e2", "1.00");
}
END_TEST

START_TEST(what_is_out_of_range_is_refused) {
    struct pl_sum sum = {{0}};
    struct pl_decimal one, large, least, small;

    ck_assert(pl_decimal_read(&one, pl_slice_str("1")));
    ck_assert(pl_decimal_read(&large, pl_slice_str("1e179")));
    ck_assert(pl_decimal_read(&least, pl_slice_str("1e-180")));
    ck_assert(pl_sum_add(&sum, large, large));
    ck_assert(pl_sum_add(&sum, least, least));
    ck_assert(pl_decimal_read(&large, pl_slice_str("1e180")));
    ck_assert(pl_decimal_read(&small, pl_slice_str("1e-181")));
    ck_assert(!pl_sum_add(&sum, large, one));
    ck_assert(!pl_sum_add(&sum, one, small));
}
END_TEST

Suite *sum_suite(void);

Suite *sum_suite(void) {
    Suite *suite = suite_create("sum");
    TCase *tests = tcase_create("sum");
    tcase_add_test(tests, products_are_added_exactly);
    tcase_add_test(tests, what_is_out_of_range_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}

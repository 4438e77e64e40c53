#include "base/buf.h"

#include <check.h>
#include <stdio.h>

static struct pl_heap heap;
static struct pl_buf buf;

static void make_buf(void) {
    pl_heap_init(&heap);
    pl_buf_init(&buf, &heap);
}

static void free_buf(void) {
    pl_buf_fini(&buf);
}

START_TEST(an_empty_buffer_has_an_empty_slice) {
    ck_assert_uint_eq(pl_buf_slice(&buf).len, 0);
    pl_buf_clear(&buf);
    ck_assert_uint_eq(pl_buf_slice(&buf).len, 0);
    ck_assert_ptr_null(buf.data);
}
END_TEST

START_TEST(additions_stand_one_after_the_other) {
    pl_buf_add_str(&buf, "line ");
    pl_buf_add_uint(&buf, 42);
    pl_buf_add_char(&buf, ':');
    pl_buf_add(&buf, "abc", 2);
    pl_buf_add_slice(&buf, pl_slice_str("|"));
    pl_buf_add_format(&buf, "%s-%03d", "x", 7);
    ck_assert_str_eq(buf.data, "line 42:ab|x-007");
    ck_assert(pl_slice_is(pl_buf_slice(&buf), "line 42:ab|x-007"));
}
END_TEST

START_TEST(adding_nothing_terminates) {
    pl_buf_add(&buf, NULL, 0);
    ck_assert_str_eq(buf.data, "");
}
END_TEST

START_TEST(a_nul_byte_is_a_byte) {
    pl_buf_add(&buf, "a\0b", 3);
    ck_assert_uint_eq(buf.len, 3);
    ck_assert_int_eq(buf.data[2], 'b');
    ck_assert_int_eq(buf.data[3], '\0');
}
END_TEST

static void expect_number(uint64_t number) {
    char expected[32];

    snprintf(expected, sizeof expected, "%llu", (unsigned long long)number);
    pl_buf_clear(&buf);
    pl_buf_add_uint(&buf, number);
    ck_assert_str_eq(buf.data, expected);
}

START_TEST(numbers_are_written_whole) {
    uint64_t power = 1;

    for (int digits = 1; digits <= 20; digits++, power *= 10) {
        expect_number(power);
        expect_number(power - 1);
        expect_number(power / 9 * 8);     /* 888…, or nearly */
        expect_number(power + power / 7); /* 1142857… */
    }
    expect_number(UINT64_MAX);
    for (uint64_t number = 0; number < 20000; number++)
        expect_number(number * 10007);
}
END_TEST

START_TEST(it_grows_to_what_is_added) {
    for (int i = 0; i < 10000; i++)
        pl_buf_add_format(&buf, "%d,", i % 10);
    ck_assert_uint_eq(buf.len, 20000);
    ck_assert_str_eq(buf.data + 19996, "8,9,");
    pl_buf_clear(&buf);
    ck_assert_str_eq(buf.data, "");
}
END_TEST

START_TEST(running_out_of_memory_keeps_what_was_added) {
    pl_buf_add_str(&buf, "kept");
    heap.armed = true;
    heap.budget = 0;
    if (setjmp(heap.unwind) == 0) {
        for (;;)
            pl_buf_add_str(&buf, ".");
    }
    ck_assert_int_eq(strncmp(buf.data, "kept", 4), 0);
    ck_assert_uint_eq(buf.len, strlen(buf.data));
}
END_TEST

Suite *buf_suite(void);

Suite *buf_suite(void) {
    Suite *suite = suite_create("buf");
    TCase *tests = tcase_create("buf");
    tcase_add_checked_fixture(tests, make_buf, free_buf);
    tcase_add_test(tests, an_empty_buffer_has_an_empty_slice);
    tcase_add_test(tests, additions_stand_one_after_the_other);
    tcase_add_test(tests, adding_nothing_terminates);
    tcase_add_test(tests, a_nul_byte_is_a_byte);
    tcase_add_test(tests, numbers_are_written_whole);
    tcase_add_test(tests, it_grows_to_what_is_added);
    tcase_add_test(tests, running_out_of_memory_keeps_what_was_added);
    suite_add_tcase(suite, tests);
    return suite;
}

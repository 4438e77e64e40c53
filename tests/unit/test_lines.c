#include "base/lines.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static uint64_t count(const char *text) {
    return pl_lines_count(text, text + strlen(text));
}

START_TEST(lf_crlf_and_cr_end_a_line) {
    ck_assert_uint_eq(count(""), 0);
    ck_assert_uint_eq(count("abc"), 0);
    ck_assert_uint_eq(count("a\nb\n"), 2);
    ck_assert_uint_eq(count("a\r\nb\r\n"), 2);
    ck_assert_uint_eq(count("a\rb\r"), 2);
    ck_assert_uint_eq(count("\r\r\n\n"), 3);
}
END_TEST

START_TEST(the_byte_after_the_last_decides_about_cr) {
    static const char text[] = "0123456789abcde\r\n";
    ck_assert_uint_eq(pl_lines_count(text, text + 16), 0);
    ck_assert_uint_eq(pl_lines_count(text, text + 17), 1);
    ck_assert_uint_eq(pl_lines_count(text + 9, text + 16), 0);
}
END_TEST

START_TEST(a_count_is_what_bytes_one_by_one_give) {
    static const char bytes[] = "\n\r\na\r\xFF\x8A\x8D\x00";
    srand(20);
    for (int round = 0; round < 3000; round++) {
        char text[300];
        size_t kinds = 1 + (size_t)rand() % (sizeof bytes - 1);
        size_t len = (size_t)rand() % (sizeof text - 1);
        for (size_t i = 0; i <= len; i++)
            text[i] = bytes[(size_t)rand() % kinds];

        uint64_t expected = 0;
        for (size_t i = 0; i < len; i++)
            expected += pl_lines_ends_at(text + i);
        ck_assert_uint_eq(pl_lines_count(text, text + len), expected);
    }
}
END_TEST

START_TEST(empty_lines_throughout_are_counted) {
    enum { N = 100000 };
    char *text = malloc(N + 1);
    ck_assert_ptr_nonnull(text);
    memset(text, '\n', N);
    text[N] = '\0';
    for (size_t len = N - 20; len <= N; len++)
        ck_assert_uint_eq(pl_lines_count(text, text + len), len);
    free(text);
}
END_TEST

START_TEST(what_is_behind_the_last_lf_is_found) {
    srand(21);
    for (int round = 0; round < 3000; round++) {
        char text[100];
        size_t len = (size_t)rand() % sizeof text;
        int one_in = 1 + rand() % 80;
        size_t behind = 0;
        for (size_t i = 0; i < len; i++) {
            text[i] = rand() % one_in == 0 ? '\n' : "\r\x0B\x8A "[rand() % 4];
            if (text[i] == '\n')
                behind = i + 1;
        }
        ck_assert_ptr_eq(pl_lines_behind_last(text, text + len), text + behind);
    }
}
END_TEST

Suite *lines_suite(void);

Suite *lines_suite(void) {
    Suite *suite = suite_create("lines");
    TCase *tests = tcase_create("lines");
    tcase_add_test(tests, lf_crlf_and_cr_end_a_line);
    tcase_add_test(tests, the_byte_after_the_last_decides_about_cr);
    tcase_add_test(tests, a_count_is_what_bytes_one_by_one_give);
    tcase_add_test(tests, empty_lines_throughout_are_counted);
    tcase_add_test(tests, what_is_behind_the_last_lf_is_found);
    suite_add_tcase(suite, tests);
    return suite;
}

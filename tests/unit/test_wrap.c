#include "report/wrap.h"

#include <check.h>

static void expect_so(const char *line, struct pl_wrap wrap,
                      const char *expected) {
    struct pl_heap heap;
    struct pl_buf out;
    pl_heap_init(&heap);
    pl_buf_init(&out, &heap);
    pl_wrap_add(&out, pl_slice_str(line), wrap);
    ck_assert_str_eq(out.data, expected);
    pl_buf_fini(&out);
}

static void expect(const char *line, unsigned width, const char *expected) {
    expect_so(line, (struct pl_wrap){.width = width, .indent = 4}, expected);
}

START_TEST(without_a_width_a_line_stays_whole) {
    expect("a.json:1:2: error: too long", 0, "a.json:1:2: error: too long");
}
END_TEST

START_TEST(a_line_that_fits_stays_whole) {
    expect("one two three", 13, "one two three");
}
END_TEST

START_TEST(a_line_is_broken_between_words) {
    expect("one two three", 12, "one two\n    three");
    expect("one two three four", 10, "one two\n    three\n    four");
}
END_TEST

START_TEST(a_long_word_stays_whole) {
    expect("a/long/path.json:1:2: error", 10,
           "a/long/path.json:1:2:\n    error");
}
END_TEST

START_TEST(colours_and_links_take_no_room) {
    expect("\033[1mone\033[0m two \033]8;;https://a.example/\033\\x\033]8;;"
           "\033\\",
           9,
           "\033[1mone\033[0m two \033]8;;https://a.example/\033\\x\033]8;;"
           "\033\\");
}
END_TEST

START_TEST(wide_characters_take_two_cells) {
    expect("\u65E5\u672C \u65E5\u672C", 9, "\u65E5\u672C \u65E5\u672C");
    expect("\u65E5\u672C \u65E5\u672C", 8, "\u65E5\u672C\n    \u65E5\u672C");
}
END_TEST

START_TEST(what_stands_on_the_line_takes_room) {
    struct pl_wrap wrap = {.width = 12, .taken = 6, .indent = 2};
    expect_so("one two", wrap, "one\n  two");
    expect_so("one at", wrap, "one at");
    expect_so("longer words", wrap, "longer\n  words");
}
END_TEST

Suite *wrap_suite(void);

Suite *wrap_suite(void) {
    Suite *suite = suite_create("wrap");
    TCase *cases = tcase_create("wrap");
    tcase_add_test(cases, without_a_width_a_line_stays_whole);
    tcase_add_test(cases, a_line_that_fits_stays_whole);
    tcase_add_test(cases, a_line_is_broken_between_words);
    tcase_add_test(cases, a_long_word_stays_whole);
    tcase_add_test(cases, colours_and_links_take_no_room);
    tcase_add_test(cases, wide_characters_take_two_cells);
    tcase_add_test(cases, what_stands_on_the_line_takes_room);
    suite_add_tcase(suite, cases);
    return suite;
}

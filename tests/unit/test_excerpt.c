#include <check.h>

#include "base/utf8.h"
#include "sample.h"

struct excerpt {
    struct pl_slice line;
    uint64_t column;
    bool is_cut;
};

/* The excerpt of `text` at `offset`, its bytes copied to `line`. */
static struct excerpt excerpt_of(struct pl_slice text, uint64_t offset,
                                 char line[1024]) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct pl_window window;
    struct excerpt excerpt;
    pl_window_init_text(&window, &heap, text);
    ck_assert(pl_window_excerpt(&window, offset, &excerpt.line, &excerpt.column,
                                &excerpt.is_cut));
    ck_assert_uint_le(excerpt.line.len, 2 * PL_EXCERPT_MAX);
    memcpy(line, excerpt.line.data, excerpt.line.len);
    excerpt.line.data = line;
    pl_window_fini(&window);
    return excerpt;
}

START_TEST(an_excerpt_of_a_short_line_is_the_line) {
    static const struct {
        const char *text;
        uint64_t offset;
        const char *line;
    } cases[] = {
        {"", 0, ""},
        {"abc", 0, "abc"},
        {"abc", 3, "abc"},
        {"abc\n", 3, "abc"},
        {"abc\n", 4, ""},
        {"a\r\nbc\r\nd", 1, "a"},
        {"a\r\nbc\r\nd", 2, "a"},
        {"a\r\nbc\r\nd", 3, "bc"},
        {"a\r\nbc\r\nd", 7, "d"},
        {"a\rb\rc", 2, "b"},
        {"a\n\nb", 2, ""},
        {"\xEF\xBB\xBF{}", 0, "{}"},
        {"\xEF\xBB\xBF{}", 4, "{}"},
        {"x\xE2\x82\xACy", 2, "x\xE2\x82\xACy"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[1024];
        struct excerpt excerpt =
            excerpt_of(pl_slice_str(cases[i].text), cases[i].offset, line);
        ck_assert_msg(pl_slice_is(excerpt.line, cases[i].line), "case %zu", i);
        ck_assert_uint_eq(excerpt.column, 1);
        ck_assert(!excerpt.is_cut);
    }
}
END_TEST

START_TEST(an_excerpt_of_a_long_line_is_cut_between_code_points) {
    enum { N = 1000 };
    char text[N * 3 + 2];
    for (size_t i = 0; i < N; i++)
        memcpy(text + i * 3, "\xE2\x82\xAC", 3);
    memcpy(text + N * 3, "!\n", 2);

    char line[1024];
    struct pl_slice slice = pl_slice_of(text, sizeof text);
    struct excerpt middle = excerpt_of(slice, 1500, line);
    ck_assert_uint_eq(middle.line.len % 3, 0);
    ck_assert_uint_eq(pl_utf8_bad_run(middle.line), 0);
    ck_assert_uint_eq(middle.line.len, 133 * 3 * 2);
    ck_assert_uint_eq(middle.column, 501 - 133);
    ck_assert(middle.is_cut);

    struct excerpt last = excerpt_of(slice, N * 3, line);
    ck_assert_uint_eq(last.line.len, 133 * 3 + 1);
    ck_assert(!last.is_cut);
    ck_assert_int_eq(last.line.data[last.line.len - 1], '!');
}
END_TEST

START_TEST(an_excerpt_does_not_end_in_a_fragment) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    for (size_t most = 1; most <= 8; most++) {
        struct script script = {
            .text = pl_slice_str("\xE2\x82\xAC\xF0\x9F\x98\x80z"),
            .most = most};
        struct pl_window window;
        pl_window_init(&window, &heap, script_feed(&script));
        ck_assert(pl_window_more(&window, 0));

        struct excerpt excerpt;
        ck_assert(pl_window_excerpt(&window, 0, &excerpt.line, &excerpt.column,
                                    &excerpt.is_cut));
        size_t whole = most < 3 ? 0 : most < 7 ? 3 : most;
        ck_assert_uint_eq(excerpt.line.len, whole);
        ck_assert(excerpt.is_cut);
        pl_window_fini(&window);
    }
}
END_TEST

START_TEST(there_is_no_excerpt_of_what_is_not_in_the_window) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct script script = {.text = pl_slice_str("abc"), .most = 9};
    struct pl_window window;
    struct excerpt excerpt;
    pl_window_init(&window, &heap, script_feed(&script));
    ck_assert(!pl_window_excerpt(&window, 0, &excerpt.line, &excerpt.column,
                                 &excerpt.is_cut));
    ck_assert(pl_window_more(&window, 0));
    ck_assert(!pl_window_excerpt(&window, 4, &excerpt.line, &excerpt.column,
                                 &excerpt.is_cut));
    pl_window_fini(&window);
}
END_TEST

Suite *excerpt_suite(void);

Suite *excerpt_suite(void) {
    Suite *suite = suite_create("excerpt");
    TCase *tests = tcase_create("excerpt");
    tcase_add_test(tests, an_excerpt_of_a_short_line_is_the_line);
    tcase_add_test(tests, an_excerpt_of_a_long_line_is_cut_between_code_points);
    tcase_add_test(tests, an_excerpt_does_not_end_in_a_fragment);
    tcase_add_test(tests, there_is_no_excerpt_of_what_is_not_in_the_window);
    suite_add_tcase(suite, tests);
    return suite;
}

#include <check.h>
#include <stdlib.h>

#include "sample.h"

/* An offset in the window: anywhere, or mostly close to the end, where bytes
 * are still to come. */
static uint64_t random_offset(const struct pl_window *window) {
    if (rand() % 100 && window->len > 200)
        return window_end(window) - (uint64_t)rand() % (rand() % 4 ? 8 : 200);
    return window->base + (uint64_t)rand() % (window->len + 1);
}

/* Read all of `sample` through a window, keeping and locating at random. */
static void roam(const struct sample *sample, struct script script,
                 unsigned places) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct pl_window window;
    pl_window_init(&window, &heap, script_feed(&script));

    uint64_t keep = 0;
    while (pl_window_more(&window, keep)) {
        if (window.base > keep)
            ck_abort_msg("what was to be kept has left");
        if (rand() % 50 == 0 || script.most > 1000)
            sample_check_bytes(&window, sample);
        for (unsigned i = 0; i < places; i++)
            sample_check_place(&window, sample, random_offset(&window));
        uint64_t next = random_offset(&window);
        if (next > keep)
            keep = next;
    }
    sample_check_bytes(&window, sample);
    ck_assert(window.at_end);
    ck_assert_uint_eq(window_end(&window), sample->len);
    sample_check_place(&window, sample, sample->len);
    sample_check_place(&window, sample, window.base);
    pl_window_fini(&window);
}

START_TEST(every_offset_of_a_small_text_has_its_place) {
    srand(10);
    for (int round = 0; round < 300; round++) {
        struct sample sample = sample_random((size_t)rand() % 100, 0, 15);
        struct pl_heap heap;
        pl_heap_init(&heap);
        struct pl_window window;
        pl_window_init_text(&window, &heap,
                            pl_slice_of(sample.text, sample.len));
        sample_check_bytes(&window, &sample);
        for (uint64_t at = 0; at <= sample.len; at++)
            sample_check_place(&window, &sample, at);
        for (uint64_t at = sample.len; at > 0; at--)
            sample_check_place(&window, &sample, at);
        for (int i = 0; i < 100; i++)
            sample_check_place(&window, &sample, random_offset(&window));
        pl_window_fini(&window);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(places_do_not_depend_on_how_bytes_come) {
    static const size_t most[] = {1, 3, 100, 5000, SIZE_MAX};
    srand(11);
    for (int round = 0; round < 10; round++) {
        struct sample sample = sample_random(200000, 0, 15);
        size_t largest = most[round % 5];
        bool is_random = largest > 1 && largest < SIZE_MAX;
        roam(&sample, script_of(&sample, largest, is_random),
             largest < 100 ? 1 : 40);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(one_long_line_has_columns_throughout) {
    srand(12);
    for (int round = 0; round < 3; round++) {
        struct sample sample = sample_random(600000, 3, 9);
        roam(&sample, script_of(&sample, SIZE_MAX, false), 100);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(ill_formed_bytes_throughout_are_one_column) {
    srand(13);
    struct sample sample = sample_random(400000, 5, 4);
    roam(&sample, script_of(&sample, SIZE_MAX, false), 100);
    roam(&sample, script_of(&sample, 10000, true), 10);
    sample_free(&sample);
}
END_TEST

START_TEST(line_ends_alone_are_counted) {
    srand(14);
    struct sample sample = sample_random(400000, 0, 3);
    roam(&sample, script_of(&sample, SIZE_MAX, false), 100);
    roam(&sample, script_of(&sample, 10000, true), 10);
    sample_free(&sample);
}
END_TEST

static void locate_in_text(const char *text, uint64_t offset, uint64_t line,
                           uint64_t column) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct pl_window window;
    pl_window_init_text(&window, &heap, pl_slice_str(text));
    struct pl_place place = pl_window_locate(&window, offset);
    ck_assert_uint_eq(place.offset, offset);
    ck_assert_uint_eq(place.line, line);
    ck_assert_uint_eq(place.column, column);
    pl_window_fini(&window);
}

START_TEST(lines_end_with_lf_crlf_or_cr) {
    locate_in_text("a\nb", 2, 2, 1);
    locate_in_text("a\r\nb", 1, 1, 2);
    locate_in_text("a\r\nb", 2, 1, 3);
    locate_in_text("a\r\nb", 3, 2, 1);
    locate_in_text("a\rb", 2, 2, 1);
    locate_in_text("\n\r\r\n\n", 5, 5, 1);
    locate_in_text("a\r", 2, 2, 1);
}
END_TEST

START_TEST(columns_count_code_points) {
    locate_in_text("", 0, 1, 1);
    locate_in_text("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80x", 9, 1, 4);
    locate_in_text("\xC3\xA9x", 1, 1, 1);
    locate_in_text("a\xFF\xFE\xFDx", 4, 1, 3);
    locate_in_text("a\xFF\xFE\xFDx", 3, 1, 2);
}
END_TEST

START_TEST(a_byte_order_mark_counts_no_column) {
    locate_in_text("\xEF\xBB\xBF{}", 0, 1, 1);
    locate_in_text("\xEF\xBB\xBF{}", 2, 1, 1);
    locate_in_text("\xEF\xBB\xBF{}", 3, 1, 1);
    locate_in_text("\xEF\xBB\xBF{}", 4, 1, 2);
    locate_in_text("\xEF\xBB\xBF\n{}", 5, 2, 2);
    locate_in_text("{\xEF\xBB\xBF}", 4, 1, 3);
}
END_TEST

Suite *place_suite(void);

Suite *place_suite(void) {
    Suite *suite = suite_create("place");
    TCase *tests = tcase_create("place");

    tcase_add_test(tests, every_offset_of_a_small_text_has_its_place);
    tcase_add_test(tests, places_do_not_depend_on_how_bytes_come);
    tcase_add_test(tests, one_long_line_has_columns_throughout);
    tcase_add_test(tests, ill_formed_bytes_throughout_are_one_column);
    tcase_add_test(tests, line_ends_alone_are_counted);
    tcase_add_test(tests, lines_end_with_lf_crlf_or_cr);
    tcase_add_test(tests, columns_count_code_points);
    tcase_add_test(tests, a_byte_order_mark_counts_no_column);
    suite_add_tcase(suite, tests);
    return suite;
}

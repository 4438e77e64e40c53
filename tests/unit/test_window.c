#include <check.h>
#include <stdlib.h>

#include "sample.h"

START_TEST(what_is_pinned_or_kept_stays) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = sample_random(3 * PL_WINDOW_SIZE, 10, 2);
    struct script script = script_of(&sample, SIZE_MAX, false);
    struct pl_window window;
    pl_window_init(&window, &heap, script_feed(&script));

    window.pin = 5000;
    while (pl_window_more(&window, window_end(&window)))
        sample_check_bytes(&window, &sample);
    ck_assert_uint_le(window.base, 5000 - PL_WINDOW_LOOKBACK);
    ck_assert_uint_eq(window_end(&window), sample.len);
    sample_check_place(&window, &sample, 5000);
    sample_check_place(&window, &sample, sample.len);
    pl_window_fini(&window);
    sample_free(&sample);
}
END_TEST

START_TEST(memory_stays_bounded_and_lookback_stays) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = sample_random(10 * PL_WINDOW_SIZE, 10, 2);
    struct script script = script_of(&sample, 10000, true);
    struct pl_window window;
    pl_window_init(&window, &heap, script_feed(&script));

    uint64_t keep = 0;
    while (pl_window_more(&window, keep)) {
        ck_assert_uint_eq(window.room, PL_WINDOW_SIZE);
        if (keep > PL_WINDOW_LOOKBACK)
            ck_assert_uint_le(window.base, keep - PL_WINDOW_LOOKBACK);
        keep = window_end(&window);
    }
    ck_assert_uint_gt(window.base, 8 * PL_WINDOW_SIZE);
    pl_window_fini(&window);
    sample_free(&sample);
}
END_TEST

START_TEST(at_the_end_nothing_moves) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    for (size_t len = PL_WINDOW_SIZE - 2; len < PL_WINDOW_SIZE + 3; len++) {
        struct sample sample = sample_random(len, 13, 1);
        sample.len = len;
        struct script script = script_of(&sample, SIZE_MAX, false);
        struct pl_window window;
        pl_window_init(&window, &heap, script_feed(&script));
        while (window_end(&window) < len)
            ck_assert(pl_window_more(&window, window_end(&window)));

        const char *data = window.data;
        uint64_t base = window.base;
        ck_assert(!pl_window_more(&window, len));
        ck_assert(!pl_window_more(&window, len));
        ck_assert_ptr_eq(window.data, data);
        ck_assert_uint_eq(window.base, base);
        sample_check_bytes(&window, &sample);
        pl_window_fini(&window);
        sample_free(&sample);
    }
}
END_TEST

struct witness {
    struct pl_watcher watcher;
    struct pl_window *window;
    const struct sample *sample;
    uint64_t told; /* bytes below have been announced */
    unsigned calls;
};

static void see_leaving(void *self, uint64_t offset) {
    struct witness *witness = self;
    struct pl_window *window = witness->window;
    ck_assert_uint_gt(offset, window->base);
    ck_assert_uint_le(window->base, witness->told);
    sample_check_place(window, witness->sample, window->base);
    sample_check_place(window, witness->sample, offset);
    ck_assert_int_eq(*pl_window_at(window, offset - 1),
                     witness->sample->text[offset - 1]);
    witness->told = offset;
    witness->calls++;
}

START_TEST(watchers_are_told_before_bytes_leave) {
    srand(15);
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = sample_random(5 * PL_WINDOW_SIZE, 0, 15);
    struct script script = script_of(&sample, 50000, true);
    struct pl_window window;
    pl_window_init(&window, &heap, script_feed(&script));

    struct witness first = {
        {see_leaving, &first, NULL}, &window, &sample, 0, 0};
    struct witness second = first;
    second.watcher.self = &second;
    pl_window_watch(&window, &first.watcher);
    pl_window_watch(&window, &second.watcher);
    while (pl_window_more(&window, window_end(&window))) {
        ck_assert_uint_eq(first.told, window.base);
        if (first.calls == 2)
            pl_window_unwatch(&window, &second.watcher);
    }
    ck_assert_uint_gt(first.calls, 2);
    ck_assert_uint_eq(second.calls, 2);
    pl_window_unwatch(&window, &second.watcher);
    pl_window_unwatch(&window, &first.watcher);
    ck_assert_ptr_null(window.watchers);
    pl_window_fini(&window);
    sample_free(&sample);
}
END_TEST

START_TEST(a_slice_is_in_the_window_or_nothing) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = sample_random(3 * PL_WINDOW_SIZE, 10, 2);
    struct script script = script_of(&sample, SIZE_MAX, false);
    struct pl_window window;
    pl_window_init(&window, &heap, script_feed(&script));
    while (pl_window_more(&window, window_end(&window)))
        continue;

    uint64_t base = window.base;
    uint64_t end = window_end(&window);
    struct pl_slice all = pl_window_slice(&window, base, end);
    ck_assert_ptr_eq(all.data, window.data);
    ck_assert_uint_eq(all.len, window.len);
    ck_assert_ptr_null(pl_window_slice(&window, base - 1, end).data);
    ck_assert_ptr_null(pl_window_slice(&window, base, end + 1).data);
    ck_assert_ptr_null(pl_window_slice(&window, end, base).data);
    struct pl_slice empty = pl_window_slice(&window, end, end);
    ck_assert(empty.data && empty.len == 0);
    pl_window_fini(&window);
    sample_free(&sample);
}
END_TEST

START_TEST(a_window_starts_over_with_another_feed) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = sample_of(pl_slice_str("a\nb"));
    struct script script = script_of(&sample, SIZE_MAX, false);
    struct pl_window window;
    pl_window_init_text(&window, &heap, pl_slice_str("x\n\n\ny"));
    ck_assert_uint_eq(pl_window_locate(&window, 5).line, 4);

    for (int round = 0; round < 3; round++) {
        script.at = 0;
        pl_window_restart(&window, script_feed(&script));
        ck_assert_uint_eq(window.len, 0);
        ck_assert(pl_window_more(&window, 0));
        sample_check_bytes(&window, &sample);
        sample_check_place(&window, &sample, 3);
        ck_assert(!pl_window_more(&window, 0));
    }
    pl_window_fini(&window);
    sample_free(&sample);
}
END_TEST

START_TEST(the_status_of_a_feed_that_fails_is_kept) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct script script = {
        .text = pl_slice_str("ab"), .most = 1, .status = PL_STATUS_IO};
    struct pl_window window;
    pl_window_init(&window, &heap, script_feed(&script));
    ck_assert(pl_window_more(&window, 0));
    ck_assert_int_eq(window.status, PL_STATUS_OK);
    ck_assert(pl_window_more(&window, 0));
    ck_assert(!pl_window_more(&window, 0));
    ck_assert_int_eq(window.status, PL_STATUS_IO);
    pl_window_fini(&window);
}
END_TEST

START_TEST(running_out_of_memory_leaves_the_window_whole) {
    struct sample sample = sample_random(6 * PL_WINDOW_SIZE, 0, 15);
    for (size_t budget = 0; budget < 4; budget++) {
        struct pl_heap heap;
        pl_heap_init(&heap);
        heap.armed = true;
        heap.budget = budget;
        struct script script = script_of(&sample, SIZE_MAX, false);
        struct pl_window window;
        pl_window_init(&window, &heap, script_feed(&script));
        if (setjmp(heap.unwind) == 0) {
            while (pl_window_more(&window, 0))
                continue;
            ck_abort_msg("a window of that size takes four allocations");
        } else if (budget > 0) {
            sample_check_bytes(&window, &sample);
            sample_check_place(&window, &sample, window.len / 2);
        }
        pl_window_fini(&window);
    }
    sample_free(&sample);
}
END_TEST

Suite *window_suite(void);

Suite *window_suite(void) {
    Suite *suite = suite_create("window");
    TCase *tests = tcase_create("window");

    tcase_add_test(tests, what_is_pinned_or_kept_stays);
    tcase_add_test(tests, memory_stays_bounded_and_lookback_stays);
    tcase_add_test(tests, at_the_end_nothing_moves);
    tcase_add_test(tests, watchers_are_told_before_bytes_leave);
    tcase_add_test(tests, a_slice_is_in_the_window_or_nothing);
    tcase_add_test(tests, a_window_starts_over_with_another_feed);
    tcase_add_test(tests, the_status_of_a_feed_that_fails_is_kept);
    tcase_add_test(tests, running_out_of_memory_leaves_the_window_whole);
    suite_add_tcase(suite, tests);
    return suite;
}

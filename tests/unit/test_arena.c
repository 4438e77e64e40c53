#include "base/arena.h"

#include <check.h>
#include <stdalign.h>
#include <stdint.h>

static struct pl_heap heap;
static struct pl_arena arena;

static void make_arena(void) {
    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
}

static void free_arena(void) {
    pl_arena_free(&arena);
}

static bool is_zero(const char *bytes, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] != 0)
            return false;
    }
    return true;
}

START_TEST(what_is_allocated_is_zero_aligned_and_apart) {
    char *last = NULL;
    for (size_t size = 0; size < 3000; size += 7) {
        char *bytes = pl_arena_alloc(&arena, size);
        ck_assert_uint_eq((uintptr_t)bytes % alignof(max_align_t), 0);
        ck_assert(is_zero(bytes, size));
        ck_assert(bytes != last || size == 7);
        memset(bytes, 0xAA, size);
        last = bytes;
    }
}
END_TEST

START_TEST(a_large_piece_leaves_the_small_ones_alone) {
    char *before = pl_arena_alloc(&arena, 10);
    char *large = pl_arena_alloc(&arena, 3000000);
    char *after = pl_arena_alloc(&arena, 10);
    memset(large, 'x', 3000000);
    ck_assert(is_zero(before, 10));
    ck_assert(is_zero(after, 10));
}
END_TEST

START_TEST(after_a_reset_memory_is_reused_and_zero) {
    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 100; i++) {
            char *bytes = pl_arena_alloc(&arena, 1000);
            ck_assert(is_zero(bytes, 1000));
            memset(bytes, 'x', 1000);
        }
        pl_arena_reset(&arena);
    }
    heap.budget = 0; /* a small piece takes nothing from the heap now */
    ck_assert(is_zero(pl_arena_alloc(&arena, 100), 100));
}
END_TEST

START_TEST(an_arena_is_usable_after_it_was_freed) {
    pl_arena_alloc(&arena, 10);
    pl_arena_free(&arena);
    pl_arena_reset(&arena);
    ck_assert(is_zero(pl_arena_alloc(&arena, 10), 10));
}
END_TEST

START_TEST(a_copy_is_terminated) {
    struct pl_slice copy = pl_arena_copy(&arena, pl_slice_of("price!", 5));
    ck_assert_uint_eq(copy.len, 5);
    ck_assert_str_eq(copy.data, "price");

    struct pl_slice empty = pl_arena_copy(&arena, pl_slice_of(NULL, 0));
    ck_assert_uint_eq(empty.len, 0);
    ck_assert_str_eq(empty.data, "");
}
END_TEST

START_TEST(running_out_of_memory_leaves_the_arena_whole) {
    heap.armed = true;
    heap.budget = 3;
    volatile size_t pieces = 0;
    if (setjmp(heap.unwind) == 0) {
        for (;;) {
            memset(pl_arena_alloc(&arena, 1500), 'x', 1500);
            pieces++;
        }
    }
    ck_assert_uint_gt(pieces, 3);
}
END_TEST

START_TEST(a_size_that_overflows_is_out_of_memory) {
    heap.armed = true;
    if (setjmp(heap.unwind) == 0) {
        pl_arena_alloc(&arena, SIZE_MAX - 3);
        ck_abort_msg("there is no such memory");
    }
}
END_TEST

Suite *arena_suite(void);

Suite *arena_suite(void) {
    Suite *suite = suite_create("arena");
    TCase *tests = tcase_create("arena");
    tcase_add_checked_fixture(tests, make_arena, free_arena);
    tcase_add_test(tests, what_is_allocated_is_zero_aligned_and_apart);
    tcase_add_test(tests, a_large_piece_leaves_the_small_ones_alone);
    tcase_add_test(tests, after_a_reset_memory_is_reused_and_zero);
    tcase_add_test(tests, an_arena_is_usable_after_it_was_freed);
    tcase_add_test(tests, a_copy_is_terminated);
    tcase_add_test(tests, running_out_of_memory_leaves_the_arena_whole);
    tcase_add_test(tests, a_size_that_overflows_is_out_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}

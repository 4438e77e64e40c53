#include "base/heap.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>

START_TEST(an_allocation_can_be_written_and_resized) {
    struct pl_heap heap;
    pl_heap_init(&heap);

    char *bytes = pl_heap_alloc(&heap, 4);
    memcpy(bytes, "abc", 4);
    bytes = pl_heap_resize(&heap, bytes, 4096);
    ck_assert_str_eq(bytes, "abc");
    free(bytes);
}
END_TEST

START_TEST(zeroed_memory_is_zero) {
    struct pl_heap heap;
    pl_heap_init(&heap);

    unsigned char *memory = pl_heap_alloc_zeroed(&heap, 100000);
    for (size_t i = 0; i < 100000; i++)
        ck_assert_int_eq(memory[i], 0);
    free(memory);
}
END_TEST

START_TEST(all_tables_of_a_heap_share_a_hash_key) {
    struct pl_heap heap;
    pl_heap_init(&heap);

    struct pl_hash_key first = pl_heap_hash_key(&heap);
    struct pl_hash_key again = pl_heap_hash_key(&heap);
    ck_assert_uint_eq(first.k0, again.k0);
    ck_assert_uint_eq(first.k1, again.k1);
}
END_TEST

START_TEST(nothing_can_be_allocated_too) {
    struct pl_heap heap;
    pl_heap_init(&heap);

    char *bytes = pl_heap_alloc(&heap, 0);
    ck_assert_ptr_nonnull(bytes);
    bytes = pl_heap_resize(&heap, bytes, 0);
    ck_assert_ptr_nonnull(bytes);
    free(bytes);
}
END_TEST

START_TEST(an_array_grows_by_doubling) {
    struct pl_heap heap;
    pl_heap_init(&heap);

    size_t cap = 0;
    int *items = pl_heap_grow(&heap, NULL, &cap, 1, sizeof *items);
    ck_assert_uint_ge(cap, 1);
    size_t first = cap;
    int *same = pl_heap_grow(&heap, items, &cap, first, sizeof *items);
    ck_assert_ptr_eq(same, items);
    items = pl_heap_grow(&heap, items, &cap, first + 1, sizeof *items);
    ck_assert_uint_eq(cap, first * 2);
    items = pl_heap_grow(&heap, items, &cap, 1000, sizeof *items);
    ck_assert_uint_eq(cap, 1000);
    free(items);
}
END_TEST

/* Allocate `n` times with a budget of `budget`; returns how often it worked. */
static size_t spend(size_t budget, size_t n) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    heap.budget = budget;
    heap.armed = true;

    volatile size_t done = 0;
    if (setjmp(heap.unwind) != 0)
        return done;
    while (done < n) {
        free(pl_heap_alloc(&heap, 1));
        done++;
    }
    return done;
}

START_TEST(a_budget_counts_allocations_and_then_unwinds) {
    ck_assert_uint_eq(spend(0, 5), 0);
    ck_assert_uint_eq(spend(3, 5), 3);
    ck_assert_uint_eq(spend(5, 5), 5);
    ck_assert_uint_eq(spend(SIZE_MAX, 5), 5);
}
END_TEST

START_TEST(what_is_resized_stays_valid_when_the_heap_unwinds) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    size_t cap = 1;
    char *bytes = pl_heap_alloc(&heap, 1);
    bytes[0] = 'x';

    heap.armed = true;
    heap.budget = 0;
    if (setjmp(heap.unwind) == 0) {
        pl_heap_grow(&heap, bytes, &cap, 100, 1);
        ck_abort_msg("the budget was used up");
    }
    ck_assert_int_eq(bytes[0], 'x');
    ck_assert_uint_eq(cap, 1);
    free(bytes);
}
END_TEST

START_TEST(a_size_that_overflows_is_out_of_memory) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    heap.armed = true;
    size_t cap = 0;
    if (setjmp(heap.unwind) == 0) {
        pl_heap_grow(&heap, NULL, &cap, SIZE_MAX / 2, 16);
        ck_abort_msg("there is no such memory");
    }
    ck_assert_uint_eq(cap, 0);
}
END_TEST

Suite *heap_suite(void);

Suite *heap_suite(void) {
    Suite *suite = suite_create("heap");
    TCase *tests = tcase_create("heap");
    tcase_add_test(tests, an_allocation_can_be_written_and_resized);
    tcase_add_test(tests, zeroed_memory_is_zero);
    tcase_add_test(tests, all_tables_of_a_heap_share_a_hash_key);
    tcase_add_test(tests, nothing_can_be_allocated_too);
    tcase_add_test(tests, an_array_grows_by_doubling);
    tcase_add_test(tests, a_budget_counts_allocations_and_then_unwinds);
    tcase_add_test(tests, what_is_resized_stays_valid_when_the_heap_unwinds);
    tcase_add_test(tests, a_size_that_overflows_is_out_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}

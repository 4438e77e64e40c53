/* What is remembered, held to a search through all that came. */

#include "engine/recent.h"

#include <check.h>

#define COUNT 40000

static uint64_t below(uint64_t *state, uint64_t n) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 33) % n;
}

/* Of so few different values some come again within the window, and some
 * right behind it. */
static struct pl_mix value_below(uint64_t *state, uint64_t n) {
    uint64_t value = below(state, n);
    return (struct pl_mix){value * 0x9e3779b97f4a7c15u,
                           value * 0xbf58476d1ce4e5b9u};
}

/* The last of `count` values that is equal and in the window; 0: none. */
static uint64_t last_equal(const struct pl_mix *values, uint64_t count,
                           uint64_t window, struct pl_mix value) {
    for (uint64_t n = count; n > 0 && count - n < window; n--)
        if (pl_mix_eq(values[n - 1], value))
            return n;
    return 0;
}

/* Remember values one after the other, of which some are taken back. */
static void remember(uint64_t window, uint64_t kinds, uint64_t seed) {
    static struct pl_mix values[COUNT];
    struct pl_heap heap;
    struct pl_recent recent;
    uint64_t state = seed;

    pl_heap_init(&heap);
    pl_recent_init(&recent, &heap, pl_slice_str("values"), window);
    for (int i = 0; i < COUNT; i++) {
        if (below(&state, 100) == 0)
            pl_recent_back(&recent);
        if (recent.count - recent.mark >= below(&state, PL_RECENT_BACK_MAX))
            recent.mark = recent.count;
        struct pl_mix value = value_below(&state, kinds);
        uint64_t equal = last_equal(values, recent.count, window, value);
        const struct pl_recent_entry *found = pl_recent_find(&recent, value, 0);
        ck_assert_uint_eq(found ? found->place.offset : 0, equal);
        if (equal != 0)
            ck_assert(!pl_recent_is_new(&recent, value));
        values[recent.count] = value;
        struct pl_recent_entry *entry = pl_recent_add(&recent, value);
        entry->place.offset = recent.count;
    }
    pl_recent_fini(&recent);
}

START_TEST(what_is_equal_in_the_window_is_found) {
    remember(16, 20, 1);
    remember(16, 400, 2);
    remember(500, 900, 3);
    remember(3000, 5000, 4);
    remember(3000, 100000, 5);
}
END_TEST

static struct pl_recent of_new_ones(struct pl_heap *heap, uint64_t *state) {
    struct pl_recent recent;

    pl_recent_init(&recent, heap, pl_slice_str("values"), 1000);
    for (int i = 0; i < 20000; i++)
        pl_recent_add(&recent, value_below(state, UINT32_MAX));
    return recent;
}

/* At most two values of the ring's size are in eight times as many cells. */
START_TEST(most_of_what_is_new_is_told_by_the_filter) {
    struct pl_heap heap;
    uint64_t state = 6;
    int told = 0;

    pl_heap_init(&heap);
    struct pl_recent recent = of_new_ones(&heap, &state);
    for (int i = 0; i < 1000; i++)
        told += pl_recent_is_new(&recent, value_below(&state, UINT32_MAX));
    ck_assert_int_gt(told, 750);
    pl_recent_fini(&recent);
}
END_TEST

Suite *recent_suite(void);

Suite *recent_suite(void) {
    Suite *suite = suite_create("recent");
    TCase *tcase = tcase_create("recent");

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, what_is_equal_in_the_window_is_found);
    tcase_add_test(tcase, most_of_what_is_new_is_told_by_the_filter);
    suite_add_tcase(suite, tcase);
    return suite;
}

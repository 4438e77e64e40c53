/* What is remembered, held to a search through all that came. */

#include "engine/recent.h"

#include <check.h>

#define COUNT 40000

static uint64_t below(uint64_t *state, uint64_t n) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 33) % n;
}

/* Values to be remembered. */
struct made {
    uint64_t window;
    uint64_t kinds;  /* so many are different */
    bool is_crowded; /* all are on one shelf */
    uint64_t state;
};

/* Of so few different values some come again within the window, and some
 * right behind it. */
static uint64_t next_of(struct made *made) {
    uint64_t imprint = below(&made->state, made->kinds) * 0x9e3779b97f4a7c15u;
    return made->is_crowded ? imprint & ~(uint64_t)UINT32_MAX : imprint;
}

static uint64_t values[COUNT];

/* The last of the first `count` values that is equal and no more than the
 * window before the one at `next`; 0: none. */
static uint64_t last_equal(uint64_t count, uint64_t next, uint64_t window) {
    for (uint64_t n = count; n > 0 && next - n < window; n--)
        if (values[n - 1] == values[next])
            return n;
    return 0;
}

/* Add the value at `i`, of which that is the place, and some are wide. */
static void add(struct pl_recent *recent, uint64_t i) {
    struct pl_recent_entry *entry = pl_recent_add(recent, values[i]);
    pl_recent_see(entry, (struct pl_sighting){.offset = i + 1});
    pl_recent_widen(recent, entry, i > 1000 ? (uint32_t)i % 5 : 1);
}

/* Tell whether what was found is at that offset, 0: nothing, and as wide as it
 * was made. */
static bool is_found(const struct pl_recent *recent,
                     const struct pl_recent_entry *found, uint64_t offset) {
    if ((found ? pl_recent_place(found).offset : 0) != offset)
        return false;
    return offset == 0 || pl_recent_width(recent, found) ==
                              (offset - 1 > 1000 ? (offset - 1) % 5 : 1);
}

/* Remember values one after the other, of which some are taken back. */
static void remember(struct made made) {
    struct pl_heap heap;
    struct pl_recent recent;
    uint64_t state = made.state + 1;
    int wrong = 0;

    pl_heap_init(&heap);
    pl_recent_init(&recent, &heap, pl_slice_str("values"), made.window);
    for (int i = 0; i < COUNT; i++) {
        if (below(&state, 100) == 0)
            pl_recent_back(&recent);
        if (recent.count - recent.mark >= below(&state, PL_RECENT_BACK_MAX))
            recent.mark = recent.count;
        values[recent.count] = next_of(&made);
        uint64_t imprint = values[recent.count];
        uint64_t equal = last_equal(recent.count, recent.count, made.window);
        wrong += !is_found(&recent, pl_recent_find(&recent, imprint, 0), equal);
        wrong += equal > 0 && pl_recent_is_new(&recent, imprint);
        add(&recent, recent.count);
    }
    ck_assert_int_eq(wrong, 0);
    pl_recent_fini(&recent);
}

START_TEST(what_is_equal_in_the_window_is_found) {
    remember((struct made){16, 20, false, 1});
    remember((struct made){16, 400, false, 2});
    remember((struct made){500, 900, false, 3});
    remember((struct made){3000, 5000, false, 4});
    remember((struct made){3000, 100000, false, 5});
}
END_TEST

START_TEST(what_a_shelf_has_lost_is_found) {
    remember((struct made){1, 3, true, 6});
    remember((struct made){16, 20, true, 7});
    remember((struct made){300, 500, true, 8});
}
END_TEST

/* Two parts, the second from `start` on, compared and put together, in room
 * that others have left. */
static void join(struct pl_recent parts[2], struct made made, uint64_t start,
                 uint64_t count) {
    struct pl_heap heap;
    struct pl_recent whole;
    bool meets = false;

    pl_heap_init(&heap);
    pl_recent_init(&whole, &heap, pl_slice_str("values"), made.window);
    for (int i = 0; i < 2; i++) {
        pl_recent_init_again(&parts[i], &heap, whole.name, made.window);
        parts[i].is_part = true;
    }
    for (uint64_t i = 0; i < count; i++) {
        values[i] = next_of(&made);
        add(&parts[i >= start], i);
        meets |= i >= start && last_equal(start, i, made.window) > 0;
    }
    pl_recent_append(&whole, &parts[0], (struct pl_shift){.files = 1});
    ck_assert(pl_recent_meets(&whole, &parts[1]) == meets);
    pl_recent_append(&whole, &parts[1], (struct pl_shift){.files = 2});
    values[count] = next_of(&made);
    const struct pl_recent_entry *found =
        pl_recent_find(&whole, values[count], 0);
    ck_assert(is_found(&whole, found, last_equal(count, count, made.window)));
    if (found) {
        struct pl_sighting place = pl_recent_place(found);
        ck_assert_uint_eq(place.file, place.offset > start ? 2 : 1);
    }
    pl_recent_fini(&whole);
}

START_TEST(parts_are_put_together) {
    struct pl_recent parts[2] = {{.heap = NULL}, {.heap = NULL}};
    uint64_t state = 9;
    for (int i = 0; i < 400; i++) {
        uint64_t start = below(&state, 3000), end = start + below(&state, 3000);
        join(parts, (struct made){50, 1000, i % 3 == 0, state}, start, end);
        join(parts, (struct made){50, 1000, i % 3 == 0, state}, start, end);
        join(parts, (struct made){1000, 500000, false, state}, start, end);
        join(parts, (struct made){1000, 500000, false, state}, start, end);
    }
    pl_recent_fini(&parts[0]);
    pl_recent_fini(&parts[1]);
}
END_TEST

/* About four of fifteen on a shelf are in the window, which some bits tell from
 * others. */
START_TEST(most_of_what_is_new_is_told_by_its_shelf) {
    struct made made = {1000, UINT32_MAX, false, 10};
    struct pl_heap heap;
    struct pl_recent recent;
    int told = 0;

    pl_heap_init(&heap);
    pl_recent_init(&recent, &heap, pl_slice_str("values"), made.window);
    for (int i = 0; i < 20000; i++)
        pl_recent_add(&recent, next_of(&made));
    for (int i = 0; i < 1000; i++)
        told += pl_recent_is_new(&recent, next_of(&made));
    ck_assert_int_gt(told, 990);
    pl_recent_fini(&recent);
}
END_TEST

/* Nothing of what was there before makes one look twice. */
START_TEST(what_was_made_empty_tells_at_once_that_all_is_new) {
    struct made made = {1000, UINT32_MAX, false, 11};
    struct pl_heap heap;
    struct pl_recent recent;
    int told = 0;

    pl_heap_init(&heap);
    pl_recent_init(&recent, &heap, pl_slice_str("values"), made.window);
    for (int i = 0; i < 20000; i++) {
        values[i] = next_of(&made);
        pl_recent_add(&recent, values[i]);
    }
    ck_assert(!pl_recent_is_new(&recent, values[19999]));
    pl_recent_init_again(&recent, &heap, recent.name, made.window);
    for (int i = 0; i < 20000; i++)
        told += pl_recent_is_new(&recent, values[i]);
    ck_assert_int_gt(told, 19900);
    pl_recent_fini(&recent);
}
END_TEST

START_TEST(a_place_is_packed_and_unpacked) {
    static const uint64_t parts[] = {0,
                                     1,
                                     0xFFFF,
                                     0x10000,
                                     0x10001,
                                     0xABCDEF,
                                     UINT64_C(0x1234567890),
                                     (UINT64_C(1) << PL_RECENT_LINE_BITS) - 1};
    const size_t count = sizeof parts / sizeof *parts;
    for (size_t i = 0; i < count * count * count; i++) {
        struct pl_sighting place = {.offset = parts[i % count] * 251,
                                    .line = parts[i / count % count],
                                    .column = parts[i / count / count],
                                    .file = (uint32_t)i,
                                    .document = UINT32_MAX - (uint32_t)i};
        struct pl_recent_entry entry;
        pl_recent_see(&entry, place);
        struct pl_sighting found = pl_recent_place(&entry);
        ck_assert_uint_eq(found.offset, place.offset);
        ck_assert_uint_eq(found.line, place.line);
        ck_assert_uint_eq(found.column, place.column);
        ck_assert_uint_eq(found.file, place.file);
        ck_assert_uint_eq(found.document, place.document);
    }
}
END_TEST

Suite *recent_suite(void);

Suite *recent_suite(void) {
    Suite *suite = suite_create("recent");
    TCase *tcase = tcase_create("recent");

    tcase_add_test(tcase, what_is_equal_in_the_window_is_found);
    tcase_add_test(tcase, what_a_shelf_has_lost_is_found);
    tcase_add_test(tcase, parts_are_put_together);
    tcase_add_test(tcase, most_of_what_is_new_is_told_by_its_shelf);
    tcase_add_test(tcase, what_was_made_empty_tells_at_once_that_all_is_new);
    tcase_add_test(tcase, a_place_is_packed_and_unpacked);
    suite_add_tcase(suite, tcase);
    return suite;
}

#include "base/map.h"

#include <check.h>
#include <stdio.h>

#include "base/arena.h"

static struct pl_heap heap;
static struct pl_arena arena;
static struct pl_map map;

static void make_map(void) {
    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
    pl_map_init(&map, &heap);
}

static void free_map(void) {
    pl_map_fini(&map);
    pl_arena_free(&arena);
}

static struct pl_slice key_of(unsigned i) {
    char text[32];
    snprintf(text, sizeof text, "key %u", i);
    return pl_arena_copy(&arena, pl_slice_str(text));
}

START_TEST(an_empty_map_has_nothing) {
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_str("price")), PL_MAP_NONE);
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_of(NULL, 0)), PL_MAP_NONE);
}
END_TEST

START_TEST(the_first_value_of_a_key_stays) {
    ck_assert_uint_eq(pl_map_add(&map, pl_slice_str("price"), 7), 7);
    ck_assert_uint_eq(pl_map_add(&map, pl_slice_str("price"), 8), 7);
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_str("price")), 7);
    ck_assert_uint_eq(map.len, 1);
}
END_TEST

START_TEST(keys_are_bytes) {
    pl_map_add(&map, pl_slice_of("", 0), 1);
    pl_map_add(&map, pl_slice_of("a", 1), 2);
    pl_map_add(&map, pl_slice_of("a\0", 2), 3);
    pl_map_add(&map, pl_slice_of("A", 1), 4);
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_of(NULL, 0)), 1);
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_of("a", 1)), 2);
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_of("a\0", 2)), 3);
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_of("A", 1)), 4);
}
END_TEST

START_TEST(entries_keep_their_order_through_growth) {
    for (unsigned i = 0; i < 5000; i++)
        pl_map_add(&map, key_of(i), i * 3);
    ck_assert_uint_eq(map.len, 5000);
    for (unsigned i = 0; i < 5000; i++) {
        ck_assert(pl_slice_eq(map.entries[i].key, key_of(i)));
        ck_assert_uint_eq(pl_map_get(&map, key_of(i)), i * 3);
    }
    ck_assert_uint_eq(pl_map_get(&map, key_of(5000)), PL_MAP_NONE);
}
END_TEST

START_TEST(what_there_is_room_for_takes_no_memory) {
    pl_map_add(&map, pl_slice_str("first"), 7);
    struct pl_slice keys[500];
    for (unsigned i = 0; i < 500; i++)
        keys[i] = key_of(i);
    pl_map_reserve(&map, 501);
    heap.budget = 0;
    for (unsigned i = 0; i < 500; i++)
        pl_map_add(&map, keys[i], i);
    ck_assert_uint_eq(map.len, 501);
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_str("first")), 7);
    ck_assert_uint_eq(pl_map_get(&map, keys[499]), 499);
}
END_TEST

START_TEST(a_cleared_map_is_empty_and_usable) {
    for (unsigned i = 0; i < 100; i++)
        pl_map_add(&map, key_of(i), i);
    pl_map_clear(&map);
    ck_assert_uint_eq(pl_map_get(&map, key_of(5)), PL_MAP_NONE);

    heap.budget = 0; /* its memory is still there */
    ck_assert_uint_eq(pl_map_add(&map, pl_slice_str("x"), 9), 9);
    ck_assert_uint_eq(pl_map_get(&map, pl_slice_str("x")), 9);
}
END_TEST

START_TEST(running_out_of_memory_keeps_what_was_added) {
    struct pl_slice keys[64];
    for (unsigned i = 0; i < 64; i++)
        keys[i] = key_of(i);

    heap.armed = true;
    heap.budget = 3;
    if (setjmp(heap.unwind) == 0) {
        for (unsigned i = 0; i < 64; i++)
            pl_map_add(&map, keys[i], i);
        ck_abort_msg("the budget was used up");
    }
    ck_assert_uint_gt(map.len, 0);
    for (unsigned i = 0; i < 64; i++) {
        uint32_t expected = i < map.len ? i : PL_MAP_NONE;
        ck_assert_uint_eq(pl_map_get(&map, keys[i]), expected);
    }
}
END_TEST

START_TEST(the_hash_is_siphash_1_3) {
    const struct pl_hash_key key = {0x0706050403020100, 0x0f0e0d0c0b0a0908};
    static const uint64_t expected[] = {0xabac0158050fc4dc, 0xc9f49bf37d57ca93,
                                        0x82cb9b024dc7d44d, 0x8bf80ab8e7ddf7fb};
    const char bytes[] = {0, 1, 2, 3};
    for (size_t len = 0; len < 4; len++)
        ck_assert_uint_eq(pl_hash(key, pl_slice_of(bytes, len)), expected[len]);
}
END_TEST

START_TEST(every_byte_and_the_length_change_the_hash) {
    struct pl_hash_key key = pl_hash_key_random();
    char bytes[40] = {0};
    for (size_t len = 0; len + 1 < sizeof bytes; len++) {
        uint64_t hash = pl_hash(key, pl_slice_of(bytes, len));
        ck_assert_uint_ne(hash, pl_hash(key, pl_slice_of(bytes, len + 1)));
        for (size_t i = 0; i < len; i++) {
            bytes[i] = 1;
            ck_assert_uint_ne(hash, pl_hash(key, pl_slice_of(bytes, len)));
            bytes[i] = 0;
        }
    }
}
END_TEST

START_TEST(random_keys_differ) {
    struct pl_hash_key a = pl_hash_key_random();
    struct pl_hash_key b = pl_hash_key_random();
    ck_assert(a.k0 != b.k0 || a.k1 != b.k1);
}
END_TEST

Suite *map_suite(void);

Suite *map_suite(void) {
    Suite *suite = suite_create("map");
    TCase *tests = tcase_create("map");
    tcase_add_checked_fixture(tests, make_map, free_map);
    tcase_add_test(tests, an_empty_map_has_nothing);
    tcase_add_test(tests, the_first_value_of_a_key_stays);
    tcase_add_test(tests, keys_are_bytes);
    tcase_add_test(tests, entries_keep_their_order_through_growth);
    tcase_add_test(tests, what_there_is_room_for_takes_no_memory);
    tcase_add_test(tests, a_cleared_map_is_empty_and_usable);
    tcase_add_test(tests, running_out_of_memory_keeps_what_was_added);
    suite_add_tcase(suite, tests);

    TCase *hash = tcase_create("hash");
    tcase_add_test(hash, the_hash_is_siphash_1_3);
    tcase_add_test(hash, every_byte_and_the_length_change_the_hash);
    tcase_add_test(hash, random_keys_differ);
    suite_add_tcase(suite, hash);
    return suite;
}

#include "json/keys.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

/* A window over a text of quoted names, and keys in it. */
static struct pl_heap heap;
static struct pl_window window;
static struct pl_keys keys;

#define NAMES 4000

static char text[NAMES * 16];

static void setup(void) {
    size_t len = 0;

    for (int i = 0; i < NAMES; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "\"name-%08d\" ",
                                i);
    pl_heap_init(&heap);
    pl_window_init_text(&window, &heap, pl_slice_of(text, len));
    pl_keys_init(&keys, &heap, &window, UINT64_MAX);
}

static void teardown(void) {
    pl_keys_fini(&keys);
    pl_window_fini(&window);
}

/* Add the name with a number to an object, whatever way. */
static const struct pl_key *add(struct pl_key_scope *scope, uint64_t number,
                                bool is_plain) {
    struct pl_key_text key = {.span = {number * 16, number * 16 + 15},
                              .is_plain = is_plain};

    key.text = pl_slice_of(pl_window_at(&window, number * 16 + 1), 13);
    if (is_plain && pl_keys_add_quickly(&keys, scope, key.span.start, 13,
                                        pl_keys_tag(key.text)))
        return NULL;
    return pl_keys_add(&keys, scope, &key);
}

START_TEST(a_key_is_found_again_in_an_object_of_any_size) {
    struct pl_key_scope scope;

    for (uint64_t size = 1; size < 40; size++) {
        pl_keys_open(&keys, &scope);
        for (uint64_t i = 0; i < size; i++)
            ck_assert_ptr_null(add(&scope, i, true));
        for (uint64_t i = 0; i < size; i++)
            ck_assert_uint_eq(add(&scope, i, true)->offset, i * 16);
        pl_keys_close(&keys, &scope);
        ck_assert_uint_eq(keys.len, 0);
        ck_assert_uint_eq(keys.indexed, 0);
    }
}
END_TEST

START_TEST(objects_within_objects_have_keys_of_their_own) {
    struct pl_key_scope scopes[20];

    for (size_t depth = 0; depth < 20; depth++) {
        pl_keys_open(&keys, &scopes[depth]);
        for (uint64_t i = 0; i < 10 * depth; i++)
            ck_assert_ptr_null(add(&scopes[depth], i, true));
    }
    for (size_t depth = 20; depth-- > 0;) {
        for (uint64_t i = 0; i < 10 * depth; i++)
            ck_assert_ptr_nonnull(add(&scopes[depth], i, true));
        ck_assert_ptr_null(add(&scopes[depth], 500, true));
        pl_keys_close(&keys, &scopes[depth]);
    }
    ck_assert_uint_eq(keys.indexed, 0);
}
END_TEST

START_TEST(keys_that_left_are_found) {
    struct pl_key_scope scope;

    pl_keys_open(&keys, &scope);
    for (uint64_t i = 0; i < NAMES; i++)
        ck_assert_ptr_null(add(&scope, i, i % 3 != 0));
    pl_keys_leave(&keys, NAMES * 8);
    for (uint64_t i = 0; i < NAMES; i++) {
        const struct pl_key *first = add(&scope, i, true);
        ck_assert_uint_eq(pl_key_start(&keys, first).column, i * 16 + 1);
        ck_assert_uint_eq(pl_key_end(&keys, first).column, i * 16 + 16);
    }
    pl_keys_close(&keys, &scope);
}
END_TEST

START_TEST(written_with_escapes_a_key_is_the_same) {
    struct pl_key_scope scope;

    pl_keys_open(&keys, &scope);
    ck_assert_ptr_null(add(&scope, 1, false));
    ck_assert_ptr_null(add(&scope, 2, true));
    ck_assert_ptr_nonnull(add(&scope, 1, true));
    ck_assert_ptr_nonnull(add(&scope, 2, false));
    pl_keys_close(&keys, &scope);
}
END_TEST

Suite *keys_suite(void);

Suite *keys_suite(void) {
    Suite *suite = suite_create("keys");
    TCase *tests = tcase_create("keys");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_key_is_found_again_in_an_object_of_any_size);
    tcase_add_test(tests, objects_within_objects_have_keys_of_their_own);
    tcase_add_test(tests, keys_that_left_are_found);
    tcase_add_test(tests, written_with_escapes_a_key_is_the_same);
    suite_add_tcase(suite, tests);
    return suite;
}

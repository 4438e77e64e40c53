#include "input/ahead.h"

#include <check.h>
#include <stdlib.h>

static struct pl_heap heap;
static struct pl_ahead ahead;

/* A feed of `size` bytes, each told by its place, in pieces of any length. */
struct bytes {
    size_t at, size;
    enum pl_status end;
    unsigned seed;
};

static char byte_at(size_t at) {
    return (char)(at * 31 + at / 251);
}

static size_t next_length(unsigned *seed, size_t most) {
    *seed = *seed * 1103515245u + 12345u;
    size_t len = 1 + (*seed >> 8) % 70000;
    return len < most ? len : most;
}

static size_t give(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct bytes *bytes = self;
    size_t left = bytes->size - bytes->at;
    if (left == 0) {
        *status = bytes->end;
        return 0;
    }
    size_t len = next_length(&bytes->seed, left < room ? left : room);
    for (size_t i = 0; i < len; i++)
        into[i] = byte_at(bytes->at++);
    return len;
}

static void begin(struct bytes *bytes) {
    pl_ahead_init(&ahead, &heap);
    ck_assert(pl_ahead_begin(&ahead, (struct pl_feed){give, bytes}));
}

/* Read up to `size` bytes. Returns how many came, which are right. */
static size_t take(size_t size, enum pl_status *status) {
    char *into = malloc(70000);
    unsigned seed = (unsigned)size;
    size_t at = 0, got = 1, wrong = 0;
    ck_assert_ptr_nonnull(into);
    while (at < size && got > 0) {
        got =
            pl_ahead_read(&ahead, into, next_length(&seed, size - at), status);
        for (size_t i = 0; i < got; i++)
            wrong += into[i] != byte_at(at + i);
        at += got;
    }
    ck_assert_uint_eq(wrong, 0);
    free(into);
    return at;
}

START_TEST(what_is_read_ahead_is_what_the_feed_gives) {
    static const size_t sizes[] = {0,
                                   1,
                                   PL_AHEAD_SIZE - 1,
                                   PL_AHEAD_SIZE,
                                   PL_AHEAD_SIZE + 1,
                                   PL_AHEAD_SIZE * PL_AHEAD_BUFFERS,
                                   1000003};
    struct bytes bytes = {.size = sizes[_i], .end = PL_STATUS_OK};
    enum pl_status status = PL_STATUS_OK;
    pl_heap_init(&heap);
    begin(&bytes);
    ck_assert_uint_eq(take(SIZE_MAX, &status), sizes[_i]);
    ck_assert_int_eq(status, PL_STATUS_OK);
    pl_ahead_end(&ahead);
}
END_TEST

START_TEST(what_the_feed_came_to_is_told_after_all_that_it_gave) {
    struct bytes bytes = {.size = 300000, .end = PL_STATUS_DAMAGED};
    enum pl_status status = PL_STATUS_OK;
    char byte;
    pl_heap_init(&heap);
    begin(&bytes);
    ck_assert_uint_eq(take(300000, &status), 300000);
    ck_assert_int_eq(status, PL_STATUS_OK);
    for (int i = 0; i < 2; i++) {
        status = PL_STATUS_OK;
        ck_assert_uint_eq(pl_ahead_read(&ahead, &byte, 1, &status), 0);
        ck_assert_int_eq(status, PL_STATUS_DAMAGED);
    }
    pl_ahead_end(&ahead);
}
END_TEST

/* Whoever takes may have enough at any time. */
START_TEST(the_feed_is_not_read_far_ahead) {
    pl_heap_init(&heap);
    for (size_t size = 0; size < 400000; size += 50000) {
        struct bytes bytes = {.size = 100000000, .end = PL_STATUS_OK};
        enum pl_status status = PL_STATUS_OK;
        begin(&bytes);
        ck_assert_uint_eq(take(size, &status), size);
        pl_ahead_end(&ahead);
        ck_assert_uint_le(bytes.at,
                          size + (PL_AHEAD_BUFFERS + 1) * PL_AHEAD_SIZE);
        pl_ahead_end(&ahead); /* once is enough */
    }
}
END_TEST

Suite *ahead_suite(void);

Suite *ahead_suite(void) {
    Suite *suite = suite_create("ahead");
    TCase *tests = tcase_create("ahead");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, what_is_read_ahead_is_what_the_feed_gives, 0, 7);
    tcase_add_test(tests, what_the_feed_came_to_is_told_after_all_that_it_gave);
    tcase_add_test(tests, the_feed_is_not_read_far_ahead);
    suite_add_tcase(suite, tests);
    return suite;
}

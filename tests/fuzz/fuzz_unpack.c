/*
 * Fuzz compressed inputs: whatever the bytes are, what comes of them is the
 * same however they arrive and however little is asked for at once, and
 * reading ends at their end or in damage that is told. Of damaged ones, what
 * comes is the beginning of the same; where it stops is the library's choice.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "input/unpack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MADE_MAX (1024 * 1024) /* more of it tells nothing new */

/* The bytes on their way. */
struct arrival {
    struct pl_slice bytes;
    size_t most; /* at once */
};

static size_t give(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct arrival *arrival = self;
    size_t n = arrival->bytes.len;
    n = n < arrival->most ? n : arrival->most;
    n = n < room ? n : room;
    if (n > 0)
        memcpy(into, arrival->bytes.data, n);
    arrival->bytes =
        pl_slice_of(arrival->bytes.data + n, arrival->bytes.len - n);
    *status = PL_STATUS_OK;
    return n;
}

struct result {
    struct pl_buf made;
    enum pl_status status;
    enum pl_damage damage;
};

static struct result unpack(struct pl_heap *heap, struct pl_slice bytes,
                            size_t most, size_t room) {
    struct arrival arrival = {bytes, most};
    struct result result = {.status = PL_STATUS_OK};
    struct pl_unpack state;
    struct pl_buf text;
    char chunk[4096];
    size_t n;

    pl_buf_init(&result.made, heap);
    pl_buf_add_str(&result.made, "");
    pl_buf_init(&text, heap);
    pl_unpack_init(&state, heap, (struct pl_feed){give, &arrival});
    pl_unpack_begin(&state, pl_slice_of("", 0), &result.status);
    while ((n = pl_unpack_read(&state, chunk, room, &result.status)) > 0 &&
           result.made.len < MADE_MAX)
        pl_buf_add(&result.made, chunk, n);
    result.damage = state.damage;
    pl_unpack_explain(&state, &text);
    assert((result.status == PL_STATUS_OK) == (text.len == 0) || n > 0);
    assert(result.status != PL_STATUS_OK || n > 0 || arrival.bytes.len == 0);
    pl_buf_fini(&text);
    pl_unpack_fini(&state);
    return result;
}

static void compare(const struct result *a, const struct result *b) {
    size_t common = a->made.len < b->made.len ? a->made.len : b->made.len;
    assert(a->status == b->status && a->damage == b->damage);
    assert(memcmp(a->made.data, b->made.data, common) == 0);
    assert(a->made.len == b->made.len || a->damage != PL_DAMAGE_NONE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct pl_slice bytes = {(const char *)data, size};
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct result whole = unpack(&heap, bytes, size, 4096);
    struct result small = unpack(&heap, bytes, 1, 97);
    if (whole.made.len < MADE_MAX && small.made.len < MADE_MAX)
        compare(&whole, &small);
    pl_buf_fini(&whole.made);
    pl_buf_fini(&small.made);
    return 0;
}

#include "input/unpack.h"

#include <stdlib.h>

#define CHUNK (64 * 1024)

void pl_unpack_init(struct pl_unpack *unpack, struct pl_heap *heap,
                    struct pl_feed feed) {
    *unpack = (struct pl_unpack){.heap = heap, .feed = feed};
}

static void close_decoder(struct pl_unpack *unpack) {
    if (unpack->decoder)
        unpack->codec->close(unpack->decoder);
    unpack->decoder = NULL;
}

void pl_unpack_fini(struct pl_unpack *unpack) {
    close_decoder(unpack);
    free(unpack->in);
    unpack->in = NULL;
}

/* Move the compressed bytes that are left to the front of the buffer, and read
 * more behind them. */
static void refill(struct pl_unpack *unpack, enum pl_status *status) {
    size_t left = unpack->len - unpack->at;
    if (left > 0)
        memmove(unpack->in, unpack->in + unpack->at, left);
    unpack->at = 0;
    unpack->len = left;
    size_t got = unpack->feed.read(unpack->feed.self, unpack->in + left,
                                   CHUNK - left, status);
    unpack->len += got;
    unpack->at_end = got == 0;
}

static struct pl_slice left_of(const struct pl_unpack *unpack) {
    return pl_slice_of(unpack->in + unpack->at, unpack->len - unpack->at);
}

static void need_start(struct pl_unpack *unpack, enum pl_status *status) {
    while (!unpack->at_end && unpack->len - unpack->at < PL_CODEC_START)
        refill(unpack, status);
}

void pl_unpack_begin(struct pl_unpack *unpack, struct pl_slice start,
                     enum pl_status *status) {
    size_t room = start.len > CHUNK ? start.len : CHUNK;
    unpack->in = pl_heap_alloc(unpack->heap, room);
    memcpy(unpack->in, start.data, start.len);
    unpack->len = start.len;
    need_start(unpack, status);
    unpack->codec = pl_codec_of(left_of(unpack));
    if (!unpack->codec)
        return;
    if (!unpack->codec->open) {
        unpack->damage = PL_DAMAGE_LIBRARY;
        return;
    }
    unpack->decoder = unpack->codec->open();
    if (!unpack->decoder)
        *status = PL_STATUS_NO_MEMORY;
}

/* Pass on bytes that are not compressed. */
static size_t pass(struct pl_unpack *unpack, char *into, size_t room,
                   enum pl_status *status) {
    struct pl_slice left = left_of(unpack);
    if (left.len == 0)
        return unpack->feed.read(unpack->feed.self, into, room, status);
    size_t len = pl_feed_take(&left, into, room);
    unpack->at += len;
    return len;
}

/* Look at what follows a part. Returns true if it is another part. Zeros may
 * follow the last one, as on tapes. */
static bool begins_part(struct pl_unpack *unpack, enum pl_status *status) {
    for (;; unpack->at++) {
        need_start(unpack, status);
        struct pl_slice left = left_of(unpack);
        if (left.len == 0 || *status != PL_STATUS_OK)
            return false;
        if (unpack->codec->is(left))
            return true;
        if (*left.data != '\0') {
            unpack->damage = PL_DAMAGE_TRAILS;
            return false;
        }
    }
}

static bool is_bomb(const struct pl_unpack *unpack) {
    return unpack->made > PL_UNPACK_RATIO_FROM &&
           unpack->made / PL_UNPACK_RATIO > unpack->taken;
}

/* Take compressed bytes and decompress them. Returns how many bytes were
 * written. */
static size_t step(struct pl_unpack *unpack, char *into, size_t room,
                   enum pl_status *status) {
    struct pl_slice left = left_of(unpack);
    struct pl_codec_io io = {left.data, left.len, into, room, NULL};
    enum pl_codec_step result = unpack->codec->step(unpack->decoder, &io);
    size_t taken = left.len - io.in_len, made = room - io.room;
    unpack->at += taken;
    unpack->taken += taken;
    unpack->made += made;
    unpack->why = io.why;
    unpack->is_between = result == PL_CODEC_PART_ENDS;
    if (result == PL_CODEC_NO_MEMORY)
        *status = PL_STATUS_NO_MEMORY;
    if (result == PL_CODEC_DAMAGED)
        unpack->damage = PL_DAMAGE_WRONG;
    else if (is_bomb(unpack))
        unpack->damage = PL_DAMAGE_BOMB;
    else if (result == PL_CODEC_ON && taken + made == 0 && unpack->at_end)
        unpack->damage = PL_DAMAGE_CUT;
    if (result == PL_CODEC_ON && made == 0 && !unpack->at_end &&
        unpack->at == unpack->len)
        refill(unpack, status);
    return made;
}

size_t pl_unpack_read(struct pl_unpack *unpack, char *into, size_t room,
                      enum pl_status *status) {
    if (*status == PL_STATUS_OK && !unpack->codec)
        return pass(unpack, into, room, status);
    while (*status == PL_STATUS_OK && unpack->damage == PL_DAMAGE_NONE) {
        if (unpack->is_between && !begins_part(unpack, status))
            break;
        size_t made = step(unpack, into, room, status);
        if (made > 0)
            return made;
    }
    if (*status == PL_STATUS_OK && unpack->damage != PL_DAMAGE_NONE)
        *status = PL_STATUS_DAMAGED;
    return 0;
}

static void add_remedy(const struct pl_unpack *unpack, struct pl_buf *out) {
    if (unpack->made > 0)
        pl_buf_add_str(out, "; what is before that was checked");
}

void pl_unpack_explain(const struct pl_unpack *unpack, struct pl_buf *out) {
    if (!unpack->codec) /* it was not compressed */
        return;
    const char *name = unpack->codec->name;
    switch (unpack->damage) {
    case PL_DAMAGE_NONE:
        return;
    case PL_DAMAGE_CUT:
        pl_buf_add_format(out,
                          "the %s data ends too early: make or fetch the "
                          "file anew",
                          name);
        break;
    case PL_DAMAGE_WRONG:
        pl_buf_add_format(out,
                          "the %s data is damaged (%s): make or fetch the "
                          "file anew",
                          name, unpack->why);
        break;
    case PL_DAMAGE_TRAILS:
        pl_buf_add_format(out,
                          "something that is no %s follows the %s data: "
                          "remove it, or make the file anew",
                          name, name);
        break;
    case PL_DAMAGE_BOMB:
        pl_buf_add_format(out,
                          "the %s data expands to more than %d times its "
                          "size: decompress it and check what it is",
                          name, PL_UNPACK_RATIO);
        break;
    case PL_DAMAGE_LIBRARY:
        pl_buf_add_format(out,
                          "compressed with %s, and this paylint was built "
                          "without %s: decompress it, or build paylint "
                          "with it",
                          name, unpack->codec->library);
        break;
    }
    add_remedy(unpack, out);
}

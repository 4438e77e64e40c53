/*
 * Window: the part of a source that is in memory, and the places in it.
 *
 * A source of any size is read through one reused window. When the reader
 * reaches the end of the window it asks for more, and bytes that it does not
 * need any more leave. A watcher is called before bytes leave, so that its
 * owner can turn offsets into places, or copy the bytes.
 *
 * At least PL_WINDOW_PADDING bytes behind the last one are readable and zero,
 * so vector loads and look-ahead need no bounds check. The last
 * PL_WINDOW_LOOKBACK bytes before the needed ones stay, for source frames.
 *
 * Lines end with LF, CRLF or a lone CR. Columns count code points from 1 (an
 * ill-formed run counts as one); a byte order mark at offset 0 does not count.
 */
#ifndef PL_MODEL_WINDOW_H
#define PL_MODEL_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/heap.h"
#include "model/feed.h"

#define PL_WINDOW_PADDING  64
#define PL_WINDOW_LOOKBACK 1024
#define PL_WINDOW_SIZE     (128 * 1024)
#define PL_EXCERPT_MAX     400 /* bytes on either side of a place */

/* A place in a source. */
struct pl_place {
    uint64_t offset; /* bytes from 0 */
    uint64_t line;   /* from 1 */
    uint64_t column; /* code points, from 1 */
};

/* `leaving` is called before the bytes below `offset` leave the window. */
struct pl_watcher {
    void (*leaving)(void *self, uint64_t offset);
    void *self;
    struct pl_watcher *next;
};

struct pl_window {
    struct pl_heap *heap;
    struct pl_feed feed;
    char *data; /* `len` bytes of the source, from offset `base` on, then
                   padding */
    size_t len;
    size_t room; /* bytes that `data` can hold, beside the padding */
    size_t size; /* initial `room`: PL_WINDOW_SIZE, unless changed before the
                    first read */
    uint64_t base;
    bool at_end;           /* the feed has no more bytes */
    enum pl_status status; /* of the last read from the feed */
    uint64_t pin; /* bytes from this offset on stay; UINT64_MAX: no pin */
    struct pl_watcher *watchers;
    struct pl_place origin; /* the place of `base` */
    struct pl_place cursor; /* the place located last, at or after `base` */
};

/* Make an empty window over `feed`. */
void pl_window_init(struct pl_window *window, struct pl_heap *heap,
                    struct pl_feed feed);

/* Make a window that holds all of `text` and has no more. The text is copied
 * (the padding needs it). */
void pl_window_init_text(struct pl_window *window, struct pl_heap *heap,
                         struct pl_slice text);
void pl_window_fini(struct pl_window *window);

/* Start over with another feed, keeping the memory and the watchers: at the
 * beginning of a source, or at `place`, the beginning of a line in a source. */
void pl_window_restart(struct pl_window *window, struct pl_feed feed);
void pl_window_restart_at(struct pl_window *window, struct pl_feed feed,
                          struct pl_place place);

/* Read from the feed once and append the bytes. If the window is full, the
 * bytes before both `keep` (an offset in the source, at or after `base`) and
 * `pin` leave, except for the lookback; if what stays fills more than half of
 * the window, it grows. Both invalidate pointers into the window. Returns false
 * if there is nothing more to read; then nothing has moved. */
bool pl_window_more(struct pl_window *window, uint64_t keep);

/* Register or remove a watcher. It must live as long as it is registered. */
void pl_window_watch(struct pl_window *window, struct pl_watcher *watcher);
void pl_window_unwatch(struct pl_window *window, struct pl_watcher *watcher);

/* The pointer behind the last byte in the window; zeros follow. */
static inline const char *pl_window_end(const struct pl_window *window) {
    return window->data + window->len;
}

/* The pointer to the byte at `offset`, which is in the window or its end. */
static inline const char *pl_window_at(const struct pl_window *window,
                                       uint64_t offset) {
    return window->data + (offset - window->base);
}

/* The bytes from `start` to `end` if all of them are in the window; else an
 * empty slice with NULL data. */
struct pl_slice pl_window_slice(const struct pl_window *window, uint64_t start,
                                uint64_t end);

/* The place of `offset`, which is in the window or its end. Fast for offsets
 * near the last one located, in either direction. */
struct pl_place pl_window_locate(struct pl_window *window, uint64_t offset);

/* Set `place` as the last one located, to speed up the next pl_window_locate().
 * It must be correct, behind the byte order mark, and not within the last bytes
 * of the window, which may be an incomplete sequence. */
static inline void pl_window_know(struct pl_window *window,
                                  struct pl_place place) {
    window->cursor = place;
}

/* Find the line of `offset`, cut to what the window holds and to PL_EXCERPT_MAX
 * bytes on either side, between code points. `*line` is in the window, without
 * line end and byte order mark; `*first_column` is the column of its first code
 * point; `*cut_right` tells whether the line continues behind it. Returns false
 * if `offset` is not in the window. */
bool pl_window_excerpt(struct pl_window *window, uint64_t offset,
                       struct pl_slice *line, uint64_t *first_column,
                       bool *cut_right);

#endif

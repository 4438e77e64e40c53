/*
 * Window: the part of a source that is in memory, and the places in it.
 *
 * A source of any size is read through one reused window. The reader asks for
 * more when it reaches the end; bytes before the ones that it still needs then
 * leave. Who wants to remember something about them is told beforehand
 * (`watchers`) and resolves it to places or copies it.
 *
 * At least PL_WINDOW_PADDING bytes after the last one are readable and zero, so
 * that vector loads and look-ahead need no bounds check. The last
 * PL_WINDOW_LOOKBACK bytes before what is needed stay, for source frames.
 *
 * Lines end with LF, CRLF or a lone CR. Columns count code points from 1 (an
 * ill-formed run counts one); a byte order mark at offset 0 counts none.
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

/* Is called before the bytes below `offset` leave. */
struct pl_watcher {
    void (*leaving)(void *self, uint64_t offset);
    void *self;
    struct pl_watcher *next;
};

struct pl_window {
    struct pl_heap *heap;
    struct pl_feed feed;
    char *data; /* `len` bytes of the source, from `base` on, then padding */
    size_t len;
    size_t room;
    size_t size; /* room at first: PL_WINDOW_SIZE, unless changed before the
                    first read */
    uint64_t base;
    bool at_end;           /* the feed has no more */
    enum pl_status status; /* of the feed */
    uint64_t pin; /* bytes from here on stay; UINT64_MAX: none asked for */
    struct pl_watcher *watchers;
    struct pl_place origin; /* the place of `base` */
    struct pl_place cursor; /* the last place located, at or after `base` */
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
 * beginning of a source; at `place`, the beginning of a line of it. */
void pl_window_restart(struct pl_window *window, struct pl_feed feed);
void pl_window_restart_at(struct pl_window *window, struct pl_feed feed,
                          struct pl_place place);

/* Read on: append what the feed gives, once. If the window is full, the bytes
 * before `keep` (an offset in the source, at or after `base`) and before `pin`
 * leave, except for the lookback; it grows if what stays fills more than half
 * of it. Either invalidates pointers into the window. Returns false if there is
 * no more; then nothing has moved. */
bool pl_window_more(struct pl_window *window, uint64_t keep);

/* Register or remove a watcher, which its owner keeps alive meanwhile. */
void pl_window_watch(struct pl_window *window, struct pl_watcher *watcher);
void pl_window_unwatch(struct pl_window *window, struct pl_watcher *watcher);

/* Behind the last byte that the window has; zeros follow. */
static inline const char *pl_window_end(const struct pl_window *window) {
    return window->data + window->len;
}

/* The pointer to the byte at `offset`, which lies in the window (the end
 * included). */
static inline const char *pl_window_at(const struct pl_window *window,
                                       uint64_t offset) {
    return window->data + (offset - window->base);
}

/* The bytes from `start` to `end`, if they are all in the window; else an
 * empty slice with NULL data. */
struct pl_slice pl_window_slice(const struct pl_window *window, uint64_t start,
                                uint64_t end);

/* Locate `offset`, which lies in the window (the end included). Cheap for
 * offsets near the last one asked for, in either direction. */
struct pl_place pl_window_locate(struct pl_window *window, uint64_t offset);

/* Take over that `place`, behind the byte order mark and not within the last
 * bytes, which may be incomplete, is where it says. */
static inline void pl_window_know(struct pl_window *window,
                                  struct pl_place place) {
    window->cursor = place;
}

/* Find the line that `offset` is on, or as much of it as the window holds
 * within PL_EXCERPT_MAX bytes on either side, cut between code points: its
 * bytes in the window, without line end and byte order mark, the column of the
 * first one, and whether the line goes on after the last. Returns false if
 * `offset` is not in the window. */
bool pl_window_excerpt(struct pl_window *window, uint64_t offset,
                       struct pl_slice *line, uint64_t *first_column,
                       bool *cut_right);

#endif

/* Where that stands which the run is to remember with its place. Lines are
 * counted while they are passed, and so are the bytes that some characters have
 * beyond one: a place is told from the last one, without a look at what is
 * between them. */

#include "engine/quick_state.h"

/* The place of `at`, from that of `from`, which is on its line. */
static struct pl_place go_on(const struct pl_quick *q, struct pl_place place,
                             const char *from, const char *at) {
    place.offset = quick_offset_of(q->run, at);
    place.column += (uint64_t)(at - from) - q->extra;
    return place;
}

/* The place of `at`, from the last one, at `from`. */
static struct pl_place place_of(struct pl_quick *q, const char *from,
                                const char *at) {
    struct pl_window *window = &q->run->window;
    struct pl_place place = window->cursor;

    if (!q->knows_place)
        return pl_window_locate(window, quick_offset_of(q->run, at));
    if (q->lines == 0)
        return go_on(q, place, from, at);
    place.line += q->lines;
    place.column = 1;
    return go_on(q, place, q->line_first - q->indent, at);
}

struct pl_place pl_quick_find_place(struct pl_quick *q, const char *at) {
    struct pl_window *window = &q->run->window;
    const char *from = pl_window_at(window, window->cursor.offset);

    if (from != at)
        pl_window_know(window, place_of(q, from, at));
    q->knows_place = true;
    q->lines = 0;
    q->extra = 0;
    return window->cursor;
}

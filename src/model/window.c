#include "model/window.h"

#include <stdlib.h>

#include "base/lines.h"
#include "base/utf8.h"

/* Extra room behind a full window. A read into it finds out whether there is
 * more before anything is moved. */
#define PROBE 4096

/* The meaning of this many last bytes may change while the source is
 * unfinished: they may be part of a sequence, or of CRLF. */
#define UNSETTLED 4

void pl_window_init(struct pl_window *window, struct pl_heap *heap,
                    struct pl_feed feed) {
    memset(window, 0, sizeof *window);
    window->heap = heap;
    window->size = PL_WINDOW_SIZE;
    pl_window_restart(window, feed);
}

void pl_window_restart_at(struct pl_window *window, struct pl_feed feed,
                          struct pl_place place) {
    window->feed = feed;
    window->len = 0;
    window->base = place.offset;
    window->at_end = false;
    window->status = PL_STATUS_OK;
    window->pin = UINT64_MAX;
    window->origin = place;
    window->cursor = place;
}

void pl_window_restart(struct pl_window *window, struct pl_feed feed) {
    pl_window_restart_at(window, feed, (struct pl_place){0, 1, 1});
}

void pl_window_fini(struct pl_window *window) {
    free(window->data);
    window->data = NULL;
    window->len = 0;
    window->room = 0;
}

/* Make `room` bytes of room, keeping the bytes in the window. */
static void resize(struct pl_window *window, size_t room) {
    window->data = pl_heap_resize(window->heap, window->data,
                                  room + PROBE + PL_WINDOW_PADDING);
    window->room = room;
}

static void clear_padding(struct pl_window *window) {
    memset(window->data + window->len, 0, PL_WINDOW_PADDING);
}

void pl_window_init_text(struct pl_window *window, struct pl_heap *heap,
                         struct pl_slice text) {
    pl_window_init(window, heap, (struct pl_feed){NULL, NULL});
    window->at_end = true;
    resize(window, text.len);
    if (text.len > 0)
        memcpy(window->data, text.data, text.len);
    window->len = text.len;
    clear_padding(window);
}

static uint64_t end_of(const struct pl_window *window) {
    return window->base + window->len;
}

/* Read from the feed once, behind the bytes in the window. */
static bool read_on(struct pl_window *window) {
    size_t room =
        window->len < window->room ? window->room - window->len : PROBE;
    size_t n = window->feed.read(window->feed.self, window->data + window->len,
                                 room, &window->status);
    window->len += n;
    window->at_end = n == 0;
    clear_padding(window); /* the feed may have written behind what it
                              returned */
    return n > 0;
}

/* The start of the well-formed sequence that contains `offset`, if `offset` is
 * inside one; else `offset`. */
static uint64_t align(const struct pl_window *window, uint64_t offset) {
    if (((unsigned char)*pl_window_at(window, offset) & 0xC0) != 0x80)
        return offset; /* only continuation bytes are inside a sequence */
    for (unsigned back = 1; back < 4 && back <= offset - window->base; back++) {
        uint64_t start = offset - back;
        size_t left = (size_t)(end_of(window) - start);
        if (pl_utf8_step(pl_slice_of(pl_window_at(window, start), left)) > back)
            return start;
    }
    return offset;
}

static bool is_ill_formed(const struct pl_window *window, uint64_t offset) {
    size_t left = (size_t)(end_of(window) - offset);
    return left > 0 && (unsigned char)*pl_window_at(window, offset) >= 0x80 &&
           align(window, offset) == offset &&
           pl_utf8_step(pl_slice_of(pl_window_at(window, offset), left)) == 0;
}

/* Tell whether `offset`, which is after `base`, is inside an ill-formed run. */
static bool is_in_run(const struct pl_window *window, uint64_t offset) {
    return is_ill_formed(window, offset) && is_ill_formed(window, offset - 1);
}

/* The offset at which columns begin: behind the byte order mark, if the window
 * has it. */
static uint64_t text_start(const struct pl_window *window) {
    bool has_mark = window->base == 0 && window->len >= 3 &&
                    memcmp(window->data, "\xEF\xBB\xBF", 3) == 0;
    return window->base + (has_mark ? 3 : 0);
}

/* The start of the line of `offset`; `from` if the line starts before it. */
static uint64_t line_start(const struct pl_window *window, uint64_t from,
                           uint64_t offset) {
    const char *first = pl_window_at(window, from);
    const char *at = pl_window_at(window, offset);
    while (at > first && !pl_lines_ends_at(at - 1))
        at--;
    return window->base + (uint64_t)(at - window->data);
}

/* The difference of the columns of two offsets on one line, both at the start
 * of a sequence. */
static uint64_t columns_between(const struct pl_window *window, uint64_t from,
                                uint64_t to) {
    if (from >= to)
        return 0;
    struct pl_slice text =
        pl_slice_of(pl_window_at(window, from), (size_t)(to - from));
    return pl_utf8_count(text) - is_in_run(window, to);
}

static struct pl_place walk_forward(const struct pl_window *window,
                                    struct pl_place from, uint64_t to) {
    uint64_t lines = pl_lines_count(pl_window_at(window, from.offset),
                                    pl_window_at(window, to));
    if (lines > 0) {
        from.offset = line_start(window, from.offset, to);
        from.column = 1;
    }
    uint64_t columns = columns_between(window, from.offset, to);
    return (struct pl_place){to, from.line + lines, from.column + columns};
}

static struct pl_place walk_back(const struct pl_window *window,
                                 struct pl_place from, uint64_t to) {
    uint64_t lines = pl_lines_count(pl_window_at(window, to),
                                    pl_window_at(window, from.offset));
    if (lines == 0) {
        uint64_t columns = columns_between(window, to, from.offset);
        return (struct pl_place){to, from.line, from.column - columns};
    }
    uint64_t first = text_start(window);
    uint64_t start = line_start(window, first, to);
    uint64_t column =
        from.line - lines == window->origin.line ? window->origin.column : 1;
    column += columns_between(window, start, to);
    return (struct pl_place){to, from.line - lines, column};
}

/* The place of `to`, which is at the start of a sequence and not before
 * text_start(). */
static struct pl_place walk(const struct pl_window *window, uint64_t to) {
    struct pl_place from = window->cursor;
    if (to < from.offset && from.offset - to <= to - window->base)
        return walk_back(window, from, to);

    if (to < from.offset)
        from = window->origin;
    if (from.offset < text_start(window))
        from.offset = text_start(window);
    return walk_forward(window, from, to);
}

struct pl_place pl_window_locate(struct pl_window *window, uint64_t offset) {
    if (offset == window->cursor.offset)
        return window->cursor;
    uint64_t first = text_start(window);
    if (offset <= first)
        return (struct pl_place){offset, window->origin.line,
                                 window->origin.column};

    uint64_t settled = end_of(window);
    if (!window->at_end)
        settled -= window->len < UNSETTLED ? window->len : UNSETTLED;
    uint64_t aligned = align(window, offset);
    uint64_t stop = aligned < settled ? aligned : align(window, settled);
    if (stop >= first)
        window->cursor = walk(window, stop);

    struct pl_place place =
        aligned == stop ? window->cursor : walk(window, aligned);
    place.offset = offset;
    return place;
}

/* The offset of the first byte that stays if the bytes from `keep` on are
 * needed. */
static uint64_t stay_from(const struct pl_window *window, uint64_t keep) {
    if (keep > window->pin)
        keep = window->pin;
    if (keep < window->base + PL_WINDOW_LOOKBACK)
        return window->base;
    return align(window, keep - PL_WINDOW_LOOKBACK);
}

/* Remove the bytes before `offset`. */
static void leave(struct pl_window *window, uint64_t offset) {
    struct pl_watcher *next;
    for (struct pl_watcher *at = window->watchers; at; at = next) {
        next = at->next; /* a watcher may remove itself */
        at->leaving(at->self, offset);
    }

    window->origin = walk(window, offset);
    if (window->cursor.offset < offset)
        window->cursor = window->origin;
    size_t gone = (size_t)(offset - window->base);
    window->len -= gone;
    window->base = offset;
    memmove(window->data, window->data + gone, window->len);
    clear_padding(window);
}

bool pl_window_more(struct pl_window *window, uint64_t keep) {
    if (window->at_end)
        return false;
    if (window->room < window->size)
        resize(window, window->size);
    if (!read_on(window))
        return false;
    if (window->len <= window->room)
        return true;

    uint64_t offset = stay_from(window, keep);
    if (offset > window->base)
        leave(window, offset);
    if (window->len > window->room / 2)
        resize(window, window->room * 2);
    return true;
}

void pl_window_watch(struct pl_window *window, struct pl_watcher *watcher) {
    watcher->next = window->watchers;
    window->watchers = watcher;
}

void pl_window_unwatch(struct pl_window *window, struct pl_watcher *watcher) {
    struct pl_watcher **at = &window->watchers;
    while (*at && *at != watcher)
        at = &(*at)->next;
    if (*at)
        *at = watcher->next;
}

struct pl_slice pl_window_slice(const struct pl_window *window, uint64_t start,
                                uint64_t end) {
    if (start < window->base || end < start || end > end_of(window))
        return pl_slice_of(NULL, 0);
    return pl_slice_of(pl_window_at(window, start), (size_t)(end - start));
}

/* The start of the line of `offset`, or of its last PL_EXCERPT_MAX bytes before
 * `offset`. */
static uint64_t excerpt_start(const struct pl_window *window, uint64_t offset) {
    uint64_t first = text_start(window);
    if (offset - first <= PL_EXCERPT_MAX)
        return line_start(window, first, offset);

    uint64_t start = line_start(window, offset - PL_EXCERPT_MAX, offset);
    while (start < offset && align(window, start) != start)
        start++;
    return start;
}

/* The end of a window whose source is unfinished, without trailing bytes after
 * `first` that may begin a sequence. */
static uint64_t before_fragment(const struct pl_window *window,
                                uint64_t first) {
    uint64_t end = end_of(window);
    uint64_t at = end;
    for (int i = 0; i < 3 && at > first; i++) {
        unsigned char byte = (unsigned char)*pl_window_at(window, --at);
        if (byte >= 0xC0 && align(window, end - 1) == end - 1)
            return at;
        if (byte < 0x80)
            break;
    }
    return end;
}

/* The end of the line of `offset`, or of its next PL_EXCERPT_MAX bytes after
 * `offset`. */
static uint64_t excerpt_end(const struct pl_window *window, uint64_t offset) {
    uint64_t last = end_of(window);
    if (last - offset > PL_EXCERPT_MAX)
        last = offset + PL_EXCERPT_MAX;

    uint64_t end = offset;
    const char *at = pl_window_at(window, offset);
    while (end < last && *at != '\n' && *at != '\r') {
        end++;
        at++;
    }
    if (end == end_of(window) && !window->at_end)
        return before_fragment(window, offset);
    return align(window, end);
}

bool pl_window_excerpt(struct pl_window *window, uint64_t offset,
                       struct pl_slice *line, uint64_t *first_column,
                       bool *cut_right) {
    if (!window->data || offset < window->base || offset > end_of(window))
        return false;

    uint64_t first = text_start(window);
    offset = offset < first ? first : align(window, offset);
    const char *at = pl_window_at(window, offset);
    if (offset > first && *at == '\n' && at[-1] == '\r')
        offset--;

    uint64_t start = excerpt_start(window, offset);
    uint64_t end = excerpt_end(window, offset);
    *line = pl_window_slice(window, start, end);
    *first_column = pl_window_locate(window, start).column;
    const char *after = pl_window_at(window, end);
    *cut_right = end < end_of(window) ? *after != '\n' && *after != '\r'
                                      : !window->at_end;
    return true;
}

#include "readout.h"

#include <stdlib.h>

struct feed {
    struct pl_slice rest;
    struct manner manner;
};

static size_t give(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct feed *feed = self;
    size_t step = feed->manner.step;

    (void)status;
    if (feed->manner.cuts != NULL)
        step = 1 + random_below(feed->manner.cuts, 40);
    return pl_feed_take(&feed->rest, into,
                        step > 0 && step < room ? step : room);
}

static void *copy(struct pl_arena *arena, const void *items, size_t n,
                  size_t size) {
    void *made = pl_arena_alloc(arena, n * size + 1);

    if (n > 0)
        memcpy(made, items, n * size);
    return made;
}

static bool is_outside(const struct readout *readout, uint64_t start,
                       uint64_t end) {
    return start > end || end > readout->text.len;
}

static void check_mistake(struct readout *readout,
                          const struct pl_mistake *mistake) {
    readout->is_broken |=
        is_outside(readout, mistake->start.offset, mistake->end.offset) ||
        mistake->message.len == 0 ||
        (mistake->edit_count > 0 && mistake->fix_title == NULL);
    for (size_t i = 0; i < mistake->related_count; i++)
        readout->is_broken |=
            is_outside(readout, mistake->related[i].start.offset,
                       mistake->related[i].end.offset);
    for (size_t i = 0; i < mistake->edit_count; i++)
        readout->is_broken |= is_outside(readout, mistake->edits[i].offset,
                                         mistake->edits[i].end_offset);
}

static void take_mistake(void *self, const struct pl_mistake *mistake) {
    struct readout *readout = self;
    struct pl_arena *arena = readout->arena;
    struct pl_mistake *kept;
    struct pl_edit *edits;

    check_mistake(readout, mistake);
    readout->mistakes =
        pl_heap_grow(arena->heap, readout->mistakes, &readout->mistake_cap,
                     readout->mistake_count + 1, sizeof *kept);
    kept = &readout->mistakes[readout->mistake_count++];
    *kept = *mistake;
    kept->message = pl_arena_copy(arena, mistake->message);
    kept->related = copy(arena, mistake->related, mistake->related_count,
                         sizeof *mistake->related);
    edits = copy(arena, mistake->edits, mistake->edit_count, sizeof *edits);
    for (size_t i = 0; i < mistake->edit_count; i++)
        edits[i].text = pl_arena_copy(arena, edits[i].text);
    kept->edits = edits;
}

static bool is_text(const struct pl_token *token) {
    return (token->kind == PL_TOKEN_KEY || token->kind == PL_TOKEN_STRING) &&
           (token->flags & PL_TOKEN_BAD_KEY) == 0;
}

static void take_token(struct readout *readout, const struct pl_token *token,
                       uint64_t depth) {
    struct pl_arena *arena = readout->arena;
    struct readout_token *kept;
    struct pl_buf value;
    uint64_t outer = 0;

    if (readout->token_count > 0 && token->kind != PL_TOKEN_END)
        outer = readout->tokens[readout->token_count - 1].span.start;
    readout->is_broken |=
        is_outside(readout, token->span.start, token->span.end) ||
        token->span.end < outer;
    readout->tokens =
        pl_heap_grow(arena->heap, readout->tokens, &readout->token_cap,
                     readout->token_count + 1, sizeof *kept);
    kept = &readout->tokens[readout->token_count++];
    *kept = (struct readout_token){token->kind, token->flags, token->span,
                                   depth, pl_slice_of("", 0)};
    if (!is_text(token))
        return;
    pl_buf_init(&value, arena->heap);
    pl_token_decode(token, &value);
    if (value.len > 0)
        kept->value = pl_arena_copy(arena, pl_buf_slice(&value));
    pl_buf_fini(&value);
}

/* Read one document, keeping count of the brackets. */
static void read_document(struct readout *readout, pl_reader *reader) {
    struct pl_token token;
    uint64_t depth = 0;

    readout->documents++;
    do {
        pl_reader_next(reader, &token);
        if (token.kind == PL_TOKEN_OBJECT_CLOSE ||
            token.kind == PL_TOKEN_ARRAY_CLOSE)
            readout->is_broken |= depth-- == 0;
        take_token(readout, &token, depth);
        if (token.kind == PL_TOKEN_OBJECT_OPEN ||
            token.kind == PL_TOKEN_ARRAY_OPEN)
            depth++;
        readout->is_broken |= pl_reader_depth(reader) != depth;
    } while (token.kind != PL_TOKEN_END);
}

static int in_order(const void *a, const void *b) {
    const struct pl_mistake *left = a, *right = b;

    if (left->start.offset != right->start.offset)
        return left->start.offset < right->start.offset ? -1 : 1;
    if (left->end.offset != right->end.offset)
        return left->end.offset < right->end.offset ? -1 : 1;
    return (int)left->kind - (int)right->kind;
}

void readout_read(struct readout *readout, struct pl_arena *arena,
                  struct pl_slice text, struct manner manner) {
    struct feed feed = {.rest = text, .manner = manner};
    struct pl_window window;
    pl_reader *reader;

    *readout = (struct readout){.arena = arena, .text = text};
    pl_window_init(&window, arena->heap, (struct pl_feed){give, &feed});
    if (manner.step > 0)
        window.size = 1; /* bytes leave as early as they can */
    reader = pl_reader_new(arena->heap, &window,
                           (struct pl_reader_listener){take_mistake, readout},
                           manner.limits);
    while (pl_reader_begin(reader, manner.framing))
        read_document(readout, reader);
    pl_reader_free(reader);
    pl_window_fini(&window);
    if (readout->mistake_count > 0)
        qsort(readout->mistakes, readout->mistake_count,
              sizeof *readout->mistakes, in_order);
}

void readout_fini(struct readout *readout) {
    free(readout->mistakes);
    free(readout->tokens);
}

/* How far a text has been moved. */
struct shift {
    uint64_t offset, lines;
};

static bool is_same_place(struct pl_place a, struct pl_place b,
                          struct shift shift) {
    return a.offset + shift.offset == b.offset &&
           a.line + shift.lines == b.line && a.column == b.column;
}

static bool is_same_mistake(const struct pl_mistake *a,
                            const struct pl_mistake *b, struct shift shift) {
    if (a->kind != b->kind || !is_same_place(a->start, b->start, shift) ||
        !is_same_place(a->end, b->end, shift) ||
        !pl_slice_eq(a->message, b->message) ||
        a->related_count != b->related_count || a->edit_count != b->edit_count)
        return false;
    for (size_t i = 0; i < a->related_count; i++)
        if (!is_same_place(a->related[i].start, b->related[i].start, shift) ||
            !is_same_place(a->related[i].end, b->related[i].end, shift))
            return false;
    for (size_t i = 0; i < a->edit_count; i++)
        if (a->edits[i].offset + shift.offset != b->edits[i].offset ||
            a->edits[i].end_offset + shift.offset != b->edits[i].end_offset ||
            !pl_slice_eq(a->edits[i].text, b->edits[i].text))
            return false;
    return true;
}

static bool is_same_token(const struct readout_token *a,
                          const struct readout_token *b, struct shift shift) {
    return a->kind == b->kind && a->flags == b->flags &&
           a->span.start + shift.offset == b->span.start &&
           a->span.end + shift.offset == b->span.end && a->depth == b->depth &&
           pl_slice_eq(a->value, b->value);
}

/* Tell whether `b` has all mistakes of `a`, and no other, and its tokens from
 * `first` on. */
static bool is_same(const struct readout *a, const struct readout *b,
                    size_t first, struct shift shift) {
    if (a->mistake_count != b->mistake_count ||
        a->token_count + first > b->token_count)
        return false;
    for (size_t i = 0; i < a->mistake_count; i++)
        if (!is_same_mistake(&a->mistakes[i], &b->mistakes[i], shift))
            return false;
    for (size_t i = 0; i < a->token_count; i++)
        if (!is_same_token(&a->tokens[i], &b->tokens[first + i], shift))
            return false;
    return true;
}

bool readout_equal(const struct readout *a, const struct readout *b) {
    return a->token_count == b->token_count && a->documents == b->documents &&
           is_same(a, b, 0, (struct shift){0, 0});
}

bool readout_holds(const struct readout *lines, const struct readout *line,
                   uint64_t offset) {
    size_t first = 0;

    while (lines->tokens[first++].kind != PL_TOKEN_END)
        continue;
    return is_same(line, lines, first, (struct shift){offset, 1});
}

static int by_offset(const void *a, const void *b) {
    const struct pl_edit *left = a, *right = b;

    if (left->offset != right->offset)
        return left->offset < right->offset ? -1 : 1;
    return left->end_offset < right->end_offset
               ? -1
               : left->end_offset > right->end_offset;
}

static struct pl_slice apply(const struct readout *readout,
                             struct pl_edit *edits, size_t n) {
    struct pl_slice text = readout->text;
    struct pl_buf out;
    uint64_t at = 0;

    if (n > 0)
        qsort(edits, n, sizeof *edits, by_offset);
    pl_buf_init(&out, readout->arena->heap);
    for (size_t i = 0; i < n; i++) {
        if (edits[i].offset < at)
            continue;
        pl_buf_add(&out, text.data + at, (size_t)(edits[i].offset - at));
        pl_buf_add_slice(&out, edits[i].text);
        at = edits[i].end_offset;
    }
    if (text.len > at)
        pl_buf_add(&out, text.data + at, (size_t)(text.len - at));
    text = out.len > 0 ? pl_arena_copy(readout->arena, pl_buf_slice(&out))
                       : pl_slice_of("", 0);
    pl_buf_fini(&out);
    return text;
}

struct pl_slice readout_remedied(const struct readout *readout, bool all) {
    struct pl_edit *edits;
    size_t n = 0;

    for (size_t i = 0; i < readout->mistake_count; i++)
        n += readout->mistakes[i].edit_count;
    edits = pl_arena_alloc(readout->arena, (n + 1) * sizeof *edits);
    n = 0;
    for (size_t i = 0; i < readout->mistake_count; i++) {
        const struct pl_mistake *mistake = &readout->mistakes[i];
        if (!mistake->fix_is_safe && !all)
            continue;
        for (size_t j = 0; j < mistake->edit_count; j++)
            edits[n++] = mistake->edits[j];
    }
    return apply(readout, edits, n);
}

size_t readout_count(const struct readout *readout, enum pl_mistake_kind kind) {
    size_t n = 0;

    for (size_t i = 0; i < readout->mistake_count; i++)
        n += readout->mistakes[i].kind == kind;
    return n;
}

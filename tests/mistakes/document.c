#include "document.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void document_init(struct document *document, struct pl_arena *arena,
                   struct random *random) {
    *document =
        (struct document){.arena = arena, .random = random, .next_id = 1};
    pl_buf_init(&document->text, arena->heap);
}

void document_fini(struct document *document) {
    pl_buf_fini(&document->text);
    free(document->pieces);
    free(document->flaws);
    free(document->offsets);
}

struct piece *document_insert(struct document *document, size_t index,
                              enum piece_kind kind, struct pl_slice text) {
    struct piece *piece;

    document->pieces =
        pl_heap_grow(document->arena->heap, document->pieces, &document->cap,
                     document->len + 1, sizeof *document->pieces);
    piece = &document->pieces[index];
    memmove(piece + 1, piece, (document->len - index) * sizeof *piece);
    document->len++;
    *piece =
        (struct piece){.kind = kind, .text = text, .id = document->next_id++};
    return piece;
}

struct piece *document_append(struct document *document, enum piece_kind kind,
                              struct pl_slice text) {
    return document_insert(document, document->len, kind, text);
}

void document_remove(struct document *document, size_t index) {
    struct piece *piece = &document->pieces[index];

    document->len--;
    memmove(piece, piece + 1, (document->len - index) * sizeof *piece);
}

size_t document_find(const struct document *document, size_t id) {
    size_t i = 0;

    while (i < document->len && document->pieces[i].id != id)
        i++;
    return i;
}

size_t document_after(const struct document *document, size_t index) {
    do
        index++;
    while (index < document->len &&
           document->pieces[index].kind == PIECE_SPACE);
    return index < document->len ? index : document->len;
}

size_t document_before(const struct document *document, size_t index) {
    while (index > 0)
        if (document->pieces[--index].kind != PIECE_SPACE)
            return index;
    return document->len;
}

size_t document_close_of(const struct document *document, size_t id) {
    size_t i = 0;

    while (i < document->len && (document->pieces[i].kind != PIECE_CLOSE ||
                                 document->pieces[i].owner != id))
        i++;
    return i;
}

struct flaw *document_flaw(struct document *document, size_t piece,
                           enum pl_mistake_kind kind) {
    struct flaw *flaw;

    document->flaws = pl_heap_grow(
        document->arena->heap, document->flaws, &document->flaw_cap,
        document->flaw_count + 1, sizeof *document->flaws);
    flaw = &document->flaws[document->flaw_count++];
    *flaw = (struct flaw){.kind = kind, .piece = piece};
    return flaw;
}

void document_render(struct document *document) {
    struct pl_buf *text = &document->text;

    pl_buf_clear(text);
    document->offsets =
        pl_heap_resize(document->arena->heap, document->offsets,
                       document->next_id * sizeof *document->offsets);
    if (document->has_mark)
        pl_buf_add_str(text, "\xEF\xBB\xBF");
    for (size_t i = 0; i < document->len; i++) {
        document->offsets[document->pieces[i].id] = text->len;
        pl_buf_add_slice(text, document->pieces[i].text);
    }
    document->ill_count = 0;
    for (size_t i = 0; i < document->flaw_count; i++)
        if (document->flaws[i].kind == PL_MISTAKE_INVALID_UTF8)
            document->ill[document->ill_count++] =
                document_span(document, &document->flaws[i]);
}

static size_t character_length(char first) {
    unsigned char c = (unsigned char)first;

    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

struct pl_span document_span(const struct document *document,
                             const struct flaw *flaw) {
    size_t index = document_find(document, flaw->piece);
    uint64_t start;
    struct pl_slice text;

    if (flaw->piece == 0)
        return (struct pl_span){0, 3};
    text = document->pieces[index].text;
    start = document->offsets[flaw->piece];
    if (flaw->last != 0) {
        index = document_find(document, flaw->last);
        return (struct pl_span){start, document->offsets[flaw->last] +
                                           document->pieces[index].text.len};
    }
    if (flaw->part == PART_WHOLE)
        return (struct pl_span){start, start + text.len};
    if (flaw->part == PART_FIRST)
        return (struct pl_span){start, start + character_length(text.data[0])};
    return (struct pl_span){start + flaw->from, start + flaw->to};
}

/* Where the ill-formed bytes end that begin at `offset`; 0 if none do. */
static uint64_t ill_end(const struct document *document, uint64_t offset) {
    for (size_t i = 0; i < document->ill_count; i++)
        if (document->ill[i].start == offset)
            return document->ill[i].end;
    return 0;
}

struct pl_place document_place(const struct document *document,
                               uint64_t offset) {
    const char *text = document->text.data;
    struct pl_place place = {document->has_mark ? 3 : 0, 1, 1};

    if (offset < place.offset)
        place.offset = offset;
    while (place.offset < offset) {
        char c = text[place.offset];
        uint64_t end = ill_end(document, place.offset);
        bool is_break =
            c == '\n' || (c == '\r' && text[place.offset + 1] != '\n');
        place.offset = end != 0 ? end : place.offset + character_length(c);
        place.column = is_break ? 1 : place.column + 1;
        place.line += is_break;
    }
    place.offset = offset;
    return place;
}

struct pl_slice document_print(struct document *document, const char *format,
                               ...) {
    char text[256];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return pl_arena_copy(document->arena, pl_slice_str(text));
}

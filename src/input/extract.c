#include "input/extract.h"

#include <stdlib.h>

static bool refuse(struct pl_slice text, struct pl_buf *out) {
    (void)text;
    (void)out;
    return false;
}

const struct pl_layer pl_layer_sealed = {refuse};

void pl_extract_init(struct pl_extract *extract, struct pl_heap *heap) {
    *extract = (struct pl_extract){.heap = heap};
    pl_buf_init(&extract->text, heap);
}

void pl_extract_fini(struct pl_extract *extract) {
    pl_buf_fini(&extract->text);
    free(extract->pieces);
    extract->pieces = NULL;
    extract->count = 0;
    extract->cap = 0;
}

/* Tell whether `piece`, which is to be added, can be joined to the last one. */
static bool goes_on(const struct pl_extract *extract,
                    const struct pl_origin_piece *piece) {
    if (extract->count == 0 || !piece->is_verbatim)
        return false;
    const struct pl_origin_piece *last = &extract->pieces[extract->count - 1];
    return last->is_verbatim && last->source.end == piece->source.start;
}

/* Append `text`, which comes from `piece`. */
static void add(struct pl_extract *extract, struct pl_origin_piece piece,
                struct pl_slice text) {
    if (text.len == 0)
        return;
    piece.text = extract->text.len;
    if (goes_on(extract, &piece)) {
        extract->pieces[extract->count - 1].source.end = piece.source.end;
    } else {
        extract->pieces =
            pl_heap_grow(extract->heap, extract->pieces, &extract->cap,
                         extract->count + 1, sizeof *extract->pieces);
        extract->pieces[extract->count++] = piece;
    }
    pl_buf_add_slice(&extract->text, text);
}

static void clear(struct pl_extract *extract) {
    pl_buf_clear(&extract->text);
    pl_buf_add_str(&extract->text, ""); /* so that an empty text has data */
    extract->count = 0;
    extract->layers.count = 0;
}

void pl_extract_source(struct pl_extract *extract, struct pl_slice source) {
    struct pl_origin_piece piece = {0, {0, source.len}, true};
    clear(extract);
    add(extract, piece, source);
}

void pl_extract_begin(struct pl_extract *extract, const struct pl_extract *from,
                      const struct pl_layer *layer) {
    struct pl_layers *layers = &extract->layers;
    clear(extract);
    if (layer)
        layers->items[layers->count++] = layer;
    for (size_t i = 0; i < from->layers.count; i++) {
        if (i < PL_LAYERS_MAX && layers->count < PL_LAYERS_MAX)
            layers->items[layers->count] = from->layers.items[i];
        layers->count++;
    }
}

/* The index of the piece that contains the byte at `offset`. */
static size_t piece_at(const struct pl_extract *extract, size_t offset) {
    size_t from = 0;
    for (size_t to = extract->count; from < to;) {
        size_t middle = from + (to - from) / 2;
        if (extract->pieces[middle].text <= offset)
            from = middle + 1;
        else
            to = middle;
    }
    return from > 0 ? from - 1 : 0;
}

void pl_extract_copy(struct pl_extract *extract, const struct pl_extract *from,
                     size_t start, size_t end) {
    for (size_t i = piece_at(from, start); start < end; i++) {
        struct pl_origin_piece piece = from->pieces[i];
        size_t stop = i + 1 < from->count ? (size_t)from->pieces[i + 1].text
                                          : from->text.len;
        stop = stop < end ? stop : end;
        if (piece.is_verbatim) {
            piece.source.start += start - piece.text;
            piece.source.end = piece.source.start + (stop - start);
        }
        add(extract, piece, pl_slice_of(from->text.data + start, stop - start));
        start = stop;
    }
}

void pl_extract_mean(struct pl_extract *extract, const struct pl_extract *from,
                     struct pl_span range, struct pl_slice text) {
    struct pl_origin origin = pl_extract_origin(from, NULL);
    struct pl_origin_piece piece = {0, pl_origin_span(&origin, range), false};
    add(extract, piece, text);
}

void pl_extract_cut(struct pl_extract *extract, size_t len) {
    if (len >= extract->text.len)
        return;
    extract->text.len = len;
    while (extract->count > 0 &&
           extract->pieces[extract->count - 1].text >= len)
        extract->count--;
    if (extract->count == 0)
        return;
    struct pl_origin_piece *last = &extract->pieces[extract->count - 1];
    if (last->is_verbatim)
        last->source.end = last->source.start + (len - last->text);
}

void pl_extract_mean_behind(struct pl_extract *extract,
                            const struct pl_extract *from, size_t at,
                            struct pl_slice text) {
    struct pl_origin origin = pl_extract_origin(from, NULL);
    uint64_t place = pl_origin_end(&origin, at);
    add(extract, (struct pl_origin_piece){0, {place, place}, false}, text);
}

struct pl_origin pl_extract_origin(const struct pl_extract *extract,
                                   struct pl_window *source) {
    return (struct pl_origin){.pieces = extract->pieces,
                              .count = extract->count,
                              .length = extract->text.len,
                              .layers = extract->layers,
                              .source = source};
}

#include "model/origin.h"

#define CHARACTER_MAX 4 /* greatest number of bytes of one character */

/* The piece that contains the byte at `offset` of the text, or the last piece.
 * There is at least one. */
static const struct pl_origin_piece *piece_at(const struct pl_origin *origin,
                                              uint64_t offset) {
    size_t from = 0;
    for (size_t to = origin->count; to - from > 1;) {
        size_t middle = from + (to - from) / 2;
        if (origin->pieces[middle].text <= offset)
            from = middle;
        else
            to = middle;
    }
    return &origin->pieces[from];
}

uint64_t pl_origin_start(const struct pl_origin *origin, uint64_t offset) {
    if (origin->count == 0)
        return 0;
    if (offset >= origin->length)
        return pl_origin_end(origin, origin->length);
    const struct pl_origin_piece *piece = piece_at(origin, offset);
    if (!piece->is_verbatim)
        return piece->source.start;
    return piece->source.start + (offset - piece->text);
}

uint64_t pl_origin_end(const struct pl_origin *origin, uint64_t offset) {
    if (origin->count == 0)
        return 0;
    if (offset == 0)
        return origin->pieces->source.start;
    if (offset > origin->length)
        offset = origin->length;
    const struct pl_origin_piece *piece = piece_at(origin, offset - 1);
    if (!piece->is_verbatim)
        return piece->source.end;
    return piece->source.start + (offset - piece->text);
}

struct pl_span pl_origin_span(const struct pl_origin *origin,
                              struct pl_span span) {
    uint64_t start = pl_origin_start(origin, span.start);
    if (span.start == span.end)
        return (struct pl_span){start, start};
    /* If pieces are not in the order of the source, the end may be before the
     * start. The first byte then represents the span. */
    uint64_t end = pl_origin_end(origin, span.end);
    if (end < start)
        end = pl_origin_end(origin, span.start + 1);
    return (struct pl_span){start, end};
}

/* The end of a verbatim piece in the text. */
static uint64_t piece_end(const struct pl_origin_piece *piece) {
    return piece->text + (piece->source.end - piece->source.start);
}

bool pl_origin_verbatim(const struct pl_origin *origin, struct pl_span span,
                        struct pl_span *out) {
    if (origin->count == 0 || span.end > origin->length)
        return false;
    const struct pl_origin_piece *piece = piece_at(origin, span.start);
    if (span.start == span.end && span.start > 0) {
        /* an insertion belongs to the token before it */
        const struct pl_origin_piece *before = piece_at(origin, span.start - 1);
        piece = before->is_verbatim ? before : piece;
    }
    if (!piece->is_verbatim || span.end > piece_end(piece))
        return false;
    out->start = piece->source.start + (span.start - piece->text);
    out->end = out->start + (span.end - span.start);
    return true;
}

bool pl_origin_is_made(const struct pl_origin *origin, struct pl_span span) {
    if (origin->count == 0 || span.start >= span.end)
        return false;
    const struct pl_origin_piece *piece = piece_at(origin, span.start);
    return !piece->is_verbatim && span.end - span.start > CHARACTER_MAX &&
           piece == piece_at(origin, span.end - 1);
}

bool pl_origin_write(const struct pl_origin *origin, struct pl_slice text,
                     struct pl_buf *out, struct pl_buf *spare) {
    const struct pl_layers *layers = &origin->layers;
    size_t start = out->len;
    if (layers->count > PL_LAYERS_MAX)
        return false;
    pl_buf_add_slice(out, text);
    for (size_t i = 0; i < layers->count; i++) {
        pl_buf_clear(spare);
        pl_buf_add(spare, out->data + start, out->len - start);
        out->len = start;
        if (!layers->items[i]->write(pl_buf_slice(spare), out))
            return false;
    }
    return true;
}

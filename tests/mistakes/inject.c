#include "inject.h"

size_t inject_pick(const struct document *document,
                   bool (*fits)(const struct document *document,
                                size_t index)) {
    size_t found = document->len, n = 0;

    for (size_t i = 0; i < document->len; i++) {
        if ((document->focus != 0 &&
             document->pieces[i].owner != document->focus) ||
            !fits(document, i))
            continue;
        n++;
        if (document->pick == PICK_FIRST)
            return i;
        if (document->pick == PICK_LAST || random_one_in(document->random, n))
            found = i;
    }
    return found;
}

bool inject_is_free(const struct document *document, size_t index,
                    unsigned sides) {
    return index < document->len &&
           (document->pieces[index].touched & sides) == 0;
}

void inject_touch(struct document *document, size_t index, unsigned sides) {
    if (index < document->len)
        document->pieces[index].touched |= sides;
}

bool inject_is_alone(const struct document *document, size_t index) {
    size_t before = document_before(document, index);
    size_t after = document_after(document, index);

    return inject_is_free(document, index, TOUCH_ALL) &&
           (before == document->len ||
            inject_is_free(document, before, TOUCH_BACK)) &&
           (after == document->len ||
            inject_is_free(document, after, TOUCH_FRONT));
}

void inject_take(struct document *document, size_t index) {
    if (index >= document->len)
        return;
    inject_touch(document, index, TOUCH_ALL);
    inject_touch(document, document_before(document, index), TOUCH_BACK);
    inject_touch(document, document_after(document, index), TOUCH_FRONT);
}

bool inject_is_scalar(const struct piece *piece) {
    return piece->kind == PIECE_STRING || piece->kind == PIECE_NUMBER ||
           piece->kind == PIECE_WORD;
}

bool inject_is_value(const struct piece *piece) {
    return inject_is_scalar(piece) || piece->kind == PIECE_OPEN;
}

bool inject_ends_line(const struct document *document, size_t index) {
    const struct piece *piece;

    if (index >= document->len)
        return true;
    piece = &document->pieces[index];
    return piece->kind == PIECE_SPACE && piece->text.len > 0 &&
           (piece->text.data[0] == '\n' || piece->text.data[0] == '\r');
}

struct pl_slice inject_choose(struct document *document,
                              const char *const *texts, size_t n) {
    return pl_slice_str(texts[random_below(document->random, n)]);
}

struct piece *inject_insert(struct document *document, size_t index,
                            struct pl_slice text) {
    struct piece before = {0};
    struct piece *piece;

    if (index > 0)
        before = document->pieces[index - 1];
    piece = document_insert(document, index, PIECE_OTHER, text);
    piece->owner = before.kind == PIECE_OPEN ? before.id : before.owner;
    piece->depth = before.depth;
    piece->is_silent = true;
    piece->touched = TOUCH_ALL;
    return piece;
}

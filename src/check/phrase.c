#include "check/phrase.h"

void pl_phrase_add(struct pl_buf *out, struct pl_slice item, size_t i,
                   size_t count) {
    if (i > 0)
        pl_buf_add_str(out, i + 1 == count ? " or " : ", ");
    pl_buf_add_slice(out, item);
}

void pl_phrase_add_names(struct pl_buf *out, const struct pl_names *names) {
    for (size_t i = 0; i < names->count; i++)
        pl_phrase_add(out, names->items[i], i, names->count);
}

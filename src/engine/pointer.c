#include "engine/walk.h"

struct pl_slice pl_key_text(struct pl_run *run, const struct key *key,
                            struct pl_buf *into) {
    if (key->saved.data)
        return key->saved;
    struct pl_slice quoted =
        pl_window_slice(&run->window, key->at.start.offset, key->at.end.offset);
    if (quoted.len < 2)
        return pl_slice_str("");
    struct pl_token token = {.kind = PL_TOKEN_KEY,
                             .flags = key->flags,
                             .text =
                                 pl_slice_of(quoted.data + 1, quoted.len - 2)};
    if (!(key->flags & PL_TOKEN_ESCAPED))
        return token.text;
    size_t start = into->len;
    pl_token_decode(&token, into);
    return pl_slice_of(into->data + start, into->len - start);
}

void pl_pointer_add_key(struct pl_run *run, const struct key *key,
                        struct pl_buf *out) {
    pl_buf_clear(&run->decoded);
    struct pl_slice text = pl_key_text(run, key, &run->decoded);
    char *to = pl_buf_room(out, 1 + 2 * text.len);
    *to++ = '/';
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        bool is_escaped = c == '~' || c == '/';
        *to++ = is_escaped ? '~' : c;
        if (is_escaped)
            *to++ = c == '~' ? '0' : '1';
    }
    pl_buf_take(out, to);
}

void pl_pointer_add(struct pl_run *run, size_t depth, struct pl_buf *out) {
    for (size_t i = 1; i < depth; i++) {
        const struct frame *parent = &run->frames[i - 1];
        if (parent->is_object) {
            pl_pointer_add_key(run, &run->frames[i].key, out);
            continue;
        }
        pl_buf_add_char(out, '/');
        pl_buf_add_uint(out, parent->index);
    }
}

void pl_pointer_add_value(struct pl_run *run, size_t depth,
                          const struct key *key, struct pl_buf *out) {
    pl_pointer_add(run, depth, out);
    if (key->at.start.offset != key->at.end.offset) {
        pl_pointer_add_key(run, key, out);
    } else if (depth > 0 && !run->frames[depth - 1].is_object) {
        pl_buf_add_char(out, '/');
        pl_buf_add_uint(out, run->frames[depth - 1].index);
    }
}

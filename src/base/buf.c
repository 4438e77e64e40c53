#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/digits.h"

void pl_buf_init(struct pl_buf *buf, struct pl_heap *heap) {
    buf->heap = heap;
    buf->data = NULL;
    buf->len = 0;
    buf->cap = 0;
}

void pl_buf_fini(struct pl_buf *buf) {
    free(buf->data);
    pl_buf_init(buf, buf->heap);
}

void pl_buf_clear(struct pl_buf *buf) {
    buf->len = 0;
    if (buf->data)
        buf->data[0] = '\0';
}

void pl_buf_reserve(struct pl_buf *buf, size_t len) {
    size_t taken = buf->len + 1;
    size_t need = len > SIZE_MAX - taken ? SIZE_MAX : taken + len;
    buf->data = pl_heap_grow(buf->heap, buf->data, &buf->cap, need, 1);
}

void pl_buf_add(struct pl_buf *buf, const char *data, size_t len) {
    char *room = pl_buf_room(buf, len);
    if (len > 0)
        memcpy(room, data, len);
    pl_buf_take(buf, room + len);
}

void pl_buf_add_char(struct pl_buf *buf, char c) {
    char *room = pl_buf_room(buf, 1);
    *room = c;
    pl_buf_take(buf, room + 1);
}

void pl_buf_add_str(struct pl_buf *buf, const char *text) {
    pl_buf_add(buf, text, strlen(text));
}

void pl_buf_add_slice(struct pl_buf *buf, struct pl_slice slice) {
    pl_buf_add(buf, slice.data, slice.len);
}

void pl_buf_add_uint(struct pl_buf *buf, uint64_t number) {
    char *room = pl_buf_room(buf, PL_DIGITS_MAX);
    pl_buf_take(buf, pl_digits_write(room, number));
}

void pl_buf_add_format(struct pl_buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        return;

    pl_buf_reserve(buf, (size_t)len);
    va_start(args, format);
    vsnprintf(buf->data + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    buf->len += (size_t)len;
}

struct pl_slice pl_buf_slice(const struct pl_buf *buf) {
    return pl_slice_of(buf->data, buf->len);
}

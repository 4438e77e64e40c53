/*
 * Buf: a growable string of bytes. Once something was added, a NUL follows the
 * `len` bytes, so `data` can be passed where C wants a string.
 */
#ifndef PL_BASE_BUF_H
#define PL_BASE_BUF_H

#include <stdint.h>

#include "base/heap.h"
#include "base/slice.h"

struct pl_buf {
    struct pl_heap *heap;
    char *data;
    size_t len;
    size_t cap;
};

/* Make an empty buffer; it allocates on the first addition. */
void pl_buf_init(struct pl_buf *buf, struct pl_heap *heap);
void pl_buf_fini(struct pl_buf *buf);

/* Remove all bytes, keeping the memory. */
void pl_buf_clear(struct pl_buf *buf);

/* Append bytes, one byte, a terminated string, a slice, a decimal number. */
void pl_buf_add(struct pl_buf *buf, const char *data, size_t len);
void pl_buf_add_char(struct pl_buf *buf, char c);
void pl_buf_add_str(struct pl_buf *buf, const char *text);
void pl_buf_add_slice(struct pl_buf *buf, struct pl_slice slice);
void pl_buf_add_uint(struct pl_buf *buf, uint64_t number);

/* Make room for `len` more bytes and a terminator. */
void pl_buf_reserve(struct pl_buf *buf, size_t len);

/* To write up to `len` bytes directly: pl_buf_room() returns where, and
 * pl_buf_take() appends what was written there, up to `end`. */
static inline char *pl_buf_room(struct pl_buf *buf, size_t len) {
    if (buf->cap - buf->len <= len)
        pl_buf_reserve(buf, len);
    return buf->data + buf->len;
}

static inline void pl_buf_take(struct pl_buf *buf, char *end) {
    buf->len = (size_t)(end - buf->data);
    *end = '\0';
}

/* Append text formatted as by printf. */
void pl_buf_add_format(struct pl_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The bytes in the buffer, valid until the next addition. */
struct pl_slice pl_buf_slice(const struct pl_buf *buf);

#endif

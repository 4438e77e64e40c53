/*
 * Stretch: a part of an open file that is read on its own, at the same time as
 * others of the file.
 */
#ifndef PL_INPUT_STRETCH_H
#define PL_INPUT_STRETCH_H

#include <stdbool.h>

#include "model/window.h"

struct pl_stretch {
    int fd; /* of a regular file; its owner closes it */
    uint64_t from, end;
    bool is_last; /* the file ends with it */
    /* Elements of an array that are read as an array of their own: the comma at
     * `from` is read as `[` (`opens`), the comma before `end` as `]`
     * (`closes`). */
    bool opens, closes;
    uint64_t at; /* offset of the next byte to read */
    int error;   /* as in struct pl_source */
};

/* The feed of a stretch, from its beginning; it must outlive the window. If the
 * file has fewer or more bytes than it should, the feed ends with PL_STATUS_IO
 * and `error` 0. */
struct pl_feed pl_stretch_feed(struct pl_stretch *stretch);

/* The offset behind the line end of the line with the byte at `from`, in a file
 * of `size` bytes. `size` if the file ends before that, or cannot be read. */
uint64_t pl_stretch_line_end(int fd, uint64_t from, uint64_t size);

/* Read up to `room` bytes at offset `at`. The result is that of read(). */
long pl_stretch_read(int fd, char *into, size_t room, uint64_t at);

#endif

/*
 * Stretch: a part of an open file that is read on its own, beside others of the
 * same file.
 */
#ifndef PL_INPUT_STRETCH_H
#define PL_INPUT_STRETCH_H

#include <stdbool.h>

#include "model/window.h"

struct pl_stretch {
    int fd; /* of a regular file; the owner closes it */
    uint64_t from, end;
    bool is_last; /* the file ends with it */
    /* Elements of an array, which are to be read as an array of their own: the
     * comma at `from`, and that before `end`, are given as its brackets. */
    bool opens, closes;
    uint64_t at; /* what is read next */
    int error;   /* as that of a source */
};

/* The feed of a stretch, which must outlive the window, from its beginning. A
 * file that has no more, or more, bytes than it should have ends in
 * PL_STATUS_IO with `error` 0. */
struct pl_feed pl_stretch_feed(struct pl_stretch *stretch);

/* Find where the line that has the byte at `from` ends, behind its line feed:
 * `size` where the file, which has so many bytes, ends first, or cannot be
 * read. */
uint64_t pl_stretch_line_end(int fd, uint64_t from, uint64_t size);

/* Read up to `room` bytes at `at` of a file, as read() does. */
long pl_stretch_read(int fd, char *into, size_t room, uint64_t at);

#endif

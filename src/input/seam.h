/*
 * Seam: what stands between the elements of an array of objects, as its
 * beginning shows it: from the bracket that closes one to the first key of the
 * next, `},\n  {"id"`. It is found again without reading what is between: no
 * string of a JSON text can hold it, because its quotes would end that string
 * before a letter. What it cannot tell is how deep it stands; it is not taken
 * where the beginning has it deeper than its elements, and whoever cuts there
 * must see that both parts read well.
 */
#ifndef PL_INPUT_SEAM_H
#define PL_INPUT_SEAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define PL_SEAM_MAX 256

struct pl_seam {
    char text[PL_SEAM_MAX]; /* from a closing bracket to a closing quote */
    size_t len;
    size_t comma; /* index in `text` */
};

/* Learn the seam of the array that `text` begins with, white space before it
 * left out. Returns false if it is none of objects, or the seam is not told. */
bool pl_seam_learn(struct pl_seam *seam, struct pl_slice text);

/* Find the comma of the first seam that begins at `from` or later in a file of
 * `size` bytes: `size` if there is none, or the file cannot be read. */
uint64_t pl_seam_find(const struct pl_seam *seam, int fd, uint64_t from,
                      uint64_t size);

#endif

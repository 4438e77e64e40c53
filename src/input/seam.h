/*
 * Seam: the text between two elements of an array of objects: from the bracket
 * that closes one to the first key of the next, `},\n {"id"`. It is learned
 * from the beginning of the array. Then the next seam can be found without
 * reading what is before it: no JSON string contains it, because its quotes
 * would end the string before a letter.
 *
 * But a seam does not show its depth. It is not used if the beginning has it at
 * another depth, too; and who cuts the array there must check that both sides
 * are well-formed.
 */
#ifndef PL_INPUT_SEAM_H
#define PL_INPUT_SEAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define PL_SEAM_MAX 256

struct pl_seam {
    char text[PL_SEAM_MAX]; /* from the closing bracket to the closing quote of
                               the key */
    size_t len;
    size_t comma; /* index in `text` of the comma */
};

/* Learn the seam of the array that `text` begins with. Returns false if it is
 * no array of objects, or the beginning does not show a seam. */
bool pl_seam_learn(struct pl_seam *seam, struct pl_slice text);

/* Find the comma of the first seam that begins at `from` or later, in a file of
 * `size` bytes. Returns `size` if there is none, or if the file cannot be
 * read. */
uint64_t pl_seam_find(const struct pl_seam *seam, int fd, uint64_t from,
                      uint64_t size);

#endif

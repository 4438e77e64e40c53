/*
 * Space: Unicode white space at the ends of a text.
 */
#ifndef PL_CHECK_SPACE_H
#define PL_CHECK_SPACE_H

#include "check/sure.h"

/* The number of bytes of white space at the beginning, or at the end, of
 * `text`. */
size_t pl_space_before(struct pl_slice text);
size_t pl_space_after(struct pl_slice text);

/* Remove from `sure` the texts that may have white space at `places`
 * (PL_SURE_FIRST, PL_SURE_LAST), and the empty text. */
void pl_space_bar(struct pl_sure *sure, unsigned places);

#endif

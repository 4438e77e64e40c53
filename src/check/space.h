/*
 * Space: Unicode white space at the ends of a text.
 */
#ifndef PL_CHECK_SPACE_H
#define PL_CHECK_SPACE_H

#include "check/sure.h"

/* The bytes of white space that `text` begins or ends with. */
size_t pl_space_before(struct pl_slice text);
size_t pl_space_after(struct pl_slice text);

/* Take away from `sure` the texts that may have white space at `places`, and
 * those without any character. */
void pl_space_bar(struct pl_sure *sure, unsigned places);

#endif

/*
 * Comment: `//` and `#` up to the line end, and text between slash-stars.
 */
#ifndef PL_JSON_COMMENT_H
#define PL_JSON_COMMENT_H

#include "json/state.h"

/* Report the comment at `reader->at` and pass it. It may have any length. */
void pl_comment_pass(pl_reader *reader);

#endif

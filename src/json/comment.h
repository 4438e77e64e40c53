/*
 * Comment: // to the line end, # to the line end, and between slash-stars.
 */
#ifndef PL_JSON_COMMENT_H
#define PL_JSON_COMMENT_H

#include "json/state.h"

/* Report the comment at `reader->at` and pass it, however long it is. */
void pl_comment_pass(pl_reader *reader);

#endif

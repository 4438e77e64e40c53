/*
 * Text: whether a file is UTF-8 at all.
 */
#ifndef PL_RULES_TEXT_H
#define PL_RULES_TEXT_H

#include "base/slice.h"

/* The first run of bytes in `text` that is not UTF-8; empty if there is none.
 */
struct pl_slice pl_text_find_bad(struct pl_slice text);

#endif

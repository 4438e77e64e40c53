/*
 * Liquid: the tags `{% … %}` of Jekyll and the like, around and in examples.
 */
#ifndef PL_INPUT_LIQUID_H
#define PL_INPUT_LIQUID_H

#include "input/extract.h"

/* Begin `out` with the text of `from` without its tags. Tags in double quotes
 * stay, because they may be a part of what is sent. */
void pl_liquid_strip(const struct pl_extract *from, struct pl_extract *out);

#endif

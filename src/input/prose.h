/*
 * Prose: what stands where JSON would, in a page that is written for people: a
 * schema in words, an example with parts left out.
 */
#ifndef PL_INPUT_PROSE_H
#define PL_INPUT_PROSE_H

#include <stdbool.h>

#include "base/slice.h"

/* Tell whether `text` is no JSON at all (it does not begin with a bracket) or
 * has the signs of documentation, outside of strings: `...`, `(required,
 * string) …`, `<placeholder>`, words in place of values. */
bool pl_prose_is(struct pl_slice text);

#endif

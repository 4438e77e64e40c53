/*
 * Prose: text on a page for people that only resembles JSON: a schema in words,
 * an example with parts left out.
 */
#ifndef PL_INPUT_PROSE_H
#define PL_INPUT_PROSE_H

#include <stdbool.h>

#include "base/slice.h"

/* Tell whether `text` is no JSON at all (it does not begin with a bracket) or
 * has, outside of strings, the signs of documentation: `...`, `(required,
 * string) …`, `<placeholder>`, words in place of values. */
bool pl_prose_is(struct pl_slice text);

#endif

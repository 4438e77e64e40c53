/*
 * Placeholder: templates and pseudo values that stand, unquoted, where JSON
 * should: `{{price}}`, `{% if x %}`, `${x}`, `<amount>`, `...`,
 * `(required, string) the identifier`.
 */
#ifndef PL_JSON_PLACEHOLDER_H
#define PL_JSON_PLACEHOLDER_H

#include "json/state.h"

/* The offset behind the placeholder at `offset`; 0 if there is none. */
uint64_t pl_placeholder_end(pl_reader *reader, uint64_t offset);

/* Report the placeholder from `reader->at` to `end`. */
void pl_placeholder_complain(pl_reader *reader, uint64_t end);

/* Tell whether the text at `offset` is dots that stand for what was left out.
 */
bool pl_placeholder_is_dots(pl_reader *reader, uint64_t offset);

#endif

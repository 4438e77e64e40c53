/*
 * Placeholder: text of templates, and descriptions of values, that stand
 * without quotes where JSON should be: `{{price}}`, `{% if x %}`, `${x}`,
 * `<amount>`, `...`, `(required, string) the identifier`.
 */
#ifndef PL_JSON_PLACEHOLDER_H
#define PL_JSON_PLACEHOLDER_H

#include "json/state.h"

/* The offset behind the placeholder at `offset`; 0 if there is none. */
uint64_t pl_placeholder_end(pl_reader *reader, uint64_t offset);

/* Report the placeholder from `reader->at` to `end`. */
void pl_placeholder_complain(pl_reader *reader, uint64_t end);

/* Tell whether the text at `offset` is an ellipsis: two or more dots, or
 * U+2026. */
bool pl_placeholder_is_dots(pl_reader *reader, uint64_t offset);

#endif

/*
 * YAML text: a YAML document as a JSON text with the same meaning, whose bytes
 * know their places in the YAML. So code that searches JSON can search YAML.
 *
 * Brackets, commas and quotes that the YAML does not have are made for their
 * places. Values that JSON cannot have (YAML's other numbers, values with a
 * tag) become variables, which no rule judges (see variables.h).
 */
#ifndef PL_INPUT_YAML_TEXT_H
#define PL_INPUT_YAML_TEXT_H

#include "input/form.h"

/* Bytes of the JSON text. There is a limit because aliases multiply the
 * text. */
#define PL_YAML_TEXT_MAX ((size_t)64 * 1024 * 1024)

/* The JSON text of `from`: `from` itself if it is JSON; if it is YAML, an
 * extract of the workspace. NULL if it cannot be read, which is reported to
 * `taker`. */
const struct pl_extract *pl_yaml_text(struct pl_workspace *space,
                                      const struct pl_extract *from,
                                      struct pl_form_taker taker);

/* Tell whether a text has the key `key` at the start of a line, with a value,
 * quoted or not, that begins with `value`. The text may be cut. */
bool pl_yaml_says(struct pl_slice text, const char *key, const char *value);

#endif

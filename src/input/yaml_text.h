/*
 * YAML text: a YAML document as the JSON text that says the same, whose bytes
 * know where they stand in the YAML: what searches JSON searches YAML too.
 *
 * Brackets, commas and quotes that the YAML has not are made for their places.
 * Values that JSON cannot have (a number in YAML's other spellings, what has a
 * tag) are variables, at which no rule looks (see variables.h).
 */
#ifndef PL_INPUT_YAML_TEXT_H
#define PL_INPUT_YAML_TEXT_H

#include "input/form.h"

/* Of the JSON text: aliases multiply what there is. */
#define PL_YAML_TEXT_MAX ((size_t)64 * 1024 * 1024)

/* The JSON text of `from`, which is that, or YAML: then it is taken from the
 * workspace. NULL if it cannot be read, which `taker` is told. */
const struct pl_extract *pl_yaml_text(struct pl_workspace *space,
                                      const struct pl_extract *from,
                                      struct pl_form_taker taker);

/* Tell whether a text, which may be cut, has the key `key` at the beginning of
 * a line, with a value that begins with `value`, quoted or not. */
bool pl_yaml_says(struct pl_slice text, const char *key, const char *value);

#endif

/*
 * YAML scalar: the text of a scalar in which each byte knows its place in the
 * YAML, despite quotes, escapes, folded lines and indentation.
 */
#ifndef PL_INPUT_YAML_SCALAR_H
#define PL_INPUT_YAML_SCALAR_H

#include "input/extract.h"
#include "yaml/yaml.h"

/* Append the scalar `node` of `from` to `out`, as a JSON string. */
void pl_yaml_scalar_add(struct pl_extract *out, const struct pl_extract *from,
                        const struct pl_node *node);

#endif

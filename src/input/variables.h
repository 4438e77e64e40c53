/*
 * Variables: names in a text that stand for something that is not known before
 * it is sent: `$ID` of a shell, `{{id}}` of a template. A JSON value that has
 * one cannot be judged: it becomes `${variable}` without quotes, which the
 * reader takes for a value that no rule looks at, and which, not being written
 * in the source, is no mistake.
 */
#ifndef PL_INPUT_VARIABLES_H
#define PL_INPUT_VARIABLES_H

#include "base/arena.h"
#include "input/extract.h"

/* Where they stand in a text, in order. */
struct pl_variables {
    struct pl_span *items;
    size_t count, cap;
};

/* Add one behind those that there are; memory comes from `arena`. */
void pl_variables_add(struct pl_variables *variables, struct pl_arena *arena,
                      struct pl_span span);

/* The end of the variable that begins at `at` of a text, or `at`. */
typedef size_t (*pl_variable_end)(struct pl_slice text, size_t at);

/* Add those of another kind that `text` has from `start` on, in order with
 * those that there are; what is in one of these is none. */
void pl_variables_add_all(struct pl_variables *variables,
                          struct pl_arena *arena, struct pl_slice text,
                          size_t start, pl_variable_end end_of);

/* Add the templates `{{…}}` so. */
void pl_variables_add_templates(struct pl_variables *variables,
                                struct pl_arena *arena, struct pl_slice text,
                                size_t start);

/* Append the JSON text that `from` has from `start` on to `out`, with each
 * value that has one of `variables` replaced. */
void pl_variables_settle(const struct pl_variables *variables,
                         const struct pl_extract *from, size_t start,
                         struct pl_extract *out);

#endif

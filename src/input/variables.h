/*
 * Variables: names in a text in place of something that is not known before the
 * text is sent: `$ID` of a shell, `{{id}}` of a template. A JSON value with a
 * variable cannot be judged. It is replaced by `${variable}` without quotes,
 * which the reader takes for a value that no rule judges; as this is not
 * written in the source, it is not reported as a mistake.
 */
#ifndef PL_INPUT_VARIABLES_H
#define PL_INPUT_VARIABLES_H

#include "base/arena.h"
#include "input/extract.h"

/* Places of variables in a text, in order. */
struct pl_variables {
    struct pl_span *items;
    size_t count, cap;
};

/* Append a variable, which must be behind all others. Memory comes from
 * `arena`. */
void pl_variables_add(struct pl_variables *variables, struct pl_arena *arena,
                      struct pl_span span);

/* The end of the variable that begins at `at`; `at` if there is none. */
typedef size_t (*pl_variable_end)(struct pl_slice text, size_t at);

/* Add the variables that `end_of` finds in `text` from `start` on. The result
 * is in order. What is in a known variable is left out. */
void pl_variables_add_all(struct pl_variables *variables,
                          struct pl_arena *arena, struct pl_slice text,
                          size_t start, pl_variable_end end_of);

/* Add the templates `{{…}}` in the same way. */
void pl_variables_add_templates(struct pl_variables *variables,
                                struct pl_arena *arena, struct pl_slice text,
                                size_t start);

/* Append the JSON text of `from`, from `start` on, to `out`. Each value with a
 * variable is replaced. */
void pl_variables_settle(const struct pl_variables *variables,
                         const struct pl_extract *from, size_t start,
                         struct pl_extract *out);

#endif

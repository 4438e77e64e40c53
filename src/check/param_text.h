/*
 * Param text: the value that a parameter of a keyword was set to, as text for
 * messages.
 */
#ifndef PL_CHECK_PARAM_TEXT_H
#define PL_CHECK_PARAM_TEXT_H

#include "base/buf.h"
#include "check/check.h"

/* Tell whether parameters of `kind` have a text, so that a message may name
 * them: words, numbers and lists of words do. */
bool pl_param_has_text(enum pl_param_kind kind);

/* Append the value of the parameter `name` of `check` in `settings`. Returns
 * false and appends nothing if `check` has no such parameter or the rule did
 * not set it. */
bool pl_param_write(const struct pl_check *check, const void *settings,
                    struct pl_slice name, struct pl_buf *out);

#endif

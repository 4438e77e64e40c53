/*
 * Param text: what a parameter of a keyword was set to, for messages.
 */
#ifndef PL_CHECK_PARAM_TEXT_H
#define PL_CHECK_PARAM_TEXT_H

#include "base/buf.h"
#include "check/check.h"

/* Tell whether a message may name a parameter of that kind: one that is a word
 * or a number, or a list of words. */
bool pl_param_has_text(enum pl_param_kind kind);

/* Append the value of the parameter `name` of `check` in `settings`. Returns
 * false, with nothing appended, if there is none or it was not given. */
bool pl_param_write(const struct pl_check *check, const void *settings,
                    struct pl_slice name, struct pl_buf *out);

#endif

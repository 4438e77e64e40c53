/*
 * Curl: commands in a text, which other forms hand over.
 */
#ifndef PL_INPUT_CURL_H
#define PL_INPUT_CURL_H

#include "input/form.h"

/* Hand over the request and the body of each curl command in `from`. */
void pl_curl_find(struct pl_workspace *space, const struct pl_extract *from,
                  struct pl_form_taker taker);

/* Tell whether a text has one. */
bool pl_curl_is_in(struct pl_slice text);

#endif

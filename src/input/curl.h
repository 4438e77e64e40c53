/*
 * Curl: commands in a text, which other forms hand over, and what else a script
 * has for their bodies: here-documents, what `echo` prints, variables that
 * hold JSON.
 */
#ifndef PL_INPUT_CURL_H
#define PL_INPUT_CURL_H

#include "input/form.h"

/* Hand over the request and the body of each curl command in `from`, and the
 * JSON texts that the script has besides. */
void pl_curl_find(struct pl_workspace *space, const struct pl_extract *from,
                  struct pl_form_taker taker);

/* Tell whether a text has a command, or a here-document of JSON. */
bool pl_curl_is_in(struct pl_slice text);

/* A command: where the words behind `curl` begin, and the `<<` that gives it
 * its standard input (0: that is not known yet). */
struct pl_curl_place {
    size_t start, input;
};

/* Read the command at `place`, and hand it over if it is one. Returns where to
 * go on. */
size_t pl_curl_read(struct pl_workspace *space, const struct pl_extract *from,
                    struct pl_curl_place place, struct pl_form_taker taker);

#endif

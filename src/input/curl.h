/*
 * Curl: the curl commands in a script or in another text, and other places
 * where a script holds the bodies that it sends: here-documents, what `echo`
 * prints, variables that contain JSON.
 */
#ifndef PL_INPUT_CURL_H
#define PL_INPUT_CURL_H

#include "input/form.h"

/* Give the request and the body of each curl command in `from` to `taker`, and
 * other JSON texts of the script. */
void pl_curl_find(struct pl_workspace *space, const struct pl_extract *from,
                  struct pl_form_taker taker);

/* Tell whether a text has a curl command, or a here-document of JSON. */
bool pl_curl_is_in(struct pl_slice text);

/* A command: where the words behind `curl` begin, and the place of the `<<`
 * that gives it standard input (0: not known yet). */
struct pl_curl_place {
    size_t start, input;
};

/* Read the command at `place` and give its request and body to `taker`, if it
 * is a command. Returns where to go on. */
size_t pl_curl_read(struct pl_workspace *space, const struct pl_extract *from,
                    struct pl_curl_place place, struct pl_form_taker taker);

#endif

/*
 * Mention: a URL in a text for people. Nobody sends it, so nothing that it
 * lacks is a fault. Only a query that it has is checked.
 */
#ifndef PL_INPUT_MENTION_H
#define PL_INPUT_MENTION_H

#include "input/form.h"

#define PL_URL_MAX 2048 /* bytes; a longer URL is cut */

struct pl_mention {
    struct pl_span method; /* the method before a path; empty: none */
    struct pl_span url;
};

/* Find the first URL of `text` between `at` and `end`: with the scheme http or
 * https; or without a scheme, but with parameters; or a path behind a method;
 * or a path that is alone on its line. A URL ends before white space, quotes
 * and a closing bracket that it did not open; punctuation at its end is left
 * out. Returns false if there is none. */
bool pl_mention_find(struct pl_slice text, size_t at, size_t end,
                     struct pl_mention *out);

/* Give each URL that `from` mentions in `span` to `taker`, as the head of the
 * next document: none counts as a document. */
void pl_mentions_take(struct pl_workspace *space, const struct pl_extract *from,
                      struct pl_span span, struct pl_form_taker taker);

#endif

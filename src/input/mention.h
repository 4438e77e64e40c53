/*
 * Mention: a URL that a text for people speaks of. Nobody sends it, so what it
 * leaves out is no fault: only a query that is written out is looked at.
 */
#ifndef PL_INPUT_MENTION_H
#define PL_INPUT_MENTION_H

#include "input/form.h"

#define PL_URL_MAX 2048 /* bytes; a longer one is cut there */

struct pl_mention {
    struct pl_span method; /* before a path; empty if there is none */
    struct pl_span url;
};

/* Find the first URL of `text` between `at` and `end`: one with the scheme http
 * or https, one without that has parameters, a path behind a method, or a path
 * that is alone on its line. It ends before white space, quotes, a closing
 * bracket that it did not open, and punctuation at its end. Returns false if
 * there is none. */
bool pl_mention_find(struct pl_slice text, size_t at, size_t end,
                     struct pl_mention *out);

/* Hand over all that `from` mentions in `span`. None is a document of its own:
 * each is taken for the head of the next one. */
void pl_mentions_take(struct pl_workspace *space, const struct pl_extract *from,
                      struct pl_span span, struct pl_form_taker taker);

#endif

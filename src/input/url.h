/*
 * URL: where its parts stand.
 *
 * Nothing is refused: what is no URL has parts that are empty. Variables of
 * templates (`{{host}}/path?length={{n}}`) are parts like others.
 */
#ifndef PL_INPUT_URL_H
#define PL_INPUT_URL_H

#include <stdbool.h>

#include "base/slice.h"
#include "model/span.h"

/* The parts of a URL, in bytes of the text that it stands in. What is not there
 * is an empty range at the place where it would stand. */
struct pl_url {
    struct pl_span scheme; /* `https` */
    struct pl_span host;   /* without user, password and port; with the
                               brackets of an address */
    struct pl_span path;   /* from the `/` on */
    struct pl_span query;  /* between `?` and `#` */
    bool has_query;        /* there is a `?` */
};

/* Split the URL that stands in `text` at `at`. Without a
 * scheme, and without a `/` at the start, it begins with the host. */
struct pl_url pl_url_split(struct pl_slice text, struct pl_span at);

/* Take the next parameter off the front of `query`: its name, and its value,
 * which is empty and at the end of the name if there is no `=`. Empty ones are
 * passed over. Returns false if there is none left. */
bool pl_url_param(struct pl_slice text, struct pl_span *query,
                  struct pl_span *name, struct pl_span *value);

#endif

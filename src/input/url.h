/*
 * URL: find the parts of a URL. Nothing is refused: what is no URL has empty
 * parts. Variables of templates (`{{host}}/path?length={{n}}`) are parts like
 * any others.
 */
#ifndef PL_INPUT_URL_H
#define PL_INPUT_URL_H

#include <stdbool.h>

#include "base/slice.h"
#include "model/span.h"

/* The parts of a URL, as spans of the text around it. A part that is missing is
 * an empty span at its place. */
struct pl_url {
    struct pl_span scheme; /* `https` */
    struct pl_span host;   /* without user, password and port; with the brackets
                              of an IPv6 address */
    struct pl_span path;   /* from its `/` on */
    struct pl_span query;  /* between `?` and `#` */
    bool has_query;        /* it has a `?` */
};

/* Split the URL at the span `at` of `text`. Without a scheme, and without a `/`
 * at its start, it begins with the host. */
struct pl_url pl_url_split(struct pl_slice text, struct pl_span at);

/* Remove the next parameter from the front of `query`: its name and its value.
 * Without a `=` the value is empty, at the end of the name. Empty parameters
 * are skipped. Returns false if there is none left. */
bool pl_url_param(struct pl_slice text, struct pl_span *query,
                  struct pl_span *name, struct pl_span *value);

#endif

/*
 * Request: an HTTP request that was found in a text, put together from its
 * pieces and written as the JSON object that says the same (see form.h). The
 * pieces may come in any order; what was not given is left out.
 *
 * The object is written for rules, so everything is what it means: a path and
 * parameters have their percent-escapes resolved, a `+` of a parameter is a
 * space, the names of headers are in lower case. Bytes that are no UTF-8 become
 * U+FFFD. A parameter that is given twice is there twice. One whose value is a
 * variable (`{{days}}`, `<days>`) has `<variable>` without quotes for it, which
 * the JSON reader takes for a value that no rule looks at; so the mistakes that
 * the reader finds in the object are to be told to nobody.
 */
#ifndef PL_INPUT_REQUEST_H
#define PL_INPUT_REQUEST_H

#include "base/arena.h"
#include "input/extract.h"

/* A piece: the bytes of `from` in `span`; no `from`: there is none. The text is
 * that of when it is written. */
struct pl_part {
    const struct pl_extract *from;
    struct pl_span span;
};

struct pl_pair {
    struct pl_part name, value;
    bool is_unknown; /* the value is not that, but nobody knows which */
};

struct pl_pairs {
    struct pl_pair *items;
    size_t count, cap;
};

struct pl_request {
    struct pl_arena *arena;
    bool is_mention; /* it is only spoken of: what it lacks is no fault */
    struct pl_part whole, method, url;
    struct pl_pairs headers;
    struct pl_pairs params; /* besides those of the URL, as they are */
    struct pl_pairs data;   /* the same, encoded: `a=b&c=d` is a value */
};

/* Make a request without anything, whose memory is in `arena`. */
void pl_request_init(struct pl_request *request, struct pl_arena *arena);

/* Start over: a request that stands in `whole`. */
void pl_request_begin(struct pl_request *request, struct pl_part whole);

/* Add what there may be several of; `method`, `url` and `is_mention` are set in
 * the struct. White space around a header's value is left out. */
void pl_request_header(struct pl_request *request, struct pl_part name,
                       struct pl_part value);
void pl_request_param(struct pl_request *request, struct pl_part name,
                      struct pl_part value);
void pl_request_unknown(struct pl_request *request, struct pl_part name,
                        struct pl_part place);
void pl_request_data(struct pl_request *request, struct pl_part encoded);

/* Append the object to `out`. `query` is there, if empty, whatever the URL is;
 * in a mention only if that has a `?`. */
void pl_request_write(const struct pl_request *request, struct pl_extract *out);

#endif

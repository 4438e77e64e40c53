/*
 * Request: an HTTP request that was found in a text. It is put together from
 * parts, in any order, and written as a JSON object (see form.h).
 *
 * The object has the meaning of the parts: percent-escapes of the path and of
 * parameters are resolved, a `+` in a parameter is a space, names of headers
 * are in lower case. Bytes that are not UTF-8 become U+FFFD. A parameter that
 * is given twice is there twice. A value that is a variable (`{{days}}`,
 * `<days>`) is written as `<variable>` without quotes, which the JSON reader
 * takes for a value that no rule judges. So mistakes that the reader finds in
 * the object must not be reported.
 */
#ifndef PL_INPUT_REQUEST_H
#define PL_INPUT_REQUEST_H

#include "base/arena.h"
#include "input/extract.h"

/* A part of a request: the bytes `span` of `from`; NULL: the request has none.
 * `from` must stay until the request is written. */
struct pl_request_part {
    const struct pl_extract *from;
    struct pl_span span;
};

struct pl_pair {
    struct pl_request_part name, value;
    bool is_unknown; /* the value is not this text, but not known */
};

struct pl_pairs {
    struct pl_pair *items;
    size_t count, cap;
};

struct pl_request {
    struct pl_arena *arena;
    bool is_mention; /* only mentioned in a text: what it lacks is no fault */
    struct pl_request_part whole, method, url;
    struct pl_pairs headers;
    struct pl_pairs params; /* beside those of the URL, not encoded */
    struct pl_pairs data;   /* encoded; `value` is like `a=b&c=d` */
};

/* Make an empty request with memory from `arena`. */
void pl_request_init(struct pl_request *request, struct pl_arena *arena);

/* Start again with the request that stands in `whole`. */
void pl_request_begin(struct pl_request *request, struct pl_request_part whole);

/* Add a header; a parameter; a parameter of unknown value, at `place`; encoded
 * parameters. White space around a header's value is dropped. `method`, `url`
 * and `is_mention` are set directly. */
void pl_request_header(struct pl_request *request, struct pl_request_part name,
                       struct pl_request_part value);
void pl_request_param(struct pl_request *request, struct pl_request_part name,
                      struct pl_request_part value);
void pl_request_unknown(struct pl_request *request, struct pl_request_part name,
                        struct pl_request_part place);
void pl_request_data(struct pl_request *request,
                     struct pl_request_part encoded);

/* Append the object to `out`. It has a member `query`, which may be empty; for
 * a mention only if the URL has a `?`. */
void pl_request_write(const struct pl_request *request, struct pl_extract *out);

#endif

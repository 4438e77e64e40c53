/*
 * JSON request: a request that is described in a JSON text, put together from
 * its strings, and handed over with its body.
 */
#ifndef PL_INPUT_JSON_REQUEST_H
#define PL_INPUT_JSON_REQUEST_H

#include "input/form.h"
#include "input/json_search.h"
#include "input/request.h"
#include "input/text.h"

struct pl_json_request {
    struct pl_workspace *space;
    const struct pl_extract *from;
    struct pl_form_taker taker;
    struct pl_request request;
    struct pl_extract *words; /* what the strings say */
    uint64_t mark;            /* of the workspace, before it began */
    bool has_variables;       /* `{{…}}` in the body is one */
};

/* Make one for the requests in `from`. */
void pl_json_request_init(struct pl_json_request *taking,
                          struct pl_workspace *space,
                          const struct pl_extract *from,
                          struct pl_form_taker taker);

/* Begin with the request that `node` describes. */
void pl_json_request_begin(struct pl_json_request *taking,
                           const struct pl_json_node *node);

/* pl_json_member() of its text. */
const struct pl_json_node *
pl_json_request_member(const struct pl_json_request *taking,
                       const struct pl_json_node *node, const char *name);

/* Append to the words what a string says, or how a number is written. */
void pl_json_request_add(struct pl_json_request *taking,
                         const struct pl_json_node *node);

/* Append `mark`, made for where `node` ends: what comes next is no part of it,
 * and what is empty there has its place. */
void pl_json_request_close(struct pl_json_request *taking,
                           const struct pl_json_node *node, const char *mark);

/* A string or number as a part; none for another value, and for NULL. */
struct pl_part pl_json_request_word(struct pl_json_request *taking,
                                    const struct pl_json_node *node);

/* Tell whether `node` has the member `disabled`, and it is true. */
bool pl_json_request_is_off(const struct pl_json_request *taking,
                            const struct pl_json_node *node);

/* Add the headers of an array (may be NULL) of objects with the members `name`,
 * whatever that is called, and `value`. */
void pl_json_request_headers(struct pl_json_request *taking,
                             const struct pl_json_node *array,
                             const char *name);

/* Hand it over, with the JSON text that the string `body` (may be NULL) holds,
 * if it does. */
void pl_json_request_end(struct pl_json_request *taking,
                         const struct pl_json_node *body);

#endif

/*
 * JSON request: a request that is described in a JSON text (HAR, Postman,
 * cassettes). It is put together from strings of the text, and given to a taker
 * with its body.
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
    struct pl_extract *words; /* decoded texts of the strings */
    uint64_t mark;            /* `taken` of the workspace when the request
                                 began */
    bool has_variables;       /* `{{…}}` in the body is a variable */
};

/* Initialise for the requests in `from`. */
void pl_json_request_init(struct pl_json_request *taking,
                          struct pl_workspace *space,
                          const struct pl_extract *from,
                          struct pl_form_taker taker);

/* Begin the request that `node` describes. */
void pl_json_request_begin(struct pl_json_request *taking,
                           const struct pl_json_node *node);

/* pl_json_member() for the text of the requests. */
const struct pl_json_node *
pl_json_request_member(const struct pl_json_request *taking,
                       const struct pl_json_node *node, const char *name);

/* Append a string, decoded, or a number, as written, to the words. */
void pl_json_request_add(struct pl_json_request *taking,
                         const struct pl_json_node *node);

/* Append `mark`, made for the end of `node`: it separates the next word, and
 * gives an empty word its place. */
void pl_json_request_close(struct pl_json_request *taking,
                           const struct pl_json_node *node, const char *mark);

/* Append a string or number to the words, as a part of the request. The part is
 * empty (no `from`) if `node` is NULL or another value. */
struct pl_request_part pl_json_request_word(struct pl_json_request *taking,
                                            const struct pl_json_node *node);

/* Tell whether `node` is the value of a member with that name. */
bool pl_json_request_is(const struct pl_json_request *taking,
                        const struct pl_json_node *node, const char *name);

/* Tell whether `node` has a member `disabled` that is true. */
bool pl_json_request_is_off(const struct pl_json_request *taking,
                            const struct pl_json_node *node);

/* Add the headers in an array (may be NULL) of objects. The name of a header is
 * in the member `name`, its value in the member `value`. */
void pl_json_request_headers(struct pl_json_request *taking,
                             const struct pl_json_node *array,
                             const char *name);

/* Give the request to the taker, and then the JSON text in the string `body`
 * (may be NULL), if it has one. */
void pl_json_request_end(struct pl_json_request *taking,
                         const struct pl_json_node *body);

/* Give the JSON text in the string `body` (may be NULL), if it has one, to the
 * taker, as the reply to the last request. `status` is the HTTP status. If it
 * does not mean success, the reply is passed over. */
void pl_json_request_reply(struct pl_json_request *taking,
                           const struct pl_json_node *status,
                           const struct pl_json_node *body);

#endif

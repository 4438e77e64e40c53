/*
 * Message: an HTTP request, or a reply, as it is written down: a line that says
 * what is asked for, headers, a blank line (or none), a body.
 */
#ifndef PL_INPUT_MESSAGE_H
#define PL_INPUT_MESSAGE_H

#include "input/form.h"
#include "input/request.h"

struct pl_message {
    struct pl_request request;
    bool says_json; /* a header does */
    bool has_key;   /* a header is one of authorization */
    bool is_query;  /* a header says that the body is one of GraphQL */
    size_t body;    /* where it begins in the text */
};

/* Read the message that stands in `from` between `start` and `end`. Lines that
 * go on with the query of the URL, and comments among the headers, are those of
 * .http files. Returns false if there is none: no such line, and no header. */
bool pl_message_read(struct pl_workspace *space, const struct pl_extract *from,
                     struct pl_span span, struct pl_message *out);

/* Tell whether what stands in `text` from `at` on may be meant to be JSON. */
bool pl_message_is_payload(const struct pl_message *message,
                           struct pl_slice text, size_t at);

/* Hand over the request of a message that was read. */
void pl_message_hand_over(struct pl_workspace *space,
                          const struct pl_message *message, bool has_body,
                          struct pl_form_taker taker);

#endif

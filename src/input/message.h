/*
 * Message: an HTTP request or response as written down: a first line, headers,
 * a blank line (or none), a body.
 */
#ifndef PL_INPUT_MESSAGE_H
#define PL_INPUT_MESSAGE_H

#include "input/form.h"
#include "input/request.h"

struct pl_message {
    struct pl_request request;
    bool says_json; /* a header says so */
    bool has_key;   /* it has a header of authorization */
    bool is_query;  /* a header says that the body is GraphQL */
    size_t body;    /* offset in the text where the body begins */
};

/* Read the message in `span` of `from`. As in .http files, the query of the URL
 * may go on in further lines, and there may be comments among the headers.
 * Returns false if there is neither a first line nor a header. */
bool pl_message_read(struct pl_workspace *space, const struct pl_extract *from,
                     struct pl_span span, struct pl_message *out);

/* Tell whether the text from `at` on may be meant as JSON. */
bool pl_message_is_payload(const struct pl_message *message,
                           struct pl_slice text, size_t at);

/* Give the request of the message to `taker`. */
void pl_message_hand_over(struct pl_workspace *space,
                          const struct pl_message *message, bool has_body,
                          struct pl_form_taker taker);

#endif

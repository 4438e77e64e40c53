/* HAR: the requests that a browser recorded, and the replies to them. */

#include "input/json_request.h"

enum { ROOT = PL_JSON_INSIDE, LOG, ENTRIES, ENTRY };

static bool is(struct pl_slice text) {
    return pl_slice_is(pl_json_first_key(text), "log") &&
           (pl_text_has(text, "\"creator\"") ||
            pl_text_has(text, "\"entries\""));
}

static unsigned step(unsigned state, struct pl_slice key) {
    switch (state) {
    case ROOT:
        return pl_slice_is(key, "log") ? LOG : PL_JSON_PASS;
    case LOG:
        return pl_slice_is(key, "entries") ? ENTRIES : PL_JSON_PASS;
    case ENTRIES:
        return ENTRY;
    case ENTRY:
        return pl_slice_is(key, "request") || pl_slice_is(key, "response")
                   ? PL_JSON_TAKE
                   : PL_JSON_PASS;
    }
    return PL_JSON_PASS;
}

/* Take the body of a reply, unless it is encoded in some way. */
static void take_reply(struct pl_json_request *taking,
                       const struct pl_json_node *node) {
    const struct pl_json_node *content =
        pl_json_request_member(taking, node, "content");
    if (pl_json_request_member(taking, content, "encoding") == NULL)
        pl_json_request_reply(taking,
                              pl_json_request_member(taking, node, "status"),
                              pl_json_request_member(taking, content, "text"));
}

static void take(void *self, const struct pl_json_node *node) {
    struct pl_json_request *taking = self;
    if (pl_json_request_is(taking, node, "response")) {
        take_reply(taking, node);
        return;
    }
    pl_json_request_begin(taking, node);
    taking->request.method = pl_json_request_word(
        taking, pl_json_request_member(taking, node, "method"));
    taking->request.url = pl_json_request_word(
        taking, pl_json_request_member(taking, node, "url"));
    pl_json_request_headers(
        taking, pl_json_request_member(taking, node, "headers"), "name");
    const struct pl_json_node *data =
        pl_json_request_member(taking, node, "postData");
    pl_json_request_end(taking, pl_json_request_member(taking, data, "text"));
}

static void find(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker) {
    struct pl_json_request taking;
    pl_json_request_init(&taking, space, from, taker);
    pl_json_search(space, from, (struct pl_json_search){step, take, &taking},
                   taker);
}

static const char *const suffixes[] = {".har", NULL};

const struct pl_form pl_form_har = {
    .name = "har",
    .summary = "requests that a browser recorded, and replies",
    .suffixes = suffixes,
    .is = is,
    .find = find,
};

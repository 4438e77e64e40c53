/* Cassettes: requests that a test recorded, and the replies to them, with VCR
 * (Ruby, PHP), vcrpy, go-vcr or Betamax, in YAML or JSON. */

#include "input/json_request.h"
#include "input/yaml_text.h"

enum { ROOT = PL_JSON_INSIDE, INTERACTIONS, INTERACTION };

static bool is(struct pl_slice text) {
    static const char *const keys[] = {"http_interactions", "interactions",
                                       NULL};
    struct pl_slice first = pl_json_first_key(text);
    if (!pl_text_has(text, "request"))
        return false;
    for (size_t i = 0; keys[i]; i++)
        if (pl_slice_is(first, keys[i]) || pl_yaml_says(text, keys[i], ""))
            return true;
    return false;
}

static unsigned step(unsigned state, struct pl_slice key) {
    switch (state) {
    case ROOT:
        return pl_slice_is(key, "http_interactions") ||
                       pl_slice_is(key, "interactions")
                   ? INTERACTIONS
                   : PL_JSON_PASS;
    case INTERACTIONS:
        return INTERACTION;
    case INTERACTION:
        return pl_slice_is(key, "request") || pl_slice_is(key, "response")
                   ? PL_JSON_TAKE
                   : PL_JSON_PASS;
    }
    return PL_JSON_PASS;
}

static const struct pl_json_node *member(const struct pl_json_request *taking,
                                         const struct pl_json_node *node,
                                         const char *name) {
    return pl_json_request_member(taking, node, name);
}

/* Add a header. Its value is a string, or an array of strings. */
static void add_header(struct pl_json_request *taking,
                       const struct pl_json_node *node) {
    const struct pl_json_node *at =
        node->kind == PL_TOKEN_ARRAY_OPEN ? node->first : node;
    for (; at; at = at == node ? NULL : at->next) {
        struct pl_request_part name = {taking->words,
                                       {taking->words->text.len, 0}};
        pl_json_string_add(taking->words, taking->from, node->key);
        name.span.end = taking->words->text.len;
        pl_json_request_close(taking, at, "\n");
        struct pl_request_part value = pl_json_request_word(taking, at);
        if (value.from)
            pl_request_header(&taking->request, name, value);
    }
}

/* The text of the body of `node`: the body itself, or its member `string`. */
static const struct pl_json_node *body_of(const struct pl_json_request *taking,
                                          const struct pl_json_node *node) {
    const struct pl_json_node *body = member(taking, node, "body");
    const struct pl_json_node *text = member(taking, body, "string");
    return text ? text : body;
}

/* The status is in `status`, or in its member `code`. In go-vcr `status` is a
 * text, and `code` stands beside it. */
static void take_reply(struct pl_json_request *taking,
                       const struct pl_json_node *node) {
    const struct pl_json_node *status = member(taking, node, "status");
    const struct pl_json_node *code = member(taking, status, "code");
    pl_json_request_reply(taking, code ? code : member(taking, node, "code"),
                          body_of(taking, node));
}

static void take(void *self, const struct pl_json_node *node) {
    struct pl_json_request *taking = self;
    if (pl_json_request_is(taking, node, "response")) {
        take_reply(taking, node);
        return;
    }
    const struct pl_json_node *url = member(taking, node, "uri");
    const struct pl_json_node *headers = member(taking, node, "headers");
    pl_json_request_begin(taking, node);
    taking->request.method =
        pl_json_request_word(taking, member(taking, node, "method"));
    taking->request.url =
        pl_json_request_word(taking, url ? url : member(taking, node, "url"));
    const struct pl_json_node *at = headers ? headers->first : NULL;
    for (; at; at = at->next)
        add_header(taking, at);
    pl_json_request_end(taking, body_of(taking, node));
}

static void find(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker) {
    struct pl_json_request taking;
    const struct pl_extract *text = pl_yaml_text(space, from, taker);
    if (!text)
        return;
    pl_json_request_init(&taking, space, text, taker);
    pl_json_search(space, text, (struct pl_json_search){step, take, &taking},
                   taker);
}

static const char *const suffixes[] = {NULL};

const struct pl_form pl_form_cassette = {
    .name = "cassette",
    .shows_examples = true,
    .summary = "requests and replies that tests recorded, in cassettes of VCR "
               "and its like",
    .suffixes = suffixes,
    .is = is,
    .find = find,
};

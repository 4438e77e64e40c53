#include "input/json_request.h"

#include "input/variables.h"

void pl_json_request_init(struct pl_json_request *taking,
                          struct pl_workspace *space,
                          const struct pl_extract *from,
                          struct pl_form_taker taker) {
    *taking =
        (struct pl_json_request){.space = space, .from = from, .taker = taker};
    pl_request_init(&taking->request, &space->arena);
}

void pl_json_request_begin(struct pl_json_request *taking,
                           const struct pl_json_node *node) {
    taking->mark = taking->space->taken;
    taking->words = pl_workspace_take(taking->space);
    pl_extract_begin(taking->words, taking->from, &pl_json_string_layer);
    pl_request_begin(&taking->request,
                     (struct pl_request_part){taking->from, node->span});
}

const struct pl_json_node *
pl_json_request_member(const struct pl_json_request *taking,
                       const struct pl_json_node *node, const char *name) {
    return pl_json_member(pl_extract_text(taking->from), node, name);
}

void pl_json_request_add(struct pl_json_request *taking,
                         const struct pl_json_node *node) {
    if (pl_json_is_string(pl_extract_text(taking->from), node))
        pl_json_string_add(taking->words, taking->from, pl_json_inside(node));
    else if (node && node->kind == PL_TOKEN_NUMBER)
        pl_extract_copy(taking->words, taking->from, (size_t)node->span.start,
                        (size_t)node->span.end);
}

void pl_json_request_close(struct pl_json_request *taking,
                           const struct pl_json_node *node, const char *mark) {
    bool is_string = pl_json_is_string(pl_extract_text(taking->from), node);
    uint64_t end = is_string ? pl_json_inside(node).end : node->span.end;
    pl_extract_mean(taking->words, taking->from, (struct pl_span){end, end},
                    pl_slice_str(mark));
}

struct pl_request_part pl_json_request_word(struct pl_json_request *taking,
                                            const struct pl_json_node *node) {
    struct pl_request_part part = {taking->words, {taking->words->text.len, 0}};
    if (!node ||
        (node->kind != PL_TOKEN_STRING && node->kind != PL_TOKEN_NUMBER))
        return (struct pl_request_part){NULL, {0, 0}};
    pl_json_request_add(taking, node);
    part.span.end = taking->words->text.len;
    pl_json_request_close(taking, node, "\n");
    return part;
}

static struct pl_slice text_of(const struct pl_json_request *taking,
                               struct pl_span span) {
    return pl_slice_of(pl_extract_text(taking->from).data + span.start,
                       (size_t)(span.end - span.start));
}

bool pl_json_request_is(const struct pl_json_request *taking,
                        const struct pl_json_node *node, const char *name) {
    return pl_slice_is(text_of(taking, node->key), name);
}

bool pl_json_request_is_off(const struct pl_json_request *taking,
                            const struct pl_json_node *node) {
    const struct pl_json_node *disabled =
        pl_json_request_member(taking, node, "disabled");
    return disabled && disabled->kind == PL_TOKEN_TRUE;
}

void pl_json_request_headers(struct pl_json_request *taking,
                             const struct pl_json_node *array,
                             const char *name) {
    const struct pl_json_node *at = array ? array->first : NULL;
    for (; at; at = at->next) {
        struct pl_request_part key = pl_json_request_word(
            taking, pl_json_request_member(taking, at, name));
        struct pl_request_part value = pl_json_request_word(
            taking, pl_json_request_member(taking, at, "value"));
        if (key.from && value.from && !pl_json_request_is_off(taking, at))
            pl_request_header(&taking->request, key, value);
    }
}

/* The JSON text in a string, or NULL. */
static struct pl_extract *read_body(struct pl_json_request *taking,
                                    const struct pl_json_node *node) {
    struct pl_extract *body = pl_workspace_take(taking->space);
    struct pl_variables variables = {NULL, 0, 0};
    if (!pl_json_is_string(pl_extract_text(taking->from), node))
        return NULL;
    pl_json_string_take(body, taking->from, node);
    if (!pl_json_may_begin(pl_extract_text(body)))
        return NULL;
    if (!taking->has_variables)
        return body;
    struct pl_extract *settled = pl_workspace_take(taking->space);
    pl_variables_add_templates(&variables, &taking->space->arena,
                               pl_extract_text(body), 0);
    pl_extract_begin(settled, body, NULL);
    pl_variables_settle(&variables, body, 0, settled);
    return settled;
}

void pl_json_request_end(struct pl_json_request *taking,
                         const struct pl_json_node *body) {
    struct pl_extract *text = read_body(taking, body);
    struct pl_extract *head = pl_workspace_take(taking->space);
    pl_extract_begin(head, taking->from, NULL);
    pl_request_write(&taking->request, head);
    taking->taker.document(taking->taker.self, head,
                           text ? PL_TAKEN_HEAD : PL_TAKEN_REQUEST);
    if (text)
        taking->taker.document(taking->taker.self, text, PL_TAKEN_SENT);
    pl_workspace_return(taking->space, taking->mark);
}

/* Tell whether an HTTP status means success. */
static bool is_success(const struct pl_json_request *taking,
                       const struct pl_json_node *status) {
    return status != NULL && status->kind == PL_TOKEN_NUMBER &&
           *text_of(taking, status->span).data == '2';
}

void pl_json_request_reply(struct pl_json_request *taking,
                           const struct pl_json_node *status,
                           const struct pl_json_node *body) {
    if (!is_success(taking, status))
        return;
    taking->mark = taking->space->taken;
    struct pl_extract *text = read_body(taking, body);
    if (text)
        taking->taker.document(taking->taker.self, text, PL_TAKEN_REPLY);
    pl_workspace_return(taking->space, taking->mark);
}

#include "input/json_search.h"

#include <stdlib.h>

#include "json/reader.h"

#define DEPTH_MAX 1024 /* of containers that are looked into */

struct pl_json_text {
    struct pl_window window;
    pl_reader *reader;
    struct pl_slice rest; /* what the window has still to get of the text */
    struct pl_arena nodes;
    size_t node_count;
    unsigned states[DEPTH_MAX]; /* for each open container */
    size_t depth;
};

/* A search at work. */
struct searching {
    struct pl_json_text *json;
    struct pl_slice text;
    const struct pl_json_search *search;
    struct pl_span key; /* of the next value */
};

static void ignore(void *self, const struct pl_mistake *mistake) {
    (void)self;
    (void)mistake;
}

static struct pl_json_text *json_of(struct pl_workspace *space) {
    struct pl_json_text *json = space->json;
    if (json)
        return json;
    json = pl_heap_alloc_zeroed(space->heap, sizeof *json);
    pl_window_init(&json->window, space->heap, pl_feed_text(&json->rest));
    pl_arena_init(&json->nodes, space->heap);
    space->json = json;
    json->reader = pl_reader_new(space->heap, &json->window,
                                 (struct pl_reader_listener){ignore, NULL},
                                 pl_reader_default_limits);
    return json;
}

void pl_json_text_free(struct pl_json_text *json) {
    if (!json)
        return;
    pl_reader_free(json->reader);
    pl_window_fini(&json->window);
    pl_arena_free(&json->nodes);
    free(json);
}

static struct pl_slice slice_of(struct pl_slice text, struct pl_span span) {
    return pl_slice_of(text.data + span.start, (size_t)(span.end - span.start));
}

static bool is_open(const struct pl_token *token) {
    return token->kind == PL_TOKEN_OBJECT_OPEN ||
           token->kind == PL_TOKEN_ARRAY_OPEN;
}

static bool is_close(const struct pl_token *token) {
    return token->kind == PL_TOKEN_OBJECT_CLOSE ||
           token->kind == PL_TOKEN_ARRAY_CLOSE;
}

/* The span of a key without its quotes. */
static struct pl_span key_span(struct pl_slice text, struct pl_span span) {
    if (span.end - span.start >= 2 && text.data[span.start] == '"')
        return (struct pl_span){span.start + 1, span.end - 1};
    return span;
}

static struct pl_json_node *new_node(struct searching *searching,
                                     const struct pl_token *token,
                                     struct pl_json_node *parent) {
    struct pl_json_node *node =
        pl_arena_alloc(&searching->json->nodes, sizeof *node);
    searching->json->node_count++;
    node->kind = token->kind;
    node->key = searching->key;
    node->span = token->span;
    node->parent = parent;
    searching->key = (struct pl_span){0, 0};
    if (!parent)
        return node;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

/* Read the rest of the container `root`. */
static void read_tree(struct searching *searching, struct pl_json_node *root) {
    struct pl_json_text *json = searching->json;
    struct pl_token token;
    struct pl_json_node *open = root;
    while (open) {
        if (json->node_count > PL_JSON_NODES_MAX)
            pl_reader_skip(json->reader, &token);
        else
            pl_reader_next(json->reader, &token);
        if (token.kind == PL_TOKEN_END)
            return;
        if (token.kind == PL_TOKEN_KEY) {
            searching->key = key_span(searching->text, token.span);
        } else if (is_close(&token)) {
            open->span.end = token.span.end;
            open = open->parent;
        } else {
            struct pl_json_node *node = new_node(searching, &token, open);
            open = is_open(&token) ? node : open;
        }
    }
}

static void take(struct searching *searching, const struct pl_token *token) {
    struct pl_json_text *json = searching->json;
    pl_arena_reset(&json->nodes);
    json->node_count = 0;
    struct pl_json_node *root = new_node(searching, token, NULL);
    if (is_open(token))
        read_tree(searching, root);
    searching->search->take(searching->search->self, root);
}

static unsigned next_state(const struct searching *searching) {
    const struct pl_json_text *json = searching->json;
    if (json->depth == 0)
        return PL_JSON_INSIDE;
    if (json->depth == DEPTH_MAX)
        return PL_JSON_PASS;
    struct pl_span key = searching->key;
    struct pl_slice name = {NULL, 0};
    if (key.start > 0)
        name = slice_of(searching->text, key);
    return searching->search->step(json->states[json->depth - 1], name);
}

static void see_value(struct searching *searching, struct pl_token *token) {
    struct pl_json_text *json = searching->json;
    unsigned state = next_state(searching);
    if (state == PL_JSON_TAKE)
        take(searching, token);
    else if (is_open(token) && state == PL_JSON_PASS)
        pl_reader_skip(json->reader, token);
    else if (is_open(token))
        json->states[json->depth++] = state;
    searching->key = (struct pl_span){0, 0};
}

static void take_frame(struct pl_workspace *space,
                       const struct pl_extract *from,
                       struct pl_form_taker taker) {
    struct pl_extract *frame = pl_workspace_take(space);
    pl_extract_begin(frame, from, NULL);
    pl_extract_copy(frame, from, 0, from->text.len);
    taker.document(taker.self, frame, PL_TAKEN_ENVELOPE);
    pl_workspace_give(space, frame);
}

void pl_json_search(struct pl_workspace *space, const struct pl_extract *from,
                    struct pl_json_search search, struct pl_form_taker taker) {
    take_frame(space, from, taker);
    struct pl_json_text *json = json_of(space);
    struct searching searching = {
        .json = json, .text = pl_extract_text(from), .search = &search};
    struct pl_token token;
    json->rest = searching.text;
    json->depth = 0;
    pl_window_restart(&json->window, pl_feed_text(&json->rest));
    pl_reader_restart(json->reader);
    if (!pl_reader_begin(json->reader, PL_FRAMING_ONE))
        return;
    for (;;) {
        pl_reader_next(json->reader, &token);
        if (token.kind == PL_TOKEN_END)
            return;
        if (token.kind == PL_TOKEN_KEY)
            searching.key = key_span(searching.text, token.span);
        else if (is_close(&token))
            json->depth--;
        else
            see_value(&searching, &token);
    }
}

const struct pl_json_node *pl_json_member(struct pl_slice text,
                                          const struct pl_json_node *node,
                                          const char *name) {
    if (!node || node->kind != PL_TOKEN_OBJECT_OPEN)
        return NULL;
    for (const struct pl_json_node *at = node->first; at; at = at->next)
        if (pl_slice_is(slice_of(text, at->key), name))
            return at;
    return NULL;
}

bool pl_json_is_string(struct pl_slice text, const struct pl_json_node *node) {
    return node && node->kind == PL_TOKEN_STRING &&
           text.data[node->span.start] == '"';
}

struct pl_span pl_json_inside(const struct pl_json_node *string) {
    return (struct pl_span){string->span.start + 1, string->span.end - 1};
}

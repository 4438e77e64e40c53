/*
 * JSON search: find values in a JSON text that holds documents, by the keys
 * that lead to them. The text is read once, with the reader of json/. Only a
 * value that is taken is kept as a tree, during the call of `take`.
 */
#ifndef PL_INPUT_JSON_SEARCH_H
#define PL_INPUT_JSON_SEARCH_H

#include "input/form.h"
#include "input/workspace.h"
#include "json/token.h"

#define PL_JSON_NODES_MAX 1000000 /* of one value; the rest is left out */

/* A value. Spans are of the text. */
struct pl_json_node {
    enum pl_token_kind kind; /* for a container: that of its opening bracket */
    struct pl_span key;      /* without quotes; empty for an element */
    struct pl_span span;
    struct pl_json_node *first, *last, *next, *parent;
};

/* What to do with a value: skip it, take it, look inside. Numbers from
 * PL_JSON_INSIDE on are states of a form: look inside with this state. */
enum { PL_JSON_PASS, PL_JSON_TAKE, PL_JSON_INSIDE };

struct pl_json_search {
    /* Tells what to do with the value under `key` (for an element: NULL data),
     * in a container that is looked into with `state`. */
    unsigned (*step)(unsigned state, struct pl_slice key);
    /* Takes a value. It lives as long as the call. */
    void (*take)(void *self, const struct pl_json_node *node);
    void *self;
};

/* Search the text of `from`, from its root on, which has the state
 * PL_JSON_INSIDE. Before that, the whole text is given to `taker`, for the
 * mistakes in it. */
void pl_json_search(struct pl_workspace *space, const struct pl_extract *from,
                    struct pl_json_search search, struct pl_form_taker taker);

/* The first key of the object that `text` begins with, without quotes; empty if
 * there is none. */
struct pl_slice pl_json_first_key(struct pl_slice text);

/* The member `name` of a node (may be NULL), or NULL. */
const struct pl_json_node *pl_json_member(struct pl_slice text,
                                          const struct pl_json_node *node,
                                          const char *name);

/* Tell whether a node (may be NULL) is a string in double quotes. */
bool pl_json_is_string(struct pl_slice text, const struct pl_json_node *node);

/* The span of a string without its quotes. */
struct pl_span pl_json_inside(const struct pl_json_node *string);

/* Tell whether a text contains the key `key` with a string that begins with
 * `value`. The text may be cut, and the key may be anywhere in it. */
bool pl_json_says(struct pl_slice text, const char *key, const char *value);

/* Tell whether a text begins with an object or an array. */
bool pl_json_may_begin(struct pl_slice text);

/* Append the decoded string whose span without quotes is `inside`. `out` must
 * have been begun with pl_json_string_layer. */
void pl_json_string_add(struct pl_extract *out, const struct pl_extract *from,
                        struct pl_span inside);

/* Make `out` the decoded string. */
void pl_json_string_take(struct pl_extract *out, const struct pl_extract *from,
                         const struct pl_json_node *string);

/* The layer of text within a JSON string. */
extern const struct pl_layer pl_json_string_layer;

/* Free the memory of searches, which a workspace owns. */
void pl_json_text_free(struct pl_json_text *json);

#endif

/*
 * JSON search: values in a JSON text that holds documents, found by the keys
 * that lead to them. The text is read once, in one pass, with the reader of
 * json/; only a value that was found is kept, as a tree, while it is handed
 * over.
 */
#ifndef PL_INPUT_JSON_SEARCH_H
#define PL_INPUT_JSON_SEARCH_H

#include "input/form.h"
#include "input/workspace.h"
#include "json/token.h"

#define PL_JSON_NODES_MAX                                                      \
    1000000 /* of one value; what is past it is left out                       \
             */

/* A value. Spans are of the text. */
struct pl_json_node {
    enum pl_token_kind kind; /* of a container: that of its opening bracket */
    struct pl_span key;      /* between its quotes; empty for an element */
    struct pl_span span;
    struct pl_json_node *first, *last, *next, *parent;
};

/* What to do with a value. Greater numbers are a form's own: look inside. */
enum { PL_JSON_PASS, PL_JSON_TAKE, PL_JSON_INSIDE };

struct pl_json_search {
    /* What to do with the value under `key` (NULL data: with the elements) of a
     * container that was looked into with `state`. */
    unsigned (*step)(unsigned state, struct pl_slice key);
    /* A value that is to be taken. It lives as long as the call. */
    void (*take)(void *self, const struct pl_json_node *node);
    void *self;
};

/* Search the text of `from`, from its root, which is looked into with
 * PL_JSON_INSIDE; but first hand it over for the mistakes in it. */
void pl_json_search(struct pl_workspace *space, const struct pl_extract *from,
                    struct pl_json_search search, struct pl_form_taker taker);

/* The first key of the object that `text` begins with, between its quotes;
 * empty if it begins with none. */
struct pl_slice pl_json_first_key(struct pl_slice text);

/* The member `name` of a node (may be NULL); NULL if there is none. */
const struct pl_json_node *pl_json_member(struct pl_slice text,
                                          const struct pl_json_node *node,
                                          const char *name);

/* Tell whether a node (may be NULL) is a string with quotes. */
bool pl_json_is_string(struct pl_slice text, const struct pl_json_node *node);

/* What stands between its quotes. */
struct pl_span pl_json_inside(const struct pl_json_node *string);

/* Tell whether a text has the key `key` with a string that begins with `value`;
 * it may be cut, and it may say so anywhere. */
bool pl_json_says(struct pl_slice text, const char *key, const char *value);

/* Tell whether a text begins as an object or an array does. */
bool pl_json_may_begin(struct pl_slice text);

/* Append what the string between the quotes at `inside` says; `out` was begun
 * with pl_json_string_layer. */
void pl_json_string_add(struct pl_extract *out, const struct pl_extract *from,
                        struct pl_span inside);

/* Let `out` be what a string says. */
void pl_json_string_take(struct pl_extract *out, const struct pl_extract *from,
                         const struct pl_json_node *string);

/* Texts within a JSON string. */
extern const struct pl_layer pl_json_string_layer;

/* Memory of searches, which a workspace owns. */
void pl_json_text_free(struct pl_json_text *json);

#endif

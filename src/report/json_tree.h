/*
 * JSON tree: a JSON value that is built part by part and then written, with
 * json-c: all JSON but findings in lines (report/json_line.h). What it writes
 * is well-formed UTF-8 and safe to print: what a terminal could take for a
 * command is a \u escape.
 *
 * The value belongs to the tree, so that unwinding the heap leaks nothing. It
 * stays there when it was written: where the next one has the same keys in the
 * same order, as findings have, it is filled anew and nothing is allocated.
 * When json-c runs out of memory, `has_failed` is set, and what is written is
 * not to be used.
 */
#ifndef PL_REPORT_JSON_TREE_H
#define PL_REPORT_JSON_TREE_H

#include <stdint.h>

#include "base/buf.h"

#define PL_JSON_TREE_DEPTH 32 /* containers that are open at once */

struct json_object;

/* A container that is being filled. */
struct pl_json_level {
    struct json_object *container; /* NULL: after a failure */
    const void *member; /* of an object: the next to be used again (json-c's
                           iterator) */
    size_t count;       /* of an array: what it has so far */
};

struct pl_json_tree {
    struct json_object *root;
    struct pl_json_level open[PL_JSON_TREE_DEPTH]; /* the root first */
    size_t depth;
    struct pl_buf text;
    bool has_failed;
};

void pl_json_tree_init(struct pl_json_tree *tree, struct pl_heap *heap);
void pl_json_tree_fini(struct pl_json_tree *tree);

/* Begin a new value, an object, in the place of the one before. */
void pl_json_begin(struct pl_json_tree *tree);

/* Add to the innermost open container: under `key` to an object, which is there
 * once; with a NULL key to an array. A container is open until it is closed. */
void pl_json_open_object(struct pl_json_tree *tree, const char *key);
void pl_json_open_array(struct pl_json_tree *tree, const char *key);
void pl_json_close(struct pl_json_tree *tree);
void pl_json_text(struct pl_json_tree *tree, const char *key,
                  struct pl_slice text);
void pl_json_str(struct pl_json_tree *tree, const char *key, const char *text);
void pl_json_count(struct pl_json_tree *tree, const char *key, uint64_t count);
void pl_json_flag(struct pl_json_tree *tree, const char *key, bool flag);

/* Append the value to `out` in one line, or indented, without a line end. Then
 * a new one begins. */
void pl_json_write(struct pl_json_tree *tree, struct pl_buf *out);
void pl_json_write_pretty(struct pl_json_tree *tree, struct pl_buf *out);

#endif

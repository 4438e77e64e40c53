/*
 * JSON tree: a JSON value that is built part by part, and then written, with
 * json-c. All our JSON is written so, except findings (report/json_line.h). The
 * output is well-formed UTF-8 and safe to print: what a terminal could take for
 * a command is a \u escape.
 *
 * The tree owns the value, so that unwinding the heap leaks nothing. The value
 * stays after it was written: if the next one has the same keys in the same
 * order, as is common, its parts are filled again and nothing is allocated. If
 * json-c runs out of memory, `has_failed` is set, and the output must not be
 * used.
 */
#ifndef PL_REPORT_JSON_TREE_H
#define PL_REPORT_JSON_TREE_H

#include <stdint.h>

#include "base/buf.h"

#define PL_JSON_TREE_DEPTH 32 /* containers that may be open at once */

struct json_object;

/* An open container. */
struct pl_json_level {
    struct json_object *container; /* NULL after a failure */
    const void *member; /* of an object: the next member to be filled again
                           (json-c's iterator) */
    size_t count;       /* of an array: elements so far */
};

struct pl_json_tree {
    struct json_object *root;
    struct pl_json_level open[PL_JSON_TREE_DEPTH]; /* stack; the root is
                                                      first */
    size_t depth;
    struct pl_buf text;
    bool has_failed;
};

void pl_json_tree_init(struct pl_json_tree *tree, struct pl_heap *heap);
void pl_json_tree_fini(struct pl_json_tree *tree);

/* Begin a new value, an object, in place of the last one. */
void pl_json_begin(struct pl_json_tree *tree);

/* Add a value to the innermost open container. `key` is the name of a member,
 * which may be added once; NULL in an array. Containers stay open until
 * pl_json_close(). */
void pl_json_open_object(struct pl_json_tree *tree, const char *key);
void pl_json_open_array(struct pl_json_tree *tree, const char *key);
void pl_json_close(struct pl_json_tree *tree);
void pl_json_text(struct pl_json_tree *tree, const char *key,
                  struct pl_slice text);
void pl_json_str(struct pl_json_tree *tree, const char *key, const char *text);
void pl_json_count(struct pl_json_tree *tree, const char *key, uint64_t count);
void pl_json_flag(struct pl_json_tree *tree, const char *key, bool flag);

/* Append the value to `out` on one line, or indented, without a line end. The
 * tree can then begin a new value. */
void pl_json_write(struct pl_json_tree *tree, struct pl_buf *out);
void pl_json_write_pretty(struct pl_json_tree *tree, struct pl_buf *out);

#endif

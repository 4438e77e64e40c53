/*
 * YAML: text in, a tree of nodes with places out. Only this module includes
 * libyaml. Anchors and aliases are resolved: an alias shares the children of
 * its anchor, within a limit on the number of nodes that this may multiply to.
 * Keys that are not scalars are refused, and so are tags other than `!!str` and
 * a second document, unless the file is foreign.
 */
#ifndef PL_YAML_YAML_H
#define PL_YAML_YAML_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/window.h"

#define PL_YAML_SIZE_MAX  (16 * 1024 * 1024) /* bytes of a file */
#define PL_YAML_NODES_MAX 1000000
#define PL_YAML_DEPTH_MAX 100

/* The file that nodes come from; it outlives them. */
struct pl_yaml_file {
    struct pl_slice path; /* as the user or another file gave it */
    struct pl_slice text;
    bool is_shipped; /* part of the program; its content was tested when the
                        program was built */
    bool is_foreign; /* not written for paylint: tags are recorded, and only the
                        first document is read */
};

enum pl_node_kind { PL_NODE_SCALAR, PL_NODE_SEQUENCE, PL_NODE_MAPPING };

/* The meaning of a plain scalar in the core schema of YAML 1.2. A quoted scalar
 * is always text. */
enum pl_scalar_kind {
    PL_SCALAR_TEXT,
    PL_SCALAR_NULL,
    PL_SCALAR_BOOLEAN,
    PL_SCALAR_NUMBER /* a number as RFC 8259 writes it */
};

/* A place in a file; 32 bits suffice because of PL_YAML_SIZE_MAX. */
struct pl_node_mark {
    uint32_t offset, line, column;
};

/* The places where a node starts and ends. */
struct pl_node_marks {
    struct pl_node_mark start, end;
};

/* A node. It is small, and the children of a container are in one array, so
 * that a tree needs little memory. */
struct pl_node {
    enum pl_node_kind kind : 8;
    enum pl_scalar_kind scalar : 8;
    unsigned word : 8;    /* of a key: a number by which the maker of the tree
                             identifies it (see rules/digest.h); 0: none */
    bool truth : 1;       /* the value of a boolean */
    bool is_tagged : 1;   /* it has a tag with an unknown meaning */
    bool is_repeated : 1; /* of a key: an earlier key of its mapping is equal */
    bool is_filled : 1;   /* `${name}` in it was replaced by a parameter */
    bool is_lost : 1;     /* `${name}` in it could not be replaced, which was
                             reported */
    uint32_t count;       /* number of children of a container; of a mapping: of
                             its pairs */
    const struct pl_yaml_file *file;
    const struct pl_node_marks *marks;
    union {
        struct pl_slice text; /* of a scalar; NUL-terminated */
        struct {
            struct pl_node *items; /* children of a sequence, or values of a
                                      mapping */
            struct pl_node *keys;  /* keys of a mapping, as many as `items` */
        };
    };
};

struct pl_node_link {
    struct pl_node *node;
    struct pl_node_link *next;
};

/* A mistake in the text. */
struct pl_yaml_error {
    struct pl_place start, end;
    struct pl_slice message; /* in the arena */
};

/* The result of reading. */
struct pl_yaml {
    struct pl_node *root;          /* NULL if there is an error */
    struct pl_node_link *holes;    /* the scalars, except keys, that contain a
                                      hole: `${name}` */
    struct pl_node_link *repeated; /* the keys that have `is_repeated` */
    struct pl_yaml_error error;
};

/* Read the one document of `file` into `arena`. Returns false with `error` set
 * if there is a mistake; an empty text is one. */
bool pl_yaml_read(struct pl_yaml *out, struct pl_arena *arena,
                  const struct pl_yaml_file *file);

/* Set the text of a scalar to `text` (NUL-terminated), and its kind to that of
 * a plain scalar with this text. */
void pl_node_set_plain(struct pl_node *scalar, struct pl_slice text);

static inline struct pl_place pl_place_of_mark(struct pl_node_mark mark) {
    return (struct pl_place){mark.offset, mark.line, mark.column};
}

/* The places where a node starts and ends in its file. */
static inline struct pl_place pl_node_start(const struct pl_node *node) {
    return pl_place_of_mark(node->marks->start);
}

static inline struct pl_place pl_node_end(const struct pl_node *node) {
    return pl_place_of_mark(node->marks->end);
}

/* Tell whether a node is shipped and unchanged, so that it was tested
 * already. */
static inline bool pl_node_is_shipped(const struct pl_node *node) {
    return node->file->is_shipped && !node->is_filled;
}

/* The value of `key` in a mapping; NULL if there is none. */
struct pl_node *pl_node_get(const struct pl_node *mapping, const char *key);

/* The place of byte `offset` of a scalar's text: exact for a plain or quoted
 * scalar on one line; else the place where the scalar starts. */
struct pl_place pl_node_place(const struct pl_node *scalar, size_t offset);

#endif

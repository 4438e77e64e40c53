/*
 * YAML: text in, a small tree with positions out. The only part that includes
 * libyaml. Anchors and aliases are resolved (an alias has the very children of
 * its anchor), within a limit on the nodes that they may multiply to. Keys that
 * are no scalars are refused; so are, unless the file is foreign, tags other
 * than
 * `!!str` and a second document.
 */
#ifndef PL_YAML_YAML_H
#define PL_YAML_YAML_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/window.h"

#define PL_YAML_SIZE_MAX  (16 * 1024 * 1024) /* bytes of a file */
#define PL_YAML_NODES_MAX 1000000
#define PL_YAML_DEPTH_MAX 100

/* The file that nodes come from; outlives them. */
struct pl_yaml_file {
    struct pl_slice path; /* as given */
    struct pl_slice text;
    bool is_shipped; /* the program holds it, and it was tested */
    bool is_foreign; /* not written for us: tags are noted, and what follows
                        the first document is not read */
};

enum pl_node_kind { PL_NODE_SCALAR, PL_NODE_SEQUENCE, PL_NODE_MAPPING };

/* What a plain scalar means in the YAML 1.2 core schema; a quoted one is always
 * text. */
enum pl_scalar_kind {
    PL_SCALAR_TEXT,
    PL_SCALAR_NULL,
    PL_SCALAR_BOOLEAN,
    PL_SCALAR_NUMBER /* as RFC 8259 writes it */
};

/* A place in a file, which has PL_YAML_SIZE_MAX bytes at most. */
struct pl_node_mark {
    uint32_t offset, line, column;
};

/* Where a node stands. */
struct pl_node_marks {
    struct pl_node_mark start, end;
};

/* Nodes in one container stand in a row: so they are few bytes each, and a tree
 * is little memory to touch. */
struct pl_node {
    enum pl_node_kind kind : 8;
    enum pl_scalar_kind scalar : 8;
    unsigned word : 8;    /* of a key: what who made the tree knows it as; 0:
                             nothing */
    bool truth : 1;       /* of a boolean */
    bool is_tagged : 1;   /* what its tag makes of it is not known */
    bool is_repeated : 1; /* a key that its mapping holds before */
    bool is_filled : 1;   /* its `${name}` was replaced */
    bool is_lost : 1;     /* it could not be, and that was told */
    uint32_t count;       /* of a container */
    const struct pl_yaml_file *file;
    const struct pl_node_marks *marks;
    union {
        struct pl_slice text; /* of a scalar; NUL-terminated */
        struct {
            struct pl_node *items; /* of a sequence, or the values of a
                                      mapping */
            struct pl_node *keys;  /* of a mapping: `count` too */
        };
    };
};

struct pl_node_link {
    struct pl_node *node;
    struct pl_node_link *next;
};

/* One mistake of the text. */
struct pl_yaml_error {
    struct pl_place start, end;
    struct pl_slice message; /* in the arena */
};

/* What was read. */
struct pl_yaml {
    struct pl_node *root;          /* NULL where `error` is filled */
    struct pl_node_link *holes;    /* the scalars (no keys) that hold `${` */
    struct pl_node_link *repeated; /* the keys that are repeated */
    struct pl_yaml_error error;
};

/* Read the one document of `file` into `arena`. Returns false with the error
 * filled (an empty text is one too). */
bool pl_yaml_read(struct pl_yaml *out, struct pl_arena *arena,
                  const struct pl_yaml_file *file);

/* Give a scalar the text `text` (NUL-terminated), and the kind that it has as a
 * plain scalar. */
void pl_node_set_plain(struct pl_node *scalar, struct pl_slice text);

static inline struct pl_place pl_place_of_mark(struct pl_node_mark mark) {
    return (struct pl_place){mark.offset, mark.line, mark.column};
}

/* Where a node stands in its file. */
static inline struct pl_place pl_node_start(const struct pl_node *node) {
    return pl_place_of_mark(node->marks->start);
}

static inline struct pl_place pl_node_end(const struct pl_node *node) {
    return pl_place_of_mark(node->marks->end);
}

/* Tell whether a node is as it was shipped: what stands there was tested. */
static inline bool pl_node_is_shipped(const struct pl_node *node) {
    return node->file->is_shipped && !node->is_filled;
}

/* The value of `key` in a mapping, or NULL. */
struct pl_node *pl_node_get(const struct pl_node *mapping, const char *key);

/* The place of the byte at `offset` in the text of a scalar: exact for a plain
 * or quoted one on one line, else where the scalar starts. */
struct pl_place pl_node_place(const struct pl_node *scalar, size_t offset);

#endif

/*
 * Digest: a file that is part of the program and was read when the program was
 * built, so that nothing has to be parsed at start. tools/embed.c makes
 * digests. A YAML file becomes an array of nodes; any other file is a table
 * (check/table.h). Neither contains pointers, so the data stays in read-only
 * pages of the program and is not relocated at start.
 *
 * The children of a container are adjacent. The nodes below the `examples` of
 * rules are last, so that the beginning of the array is a tree without them.
 */
#ifndef PL_RULES_DIGEST_H
#define PL_RULES_DIGEST_H

#include "check/table.h"
#include "yaml/yaml.h"

struct pl_digest_node {
    uint32_t first; /* scalar: offset of its text in `texts`; container: index
                       of its first child */
    uint32_t count; /* scalar: bytes of the text; container: number of items or
                       pairs. All keys of a mapping precede all values */
    enum pl_node_kind kind : 8;
    enum pl_scalar_kind scalar : 8;
    unsigned word : 8; /* of a key that names a field of a rule: the enum
                          pl_field + 1; else 0 */
    bool truth : 1, has_hole : 1; /* has_hole: the text contains `${` */
};

struct pl_digest {
    const char *text; /* of the file: `size` bytes, followed by a NUL */
    size_t size;
    const char *texts; /* the texts of all scalars, each followed by a NUL */
    const struct pl_digest_node *nodes; /* the root first; NULL: the file is not
                                           YAML, or is kept as text only */
    const struct pl_node_marks *marks;  /* one for each node */
    size_t count, hole_count;
    size_t plain_count;    /* number of nodes that are not below `examples` */
    struct pl_table table; /* if the file is not YAML */
};

/* The number of bytes that the tree of `digest` takes. */
size_t pl_digest_size(const struct pl_digest *digest, bool with_examples);

/* Build the tree of `digest` in the memory `room`, with the same result as
 * pl_yaml_read(). Its texts are those of the digest. It cannot fail. Without
 * `with_examples` the examples of rules are empty. */
void pl_digest_read(struct pl_yaml *out, void *room,
                    const struct pl_yaml_file *file,
                    const struct pl_digest *digest, bool with_examples);

#endif

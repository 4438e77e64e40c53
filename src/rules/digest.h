/*
 * Digest: a file that the program holds, read when it was built, so that
 * nothing is parsed at start. A YAML file has its tree as one row of nodes,
 * any other is a table whose rows are found by their keys. Neither has pointers
 * inside: it stays in the program's read-only pages, and what starts a program
 * need not relocate it. tools/embed.c makes digests.
 *
 * The children of a container stand in a row. What is below the `examples` of
 * rules stands last, so that the beginning of the row is a tree without it.
 */
#ifndef PL_RULES_DIGEST_H
#define PL_RULES_DIGEST_H

#include "check/table.h"
#include "yaml/yaml.h"

struct pl_digest_node {
    uint32_t first; /* of a scalar: where its text is among the texts; of a
                       container: the index of its first child */
    uint32_t count; /* bytes of the text; items, or pairs: all keys stand before
                       all values */
    enum pl_node_kind kind : 8;
    enum pl_scalar_kind scalar : 8;
    unsigned word : 8; /* of a key: the field of a rule that it names, + 1; or
                          0 */
    bool truth : 1, has_hole : 1;
};

struct pl_digest {
    const char *text; /* of the file: `size` bytes, with a NUL after them */
    size_t size;
    const char *texts; /* of the scalars, each with a NUL after it */
    const struct pl_digest_node *nodes; /* the root first; none: it is no YAML,
                                           or was not read */
    const struct pl_node_marks *marks;  /* of each node */
    size_t count, hole_count;
    size_t plain_count;    /* without what is below `examples` */
    struct pl_table table; /* of a file that is no YAML */
};

/* How many bytes the tree of `digest` takes. */
size_t pl_digest_size(const struct pl_digest *digest, bool with_examples);

/* Make the tree of `digest`, whose texts outlive it, in `room`, as
 * pl_yaml_read() does; it cannot fail. Without `with_examples` those of rules
 * are empty. */
void pl_digest_read(struct pl_yaml *out, void *room,
                    const struct pl_yaml_file *file,
                    const struct pl_digest *digest, bool with_examples);

#endif

/*
 * Read: typed values from YAML nodes. Each function reports a mistake and
 * returns false if the node has another type. Results are in the arena of the
 * nodes.
 */
#ifndef PL_RULES_READ_H
#define PL_RULES_READ_H

#include "rules/errata.h"

/* A text; for a number, its text as written. */
bool pl_read_text(struct pl_errata *errata, const struct pl_node *node,
                  struct pl_slice *out);

/* true or false. */
bool pl_read_flag(struct pl_errata *errata, const struct pl_node *node,
                  bool *out);

/* An integer from 0 on, in any notation (2.0). A value beyond INT64_MAX becomes
 * INT64_MAX. */
bool pl_read_count(struct pl_errata *errata, const struct pl_node *node,
                   uint64_t *out);

/* A list of texts, or one text. */
bool pl_read_names(struct pl_errata *errata, struct pl_arena *arena,
                   const struct pl_node *node, struct pl_names *out);

/* Check that `node` is of `kind`. */
bool pl_read_kind(struct pl_errata *errata, const struct pl_node *node,
                  enum pl_node_kind kind);

/* Read a map whose keys are among `names` (ends with NULL). `fields` gets the
 * value of each name, NULL if it is absent. An unknown key is reported; its
 * value is used for the name that was probably meant. False if `node` is not a
 * map. */
bool pl_read_fields(struct pl_errata *errata, const struct pl_node *node,
                    const char *const *names, struct pl_node **fields);

/* Report that `key` is none of `names`. Returns the index of the name that was
 * probably meant, or that of the final NULL. */
size_t pl_read_refuse_key(struct pl_errata *errata, const struct pl_node *key,
                          const char *const *names);

/* The items of a list, or `node` itself if it is a single item without a
 * list. */
struct pl_node *pl_read_list(struct pl_node *node, size_t *count);

#endif

/*
 * Read: typed values out of YAML nodes. Each function complains about a node of
 * another type and returns false; what it gives lives in the nodes' arena.
 */
#ifndef PL_RULES_READ_H
#define PL_RULES_READ_H

#include "rules/errata.h"

/* A text; a number's text too, as it is written. */
bool pl_read_text(struct pl_errata *errata, const struct pl_node *node,
                  struct pl_slice *out);

/* true or false. */
bool pl_read_flag(struct pl_errata *errata, const struct pl_node *node,
                  bool *out);

/* A whole number from 0 on, however it is written (2.0); what is past INT64_MAX
 * is as good as that. */
bool pl_read_count(struct pl_errata *errata, const struct pl_node *node,
                   uint64_t *out);

/* A list of texts, or one text. */
bool pl_read_names(struct pl_errata *errata, struct pl_arena *arena,
                   const struct pl_node *node, struct pl_names *out);

/* Tell that `node` is of that kind. */
bool pl_read_kind(struct pl_errata *errata, const struct pl_node *node,
                  enum pl_node_kind kind);

/* Read a map whose keys are among `names` (ends with NULL): `fields` gets the
 * value of each, NULL where there is none. A key that is unknown is complained
 * about and left out; false if `node` is no map. */
bool pl_read_fields(struct pl_errata *errata, const struct pl_node *node,
                    const char *const *names, struct pl_node **fields);

/* Complain about a key that is none of `names`. Returns the number of the name
 * that was meant, or that of the NULL after them. */
size_t pl_read_refuse_key(struct pl_errata *errata, const struct pl_node *key,
                          const char *const *names);

/* The nodes of a list, or the one node that stands for a list of it. */
struct pl_node *pl_read_list(struct pl_node *node, size_t *count);

#endif

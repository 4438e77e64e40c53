/*
 * Lookup: parameters whose value comes from a list. The text of a sibling
 * selects the row: `{list: iso4217, by: currency, column: minor_units}`.
 */
#ifndef PL_CHECK_LOOKUP_H
#define PL_CHECK_LOOKUP_H

#include "check/facts.h"
#include "check/param.h"
#include "check/siblings.h"

/* Store the count that `param` stands for. Returns false if `param` is not set,
 * or if the list has no row for the sibling or no number in the field. */
bool pl_lookup_count(const struct pl_count_param *param,
                     const struct pl_siblings *siblings, uint64_t *count);

/* The text that `param` stands for; empty if there is none. */
struct pl_slice pl_lookup_text(const struct pl_text_param *param,
                               const struct pl_siblings *siblings);

/* If `lookup` finds a row, add its fields as facts. */
void pl_lookup_explain(const struct pl_lookup *lookup,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts);

#endif

/*
 * Lookup: parameters that come from a list, by the text of a sibling (`{list:
 * iso4217, by: currency, column: minor_units}`).
 */
#ifndef PL_CHECK_LOOKUP_H
#define PL_CHECK_LOOKUP_H

#include "check/facts.h"
#include "check/param.h"
#include "check/siblings.h"

/* The count that `param` stands for. Returns false if it is not set, or comes
 * from a list and is not there or no number. */
bool pl_lookup_count(const struct pl_count_param *param,
                     const struct pl_siblings *siblings, uint64_t *count);

/* The text that `param` stands for; empty if there is none. */
struct pl_slice pl_lookup_text(const struct pl_text_param *param,
                               const struct pl_siblings *siblings);

/* Add the fields of the row that `lookup` leads to, if it does. */
void pl_lookup_explain(const struct pl_lookup *lookup,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts);

#endif

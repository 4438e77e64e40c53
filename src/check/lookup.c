#include "check/lookup.h"

#include "check/ascii.h"

static size_t row_of(const struct pl_lookup *lookup,
                     const struct pl_siblings *siblings) {
    const struct pl_value *sibling = pl_sibling(siblings, lookup->sibling);

    if (lookup->list == NULL || sibling == NULL ||
        sibling->type != PL_TYPE_STRING)
        return PL_LIST_NONE;
    return pl_list_find(lookup->list, sibling->text, lookup->ignore_case);
}

/* The field that `lookup` refers to; empty if the sibling is absent or not a
 * string, if the list has no such row, or if the field is empty. */
static struct pl_slice field_of(const struct pl_lookup *lookup,
                                const struct pl_siblings *siblings) {
    size_t row = row_of(lookup, siblings);

    if (row == PL_LIST_NONE)
        return pl_slice_of("", 0);
    return pl_list_field(lookup->list, row, lookup->column);
}

/* Read at most 18 digits; no count in a list has more. */
static bool read_count(struct pl_slice text, uint64_t *count) {
    if (text.len == 0 || text.len > 18)
        return false;

    uint64_t number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!pl_ascii_is_digit(text.data[i]))
            return false;
        number = number * 10 + (uint64_t)(text.data[i] - '0');
    }
    *count = number;
    return true;
}

bool pl_lookup_count(const struct pl_count_param *param,
                     const struct pl_siblings *siblings, uint64_t *count) {
    if (!param->is_set)
        return false;
    if (param->lookup.list != NULL)
        return read_count(field_of(&param->lookup, siblings), count);
    *count = param->count;
    return true;
}

struct pl_slice pl_lookup_text(const struct pl_text_param *param,
                               const struct pl_siblings *siblings) {
    if (param->lookup.list == NULL)
        return param->text;
    return field_of(&param->lookup, siblings);
}

void pl_lookup_explain(const struct pl_lookup *lookup,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts) {
    size_t row = row_of(lookup, siblings);

    if (row != PL_LIST_NONE)
        pl_facts_row(facts, lookup->list, row);
}

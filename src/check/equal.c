#include "check/equal.h"

#include "base/decimal.h"
#include "check/members.h"
#include "check/walk.h"

/* Two containers of the same type and size. The children before `next` are
 * known to be equal. */
struct pair {
    const struct pl_value *a, *b;
    uint64_t next;
};

static bool is_same_number(struct pl_slice a, struct pl_slice b) {
    struct pl_decimal x, y;

    return pl_slice_eq(a, b) ||
           (pl_decimal_read(&x, a) && pl_decimal_read(&y, b) &&
            pl_decimal_cmp(x, y) == 0);
}

/* Tell whether `a` and `b` are equal as far as that is possible without looking
 * at their children. */
static bool is_alike(const struct pl_value *a, const struct pl_value *b) {
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case PL_TYPE_NULL:
        return true;
    case PL_TYPE_BOOLEAN:
        return a->truth == b->truth;
    case PL_TYPE_NUMBER:
        return is_same_number(a->text, b->text);
    case PL_TYPE_STRING:
        return pl_slice_eq(a->text, b->text);
    case PL_TYPE_ARRAY:
    case PL_TYPE_OBJECT:
        break;
    }
    return a->size == b->size &&
           (a->size == 0 || (a->has_content && b->has_content));
}

/* Find the next two children to compare; false if an object has a key that the
 * other one lacks. Mostly both objects have the same order, and no search is
 * needed. */
static bool next_children(struct pair *pair, const struct pl_value **a,
                          const struct pl_value **b) {
    uint64_t i = pair->next++;

    if (pair->a->type == PL_TYPE_ARRAY) {
        *a = &pair->a->items[i];
        *b = &pair->b->items[i];
        return true;
    }
    const struct pl_member *mine = &pair->a->members[i];
    const struct pl_member *theirs = &pair->b->members[i];
    if (!pl_slice_eq(mine->key.text, theirs->key.text)) {
        if (pl_members_find(pair->a, theirs->key.text) == NULL)
            return false;
        theirs = pl_members_find(pair->b, mine->key.text);
        if (theirs == NULL)
            return false;
    }
    *a = &mine->value;
    *b = &theirs->value;
    return true;
}

static bool has_children(const struct pl_value *value) {
    return (value->type == PL_TYPE_ARRAY || value->type == PL_TYPE_OBJECT) &&
           value->size > 0;
}

bool pl_value_equal(const struct pl_value *a, const struct pl_value *b) {
    struct pair open[PL_WALK_DEPTH_MAX];
    size_t depth = 0;

    if (!is_alike(a, b))
        return false;
    if (!has_children(a))
        return true;

    open[depth++] = (struct pair){a, b, 0};
    while (depth > 0) {
        struct pair *pair = &open[depth - 1];
        if (pair->next == pair->a->size) {
            depth--;
            continue;
        }
        if (!next_children(pair, &a, &b) || !is_alike(a, b))
            return false;
        if (!has_children(a))
            continue;
        if (depth == PL_WALK_DEPTH_MAX)
            return false;
        open[depth++] = (struct pair){a, b, 0};
    }
    return true;
}

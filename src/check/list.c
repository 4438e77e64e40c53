#include "check/list.h"

#include "base/nearest.h"
#include "check/ascii.h"

/* Keys up to this length are folded on the stack. */
#define FOLD_MAX 256

static size_t row_of(uint32_t found) {
    return found == PL_MAP_NONE ? PL_LIST_NONE : found;
}

static size_t find_slowly(const struct pl_list *list, struct pl_slice key) {
    for (size_t row = 0; row < list->row_count; row++)
        if (pl_ascii_same(pl_list_field(list, row, 0), key))
            return row;
    return PL_LIST_NONE;
}

size_t pl_list_find(const struct pl_list *list, struct pl_slice key,
                    bool ignore_case) {
    char folded[FOLD_MAX];

    if (!ignore_case)
        return row_of(pl_map_get(&list->by_key, key));
    if (key.len > FOLD_MAX)
        return find_slowly(list, key);
    key = pl_ascii_fold(key, folded);
    uint32_t as_it_is = pl_map_get(&list->by_key, key);
    uint32_t as_folded = pl_map_get(&list->by_folded_key, key);
    return row_of(as_it_is < as_folded ? as_it_is : as_folded);
}

/* Fields are mostly a few bytes long. */
static size_t field_len(struct pl_slice rest) {
    size_t len = 0;
    while (len < rest.len && rest.data[len] != '\t')
        len++;
    return len;
}

struct pl_slice pl_list_field(const struct pl_list *list, size_t row,
                              size_t column) {
    if (row >= list->row_count || column >= list->column_count)
        return pl_slice_of("", 0);
    if (column == 0)
        return list->by_key.entries[row].key;

    struct pl_slice rest = list->rows[row];
    for (size_t i = 0; i < column; i++) {
        size_t len = field_len(rest) + 1;
        rest = pl_slice_of(rest.data + len, rest.len - len);
    }
    return pl_slice_of(rest.data, field_len(rest));
}

size_t pl_list_column(const struct pl_list *list, struct pl_slice name) {
    for (size_t i = 0; i < list->column_count; i++)
        if (pl_slice_eq(list->columns[i], name))
            return i;
    return PL_LIST_NONE;
}

bool pl_where_holds(const struct pl_where *where, const struct pl_list *list,
                    size_t row) {
    for (size_t i = 0; i < where->count; i++) {
        const struct pl_where_column *column = &where->columns[i];
        struct pl_slice field = pl_list_field(list, row, column->column);
        if (pl_names_find(&column->any_of, field) == SIZE_MAX)
            return false;
    }
    return true;
}

/* Folding is left out where a key is too long to be near anything. */
static struct pl_slice folded(struct pl_slice key, char *buffer, bool fold) {
    return fold && key.len <= FOLD_MAX ? pl_ascii_fold(key, buffer) : key;
}

size_t pl_list_nearest(const struct pl_list *list, struct pl_slice key,
                       const struct pl_where *where, bool ignore_case) {
    char key_room[FOLD_MAX], field_room[FOLD_MAX];
    struct pl_slice word = folded(key, key_room, ignore_case);
    uint32_t letters = pl_nearest_letters(word);
    size_t least = PL_NEAREST_NONE;
    size_t best_row = PL_LIST_NONE;

    for (size_t row = 0; row < list->row_count && least > 0; row++) {
        if (pl_nearest_is_apart(letters, list->letters[row], SIZE_MAX))
            continue;
        struct pl_slice field = pl_list_field(list, row, 0);
        if (pl_nearest_is_apart(letters, list->letters[row], field.len) ||
            (where != NULL && !pl_where_holds(where, list, row)))
            continue;
        size_t far = pl_nearness(word, folded(field, field_room, ignore_case));
        if (far >= least)
            continue;
        least = far;
        best_row = row;
    }
    return best_row;
}

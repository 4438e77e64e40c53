#include "check/list.h"

#include "base/nearest.h"
#include "check/ascii.h"

/* Longer keys are not folded. */
#define FOLD_MAX 256

size_t pl_list_find(const struct pl_list *list, struct pl_slice key,
                    bool ignore_case) {
    uint32_t row = pl_table_find(&list->table, key, ignore_case);
    return row == PL_TABLE_NONE ? PL_LIST_NONE : row;
}

/* A loop rather than memchr(): most fields have a few bytes only. */
static size_t field_len(struct pl_slice rest) {
    size_t len = 0;
    while (len < rest.len && rest.data[len] != '\t')
        len++;
    return len;
}

struct pl_slice pl_list_field(const struct pl_list *list, size_t row,
                              size_t column) {
    const struct pl_table *table = &list->table;
    if (row >= table->row_count || column >= list->column_count)
        return pl_slice_of("", 0);
    if (column == 0)
        return pl_table_key(table, row);

    struct pl_slice rest =
        pl_slice_of(table->text + table->rows[row].at, table->rows[row].len);
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

/* A key longer than FOLD_MAX stays as it is: it is too long to be near any
 * other. */
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

    for (size_t row = 0; row < list->table.row_count && least > 0; row++) {
        uint32_t others = list->table.rows[row].letters;
        if (pl_nearest_is_apart(letters, others, SIZE_MAX))
            continue;
        struct pl_slice field = pl_table_key(&list->table, row);
        if (pl_nearest_is_apart(letters, others, field.len) ||
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

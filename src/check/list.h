/*
 * List: a table of a rule file (`lists:`). A row is looked up by its key, the
 * field in the first column. A list is immutable once loaded.
 */
#ifndef PL_CHECK_LIST_H
#define PL_CHECK_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/names.h"
#include "base/slice.h"
#include "check/table.h"

#define PL_LIST_NONE SIZE_MAX

struct pl_list {
    struct pl_slice name;
    struct pl_slice option; /* what the values are, for --help, if each run
                               passes them in files (an option of the command
                               line); else empty */
    struct pl_slice member; /* if such a file is a JSON object: the name of the
                               member that holds the values */
    struct pl_slice expect, expected; /* if such a file is a JSON object: it
                                         holds all values only if its member
                                         `expect` has the text `expected` */
    const struct pl_slice *columns;
    size_t column_count;
    struct pl_table table;
};

/* The row whose key is `key`, or PL_LIST_NONE. With `ignore_case`, ASCII case
 * is ignored. */
size_t pl_list_find(const struct pl_list *list, struct pl_slice key,
                    bool ignore_case);

/* A field; empty if the table has no such row or column. */
struct pl_slice pl_list_field(const struct pl_list *list, size_t row,
                              size_t column);

/* The index of the column `name`, or PL_LIST_NONE. */
size_t pl_list_column(const struct pl_list *list, struct pl_slice name);

/* Conditions on the columns of a row. All of them must hold; a condition holds
 * if the field is one of the texts in `any_of`. */
struct pl_where_column {
    size_t column;
    struct pl_names any_of;
};

struct pl_where {
    const struct pl_where_column *columns;
    size_t count;
};

/* Tell whether a row satisfies the conditions. */
bool pl_where_holds(const struct pl_where *where, const struct pl_list *list,
                    size_t row);

/* The row whose key is nearest to `key` (see base/nearest.h) among the rows
 * that satisfy `where` (NULL: all rows), or PL_LIST_NONE. With `ignore_case`,
 * ASCII case is ignored. */
size_t pl_list_nearest(const struct pl_list *list, struct pl_slice key,
                       const struct pl_where *where, bool ignore_case);

#endif

/*
 * List: a table of the rule files (`lists:`), looked up by its first column.
 * Immutable once loaded.
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
    struct pl_slice option; /* what its values are, for --help: they are given
                               to each run, in files; or empty */
    struct pl_slice member; /* of a file that is an object: what holds them */
    struct pl_slice expect, expected; /* a member of such an object, and its
                                         text where it holds all of them */
    const struct pl_slice *columns;
    size_t column_count;
    struct pl_table table;
};

/* The row whose key is `key`, or PL_LIST_NONE. With `ignore_case`, ASCII case
 * does not matter. */
size_t pl_list_find(const struct pl_list *list, struct pl_slice key,
                    bool ignore_case);

/* A field; empty if the table has none there. */
struct pl_slice pl_list_field(const struct pl_list *list, size_t row,
                              size_t column);

/* The index of the column `name`, or PL_LIST_NONE. */
size_t pl_list_column(const struct pl_list *list, struct pl_slice name);

/* Text conditions on the columns of a list; all must hold, each with one of its
 * texts. */
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

/* The row whose key is nearest to `key` (see base/nearest.h) among those that
 * satisfy `where` (NULL: all), or PL_LIST_NONE; with `ignore_case` a letter of
 * the other case is no difference. */
size_t pl_list_nearest(const struct pl_list *list, struct pl_slice key,
                       const struct pl_where *where, bool ignore_case);

#endif

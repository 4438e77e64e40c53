/*
 * Table: rows of fields with tabs between them, found by the first, which is
 * the key, in whatever case its ASCII letters are. It is a text and numbers, so
 * that a table that the program holds is made when that is built
 * (tools/embed.c).
 */
#ifndef PL_CHECK_TABLE_H
#define PL_CHECK_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define PL_TABLE_NONE UINT32_MAX

struct pl_table_row {
    uint32_t at, len; /* in the text, with its tabs */
    uint32_t key_len;
    uint32_t letters; /* of the key, see base/nearest.h */
};

struct pl_table {
    const char *text;
    const struct pl_table_row *rows;
    const uint32_t *slots; /* hash of the key → row + 1; 0: none; probed
                              linearly */
    uint32_t row_count;
    uint32_t slot_count; /* a power of two */
};

/* The key of a row that there is. */
static inline struct pl_slice pl_table_key(const struct pl_table *table,
                                           size_t row) {
    return pl_slice_of(table->text + table->rows[row].at,
                       table->rows[row].key_len);
}

/* The first row whose key is `key`, or PL_TABLE_NONE. With `ignore_case`, ASCII
 * case does not matter. */
uint32_t pl_table_find(const struct pl_table *table, struct pl_slice key,
                       bool ignore_case);

/* How many slots a table of so many rows has. */
uint32_t pl_table_slots(size_t rows);

/* Put a row, whose letters are not told yet, behind the others. The table
 * stands in `rows` and `slots`, which have room for it; slots are 0 at first.
 * Returns false if there is one with that key. */
bool pl_table_add(struct pl_table *table, struct pl_table_row *rows,
                  uint32_t *slots, struct pl_table_row row);

#endif

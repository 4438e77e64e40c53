/*
 * Table: rows of fields that tabs separate. A row is found by its first field,
 * the key; the hash ignores ASCII case, so lookups can too. A table consists of
 * a text and arrays of numbers without pointers, so that the tables shipped in
 * the program are made when it is built (tools/embed.c).
 */
#ifndef PL_CHECK_TABLE_H
#define PL_CHECK_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define PL_TABLE_NONE UINT32_MAX

struct pl_table_row {
    uint32_t at, len; /* of the row in `text`, tabs included */
    uint32_t key_len;
    uint32_t letters; /* pl_nearest_letters() of the key */
};

struct pl_table {
    const char *text;
    const struct pl_table_row *rows;
    const uint32_t *slots; /* open addressing: hash of the key → row + 1, 0 if
                              the slot is empty; collisions go to the next
                              slot */
    uint32_t row_count;
    uint32_t slot_count; /* a power of two */
};

/* The key of row `row`, which exists. */
static inline struct pl_slice pl_table_key(const struct pl_table *table,
                                           size_t row) {
    return pl_slice_of(table->text + table->rows[row].at,
                       table->rows[row].key_len);
}

/* The first row whose key is `key`, or PL_TABLE_NONE. With `ignore_case`, ASCII
 * case does not matter. */
uint32_t pl_table_find(const struct pl_table *table, struct pl_slice key,
                       bool ignore_case);

/* The number of slots for a table of `rows` rows. */
uint32_t pl_table_slots(size_t rows);

/* Append `row` to the table and compute its `letters`. `rows` and `slots` are
 * the writable memory behind `table`, with room for one more row; `slots`
 * starts as all 0. Returns false, adding nothing, if a row has the same key. */
bool pl_table_add(struct pl_table *table, struct pl_table_row *rows,
                  uint32_t *slots, struct pl_table_row row);

#endif

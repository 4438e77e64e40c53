/*
 * Facts: named texts that a failed check provides for the rule's message, which
 * names them as `{limit}`. The facts are stored in a buffer of their own: texts
 * are copied, names are borrowed (they are literals). A check that found a row
 * of a list adds the row as a whole; each of its fields is then a fact named
 * `list.column`.
 */
#ifndef PL_CHECK_FACTS_H
#define PL_CHECK_FACTS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"
#include "check/list.h"

#define PL_FACTS_MAX      24
#define PL_FACTS_ROWS_MAX 4
#define PL_FACTS_NEAR_MAX 32 /* cached keys; a power of two */
#define PL_FACTS_NEAR_LEN 16 /* bytes; a longer key is not cached */

struct pl_fact {
    struct pl_slice name;
    size_t start, end; /* its text in `texts` */
};

struct pl_fact_row {
    const struct pl_list *list;
    size_t row;
};

/* A cache entry: the answer that pl_list_nearest() gave for one key. */
struct pl_fact_near {
    const struct pl_list *list; /* NULL: the entry is empty */
    const struct pl_where *where;
    bool ignore_case;
    size_t len;
    char key[PL_FACTS_NEAR_LEN];
    size_t row;
};

struct pl_facts {
    struct pl_buf texts;
    struct pl_fact facts[PL_FACTS_MAX];
    size_t count;
    struct pl_fact_row rows[PL_FACTS_ROWS_MAX];
    size_t row_count;
    size_t part, part_len; /* the part of the value's text that failed, in
                              bytes; `part_len` 0: all of it */
    struct pl_fact_near near[PL_FACTS_NEAR_MAX]; /* by hash of the key */
};

/* Make an empty set of facts. */
void pl_facts_init(struct pl_facts *facts, struct pl_heap *heap);
void pl_facts_fini(struct pl_facts *facts);

/* Remove all facts, keeping the memory and the cache of nearest keys. */
void pl_facts_clear(struct pl_facts *facts);

/* Add a fact. If the name exists already, the first fact is kept; beyond
 * PL_FACTS_MAX facts the new one is dropped. */
void pl_facts_text(struct pl_facts *facts, const char *name,
                   struct pl_slice text);
void pl_facts_count(struct pl_facts *facts, const char *name, uint64_t count);

/* Add the fact `name` piece by piece: append its text to the returned buffer,
 * then call pl_facts_end(). Add no other fact in between. */
struct pl_buf *pl_facts_begin(struct pl_facts *facts, const char *name);
void pl_facts_end(struct pl_facts *facts);

/* Record which part of the value's text failed. Only the first call counts. */
void pl_facts_part(struct pl_facts *facts, size_t start, size_t len);

/* Add a row of a list: its fields become facts named `list.column`. Only the
 * first row of each list counts. */
void pl_facts_row(struct pl_facts *facts, const struct pl_list *list,
                  size_t row);

/* The same as pl_list_nearest(), through a cache: inputs repeat their mistakes,
 * and several rules ask the same about one value. */
size_t pl_facts_nearest(struct pl_facts *facts, const struct pl_list *list,
                        struct pl_slice key, const struct pl_where *where,
                        bool ignore_case);

/* The text of a fact, valid until another one is added. NULL data if no fact
 * has that name, or the field of the list is empty. */
struct pl_slice pl_facts_get(const struct pl_facts *facts,
                             struct pl_slice name);

#endif

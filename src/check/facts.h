/*
 * Facts: what a failed check can tell, by name, for the rule's message. The
 * facts live in their own buffer; texts are copied, names are borrowed (they
 * are literals). The row of a list that a check found is remembered as it is,
 * and each of its fields is a fact by the name `list.column`.
 */
#ifndef PL_CHECK_FACTS_H
#define PL_CHECK_FACTS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"
#include "check/list.h"

#define PL_FACTS_MAX      24
#define PL_FACTS_ROWS_MAX 4
#define PL_FACTS_NEAR_MAX 32 /* a power of two */
#define PL_FACTS_NEAR_LEN 16 /* bytes of a key; longer ones are not kept */

struct pl_fact {
    struct pl_slice name;
    size_t start, end; /* in `texts` */
};

struct pl_fact_row {
    const struct pl_list *list;
    size_t row;
};

/* The key of a list that was found to be nearest to another. */
struct pl_fact_near {
    const struct pl_list *list; /* NULL: none yet */
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
    size_t part, part_len; /* of the value's text, in bytes: what failed; no
                              length: all of it */
    struct pl_fact_near near[PL_FACTS_NEAR_MAX];
};

/* Make an empty set of facts. */
void pl_facts_init(struct pl_facts *facts, struct pl_heap *heap);
void pl_facts_fini(struct pl_facts *facts);

/* Empty it, keeping its memory. */
void pl_facts_clear(struct pl_facts *facts);

/* Add a fact; the first of a name stands, and past PL_FACTS_MAX it is dropped.
 */
void pl_facts_text(struct pl_facts *facts, const char *name,
                   struct pl_slice text);
void pl_facts_count(struct pl_facts *facts, const char *name, uint64_t count);

/* Add the fact `name` in pieces: append its text to the buffer that is
 * returned, then call pl_facts_end(). No other fact is added meanwhile. */
struct pl_buf *pl_facts_begin(struct pl_facts *facts, const char *name);
void pl_facts_end(struct pl_facts *facts);

/* Say which part of the value's text failed; the first stands. */
void pl_facts_part(struct pl_facts *facts, size_t start, size_t len);

/* Remember a row of a list: its fields are facts named `list.column`. The first
 * row of a list stands. */
void pl_facts_row(struct pl_facts *facts, const struct pl_list *list,
                  size_t row);

/* pl_list_nearest(), which is remembered: mistakes repeat themselves, and rules
 * ask the same of one value. */
size_t pl_facts_nearest(struct pl_facts *facts, const struct pl_list *list,
                        struct pl_slice key, const struct pl_where *where,
                        bool ignore_case);

/* The text of a fact, until the next one is added; NULL data if there is none
 * of that name or the field of the list is empty. */
struct pl_slice pl_facts_get(const struct pl_facts *facts,
                             struct pl_slice name);

#endif

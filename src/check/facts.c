#include "check/facts.h"

void pl_facts_init(struct pl_facts *facts, struct pl_heap *heap) {
    pl_buf_init(&facts->texts, heap);
    facts->count = 0;
    facts->row_count = 0;
    facts->part_len = 0;
    memset(facts->near, 0, sizeof facts->near);
}

void pl_facts_fini(struct pl_facts *facts) {
    pl_buf_fini(&facts->texts);
}

void pl_facts_clear(struct pl_facts *facts) {
    pl_buf_clear(&facts->texts);
    facts->count = 0;
    facts->row_count = 0;
    facts->part_len = 0;
}

static const struct pl_fact *find(const struct pl_facts *facts,
                                  struct pl_slice name) {
    for (size_t i = 0; i < facts->count; i++)
        if (pl_slice_eq(facts->facts[i].name, name))
            return &facts->facts[i];
    return NULL;
}

/* A fact that is not wanted is written behind the last one, and the next one
 * overwrites it, so callers need not check. */
struct pl_buf *pl_facts_begin(struct pl_facts *facts, const char *name) {
    size_t end = facts->count > 0 ? facts->facts[facts->count - 1].end : 0;

    if (facts->texts.len > end)
        facts->texts.len = end;
    if (facts->count < PL_FACTS_MAX)
        facts->facts[facts->count] = (struct pl_fact){
            .name = pl_slice_str(name), .start = end, .end = end};
    return &facts->texts;
}

void pl_facts_end(struct pl_facts *facts) {
    if (facts->count == PL_FACTS_MAX)
        return;

    struct pl_fact *fact = &facts->facts[facts->count];
    if (find(facts, fact->name) != NULL)
        return;
    fact->end = facts->texts.len;
    facts->count++;
}

void pl_facts_text(struct pl_facts *facts, const char *name,
                   struct pl_slice text) {
    pl_buf_add_slice(pl_facts_begin(facts, name), text);
    pl_facts_end(facts);
}

void pl_facts_part(struct pl_facts *facts, size_t start, size_t len) {
    if (facts->part_len > 0)
        return;
    facts->part = start;
    facts->part_len = len;
}

void pl_facts_count(struct pl_facts *facts, const char *name, uint64_t count) {
    pl_buf_add_uint(pl_facts_begin(facts, name), count);
    pl_facts_end(facts);
}

void pl_facts_row(struct pl_facts *facts, const struct pl_list *list,
                  size_t row) {
    for (size_t i = 0; i < facts->row_count; i++)
        if (facts->rows[i].list == list)
            return;
    if (facts->row_count < PL_FACTS_ROWS_MAX)
        facts->rows[facts->row_count++] = (struct pl_fact_row){list, row};
}

/* The field that `name` refers to, if it is `list.column`; else NULL data. */
static struct pl_slice field_of(const struct pl_fact_row *found,
                                struct pl_slice name) {
    struct pl_slice none = {NULL, 0};
    size_t len = found->list->name.len;

    if (name.len <= len || name.data[len] != '.' ||
        !pl_slice_eq(found->list->name, pl_slice_of(name.data, len)))
        return none;

    size_t column = pl_list_column(
        found->list, pl_slice_of(name.data + len + 1, name.len - len - 1));
    if (column == PL_LIST_NONE)
        return none;

    struct pl_slice field = pl_list_field(found->list, found->row, column);
    return field.len > 0 ? field : none;
}

struct pl_slice pl_facts_get(const struct pl_facts *facts,
                             struct pl_slice name) {
    const struct pl_fact *fact = find(facts, name);

    if (fact != NULL)
        return fact->end > fact->start
                   ? pl_slice_of(facts->texts.data + fact->start,
                                 fact->end - fact->start)
                   : pl_slice_of("", 0);

    for (size_t i = 0; i < facts->row_count; i++) {
        struct pl_slice field = field_of(&facts->rows[i], name);
        if (field.data != NULL)
            return field;
    }
    return pl_slice_of(NULL, 0);
}

/* The cache entry for `key`. */
static struct pl_fact_near *near_of(struct pl_facts *facts,
                                    struct pl_slice key) {
    uint32_t spread = 0;

    for (size_t i = 0; i < key.len; i++)
        spread = spread * 31 + (unsigned char)key.data[i];
    spread *= UINT32_C(0x9E3779B1);
    return &facts->near[spread >> 16 & (PL_FACTS_NEAR_MAX - 1)];
}

size_t pl_facts_nearest(struct pl_facts *facts, const struct pl_list *list,
                        struct pl_slice key, const struct pl_where *where,
                        bool ignore_case) {
    if (where->count == 0)
        where = NULL;
    if (key.len == 0 || key.len > PL_FACTS_NEAR_LEN)
        return pl_list_nearest(list, key, where, ignore_case);

    struct pl_fact_near *near = near_of(facts, key);
    if (near->list == list && near->where == where &&
        near->ignore_case == ignore_case &&
        pl_slice_eq(pl_slice_of(near->key, near->len), key))
        return near->row;
    *near = (struct pl_fact_near){
        .list = list,
        .where = where,
        .ignore_case = ignore_case,
        .len = key.len,
        .row = pl_list_nearest(list, key, where, ignore_case)};
    memcpy(near->key, key.data, key.len);
    return near->row;
}

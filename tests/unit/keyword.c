#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "keyword_room.h"

#define NOW INT64_C(1767225600) /* 2026-01-01T00:00:00Z */

const char *const keyword_siblings[KEYWORD_SIBLINGS] = {"currency", "time"};

struct keyword_room keyword_room;

void keyword_fail(const char *what, const char *detail) {
    fprintf(stderr, "keyword: %s: %s\n", what, detail);
    abort();
}

const char *keyword_text(struct pl_slice slice) {
    return pl_arena_copy(&keyword_room.arena, slice).data;
}

const struct pl_value *keyword_member(const struct pl_value *object,
                                      const char *key) {
    for (uint64_t i = 0; i < object->size; i++)
        if (pl_slice_is(object->members[i].key.text, key))
            return &object->members[i].value;
    return NULL;
}

static const struct pl_slice *slices(const char *const *texts, size_t count) {
    struct pl_slice *out =
        pl_arena_alloc(&keyword_room.arena, count * sizeof *out);

    for (size_t i = 0; i < count; i++)
        out[i] = pl_slice_str(texts[i]);
    return out;
}

/* Add a row to the text of a table. */
static struct pl_table_row join_row(struct pl_buf *text,
                                    const char *const *cells, size_t columns) {
    struct pl_table_row row = {.at = (uint32_t)text->len,
                               .key_len = (uint32_t)strlen(cells[0])};
    for (size_t k = 0; k < columns; k++) {
        pl_buf_add_str(text, k > 0 ? "\t" : "");
        pl_buf_add_str(text, cells[k]);
    }
    row.len = (uint32_t)text->len - row.at;
    return row;
}

static void make_list(struct pl_list *list, const char *name,
                      const char *const *cells, size_t columns, size_t rows) {
    list->name = pl_slice_str(name);
    list->columns = slices(cells, columns);
    list->column_count = columns;
    struct pl_arena *arena = &keyword_room.arena;
    uint32_t slot_count = pl_table_slots(rows);
    struct pl_table_row *row = pl_arena_alloc(arena, rows * sizeof *row);
    uint32_t *slots = pl_arena_alloc(arena, slot_count * sizeof *slots);
    struct pl_buf text;
    pl_buf_init(&text, &keyword_room.heap);
    for (size_t i = 1; i <= rows; i++)
        row[i - 1] = join_row(&text, cells + i * columns, columns);
    list->table = (struct pl_table){
        .text = pl_arena_copy(arena, pl_buf_slice(&text)).data,
        .rows = row,
        .slots = slots,
        .slot_count = slot_count};
    for (size_t i = 0; i < rows; i++)
        pl_table_add(&list->table, row, slots, row[i]);
    pl_buf_fini(&text);
}

static const char *const iso[] = {
    "code", "digits", "status",    "withdrawn", /* */
    "EUR",  "2",      "active",    "",          /* */
    "HRK",  "2",      "withdrawn", "2023-01",   /* */
    "JPY",  "0",      "active",    "",          /* */
    "XAU",  "",       "active",    "",          /* */
};
static const char *const words[] = {"value", "null", "None", "anonymous"};
static const char *const spellings[] = {"spelling", "key",    "timestamp",
                                        "time",     "amount", "price"};

void keyword_setup(void) {
    pl_heap_init(&keyword_room.heap);
    pl_arena_init(&keyword_room.arena, &keyword_room.heap);
    pl_buf_init(&keyword_room.scratch, &keyword_room.heap);
    pl_facts_init(&keyword_room.facts, &keyword_room.heap);
    pl_work_init(&keyword_room.work, &keyword_room.heap);
    make_list(&keyword_room.lists[0], "iso", iso, 4, 4);
    make_list(&keyword_room.lists[1], "words", words, 1, 3);
    make_list(&keyword_room.lists[2], "spellings", spellings, 2, 2);
}

void keyword_teardown(void) {
    pl_work_fini(&keyword_room.work);
    pl_facts_fini(&keyword_room.facts);
    pl_buf_fini(&keyword_room.scratch);
    pl_arena_free(&keyword_room.arena);
}

const struct pl_list *keyword_list(struct pl_slice name) {
    for (size_t i = 0;
         i < sizeof keyword_room.lists / sizeof *keyword_room.lists; i++)
        if (pl_slice_eq(keyword_room.lists[i].name, name))
            return &keyword_room.lists[i];
    keyword_fail("list", keyword_text(name));
}

static struct pl_siblings read_siblings(const char *json) {
    const struct pl_value *object = keyword_value(json != NULL ? json : "{}");
    size_t count = KEYWORD_SIBLINGS;
    const struct pl_value **values =
        pl_arena_alloc(&keyword_room.arena, count * sizeof *values);

    for (size_t i = 0; i < count; i++)
        values[i] = keyword_member(object, keyword_siblings[i]);
    return (struct pl_siblings){values, count, NOW, &keyword_room.work};
}

bool keyword_holds_value(const char *schema, const struct pl_value *value) {
    struct pl_siblings siblings = read_siblings(NULL);

    return pl_schema_holds(keyword_schema(schema), value, &siblings);
}

bool keyword_holds_beside(const char *schema, const char *value,
                          const char *siblings) {
    struct pl_siblings beside = read_siblings(siblings);

    return pl_schema_holds(keyword_schema(schema), keyword_value(value),
                           &beside);
}

bool keyword_holds(const char *schema, const char *value) {
    return keyword_holds_beside(schema, value, NULL);
}

const char *keyword_fact_beside(const char *schema, const char *value,
                                const char *siblings, const char *name) {
    struct pl_siblings beside = read_siblings(siblings);

    pl_facts_clear(&keyword_room.facts);
    pl_schema_explain(keyword_schema(schema), keyword_value(value), &beside,
                      &keyword_room.facts);
    struct pl_slice text =
        pl_facts_get(&keyword_room.facts, pl_slice_str(name));
    return text.data != NULL ? keyword_text(text) : "(none)";
}

const char *keyword_fact(const char *schema, const char *value,
                         const char *name) {
    return keyword_fact_beside(schema, value, NULL, name);
}

struct fault_taker {
    const char *object;
    struct pl_buf told;
};

static void add_key(struct pl_buf *out, const char *label, const char *object,
                    const struct pl_span *key) {
    if (key == NULL)
        return;
    pl_buf_add_str(out, label);
    pl_buf_add(out, object + key->start, key->end - key->start);
}

static void take_fault(void *self, const struct pl_span *at,
                       const struct pl_span *related,
                       const struct pl_facts *told) {
    struct fault_taker *taker = self;

    if (taker->told.len > 0)
        pl_buf_add_str(&taker->told, "; ");
    add_key(&taker->told, "at=", taker->object, at);
    add_key(&taker->told, " related=", taker->object, related);
    for (size_t i = 0; i < told->count; i++) {
        if (i > 0 || at != NULL)
            pl_buf_add_char(&taker->told, ' ');
        pl_buf_add_slice(&taker->told, told->facts[i].name);
        pl_buf_add_char(&taker->told, '=');
        pl_buf_add_slice(&taker->told, pl_facts_get(told, told->facts[i].name));
    }
}

static struct pl_seen_members see(const struct pl_assertion *assertion,
                                  const struct pl_value *object) {
    const struct pl_check *check = assertion->check;
    const struct pl_names *names = check->names(assertion->settings);
    const struct pl_names *known =
        check->known != NULL ? check->known(assertion->settings) : NULL;
    struct pl_seen *seen =
        pl_arena_alloc(&keyword_room.arena, names->count * sizeof *seen + 1);
    struct pl_value *unknown =
        pl_arena_alloc(&keyword_room.arena, object->size * sizeof *unknown + 1);
    size_t unknown_count = 0;

    for (uint64_t i = 0; i < object->size; i++) {
        const struct pl_member *in = &object->members[i];
        for (size_t k = 0; k < names->count; k++)
            if (pl_slice_eq(names->items[k], in->key.text))
                seen[k] = (struct pl_seen){true, in->key.span, in->value};
        if (known != NULL && unknown_count < PL_SEEN_UNKNOWN_MAX &&
            pl_names_find(known, in->key.text) == SIZE_MAX)
            unknown[unknown_count++] = in->key;
    }
    return (struct pl_seen_members){seen, names->count, unknown, unknown_count,
                                    false};
}

static const char *find_faults(const char *schema, const char *object,
                               bool is_cut) {
    const struct pl_assertion *assertion = keyword_schema(schema)->assertions;
    struct pl_seen_members seen = see(assertion, keyword_value(object));
    struct fault_taker taker = {.object = object};
    struct pl_faults faults = {take_fault, &taker, &keyword_room.facts};

    pl_buf_init(&taker.told, &keyword_room.heap);
    seen.is_cut = is_cut;
    assertion->check->members(assertion->settings, &seen, &faults);
    const char *told =
        taker.told.len > 0 ? keyword_text(pl_buf_slice(&taker.told)) : "";
    pl_buf_fini(&taker.told);
    return told;
}

const char *keyword_faults(const char *schema, const char *object) {
    return find_faults(schema, object, false);
}

const char *keyword_faults_when_cut(const char *schema, const char *object) {
    return find_faults(schema, object, true);
}

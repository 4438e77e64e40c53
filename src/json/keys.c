#include "json/keys.h"

#include <stdlib.h>

void pl_keys_init(struct pl_keys *keys, struct pl_heap *heap,
                  struct pl_window *window, uint64_t limit) {
    *keys = (struct pl_keys){.heap = heap, .window = window};
    keys->few = limit < PL_KEYS_FEW ? (size_t)limit : PL_KEYS_FEW;
    keys->hash_key[0] = pl_heap_hash_key(heap);
    keys->hash_key[1] = keys->hash_key[0];
    keys->hash_key[1].k0 ^= 0x9e3779b97f4a7c15u;
}

void pl_keys_fini(struct pl_keys *keys) {
    free(keys->items);
    free(keys->table);
}

void pl_keys_clear(struct pl_keys *keys) {
    if (keys->indexed > 0)
        memset(keys->table, 0, keys->table_cap * sizeof *keys->table);
    keys->indexed = 0;
    keys->len = 0;
}

void pl_keys_reserve(struct pl_keys *keys) {
    keys->items = pl_heap_grow(keys->heap, keys->items, &keys->cap,
                               keys->len + PL_KEYS_FEW, sizeof *keys->items);
}

static struct pl_slice text_of(const struct pl_keys *keys,
                               const struct pl_key *key) {
    return pl_slice_of(pl_window_at(keys->window, key->offset + 1), key->len);
}

static void print(const struct pl_keys *keys, struct pl_key *key,
                  struct pl_slice text) {
    if (key->has_fingerprint)
        return;
    key->fingerprint[0] = pl_hash(keys->hash_key[0], text);
    key->fingerprint[1] = pl_hash(keys->hash_key[1], text);
    key->has_fingerprint = true;
}

/* Tell whether two keys are equal. `text` is the text of `key`. */
static bool is_same(const struct pl_keys *keys, const struct pl_key *old,
                    struct pl_key *key, struct pl_slice text) {
    if (old->len != key->len)
        return false;
    if (!old->is_text_gone)
        return pl_slice_eq(text_of(keys, old), text);
    print(keys, key, text);
    return old->fingerprint[0] == key->fingerprint[0] &&
           old->fingerprint[1] == key->fingerprint[1];
}

/* The slot where the search for a key starts. It depends on `first`, so that
 * objects with equal keys that share the table do not share slots. */
static size_t slot_of(const struct pl_keys *keys, const struct pl_key *key) {
    uint64_t mixed = (key->fingerprint[0] + key->first) * 0x9e3779b97f4a7c15u;

    return (size_t)(mixed >> 20) & (keys->table_cap - 1);
}

static void put(struct pl_keys *keys, size_t index) {
    struct pl_key *key = &keys->items[index];
    size_t slot = slot_of(keys, key);

    while (keys->table[slot] != 0)
        slot = (slot + 1) & (keys->table_cap - 1);
    keys->table[slot] = (uint32_t)(index + 1);
    key->is_indexed = true;
    keys->indexed++;
}

/* Keys are removed in the reverse order of insertion. So a chain of the table
 * only loses its end, and slots need no mark for a removed key. */
static void take(struct pl_keys *keys, size_t index) {
    size_t slot = slot_of(keys, &keys->items[index]);

    while (keys->table[slot] != index + 1)
        slot = (slot + 1) & (keys->table_cap - 1);
    keys->table[slot] = 0;
    keys->indexed--;
}

static void enlarge(struct pl_keys *keys) {
    size_t cap = keys->table_cap > 0 ? keys->table_cap * 2 : 64;

    keys->table =
        pl_heap_resize(keys->heap, keys->table, cap * sizeof(uint32_t));
    memset(keys->table, 0, cap * sizeof(uint32_t));
    keys->table_cap = cap;
    keys->indexed = 0;
    for (size_t i = 0; i < keys->len; i++)
        if (keys->items[i].is_indexed)
            put(keys, i);
}

/* Insert a key. The table is kept at most half full. */
static void index_key(struct pl_keys *keys, size_t index) {
    while (keys->table_cap < 2 * (keys->indexed + 1))
        enlarge(keys);
    put(keys, index);
}

static void index_scope(struct pl_keys *keys, struct pl_key_scope *scope) {
    scope->is_indexed = true;
    for (size_t i = scope->first; i < keys->len; i++) {
        if (!keys->items[i].has_fingerprint)
            print(keys, &keys->items[i], text_of(keys, &keys->items[i]));
        keys->items[i].first = (uint32_t)scope->first;
        index_key(keys, i);
    }
}

static struct pl_key *find_in_table(struct pl_keys *keys, struct pl_key *key,
                                    struct pl_slice text) {
    print(keys, key, text);
    for (size_t slot = slot_of(keys, key); keys->table[slot] != 0;
         slot = (slot + 1) & (keys->table_cap - 1)) {
        struct pl_key *old = &keys->items[keys->table[slot] - 1];
        if (old->first == key->first && is_same(keys, old, key, text))
            return old;
    }
    return NULL;
}

static struct pl_key *find(struct pl_keys *keys,
                           const struct pl_key_scope *scope, struct pl_key *key,
                           struct pl_slice text) {
    if (scope->is_indexed)
        return find_in_table(keys, key, text);
    for (size_t i = scope->first; i < keys->len; i++)
        if (is_same(keys, &keys->items[i], key, text))
            return &keys->items[i];
    return NULL;
}

const struct pl_key *pl_keys_add(struct pl_keys *keys,
                                 struct pl_key_scope *scope,
                                 const struct pl_key_text *added) {
    struct pl_key key = {.offset = added->span.start};

    key.size = (uint32_t)(added->span.end - added->span.start);
    key.len = (uint32_t)added->text.len;
    key.first = (uint32_t)scope->first;
    key.is_text_gone = !added->is_plain;
    if (!pl_keys_see(scope, pl_keys_tag(added->text))) {
        struct pl_key *old = find(keys, scope, &key, added->text);
        if (old != NULL)
            return old;
    }
    if (key.is_text_gone || scope->is_indexed)
        print(keys, &key, added->text);
    if (keys->len == keys->cap)
        pl_keys_reserve(keys);
    keys->items[keys->len++] = key;
    if (scope->is_indexed)
        index_key(keys, keys->len - 1);
    else if (keys->len - scope->first > PL_KEYS_FEW)
        index_scope(keys, scope);
    return NULL;
}

void pl_keys_unindex(struct pl_keys *keys, const struct pl_key_scope *scope) {
    for (size_t i = keys->len; i-- > scope->first;)
        take(keys, i);
}

struct pl_place pl_key_start(const struct pl_keys *keys,
                             const struct pl_key *key) {
    if (!key->has_left)
        return pl_window_locate(keys->window, key->offset);
    return (struct pl_place){key->offset, key->line, key->column};
}

struct pl_place pl_key_end(const struct pl_keys *keys,
                           const struct pl_key *key) {
    uint64_t end = key->offset + (key->size != 0 ? key->size : key->len + 2);

    if (!key->has_left)
        return pl_window_locate(keys->window, end);
    return (struct pl_place){end, key->line, key->column + key->width};
}

static void leave(struct pl_keys *keys, struct pl_key *key) {
    struct pl_place start = pl_key_start(keys, key);
    struct pl_place end = pl_key_end(keys, key);

    if (!key->is_text_gone)
        print(keys, key, text_of(keys, key));
    key->is_text_gone = true;
    key->line = start.line;
    key->column = start.column;
    key->width = end.column - start.column;
    key->has_left = true;
}

void pl_keys_leave(struct pl_keys *keys, uint64_t offset) {
    size_t left = keys->len;

    while (left > 0 && !keys->items[left - 1].has_left)
        left--;
    for (; left < keys->len && keys->items[left].offset < offset; left++)
        leave(keys, &keys->items[left]);
}

/*
 * Keys: the keys of the objects that are open, to find the ones given twice.
 *
 * All of them stand on one stack, those of an inner object above those of the
 * outer one, so that its memory is reused from object to object. Up to
 * PL_KEYS_FEW keys of an object are compared one by one; more are found through
 * a hash table, keyed so that input cannot choose its collisions. Texts are
 * never copied: when the bytes of a key leave the window, its place and 128
 * bits of keyed hash stay, which stand for the text from then on.
 */
#ifndef PL_JSON_KEYS_H
#define PL_JSON_KEYS_H

#include <string.h>

#include "base/hash.h"
#include "base/heap.h"
#include "model/span.h"
#include "model/window.h"

#define PL_KEYS_FEW 16

struct pl_key {
    uint64_t offset;   /* of the token, its quote included */
    uint32_t len;      /* bytes of the text, escapes decoded */
    bool is_printed;   /* `print` holds */
    bool is_unwritten; /* the text does not stand in the window as it is: it
                          left, or is written with escapes */
    bool is_indexed;   /* it is in the hash table */
    bool has_left;     /* its place holds */
    uint32_t size;  /* bytes of the token, if not those of the text and two */
    uint32_t first; /* index of the first key of its object, if indexed */
    uint64_t print[2]; /* keyed hashes of the text */
    uint64_t line;     /* its place */
    uint64_t column;
    uint64_t width; /* in columns */
};

/* The keys of one open object. */
struct pl_key_scope {
    size_t first;     /* the index of its first key */
    uint64_t seen[4]; /* a bit for each tag; a clear one: surely new */
    bool is_indexed;  /* its keys are in the hash table */
};

struct pl_keys {
    struct pl_heap *heap;
    struct pl_window *window;
    struct pl_hash_key hash_key[2];
    struct pl_key *items;
    size_t len, cap;
    size_t few;       /* up to so many, the quick way of adding one will do */
    uint32_t *table;  /* index + 1 of a key of an indexed scope; 0 is empty */
    size_t table_cap; /* a power of two, or 0 */
    size_t indexed;   /* slots in use */
};

/* Make an empty table for objects of at most `limit` keys. */
void pl_keys_init(struct pl_keys *keys, struct pl_heap *heap,
                  struct pl_window *window, uint64_t limit);
void pl_keys_fini(struct pl_keys *keys);

/* Forget all keys, keeping the memory. */
void pl_keys_clear(struct pl_keys *keys);

/* Make room for the first keys of an object. */
void pl_keys_reserve(struct pl_keys *keys);

/* Begin the keys of an object. */
static inline void pl_keys_open(struct pl_keys *keys,
                                struct pl_key_scope *scope) {
    if (keys->cap - keys->len < PL_KEYS_FEW)
        pl_keys_reserve(keys);
    scope->first = keys->len;
    scope->is_indexed = false;
    memset(scope->seen, 0, sizeof scope->seen);
}

/* Take the keys of the innermost object, which has many, out of the table. */
void pl_keys_unindex(struct pl_keys *keys, const struct pl_key_scope *scope);

/* Forget the keys of the innermost object. */
static inline void pl_keys_close(struct pl_keys *keys,
                                 const struct pl_key_scope *scope) {
    if (scope->is_indexed)
        pl_keys_unindex(keys, scope);
    keys->len = scope->first;
}

/* A key that is to be added. */
struct pl_key_text {
    struct pl_span span;  /* of the token */
    struct pl_slice text; /* its characters */
    bool is_plain;        /* `text` stands in the window, behind a quote */
};

/* Add a key to the innermost object: returns NULL if it is new, else the
 * earlier one, which is valid until the next call. */
const struct pl_key *pl_keys_add(struct pl_keys *keys,
                                 struct pl_key_scope *scope,
                                 const struct pl_key_text *key);

/* A cheap hash of the text of a key. Its ends tell most keys apart without
 * reading all of it. */
static inline uint8_t pl_keys_tag(struct pl_slice text) {
    uint64_t head = 0, tail = 0;

    if (text.len >= 8) {
        memcpy(&head, text.data, 8);
        memcpy(&tail, text.data + text.len - 8, 8);
    } else if (text.len >= 4) {
        memcpy(&head, text.data, 4);
        memcpy(&tail, text.data + text.len - 4, 4);
    } else if (text.len > 0) {
        head = (uint64_t)(unsigned char)text.data[0] << 16 |
               (uint64_t)(unsigned char)text.data[text.len / 2] << 8 |
               (uint64_t)(unsigned char)text.data[text.len - 1];
    }
    head = (head ^ text.len) * 0x9e3779b97f4a7c15u;
    return (uint8_t)((head ^ (head >> 32) ^ tail) * 0xd6e8feb86659fd93u >> 56);
}

/* Note that a key has been added. Returns false if one of its tag was before.
 */
static inline bool pl_keys_see(struct pl_key_scope *scope, uint8_t tag) {
    uint64_t *seen = &scope->seen[tag >> 6];
    uint64_t bit = (uint64_t)1 << (tag & 63);
    bool is_new = (*seen & bit) == 0;

    *seen |= bit;
    return is_new;
}

/* Add a key of `len` bytes whose token begins at `offset` and stands plain in
 * the window, the quick way. Returns false if that does not tell whether it is
 * new. */
static inline bool pl_keys_add_quickly(struct pl_keys *keys,
                                       struct pl_key_scope *scope,
                                       uint64_t offset, uint32_t len,
                                       uint8_t tag) {
    struct pl_key *key;

    if (keys->len - scope->first >= keys->few || !pl_keys_see(scope, tag))
        return false;
    key = &keys->items[keys->len++];
    key->offset = offset;
    key->len = len;
    key->is_printed = false;
    key->is_unwritten = false;
    key->is_indexed = false;
    key->has_left = false;
    key->size = 0;
    return true;
}

/* Resolve the keys that lie before `offset`, whose bytes are about to leave. */
void pl_keys_leave(struct pl_keys *keys, uint64_t offset);

/* The place where `key` starts, and the one where it ends. */
struct pl_place pl_key_start(const struct pl_keys *keys,
                             const struct pl_key *key);
struct pl_place pl_key_end(const struct pl_keys *keys,
                           const struct pl_key *key);

#endif

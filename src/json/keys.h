/*
 * Keys: the keys of all open objects, to find those given twice.
 *
 * The keys of all objects are on one stack, an inner object's above the outer
 * one's, so that the memory is reused from object to object. A new key is
 * compared with up to PL_KEYS_FEW keys one by one; beyond that, the object's
 * keys are put in a hash table, which is keyed so that input cannot choose its
 * collisions. Texts of keys are not copied: a key refers to the window. When
 * its bytes leave the window, the key keeps its place and its fingerprint, a
 * keyed hash of 128 bits, which represents the text from then on. A tag is a
 * hash of 8 bits without a key, which tells most keys apart.
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
    uint64_t offset;      /* of the token, from its opening quote */
    uint32_t len;         /* bytes of the text after decoding escapes */
    bool has_fingerprint; /* `fingerprint` is set */
    bool is_text_gone; /* the window does not have the text: it has left, or is
                          written with escapes */
    bool is_indexed;   /* it is in the hash table */
    bool has_left;     /* `line`, `column` and `width` are set */
    uint32_t size;     /* bytes of the token; 0: `len` and two quotes */
    uint32_t first; /* if indexed: the index of the first key of its object */
    uint64_t fingerprint[2]; /* keyed hashes of the text */
    uint64_t line;           /* its place, once it has left the window */
    uint64_t column;
    uint64_t width; /* of the token, in columns */
};

/* The keys of one open object. */
struct pl_key_scope {
    size_t first;     /* the index of its first key in pl_keys.items */
    uint64_t seen[4]; /* one bit for each tag; a key whose bit is clear is
                         new */
    bool is_indexed;  /* its keys are in the hash table */
};

struct pl_keys {
    struct pl_heap *heap;
    struct pl_window *window;
    struct pl_hash_key hash_key[2];
    struct pl_key *items;
    size_t len, cap;
    size_t few;       /* objects with this many keys no longer use
                         pl_keys_add_quickly() */
    uint32_t *table;  /* open addressing: index + 1 of a key in an indexed
                         scope; 0: empty */
    size_t table_cap; /* a power of two, or 0 */
    size_t indexed;   /* number of slots in use */
};

/* Make an empty table for objects of at most `limit` keys. */
void pl_keys_init(struct pl_keys *keys, struct pl_heap *heap,
                  struct pl_window *window, uint64_t limit);
void pl_keys_fini(struct pl_keys *keys);

/* Forget all keys, keeping the memory. */
void pl_keys_clear(struct pl_keys *keys);

/* Make room for the first PL_KEYS_FEW keys of another object. */
void pl_keys_reserve(struct pl_keys *keys);

/* Start a scope for an object that was opened. */
static inline void pl_keys_open(struct pl_keys *keys,
                                struct pl_key_scope *scope) {
    if (keys->cap - keys->len < PL_KEYS_FEW)
        pl_keys_reserve(keys);
    scope->first = keys->len;
    scope->is_indexed = false;
    memset(scope->seen, 0, sizeof scope->seen);
}

/* Remove the keys of the innermost object, which is indexed, from the table. */
void pl_keys_unindex(struct pl_keys *keys, const struct pl_key_scope *scope);

/* Forget the keys of the innermost object, which closes. */
static inline void pl_keys_close(struct pl_keys *keys,
                                 const struct pl_key_scope *scope) {
    if (scope->is_indexed)
        pl_keys_unindex(keys, scope);
    keys->len = scope->first;
}

/* A key to be added. */
struct pl_key_text {
    struct pl_span span;  /* of the token */
    struct pl_slice text; /* its characters, decoded */
    bool is_plain;        /* `text` is in the window, directly behind the
                             opening quote */
};

/* Add a key to the innermost object. Returns NULL if it is new; else the
 * earlier one, which is valid until the next call. */
const struct pl_key *pl_keys_add(struct pl_keys *keys,
                                 struct pl_key_scope *scope,
                                 const struct pl_key_text *key);

/* The tag of a key: a cheap hash of its length, its first and its last
 * bytes. */
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

/* Record the tag of a new key. Returns false if the object has a key with this
 * tag already. */
static inline bool pl_keys_see(struct pl_key_scope *scope, uint8_t tag) {
    uint64_t *seen = &scope->seen[tag >> 6];
    uint64_t bit = (uint64_t)1 << (tag & 63);
    bool is_new = (*seen & bit) == 0;

    *seen |= bit;
    return is_new;
}

/* Add a key of `len` bytes by its tag alone. Its token begins at `offset`, and
 * its text is in the window without escapes. Returns false if that does not
 * decide whether the key is new. */
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
    key->has_fingerprint = false;
    key->is_text_gone = false;
    key->is_indexed = false;
    key->has_left = false;
    key->size = 0;
    return true;
}

/* Detach the keys before `offset` from the window, because their bytes are
 * about to leave it. */
void pl_keys_leave(struct pl_keys *keys, uint64_t offset);

/* The places where the token of `key` starts and ends. */
struct pl_place pl_key_start(const struct pl_keys *keys,
                             const struct pl_key *key);
struct pl_place pl_key_end(const struct pl_keys *keys,
                           const struct pl_key *key);

#endif

#include "check/value_hash.h"

#include "base/decimal.h"
#include "check/walk.h"

#define BLOCK_SIZE 64 /* number of digits that are hashed together */

static uint64_t hash_bytes(struct pl_hash_key key, const void *bytes,
                           size_t size) {
    return pl_hash(key, pl_slice_of(bytes, size));
}

static uint64_t hash_pair(struct pl_hash_key key, uint64_t a, uint64_t b) {
    const uint64_t pair[2] = {a, b};

    return hash_bytes(key, pair, sizeof pair);
}

/* The hash of the digits, regardless of where the point stands. */
static uint64_t hash_digits(struct pl_hash_key key, struct pl_slice digits) {
    char block[BLOCK_SIZE];
    size_t filled = 0;
    uint64_t hash = 0;

    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] == '.')
            continue;
        block[filled++] = digits.data[i];
        if (filled < BLOCK_SIZE)
            continue;
        hash = hash_pair(key, hash, hash_bytes(key, block, filled));
        filled = 0;
    }
    return hash_pair(key, hash, hash_bytes(key, block, filled));
}

/* The same for all spellings of a number, such as 1, 1.0 and 10e-1. */
static uint64_t hash_number(struct pl_hash_key key, struct pl_slice text) {
    struct pl_decimal number;

    if (!pl_decimal_read(&number, text))
        return pl_hash(key, text);
    if (number.digits.len == 0)
        return 0;
    return hash_pair(key, hash_digits(key, number.digits),
                     (uint64_t)number.exponent * 2 + number.negative);
}

/* The hash of a value without its children. */
static uint64_t hash_own(struct pl_hash_key key, const struct pl_value *value) {
    switch (value->type) {
    case PL_TYPE_NULL:
    case PL_TYPE_BOOLEAN:
    case PL_TYPE_ARRAY:
    case PL_TYPE_OBJECT:
        break;
    case PL_TYPE_NUMBER:
        return hash_number(key, value->text);
    case PL_TYPE_STRING:
        return pl_hash(key, value->text);
    }
    return value->size * 2 + value->truth;
}

/* The sum of the hashes of all values inside, each combined with a hash of the
 * path to it. So the order of an object's members makes no difference, but the
 * order of an array's elements does. */
uint64_t pl_value_hash(struct pl_hash_key key, const struct pl_value *value) {
    uint64_t ways[PL_WALK_DEPTH_MAX + 1];
    uint64_t sum = 0;
    struct pl_walk walk;
    const struct pl_value *name;

    pl_walk_init(&walk, value);
    for (const struct pl_value *at = pl_walk_next(&walk, &name); at != NULL;
         at = pl_walk_next(&walk, &name)) {
        uint64_t *way = &ways[walk.depth];
        *way = 0;
        if (name != NULL)
            *way = hash_pair(key, way[-1], pl_hash(key, name->text));
        else if (walk.depth > 0)
            *way = hash_pair(key, way[-1], walk.frames[walk.depth - 1].next);
        const uint64_t own[3] = {*way, (uint64_t)at->type, hash_own(key, at)};
        sum += hash_bytes(key, own, sizeof own);
    }
    return sum;
}

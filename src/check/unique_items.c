/* uniqueItems: no two elements are equal. */

#include <stdlib.h>

#include "base/hash.h"
#include "check/check.h"
#include "check/equal.h"
#include "check/flag.h"
#include "check/walk.h"

/* Arrays up to this length are compared pair by pair. */
#define PAIRS_MAX 16

#define BLOCK_SIZE 64 /* digits that are hashed at a time */

struct twins {
    uint64_t first, second;
};

/* An element and its hash: equal values have equal ones. */
struct entry {
    uint64_t hash, index;
};

static uint64_t hash_bytes(struct pl_hash_key key, const void *bytes,
                           size_t size) {
    return pl_hash(key, pl_slice_of(bytes, size));
}

static uint64_t hash_pair(struct pl_hash_key key, uint64_t a, uint64_t b) {
    const uint64_t pair[2] = {a, b};

    return hash_bytes(key, pair, sizeof pair);
}

/* The hash of digits, wherever the point stands among them. */
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

/* The same for 1, 1.0 and 10e-1. */
static uint64_t hash_number(struct pl_hash_key key, struct pl_slice text) {
    struct pl_decimal number;

    if (!pl_decimal_read(&number, text))
        return pl_hash(key, text);
    if (number.digits.len == 0)
        return 0;
    return hash_pair(key, hash_digits(key, number.digits),
                     (uint64_t)number.exponent * 2 + number.negative);
}

/* The hash of a value without what is in it. */
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

/* The sum of what is in a value, each with the way to it: the order of an
 * object's members makes no difference, that of an array's elements does. */
static uint64_t hash_value(struct pl_hash_key key,
                           const struct pl_value *value) {
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

static int order(const void *a, const void *b) {
    const struct entry *x = a;
    const struct entry *y = b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* The first element that equals one before it, of those of one hash. */
static bool find_in_run(const struct pl_value *array, const struct entry *run,
                        size_t count, struct twins *out) {
    for (size_t i = 1; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (pl_value_equal(&array->items[run[k].index],
                               &array->items[run[i].index])) {
                *out = (struct twins){run[k].index, run[i].index};
                return true;
            }
    return false;
}

static bool find_by_hash(const struct pl_value *array, struct pl_work *work,
                         struct twins *out) {
    size_t count = (size_t)array->size;
    struct entry *entries = pl_work_room(work, count * sizeof *entries);
    struct pl_hash_key key = pl_heap_hash_key(work->heap);
    struct twins found;
    bool has_found = false;

    for (size_t i = 0; i < count; i++)
        entries[i] = (struct entry){hash_value(key, &array->items[i]), i};
    qsort(entries, count, sizeof *entries, order);
    for (size_t start = 0, end = 0; start < count; start = end) {
        while (end < count && entries[end].hash == entries[start].hash)
            end++;
        if (!find_in_run(array, entries + start, end - start, &found) ||
            (has_found && found.second > out->second))
            continue;
        *out = found;
        has_found = true;
    }
    return has_found;
}

static bool find_by_pair(const struct pl_value *array, struct twins *out) {
    for (uint64_t i = 1; i < array->size; i++)
        for (uint64_t k = 0; k < i; k++)
            if (pl_value_equal(&array->items[k], &array->items[i])) {
                *out = (struct twins){k, i};
                return true;
            }
    return false;
}

static bool find(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings, struct twins *out) {
    const struct pl_flag *own = settings;

    if (!own->is_on || !value->has_content)
        return false;
    if (value->size <= PAIRS_MAX || siblings == NULL || siblings->work == NULL)
        return find_by_pair(value, out);
    return find_by_hash(value, siblings->work, out);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    struct twins twins;

    return !find(settings, value, siblings, &twins);
}

static size_t culprit(const void *settings, const struct pl_value *value,
                      const struct pl_siblings *siblings,
                      uint64_t way[PL_CULPRIT_STEPS_MAX]) {
    struct twins twins;

    if (!find(settings, value, siblings, &twins))
        return 0;
    way[0] = twins.second;
    return 1;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    struct twins twins;

    if (!find(settings, value, siblings, &twins))
        return;
    pl_facts_count(facts, "first", twins.first);
    pl_facts_count(facts, "second", twins.second);
}

static bool is_plain(const void *settings, const struct pl_value *value) {
    (void)settings;
    return value->size < 2;
}

static bool needs_content(const void *settings) {
    const struct pl_flag *own = settings;

    return own->is_on;
}

const struct pl_check pl_check_unique_items = {
    .name = "uniqueItems",
    .summary = "no two elements are equal",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct pl_flag),
    .params = pl_flag_params,
    .test = test,
    .is_plain = is_plain,
    .needs_content = needs_content,
    .culprit = culprit,
    .explain = explain,
};

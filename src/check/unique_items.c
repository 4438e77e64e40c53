/* uniqueItems: no two elements are equal. */

#include <stdlib.h>

#include "check/check.h"
#include "check/equal.h"
#include "check/flag.h"
#include "check/value_hash.h"

/* Arrays of up to this many elements are compared pair by pair; longer ones by
 * hash. */
#define PAIRS_MAX 16

struct twins {
    uint64_t first, second;
};

/* An element and its hash. Equal values have equal hashes. */
struct entry {
    uint64_t hash, index;
};

static int order(const void *a, const void *b) {
    const struct entry *x = a;
    const struct entry *y = b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Find the first element that equals an earlier one, in a run of entries with
 * the same hash. */
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
        entries[i] = (struct entry){pl_value_hash(key, &array->items[i]), i};
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
    .facts = " first second ",
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

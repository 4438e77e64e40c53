/* maxSame: the members `in` of an object are arrays. Among all their elements,
 * at most `maximum` have the same value for the same key. The key of an element
 * is the first of `by` that it has. */

#include <stdlib.h>

#include "check/check.h"
#include "check/equal.h"
#include "check/lookup.h"
#include "check/value_hash.h"

struct settings {
    struct pl_count_param maximum;
    struct pl_names in; /* members that are arrays */
    struct pl_names by; /* keys of their elements */
};

/* An element that has one of the keys `by`. */
struct entry {
    uint64_t hash;
    uint64_t member, element; /* the index of the array's member, and of the
                                 element in the array */
    size_t key;               /* the index of its key in `by` */
    const struct pl_value *value;
};

struct found {
    struct entry entry;
    uint64_t limit;
};

/* Set `key` and `value` of `out` by the first key of `by` that the element has;
 * false if it has none. Of equal keys the last one counts. */
static bool read_key(const struct settings *own, const struct pl_value *element,
                     struct entry *out) {
    if (element->type != PL_TYPE_OBJECT || !element->has_content)
        return false;
    for (out->key = 0; out->key < own->by.count; out->key++)
        for (uint64_t i = element->size; i > 0; i--) {
            const struct pl_member *member = &element->members[i - 1];
            out->value = &member->value;
            if (pl_slice_eq(member->key.text, own->by.items[out->key]))
                return true;
        }
    return false;
}

static bool is_asked(const struct settings *own,
                     const struct pl_member *member) {
    return member->value.type == PL_TYPE_ARRAY && member->value.has_content &&
           pl_names_find(&own->in, member->key.text) != SIZE_MAX;
}

/* An upper bound of the number of entries. */
static size_t room_of(const struct settings *own,
                      const struct pl_value *object) {
    size_t room = 0;

    for (uint64_t i = 0; i < object->size; i++)
        if (is_asked(own, &object->members[i]))
            room += (size_t)object->members[i].value.size;
    return room;
}

static size_t gather(const struct settings *own, struct pl_hash_key key,
                     const struct pl_value *object, struct entry *out) {
    size_t count = 0;

    for (uint64_t i = 0; i < object->size; i++) {
        const struct pl_member *member = &object->members[i];
        for (uint64_t k = 0; is_asked(own, member) && k < member->value.size;
             k++) {
            struct entry *entry = &out[count];
            if (!read_key(own, &member->value.items[k], entry))
                continue;
            entry->hash = pl_value_hash(key, entry->value) + entry->key;
            entry->member = i;
            entry->element = k;
            count++;
        }
    }
    return count;
}

static int compare(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

static int order_places(const struct entry *a, const struct entry *b) {
    int members = compare(a->member, b->member);

    return members != 0 ? members : compare(a->element, b->element);
}

static int order(const void *a, const void *b) {
    const struct entry *x = a;
    const struct entry *y = b;
    int hashes = compare(x->hash, y->hash);

    return hashes != 0 ? hashes : order_places(x, y);
}

/* The first element beyond the limit in a run of entries with the same hash;
 * NULL if there is none. */
static const struct entry *find_in_run(const struct entry *run, size_t count,
                                       uint64_t limit) {
    uint64_t same = 0;

    for (size_t i = 0; i < count && count > limit; i++) {
        same +=
            run[i].key == run->key && pl_value_equal(run[i].value, run->value);
        if (same > limit)
            return &run[i];
    }
    return NULL;
}

static bool find(const struct settings *own, const struct pl_value *object,
                 const struct pl_siblings *siblings, struct found *out) {
    if (!object->has_content || siblings == NULL || siblings->work == NULL ||
        !pl_lookup_count(&own->maximum, siblings, &out->limit))
        return false;

    struct pl_work *work = siblings->work;
    struct entry *entries =
        pl_work_room(work, (room_of(own, object) + 1) * sizeof *entries);
    size_t count = gather(own, pl_heap_hash_key(work->heap), object, entries);
    const struct entry *first = NULL;
    qsort(entries, count, sizeof *entries, order);
    for (size_t start = 0, end = 0; start < count; start = end) {
        while (end < count && entries[end].hash == entries[start].hash)
            end++;
        const struct entry *over =
            find_in_run(entries + start, end - start, out->limit);
        if (over != NULL && (first == NULL || order_places(over, first) < 0))
            first = over;
    }
    if (first != NULL)
        out->entry = *first;
    return first != NULL;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    struct found found;

    return !find(settings, value, siblings, &found);
}

static size_t culprit(const void *settings, const struct pl_value *value,
                      const struct pl_siblings *siblings,
                      uint64_t way[PL_CULPRIT_STEPS_MAX]) {
    struct found found;

    if (!find(settings, value, siblings, &found))
        return 0;
    way[0] = found.entry.member;
    way[1] = found.entry.element;
    return 2;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;
    struct found found;

    if (!find(settings, value, siblings, &found))
        return;
    pl_facts_count(facts, "limit", found.limit);
    pl_facts_text(facts, "by", own->by.items[found.entry.key]);
}

static const struct pl_param params[] = {
    {"maximum", PL_PARAM_COUNT_OR_LOOKUP, true,
     offsetof(struct settings, maximum), NULL, "at most so many"},
    {"in", PL_PARAM_NAMES, true, offsetof(struct settings, in), NULL,
     "the members that are arrays; their elements count together"},
    {"by", PL_PARAM_NAMES, true, offsetof(struct settings, by), NULL,
     "keys of an element; the first that it has is compared"},
    {0},
};

const struct pl_check pl_check_max_same = {
    .name = "maxSame",
    .summary = "at most this many elements of certain arrays have the same "
               "value",
    .facts = " by limit ",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .culprit = culprit,
    .explain = explain,
};

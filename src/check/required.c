/* required: an object has all of these members. If an unknown key is near the
 * name of a missing member, the fault is reported at that key. */

#include "check/check.h"
#include "check/members.h"
#include "check/nearer.h"

struct settings {
    struct pl_names names, known;
};

#define NONE SIZE_MAX

/* Names beyond this number are never paired with an unknown key. */
#define PAIRS_MAX 64

/* Which unknown key was probably meant to be which missing name. */
struct pairing {
    const struct pl_names *names;
    const struct pl_seen_members *members;
    size_t key_of[PAIRS_MAX];           /* for each name: the index of its
                                           unknown key, or NONE */
    bool is_taken[PL_SEEN_UNKNOWN_MAX]; /* for each unknown key */
};

static bool wants_key(const struct pairing *pairing, size_t name) {
    return !pairing->members->seen[name].is_present &&
           pairing->key_of[name] == NONE;
}

static size_t name_count(const struct pairing *pairing) {
    size_t count = pairing->names->count;

    return count < PAIRS_MAX ? count : PAIRS_MAX;
}

static size_t key_count(const struct pairing *pairing) {
    size_t count = pairing->members->unknown_count;

    return count < PL_SEEN_UNKNOWN_MAX ? count : PL_SEEN_UNKNOWN_MAX;
}

static size_t nearest_name(const struct pairing *pairing, struct pl_slice key) {
    struct pl_slice best = {NULL, 0};
    size_t found = NONE;

    for (size_t i = 0; i < name_count(pairing); i++) {
        struct pl_slice name = pairing->names->items[i];
        if (!wants_key(pairing, i) || !pl_is_nearer(key, best, name))
            continue;
        best = name;
        found = i;
    }
    return found;
}

static size_t nearest_key(const struct pairing *pairing, struct pl_slice name) {
    struct pl_slice best = {NULL, 0};
    size_t found = NONE;

    for (size_t i = 0; i < key_count(pairing); i++) {
        struct pl_slice key = pairing->members->unknown[i].text;
        if (pairing->is_taken[i] || !pl_is_near(key, name) ||
            (best.data != NULL && !pl_is_nearer(name, best, key)))
            continue;
        best = key;
        found = i;
    }
    return found;
}

/* Pair one name with one key if each is the nearest of the other; false if
 * there are no more such pairs. */
static bool pair_one(struct pairing *pairing) {
    for (size_t i = 0; i < name_count(pairing); i++) {
        if (!wants_key(pairing, i))
            continue;
        size_t key = nearest_key(pairing, pairing->names->items[i]);
        if (key == NONE ||
            nearest_name(pairing, pairing->members->unknown[key].text) != i)
            continue;
        pairing->key_of[i] = key;
        pairing->is_taken[key] = true;
        return true;
    }
    return false;
}

static void pair_up(struct pairing *pairing, const struct settings *own,
                    const struct pl_seen_members *members) {
    pairing->names = &own->names;
    pairing->members = members;
    for (size_t i = 0; i < PAIRS_MAX; i++)
        pairing->key_of[i] = NONE;
    memset(pairing->is_taken, 0, sizeof pairing->is_taken);
    if (own->known.count == 0)
        return;
    while (pair_one(pairing))
        continue;
}

static void report(const struct pairing *pairing, size_t name,
                   struct pl_faults *faults) {
    struct pl_slice missing = pairing->names->items[name];
    size_t key = name < PAIRS_MAX ? pairing->key_of[name] : NONE;
    const struct pl_span *at = NULL;

    pl_facts_clear(faults->facts);
    pl_facts_text(faults->facts, "missing", missing);
    if (key != NONE) {
        at = &pairing->members->unknown[key].span;
        pl_facts_text(faults->facts, "key",
                      pairing->members->unknown[key].text);
        pl_facts_text(faults->facts, "suggestion", missing);
    }
    faults->fault(faults->self, at, NULL, faults->facts);
}

static bool is_complete(const struct settings *own,
                        const struct pl_seen_members *members) {
    for (size_t i = 0; i < own->names.count; i++)
        if (!members->seen[i].is_present)
            return false;
    return true;
}

static void members(const void *settings, const struct pl_seen_members *seen,
                    struct pl_faults *faults) {
    const struct settings *own = settings;
    struct pairing pairing;

    if (seen->is_cut || is_complete(own, seen))
        return;

    pair_up(&pairing, own, seen);
    for (size_t i = 0; i < own->names.count; i++)
        if (!seen->seen[i].is_present)
            report(&pairing, i, faults);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    for (size_t i = 0; i < own->names.count; i++)
        if (pl_members_find(value, own->names.items[i]) == NULL)
            return false;
    return true;
}

static const struct pl_names *names(const void *settings) {
    const struct settings *own = settings;

    return &own->names;
}

static const struct pl_names *known(const void *settings) {
    const struct settings *own = settings;

    return own->known.count > 0 ? &own->known : NULL;
}

static const struct pl_param params[] = {
    {"names", PL_PARAM_NAMES, true, offsetof(struct settings, names), NULL,
     "the keys that must be there"},
    {"known", PL_PARAM_NAMES, false, offsetof(struct settings, known), NULL,
     "all keys that have a meaning; another one that is near a missing key is "
     "where the finding points"},
    {0},
};

const struct pl_check pl_check_required = {
    .name = "required",
    .summary = "the object has all of these members",
    .facts = " missing key suggestion ",
    .scope = PL_SCOPE_MEMBERS,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .names = names,
    .known = known,
    .members = members,
};

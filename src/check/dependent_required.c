/* dependentRequired: an object that has a certain member also has the members
 * that depend on it. */

#include "check/check.h"
#include "check/members.h"

struct settings {
    struct pl_names_map dependents;
    struct pl_names names; /* for names(): each key, followed by the names that
                              it requires */
};

static void report(struct pl_faults *faults, struct pl_slice key,
                   struct pl_slice missing) {
    pl_facts_clear(faults->facts);
    pl_facts_text(faults->facts, "key", key);
    pl_facts_text(faults->facts, "missing", missing);
    faults->fault(faults->self, NULL, NULL, faults->facts);
}

static void members(const void *settings, const struct pl_seen_members *seen,
                    struct pl_faults *faults) {
    const struct settings *own = settings;
    const struct pl_seen *at = seen->seen;

    if (seen->is_cut)
        return;
    for (size_t i = 0; i < own->dependents.count; i++) {
        const struct pl_names_entry *entry = &own->dependents.items[i];
        bool is_present = (at++)->is_present;
        for (size_t k = 0; k < entry->names.count; k++)
            if (!(at++)->is_present && is_present)
                report(faults, entry->key, entry->names.items[k]);
    }
}

/* The first name that `entry` requires and `object` lacks; NULL if there is
 * none. */
static const struct pl_slice *missing(const struct pl_names_entry *entry,
                                      const struct pl_value *object) {
    if (pl_members_find(object, entry->key) == NULL)
        return NULL;
    for (size_t i = 0; i < entry->names.count; i++)
        if (pl_members_find(object, entry->names.items[i]) == NULL)
            return &entry->names.items[i];
    return NULL;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    for (size_t i = 0; i < own->dependents.count; i++)
        if (missing(&own->dependents.items[i], value) != NULL)
            return false;
    return true;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;

    (void)siblings;
    for (size_t i = 0; i < own->dependents.count; i++) {
        const struct pl_names_entry *entry = &own->dependents.items[i];
        const struct pl_slice *name = missing(entry, value);
        if (name == NULL)
            continue;
        pl_facts_text(facts, "key", entry->key);
        pl_facts_text(facts, "missing", *name);
        return;
    }
}

static const struct pl_names *names(const void *settings) {
    const struct settings *own = settings;

    return &own->names;
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    struct settings *own = settings;
    size_t count = own->dependents.count;

    for (size_t i = 0; i < own->dependents.count; i++)
        count += own->dependents.items[i].names.count;
    struct pl_slice *all = pl_arena_alloc(arena, (count + 1) * sizeof *all);
    own->names.items = all;
    for (size_t i = 0; i < own->dependents.count; i++) {
        const struct pl_names_entry *entry = &own->dependents.items[i];
        all[own->names.count++] = entry->key;
        for (size_t k = 0; k < entry->names.count; k++)
            all[own->names.count++] = entry->names.items[k];
    }
    return NULL;
}

static const struct pl_param params[] = {
    {"dependents", PL_PARAM_NAMES_MAP, true,
     offsetof(struct settings, dependents), NULL,
     "a map from keys to the keys that must be there beside them"},
    {0},
};

const struct pl_check pl_check_dependent_required = {
    .name = "dependentRequired",
    .summary = "an object with a certain member also has the members that "
               "belong to it",
    .facts = " key missing ",
    .scope = PL_SCOPE_MEMBERS,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .test = test,
    .explain = explain,
    .names = names,
    .members = members,
};

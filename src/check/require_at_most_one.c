/* requireAtMostOne: an object does not have two of these members. Only one
 * fault is reported: the second such member in the order of the text. */

#include "check/check.h"
#include "check/members.h"

struct settings {
    struct pl_names names;
};

#define NONE SIZE_MAX

/* The index of the first member, in the order of the text, whose key begins at
 * `after` or later. */
static size_t first_after(const struct pl_seen_members *seen, size_t count,
                          uint64_t after) {
    size_t found = NONE;

    for (size_t i = 0; i < count; i++) {
        const struct pl_seen *member = &seen->seen[i];
        if (!member->is_present || member->key.start < after)
            continue;
        if (found == NONE || member->key.start < seen->seen[found].key.start)
            found = i;
    }
    return found;
}

static void members(const void *settings, const struct pl_seen_members *seen,
                    struct pl_faults *faults) {
    const struct settings *own = settings;
    size_t count = own->names.count;

    size_t first = first_after(seen, count, 0);
    if (first == NONE)
        return;
    size_t second = first_after(seen, count, seen->seen[first].key.start + 1);
    if (second == NONE)
        return;

    pl_facts_clear(faults->facts);
    pl_facts_text(faults->facts, "first", own->names.items[first]);
    pl_facts_text(faults->facts, "second", own->names.items[second]);
    faults->fault(faults->self, &seen->seen[second].key, &seen->seen[first].key,
                  faults->facts);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;
    size_t present = 0;

    (void)siblings;
    for (size_t i = 0; i < own->names.count; i++)
        present += pl_members_find(value, own->names.items[i]) != NULL;
    return present <= 1;
}

static const struct pl_names *names(const void *settings) {
    const struct settings *own = settings;

    return &own->names;
}

static const struct pl_param params[] = {
    {"names", PL_PARAM_NAMES, true, offsetof(struct settings, names), NULL,
     "the keys that exclude each other"},
    {0},
};

const struct pl_check pl_check_require_at_most_one = {
    .name = "requireAtMostOne",
    .summary = "the object has at most one of these members",
    .facts = " first second ",
    .scope = PL_SCOPE_MEMBERS,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .names = names,
    .members = members,
};

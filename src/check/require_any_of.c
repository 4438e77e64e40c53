/* requireAnyOf: an object has at least one of these members. */

#include "check/check.h"
#include "check/members.h"
#include "check/phrase.h"

struct settings {
    struct pl_names names;
};

static void members(const void *settings, const struct pl_seen_members *seen,
                    struct pl_faults *faults) {
    const struct settings *own = settings;

    if (seen->is_cut)
        return;
    for (size_t i = 0; i < own->names.count; i++)
        if (seen->seen[i].is_present)
            return;

    pl_facts_clear(faults->facts);
    pl_phrase_add_names(pl_facts_begin(faults->facts, "names"), &own->names);
    pl_facts_end(faults->facts);
    faults->fault(faults->self, NULL, NULL, faults->facts);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    for (size_t i = 0; i < own->names.count; i++)
        if (pl_members_find(value, own->names.items[i]) != NULL)
            return true;
    return false;
}

static const struct pl_names *names(const void *settings) {
    const struct settings *own = settings;

    return &own->names;
}

static const struct pl_param params[] = {
    {"names", PL_PARAM_NAMES, true, offsetof(struct settings, names), NULL,
     "the keys of which one must be there"},
    {0},
};

const struct pl_check pl_check_require_any_of = {
    .name = "requireAnyOf",
    .summary = "the object has at least one of these members",
    .facts = " names ",
    .scope = PL_SCOPE_MEMBERS,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .names = names,
    .members = members,
};

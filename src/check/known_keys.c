/* knownKeys: an object has no keys but these. */

#include "base/nearest.h"
#include "check/check.h"

struct settings {
    struct pl_names names;
    const struct pl_list *spellings;
};

static bool test(const void *settings, const struct pl_value *key,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    return pl_names_find(&own->names, key->text) != SIZE_MAX;
}

/* The key that was probably meant; empty if unknown. */
static struct pl_slice suggest(const struct settings *own,
                               struct pl_slice key) {
    size_t near = pl_nearest(key, own->names.items, own->names.count);

    if (near != PL_NEAREST_NONE)
        return own->names.items[near];
    if (own->spellings == NULL)
        return pl_slice_of("", 0);
    size_t row = pl_list_find(own->spellings, key, true);
    return pl_list_field(own->spellings, row,
                         pl_list_column(own->spellings, pl_slice_str("key")));
}

static void explain(const void *settings, const struct pl_value *key,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    struct pl_slice suggestion = suggest(settings, key->text);

    (void)siblings;
    pl_facts_text(facts, "key", key->text);
    if (suggestion.len > 0)
        pl_facts_text(facts, "suggestion", suggestion);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    const struct settings *own = settings;

    (void)arena;
    if (own->spellings != NULL &&
        pl_list_column(own->spellings, pl_slice_str("key")) == PL_LIST_NONE)
        return "the list of spellings has no column key: name its columns "
               "spelling and key";
    return NULL;
}

static const struct pl_names *known(const void *settings) {
    const struct settings *own = settings;

    return &own->names;
}

static const struct pl_param params[] = {
    {"names", PL_PARAM_NAMES, true, offsetof(struct settings, names), NULL,
     "the keys allowed"},
    {"spellings", PL_PARAM_LIST, false, offsetof(struct settings, spellings),
     NULL,
     "a list with the columns spelling and key: other words that people write "
     "for a key, in any case"},
    {0},
};

const struct pl_check pl_check_known_keys = {
    .name = "knownKeys",
    .summary = "the object has no other keys than these",
    .facts = " key suggestion ",
    .scope = PL_SCOPE_KEY,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .test = test,
    .explain = explain,
    .known = known,
};

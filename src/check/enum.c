/* enum: the value equals one of the given ones. */

#include "check/check.h"
#include "check/equal.h"
#include "check/nearer.h"
#include "check/phrase.h"

struct settings {
    struct pl_values values;
};

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    for (size_t i = 0; i < own->values.count; i++)
        if (pl_value_equal(&own->values.items[i], value))
            return true;
    return false;
}

static bool needs_content(const void *settings) {
    const struct settings *own = settings;

    for (size_t i = 0; i < own->values.count; i++)
        if (own->values.items[i].size > 0)
            return true;
    return false;
}

static struct pl_slice nearest(const struct settings *own,
                               struct pl_slice word) {
    struct pl_slice best = {NULL, 0};

    for (size_t i = 0; i < own->values.count; i++) {
        const struct pl_value *value = &own->values.items[i];
        if (value->type == PL_TYPE_STRING &&
            pl_is_nearer(word, best, value->text))
            best = value->text;
    }
    return best;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;
    struct pl_buf *allowed = pl_facts_begin(facts, "allowed");

    (void)siblings;
    for (size_t i = 0; i < own->values.count; i++)
        pl_phrase_add(allowed, own->values.items[i].text, i, own->values.count);
    pl_facts_end(facts);

    if (value->type != PL_TYPE_STRING)
        return;
    struct pl_slice suggestion = nearest(own, value->text);
    if (suggestion.data != NULL)
        pl_facts_text(facts, "suggestion", suggestion);
}

/* With more words, the few reasons to bar a text (see sure.c) would bar most
 * texts. */
#define WORDS_MAX 64

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;

    if (wanted != PL_SURE_FAILS || sure->type != PL_TYPE_STRING ||
        own->values.count > WORDS_MAX)
        return false;
    for (size_t i = 0; i < own->values.count; i++)
        if (own->values.items[i].type == PL_TYPE_STRING)
            pl_sure_bar_word(sure, own->values.items[i].text);
    return true;
}

static const struct pl_param params[] = {
    {"values", PL_PARAM_VALUES, true, offsetof(struct settings, values), NULL,
     "the values allowed"},
    {0},
};

const struct pl_check pl_check_enum = {
    .name = "enum",
    .summary = "the value equals one of the given ones",
    .facts = " allowed suggestion ",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .narrow = narrow,
    .needs_content = needs_content,
    .explain = explain,
};

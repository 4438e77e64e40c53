#include "engine/shape.h"

/* All keys that shapes ask for, while they are collected. */
struct vocabulary {
    struct pl_slice *words; /* has room for all of them */
    size_t count;
    size_t trait_count;
};

/* Count the words of `keys`; add them if `vocabulary` is not NULL.
 * NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static size_t add_words(struct vocabulary *vocabulary,
                        const struct pl_shape_keys *keys) {
    const struct pl_names lists[] = {keys->any_key,
                                     keys->all_keys,
                                     keys->no_key,
                                     keys->of,
                                     {&keys->first_of, keys->first_of.len > 0}};
    size_t n = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t k = 0; k < lists[i].count; k++, n++)
            if (vocabulary)
                vocabulary->words[vocabulary->count++] = lists[i].items[k];
    for (size_t i = 0; i < keys->match_count; i++, n++)
        if (vocabulary)
            vocabulary->words[vocabulary->count++] = keys->matches[i].key;
    if (vocabulary)
        vocabulary->trait_count += keys->match_count;
    for (size_t i = 0; i < keys->first_count; i++)
        n += add_words(vocabulary, &keys->first[i]);
    return n;
}

static size_t add_all_words(struct vocabulary *vocabulary,
                            const pl_ruleset *ruleset) {
    size_t n = 0;
    for (size_t i = 0; i < ruleset->shape_count; i++)
        for (size_t k = 0; k < ruleset->shapes[i].key_count; k++)
            n += add_words(vocabulary, &ruleset->shapes[i].keys[k]);
    return n;
}

static uint64_t *new_set(struct pl_shapes *shapes) {
    return pl_arena_alloc(&shapes->arena, shapes->stride * sizeof(uint64_t));
}

static void add_names(struct pl_shapes *shapes, uint64_t *set,
                      const struct pl_names *names) {
    for (size_t i = 0; i < names->count; i++)
        pl_set_add(set, pl_words_find(&shapes->words, names->items[i]));
}

/* The names as a set of words; NULL if there are none. */
static const uint64_t *set_of(struct pl_shapes *shapes,
                              const struct pl_names *names) {
    if (names->count == 0)
        return NULL;
    uint64_t *set = new_set(shapes);
    add_names(shapes, set, names);
    return set;
}

/* The words that must all be there: keys and traits. */
static const uint64_t *all_of(struct pl_shapes *shapes,
                              const struct pl_shape_keys *keys) {
    if (keys->match_count == 0)
        return set_of(shapes, &keys->all_keys);
    uint64_t *set = new_set(shapes);
    add_names(shapes, set, &keys->all_keys);
    for (size_t i = 0; i < keys->match_count; i++) {
        const struct pl_shape_match *match = &keys->matches[i];
        pl_set_add(set, shapes->words.count + shapes->trait_count);
        shapes->traits[shapes->trait_count++] = (struct pl_trait){
            pl_words_find(&shapes->words, match->key), &match->patterns};
    }
    return set;
}

/* NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static const struct pl_clause *clauses_of(struct pl_shapes *shapes,
                                          const struct pl_shape_keys *keys,
                                          size_t count) {
    struct pl_clause *clauses =
        pl_arena_alloc(&shapes->arena, (count + 1) * sizeof *clauses);
    for (size_t i = 0; i < count; i++) {
        clauses[i] = (struct pl_clause){
            .any_key = set_of(shapes, &keys[i].any_key),
            .all_keys = all_of(shapes, &keys[i]),
            .no_key = set_of(shapes, &keys[i].no_key),
            .of = set_of(shapes, &keys[i].of),
            .at_least = keys[i].at_least,
            .first_of = pl_words_find(&shapes->words, keys[i].first_of),
            .first = clauses_of(shapes, keys[i].first, keys[i].first_count),
            .first_count = keys[i].first_count};
    }
    return clauses;
}

static void learn_words(struct pl_shapes *shapes) {
    struct vocabulary vocabulary = {0};
    size_t most = add_all_words(NULL, shapes->ruleset);
    vocabulary.words =
        pl_arena_alloc(&shapes->arena, (most + 1) * sizeof *vocabulary.words);
    add_all_words(&vocabulary, shapes->ruleset);
    pl_words_build(&shapes->words, &shapes->arena, vocabulary.words,
                   vocabulary.count);
    shapes->traits = pl_arena_alloc(
        &shapes->arena, (vocabulary.trait_count + 1) * sizeof *shapes->traits);
    shapes->stride = (shapes->words.count + vocabulary.trait_count) / 64 + 1;
}

void pl_shapes_compile(struct pl_shapes *shapes, const pl_ruleset *ruleset) {
    shapes->ruleset = ruleset;
    learn_words(shapes);
    shapes->clauses = pl_arena_alloc(
        &shapes->arena, (ruleset->shape_count + 1) * sizeof *shapes->clauses);
    for (size_t i = 0; i < ruleset->shape_count; i++)
        shapes->clauses[i] = clauses_of(shapes, ruleset->shapes[i].keys,
                                        ruleset->shapes[i].key_count);
    shapes->top = new_set(shapes);
    shapes->first = new_set(shapes);
    shapes->read = new_set(shapes);
    shapes->under = pl_arena_alloc(&shapes->arena, (shapes->words.count + 1) *
                                                       shapes->stride *
                                                       sizeof *shapes->under);
}

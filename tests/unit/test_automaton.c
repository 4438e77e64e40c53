#include "engine/automaton.h"

#include <check.h>
#include <stdlib.h>

/* An automaton of a few selectors; the number of each is its due's index. */
struct machine {
    struct pl_heap heap;
    struct pl_arena arena;
    struct pl_trie trie;
    struct pl_trie_ends ends;
    pl_automaton_builder *builder;
    struct pl_automaton automaton;
    bool is_made;
};

static void build(struct machine *m, const char *const *selectors) {
    *m = (struct machine){.is_made = false};
    pl_heap_init(&m->heap);
    pl_arena_init(&m->arena, &m->heap);
    pl_trie_init(&m->trie, &m->heap);
    size_t root = pl_trie_root(&m->trie);
    for (size_t i = 0; selectors[i]; i++) {
        struct pl_selector_error error;
        const struct pl_selector *selector =
            pl_selector_parse(&m->arena, pl_slice_str(selectors[i]), &error);
        ck_assert_ptr_nonnull(selector);
        pl_trie_ends_set(&m->trie, &m->ends, root);
        pl_trie_extend(&m->trie, &m->ends, selector);
        pl_trie_attach(&m->trie, &m->ends,
                       (struct pl_due){PL_DUE_CASE, i, false});
    }
    pl_automaton_builder_new(&m->builder, &m->arena, &m->trie);
    m->is_made = pl_automaton_build(m->builder, &m->automaton, &root, 1);
}

static void tear_down(struct machine *m) {
    pl_automaton_builder_free(m->builder);
    pl_trie_ends_fini(&m->ends);
    pl_trie_fini(&m->trie);
    pl_arena_free(&m->arena);
}

static uint32_t member(const struct machine *m, uint32_t from,
                       const char *name) {
    const struct pl_state *state = &m->automaton.states[from];
    uint32_t edge = pl_words_find(&state->names, pl_slice_str(name));
    return edge == PL_WORD_NONE ? state->any_member : state->edges[edge];
}

static uint32_t element(const struct machine *m, uint32_t from,
                        uint64_t index) {
    return pl_state_element(&m->automaton.states[from], index);
}

/* The selectors that match at a state, as bits. */
static unsigned matches(const struct machine *m, uint32_t at) {
    unsigned bits = 0;
    for (size_t i = 0; i < m->automaton.states[at].due_count; i++)
        bits |= 1u << m->automaton.states[at].dues[i].index;
    return bits;
}

START_TEST(a_state_knows_all_selectors_that_match_there) {
    static const char *const selectors[] = {"$.a.b", "$.*.b", "$..b", NULL};
    struct machine m;
    build(&m, selectors);
    uint32_t start = m.automaton.starts[0];
    ck_assert(m.is_made);
    ck_assert_uint_eq(matches(&m, member(&m, member(&m, start, "a"), "b")), 7);
    ck_assert_uint_eq(matches(&m, member(&m, member(&m, start, "x"), "b")), 6);
    ck_assert_uint_eq(matches(&m, member(&m, start, "b")), 4);
    ck_assert_uint_eq(matches(&m, member(&m, start, "c")), 0);
    tear_down(&m);
}
END_TEST

START_TEST(what_leads_nowhere_is_dead) {
    static const char *const selectors[] = {"$.a", NULL};
    struct machine m;
    build(&m, selectors);
    uint32_t start = m.automaton.starts[0];
    ck_assert_uint_eq(member(&m, start, "b"), PL_STATE_DEAD);
    ck_assert_uint_eq(element(&m, start, 0), PL_STATE_DEAD);
    ck_assert_uint_eq(member(&m, member(&m, start, "a"), "a"), PL_STATE_DEAD);
    tear_down(&m);
}
END_TEST

START_TEST(indexes_and_slices_match_their_elements) {
    static const char *const selectors[] = {"$[2]", "$[1:7:3]", "$[5:]", NULL};
    static const unsigned expected[] = {0, 2, 1, 0, 2, 4, 4, 4, 4};
    struct machine m;
    build(&m, selectors);
    uint32_t start = m.automaton.starts[0];
    for (uint64_t i = 0; i < sizeof expected / sizeof *expected; i++)
        ck_assert_uint_eq(matches(&m, element(&m, start, i)), expected[i]);
    ck_assert_uint_eq(matches(&m, element(&m, start, UINT64_MAX)), 4);
    tear_down(&m);
}
END_TEST

START_TEST(descendants_match_at_every_depth) {
    static const char *const selectors[] = {"$..a[*]", NULL};
    struct machine m;
    build(&m, selectors);
    uint32_t at = m.automaton.starts[0];
    for (int depth = 0; depth < 100; depth++)
        at = depth % 2 ? element(&m, at, 3) : member(&m, at, "x");
    ck_assert_uint_eq(matches(&m, at), 0);
    ck_assert_uint_eq(matches(&m, element(&m, member(&m, at, "a"), 9)), 1);
    tear_down(&m);
}
END_TEST

START_TEST(a_state_may_be_given_edges_that_lead_where_all_others_do) {
    static const char *const selectors[] = {"$.a", "$.*", NULL};
    const struct pl_slice names[] = {{"a", 1}, {"n", 1}};
    struct machine m;
    build(&m, selectors);
    uint32_t start = m.automaton.starts[0];
    pl_state_add_edges(&m.automaton.states[start], &m.arena, names, 2);
    ck_assert_uint_eq(matches(&m, member(&m, start, "a")), 3);
    ck_assert_uint_eq(matches(&m, member(&m, start, "n")), 2);
    ck_assert_uint_ne(pl_words_find(&m.automaton.states[start].names, names[1]),
                      PL_WORD_NONE);
    tear_down(&m);
}
END_TEST

START_TEST(strides_that_do_not_fit_are_refused) {
    static const char *const selectors[] = {"$[0::4093]", "$[0::4091]", NULL};
    struct machine m;
    build(&m, selectors);
    ck_assert(!m.is_made);
    tear_down(&m);
}
END_TEST

Suite *automaton_suite(void);

Suite *automaton_suite(void) {
    Suite *suite = suite_create("automaton");
    TCase *tests = tcase_create("automaton");
    tcase_add_test(tests, a_state_knows_all_selectors_that_match_there);
    tcase_add_test(tests, what_leads_nowhere_is_dead);
    tcase_add_test(tests, indexes_and_slices_match_their_elements);
    tcase_add_test(tests, descendants_match_at_every_depth);
    tcase_add_test(tests,
                   a_state_may_be_given_edges_that_lead_where_all_others_do);
    tcase_add_test(tests, strides_that_do_not_fit_are_refused);
    suite_add_tcase(suite, tests);
    return suite;
}

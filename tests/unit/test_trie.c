#include "engine/trie.h"

#include <check.h>
#include <stdlib.h>

struct tree {
    struct pl_heap heap;
    struct pl_arena arena;
    struct pl_trie trie;
    struct pl_trie_ends ends;
    size_t root;
};

static void plant(struct tree *tree) {
    *tree = (struct tree){.root = 0};
    pl_heap_init(&tree->heap);
    pl_arena_init(&tree->arena, &tree->heap);
    pl_trie_init(&tree->trie, &tree->heap);
    tree->root = pl_trie_root(&tree->trie);
}

static void fell(struct tree *tree) {
    pl_trie_ends_fini(&tree->ends);
    pl_trie_fini(&tree->trie);
    pl_arena_free(&tree->arena);
}

/* Go from the root along a selector; the ends are where that may lead. */
static void go(struct tree *tree, const char *text) {
    struct pl_selector_error error;
    const struct pl_selector *selector =
        pl_selector_parse(&tree->arena, pl_slice_str(text), &error);
    ck_assert_ptr_nonnull(selector);
    pl_trie_ends_set(&tree->trie, &tree->ends, tree->root);
    pl_trie_extend(&tree->trie, &tree->ends, selector);
}

START_TEST(selectors_share_their_beginnings) {
    struct tree tree;
    plant(&tree);
    go(&tree, "$.a.b");
    size_t count = tree.trie.count;
    go(&tree, "$.a.b");
    ck_assert_uint_eq(tree.trie.count, count);
    go(&tree, "$.a.c");
    ck_assert_uint_eq(tree.trie.count, count + 1);
    go(&tree, "$..a");
    ck_assert_uint_eq(tree.trie.count, count + 2);
    fell(&tree);
}
END_TEST

START_TEST(a_union_has_an_end_for_each_of_its_steps) {
    struct tree tree;
    plant(&tree);
    go(&tree, "$['a','b','a'].c");
    ck_assert_uint_eq(tree.ends.count, 2);
    go(&tree, "$");
    ck_assert_uint_eq(tree.ends.count, 1);
    ck_assert_uint_eq(tree.ends.nodes[0], tree.root);
    fell(&tree);
}
END_TEST

START_TEST(a_due_is_attached_once) {
    struct tree tree;
    plant(&tree);
    go(&tree, "$.a");
    pl_trie_attach(&tree.trie, &tree.ends,
                   (struct pl_due){PL_DUE_CASE, 3, false});
    pl_trie_attach(&tree.trie, &tree.ends,
                   (struct pl_due){PL_DUE_CASE, 3, false});
    pl_trie_attach(&tree.trie, &tree.ends,
                   (struct pl_due){PL_DUE_TARGET, 3, false});
    ck_assert_uint_eq(tree.trie.nodes[tree.ends.nodes[0]].due_count, 2);
    fell(&tree);
}
END_TEST

Suite *trie_suite(void);

Suite *trie_suite(void) {
    Suite *suite = suite_create("trie");
    TCase *tests = tcase_create("trie");
    tcase_add_test(tests, selectors_share_their_beginnings);
    tcase_add_test(tests, a_union_has_an_end_for_each_of_its_steps);
    tcase_add_test(tests, a_due_is_attached_once);
    suite_add_tcase(suite, tests);
    return suite;
}

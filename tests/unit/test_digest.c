#include "rules/digest.h"

#include <check.h>
#include <stdlib.h>

#include "base/nearest.h"
#include "lib/embedded.h"
#include "rules/keys.h"

static struct pl_heap heap;
static struct pl_arena arena;

static void make_arena(void) {
    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
}

static void free_arena(void) {
    pl_arena_free(&arena);
}

static void assert_place(struct pl_place place, struct pl_place expected) {
    ck_assert_uint_eq(place.offset, expected.offset);
    ck_assert_uint_eq(place.line, expected.line);
    ck_assert_uint_eq(place.column, expected.column);
}

static void assert_node(const struct pl_node *node,
                        const struct pl_node *expected) {
    ck_assert_int_eq(node->kind, expected->kind);
    ck_assert_int_eq(node->scalar, expected->scalar);
    ck_assert_int_eq(node->truth, expected->truth);
    ck_assert_ptr_eq(node->file, expected->file);
    assert_place(pl_node_start(node), pl_node_start(expected));
    assert_place(pl_node_end(node), pl_node_end(expected));
    if (node->kind != PL_NODE_SCALAR)
        return;
    ck_assert(pl_slice_eq(node->text, expected->text));
    ck_assert_int_eq(node->text.data[node->text.len], '\0');
}

/* Compare trees, except what is below `examples` if they are left out. */
static void assert_tree(const struct pl_node *node,
                        const struct pl_node *expected, bool with_examples) {
    assert_node(node, expected);
    ck_assert_uint_eq(node->count, expected->count);
    for (size_t i = 0; i < node->count; i++) {
        bool is_map = node->kind == PL_NODE_MAPPING;
        bool is_empty = is_map && !with_examples &&
                        pl_slice_is(node->keys[i].text, "examples");
        if (is_map)
            assert_node(&node->keys[i], &expected->keys[i]);
        if (is_empty)
            ck_assert_uint_eq(node->items[i].count, 0);
        else
            assert_tree(&node->items[i], &expected->items[i], with_examples);
    }
}

static size_t count_holes(const struct pl_yaml *yaml) {
    size_t count = 0;
    for (const struct pl_node_link *hole = yaml->holes; hole; hole = hole->next)
        count += strstr(hole->node->text.data, "${") != NULL;
    return count;
}

static void compare(const struct pl_embedded *embedded, bool with_examples) {
    const struct pl_digest *digest = &embedded->digest;
    const struct pl_yaml_file file = {
        .path = pl_slice_str(embedded->name),
        .text = pl_slice_of(digest->text, digest->size),
    };
    struct pl_yaml parsed, read;
    ck_assert(pl_yaml_read(&parsed, &arena, &file));
    void *room = pl_heap_alloc(&heap, pl_digest_size(digest, with_examples));
    pl_digest_read(&read, room, &file, digest, with_examples);
    assert_tree(read.root, parsed.root, with_examples);
    if (with_examples)
        ck_assert_uint_eq(count_holes(&read), count_holes(&parsed));
    free(room);
}

START_TEST(a_digest_is_what_parsing_gives) {
    size_t count = 0;
    for (const struct pl_embedded *file = pl_embedded; file->name; file++) {
        if (file->digest.count == 0)
            continue;
        compare(file, true);
        count++;
    }
    ck_assert_uint_gt(count, 5);
}
END_TEST

START_TEST(examples_can_be_left_out) {
    size_t left_out = 0;
    for (const struct pl_embedded *file = pl_embedded; file->name; file++) {
        if (file->digest.count == 0)
            continue;
        compare(file, false);
        left_out += file->digest.count - file->digest.plain_count;
    }
    ck_assert_uint_gt(left_out, 100);
}
END_TEST

START_TEST(rule_files_alone_have_a_tree) {
    for (const struct pl_embedded *file = pl_embedded; file->name; file++) {
        bool is_yaml = strstr(file->name, ".yaml") != NULL;
        ck_assert_int_eq(file->digest.count > 0, is_yaml);
        ck_assert_int_eq(file->digest.text[file->digest.size], '\0');
    }
}
END_TEST

/* Tell whether the keys of rules in a tree are known as such. */
static void assert_words(const struct pl_node *rule) {
    for (size_t i = 0; i < rule->count; i++) {
        const struct pl_node *key = &rule->keys[i];
        ck_assert_uint_gt(key->word, 0);
        ck_assert(pl_slice_is(key->text, pl_rule_keys[key->word - 1]));
    }
}

START_TEST(fields_of_rules_are_known) {
    for (const struct pl_embedded *file = pl_embedded; file->name; file++) {
        const struct pl_yaml_file yaml = {.path = pl_slice_str(file->name)};
        struct pl_yaml read;
        if (file->digest.count == 0)
            continue;
        pl_digest_read(
            &read, pl_arena_alloc(&arena, pl_digest_size(&file->digest, true)),
            &yaml, &file->digest, true);
        const struct pl_node *rules = pl_node_get(read.root, "rules");
        for (size_t i = 0; rules && i < rules->count; i++)
            if (rules->items[i].kind == PL_NODE_MAPPING)
                assert_words(&rules->items[i]);
    }
}
END_TEST

START_TEST(rows_of_tables_are_found_by_their_keys) {
    size_t rows = 0;
    for (const struct pl_embedded *file = pl_embedded; file->name; file++) {
        const struct pl_table *table = &file->digest.table;
        for (uint32_t i = 0; i < table->row_count; i++, rows++) {
            struct pl_slice key = pl_table_key(table, i);
            ck_assert_uint_eq(pl_table_find(table, key, false), i);
            ck_assert_uint_le(pl_table_find(table, key, true), i);
            ck_assert_uint_eq(table->rows[i].letters, pl_nearest_letters(key));
        }
    }
    ck_assert_uint_gt(rows, 300);
}
END_TEST

Suite *digest_suite(void);

Suite *digest_suite(void) {
    Suite *suite = suite_create("digest");
    TCase *tests = tcase_create("digest");

    tcase_add_checked_fixture(tests, make_arena, free_arena);
    tcase_add_test(tests, a_digest_is_what_parsing_gives);
    tcase_add_test(tests, examples_can_be_left_out);
    tcase_add_test(tests, rule_files_alone_have_a_tree);
    tcase_add_test(tests, fields_of_rules_are_known);
    tcase_add_test(tests, rows_of_tables_are_found_by_their_keys);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "yaml/yaml.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

static struct pl_heap heap;
static struct pl_arena arena;
static struct pl_yaml_file file;
static struct pl_yaml yaml;

static void make_arena(void) {
    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
    file.path = pl_slice_str("a.yaml");
}

static void free_arena(void) {
    pl_arena_free(&arena);
}

static bool read_slice(struct pl_slice text) {
    file.text = text;
    return pl_yaml_read(&yaml, &arena, &file);
}

static struct pl_node *read_root(const char *text) {
    ck_assert(read_slice(pl_slice_str(text)));
    return yaml.root;
}

static void assert_place(struct pl_place place, uint64_t line,
                         uint64_t column) {
    ck_assert_uint_eq(place.line, line);
    ck_assert_uint_eq(place.column, column);
}

static void refuse(const char *text, uint64_t line, uint64_t column,
                   const char *message) {
    ck_assert(!read_slice(pl_slice_str(text)));
    ck_assert_ptr_null(yaml.root);
    ck_assert_str_eq(yaml.error.message.data, message);
    assert_place(yaml.error.start, line, column);
}

START_TEST(a_map_keeps_its_order_and_places) {
    const struct pl_node *root =
        read_root("# x\nb: 1\na:\n  - é: [x, \"y\"]\n");
    ck_assert_int_eq(root->kind, PL_NODE_MAPPING);
    ck_assert_uint_eq(root->count, 2);
    ck_assert(pl_slice_is(root->keys[0].text, "b"));
    assert_place(pl_node_start(root), 2, 1);
    assert_place(pl_node_end(root), 4, 16);
    const struct pl_node *inner = &pl_node_get(root, "a")->items[0];
    assert_place(pl_node_start(&inner->keys[0]), 4, 5);
    assert_place(pl_node_end(&inner->keys[0]), 4, 6);
    const struct pl_node *list = &inner->items[0];
    assert_place(pl_node_start(list), 4, 8);
    assert_place(pl_node_end(list), 4, 16);
    assert_place(pl_node_start(&list->items[1]), 4, 12);
    ck_assert_uint_eq(list->items[1].marks->start.offset, 24);
    ck_assert_uint_eq(list->items[1].marks->end.offset, 27);
    ck_assert_ptr_null(pl_node_get(root, "c"));
}
END_TEST

START_TEST(line_ends_of_all_kinds_count_once) {
    const struct pl_node *root = read_root("a: 1\r\nb: 2\rc: 3\nd: 4\n");
    for (size_t i = 0; i < 4; i++)
        assert_place(pl_node_start(&root->keys[i]), i + 1, 1);
    ck_assert_uint_eq(root->keys[3].marks->start.offset, 16);
}
END_TEST

START_TEST(a_byte_order_mark_is_no_column) {
    const struct pl_node *root = read_root("\xEF\xBB\xBF"
                                           "a: é\nb: 1\n");
    assert_place(pl_node_start(&root->keys[0]), 1, 1);
    ck_assert_uint_eq(root->keys[0].marks->start.offset, 3);
    assert_place(pl_node_start(&root->keys[1]), 2, 1);
    ck_assert_uint_eq(root->keys[1].marks->start.offset, 9);
}
END_TEST

START_TEST(a_plain_scalar_is_what_json_would_say) {
    static const struct {
        const char *text;
        enum pl_scalar_kind kind;
    } rows[] = {
        {"abc", PL_SCALAR_TEXT},       {"yes", PL_SCALAR_TEXT},
        {"off", PL_SCALAR_TEXT},       {"0x1F", PL_SCALAR_TEXT},
        {"+1", PL_SCALAR_TEXT},        {".5", PL_SCALAR_TEXT},
        {"01", PL_SCALAR_TEXT},        {"2024-01-01", PL_SCALAR_TEXT},
        {"nulls", PL_SCALAR_TEXT},     {"tRUE", PL_SCALAR_TEXT},
        {"'1'", PL_SCALAR_TEXT},       {"\"null\"", PL_SCALAR_TEXT},
        {"!!str 1", PL_SCALAR_TEXT},   {"1", PL_SCALAR_NUMBER},
        {"-0.5e+3", PL_SCALAR_NUMBER}, {"null", PL_SCALAR_NULL},
        {"~", PL_SCALAR_NULL},         {"", PL_SCALAR_NULL},
        {"true", PL_SCALAR_BOOLEAN},   {"False", PL_SCALAR_BOOLEAN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[64];
        snprintf(text, sizeof text, "a: %s\n", rows[i].text);
        const struct pl_node *node = &read_root(text)->items[0];
        ck_assert_msg(node->scalar == rows[i].kind, "%s", rows[i].text);
    }
    ck_assert(read_root("a: true")->items[0].truth);
    ck_assert(!read_root("a: false")->items[0].truth);
}
END_TEST

START_TEST(an_anchor_is_not_part_of_its_value) {
    const struct pl_node *root = read_root("a: &x !!str \"v\"\nb: *x\n");
    assert_place(pl_node_start(&root->items[0]), 1, 13);
    ck_assert(pl_slice_is(root->items[1].text, "v"));
    assert_place(pl_node_start(&root->items[1]), 1, 13);
}
END_TEST

START_TEST(an_alias_can_be_a_key) {
    const struct pl_node *root = read_root("a: &x v\n*x : 1\n");
    ck_assert(pl_slice_is(root->keys[1].text, "v"));
}
END_TEST

START_TEST(repeated_keys_are_told) {
    read_root("a: 1\nb: {c: 1, d: 2, c: 3}\na: 2\n");
    ck_assert_ptr_nonnull(yaml.repeated);
    assert_place(pl_node_start(yaml.repeated->node), 2, 17);
    assert_place(pl_node_start(yaml.repeated->next->node), 3, 1);
    ck_assert_ptr_null(yaml.repeated->next->next);
}
END_TEST

START_TEST(repeated_keys_of_a_large_map_are_told) {
    struct pl_buf text;
    pl_buf_init(&text, &heap);
    for (unsigned i = 0; i < 40; i++)
        pl_buf_add_format(&text, "k%u: 1\n", i % 37);
    ck_assert(read_slice(pl_buf_slice(&text)));
    const struct pl_node_link *key = yaml.repeated;
    for (unsigned i = 0; i < 3; i++, key = key->next)
        assert_place(pl_node_start(key->node), 38 + i, 1);
    ck_assert_ptr_null(key);
    pl_buf_fini(&text);
}
END_TEST

START_TEST(texts_with_holes_are_linked) {
    read_root("a: ${x}\n${k}: [1, 'b ${y}', $x]\n");
    ck_assert(pl_slice_is(yaml.holes->node->text, "b ${y}"));
    ck_assert(pl_slice_is(yaml.holes->next->node->text, "${x}"));
    ck_assert_ptr_null(yaml.holes->next->next);
}
END_TEST

START_TEST(mistakes_have_a_place_and_help) {
    refuse("", 1, 1, "the file is empty: a rule file starts with `paylint: 1`");
    refuse("# x\n", 1, 1,
           "the file is empty: a rule file starts with `paylint: 1`");
    refuse("a: 1\n\tb: 1\n", 2, 1,
           "a tab cannot indent or separate: use spaces");
    refuse("a: 1\n---\nb: 1\n", 2, 1,
           "a second document starts here: a rule file is one");
    refuse("a: @x", 1, 4, "a value cannot start with @: quote it");
    refuse("a: {b: ${c}}", 1, 9, "${…} is quoted inside { } and [ ]");
    refuse("a: !x 1", 1, 4, "tags other than !!str have no meaning here");
    refuse("? [a]\n: 1", 1, 3, "a key must be a text: quote it");
    refuse("a: *b", 1, 4, "an alias of an anchor that is not above it");
    refuse("a: \x01", 1, 4, "control characters are not allowed");
    refuse("é: \xFF\xFE", 1, 4,
           "bytes that are not UTF-8: save the file as UTF-8");
    ck_assert(!read_slice(pl_slice_of("a\0b", 3)));
}
END_TEST

START_TEST(an_alias_cannot_hold_itself) {
    refuse("a: &a [b, {c: *a}]", 1, 15,
           "an alias inside the value that it repeats");
}
END_TEST

START_TEST(aliases_cannot_multiply_without_bound) {
    refuse("a: &a [1,1,1,1,1,1,1,1,1,1]\n"
           "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
           "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
           "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
           "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
           "f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n",
           6, 29,
           "more than 1,000,000 values, with what aliases repeat: use fewer "
           "aliases");
}
END_TEST

static void nest(struct pl_buf *out, unsigned depth) {
    pl_buf_clear(out);
    for (unsigned i = 0; i < depth; i++)
        pl_buf_add_char(out, '[');
    for (unsigned i = 0; i < depth; i++)
        pl_buf_add_char(out, ']');
}

START_TEST(nesting_has_a_limit) {
    struct pl_buf text;
    pl_buf_init(&text, &heap);
    nest(&text, PL_YAML_DEPTH_MAX);
    ck_assert(read_slice(pl_buf_slice(&text)));
    nest(&text, PL_YAML_DEPTH_MAX + 1);
    ck_assert(!read_slice(pl_buf_slice(&text)));
    assert_place(yaml.error.start, 1, PL_YAML_DEPTH_MAX + 1);

    pl_buf_clear(&text);
    pl_buf_add_str(&text, "a0: &a0 [x]\n");
    for (unsigned i = 1; i < PL_YAML_DEPTH_MAX; i++)
        pl_buf_add_format(&text, "a%u: &a%u [*a%u]\n", i, i, i - 1);
    ck_assert(!read_slice(pl_buf_slice(&text)));
    pl_buf_fini(&text);
}
END_TEST

START_TEST(a_file_has_a_limit) {
    char *text = malloc(PL_YAML_SIZE_MAX + 1);
    memset(text, 'x', PL_YAML_SIZE_MAX + 1);
    ck_assert(!read_slice(pl_slice_of(text, PL_YAML_SIZE_MAX + 1)));
    free(text);
}
END_TEST

START_TEST(a_place_inside_a_scalar_is_exact_on_one_line) {
    const struct pl_node *root =
        read_root("a: é$.x\nb: 'é''$.x'\nc: \"\\u00e9\\\"$.x\"\nd: |\n  é$.x\n"
                  "e: \"é\n  $.x\"\n");
    assert_place(pl_node_place(&root->items[0], 2), 1, 5);
    assert_place(pl_node_place(&root->items[1], 3), 2, 8);
    assert_place(pl_node_place(&root->items[2], 3), 3, 13);
    assert_place(pl_node_place(&root->items[3], 2), 4, 4);
    assert_place(pl_node_place(&root->items[4], 3), 6, 4);
    assert_place(pl_node_place(&root->items[0], 99), 1, 8);
}
END_TEST

START_TEST(memory_that_runs_out_leaves_nothing_behind) {
    for (volatile size_t budget = 0; budget < 12; budget++) {
        heap.budget = budget;
        heap.armed = true;
        if (setjmp(heap.unwind) == 0)
            read_slice(pl_slice_str("a: &x [1, {b: 2}]\nb: [*x, *x]\n"));
        heap.armed = false;
        pl_arena_free(&arena);
    }
}
END_TEST

Suite *yaml_suite(void);

Suite *yaml_suite(void) {
    Suite *suite = suite_create("yaml");
    TCase *tests = tcase_create("yaml");

    tcase_add_checked_fixture(tests, make_arena, free_arena);
    tcase_add_test(tests, a_map_keeps_its_order_and_places);
    tcase_add_test(tests, line_ends_of_all_kinds_count_once);
    tcase_add_test(tests, a_byte_order_mark_is_no_column);
    tcase_add_test(tests, a_plain_scalar_is_what_json_would_say);
    tcase_add_test(tests, an_anchor_is_not_part_of_its_value);
    tcase_add_test(tests, an_alias_can_be_a_key);
    tcase_add_test(tests, repeated_keys_are_told);
    tcase_add_test(tests, repeated_keys_of_a_large_map_are_told);
    tcase_add_test(tests, texts_with_holes_are_linked);
    tcase_add_test(tests, mistakes_have_a_place_and_help);
    tcase_add_test(tests, an_alias_cannot_hold_itself);
    tcase_add_test(tests, aliases_cannot_multiply_without_bound);
    tcase_add_test(tests, nesting_has_a_limit);
    tcase_add_test(tests, a_file_has_a_limit);
    tcase_add_test(tests, a_place_inside_a_scalar_is_exact_on_one_line);
    tcase_add_test(tests, memory_that_runs_out_leaves_nothing_behind);
    suite_add_tcase(suite, tests);
    return suite;
}

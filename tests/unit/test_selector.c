#include "rules/selector.h"

#include <check.h>

static struct pl_heap heap;
static struct pl_arena arena;
static struct pl_selector_error error;

static void make_arena(void) {
    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
}

static void free_arena(void) {
    pl_arena_free(&arena);
}

static const struct pl_selector *parse(const char *text) {
    return pl_selector_parse(&arena, pl_slice_str(text), &error);
}

/* The only step of segment `i`. */
static const struct pl_step *step_of(const struct pl_selector *selector,
                                     size_t i) {
    ck_assert_uint_lt(i, selector->count);
    ck_assert_uint_eq(selector->segments[i].count, 1);
    return &selector->segments[i].steps[0];
}

static void refuse(const char *text, bool is_unsupported, size_t offset,
                   const char *message) {
    ck_assert_msg(parse(text) == NULL, "%s", text);
    ck_assert_msg(error.is_unsupported == is_unsupported, "%s", text);
    ck_assert_msg(error.offset == offset, "%s: %zu", text, error.offset);
    ck_assert_msg(pl_slice_is(error.message, message), "%s: %.*s", text,
                  (int)error.message.len, error.message.data);
}

START_TEST(the_root_has_no_segments) {
    const struct pl_selector *selector = parse("$");
    ck_assert_ptr_nonnull(selector);
    ck_assert_uint_eq(selector->count, 0);
    ck_assert(pl_slice_is(selector->text, "$"));
}
END_TEST

START_TEST(names_are_decoded) {
    const struct pl_selector *selector =
        parse("$.price_é1 ['it\\'s \\u00e9\\ud83d\\ude00'] [\"\\n\"]");
    ck_assert_uint_eq(selector->count, 3);
    ck_assert(pl_slice_is(step_of(selector, 0)->name, "price_é1"));
    ck_assert(pl_slice_is(step_of(selector, 1)->name, "it's é😀"));
    ck_assert(pl_slice_is(step_of(selector, 2)->name, "\n"));
}
END_TEST

START_TEST(segments_have_their_kinds) {
    const struct pl_selector *selector = parse("$.*[*]..a..*..[3]");
    ck_assert_uint_eq(selector->count, 5);
    ck_assert_int_eq(step_of(selector, 0)->kind, PL_STEP_WILDCARD);
    ck_assert(!selector->segments[1].is_descendant);
    ck_assert(selector->segments[2].is_descendant);
    ck_assert_int_eq(step_of(selector, 2)->kind, PL_STEP_NAME);
    ck_assert_int_eq(step_of(selector, 3)->kind, PL_STEP_WILDCARD);
    ck_assert_int_eq(step_of(selector, 4)->kind, PL_STEP_INDEX);
    ck_assert_uint_eq(step_of(selector, 4)->first, 3);
}
END_TEST

START_TEST(a_union_keeps_its_order) {
    const struct pl_selector *selector = parse("$[ 'a' , 0 , * , 2 : 5 ]");
    const struct pl_segment *segment = &selector->segments[0];
    static const enum pl_step_kind kinds[] = {PL_STEP_NAME, PL_STEP_INDEX,
                                              PL_STEP_WILDCARD, PL_STEP_SLICE};
    ck_assert_uint_eq(segment->count, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(segment->steps[i].kind, kinds[i]);
}
END_TEST

static void assert_slice(const char *text, uint64_t first, uint64_t end,
                         uint64_t every) {
    const struct pl_step *step = step_of(parse(text), 0);
    ck_assert_int_eq(step->kind, PL_STEP_SLICE);
    ck_assert_uint_eq(step->first, first);
    ck_assert_uint_eq(step->end, end);
    ck_assert_uint_eq(step->every, every);
}

START_TEST(slices_have_defaults) {
    assert_slice("$[1:5:2]", 1, 5, 2);
    assert_slice("$[:]", 0, UINT64_MAX, 1);
    assert_slice("$[::]", 0, UINT64_MAX, 1);
    assert_slice("$[75:]", 75, UINT64_MAX, 1);
    assert_slice("$[: 3 : 2]", 0, 3, 2);
    assert_slice("$[4:9:0]", 4, 4, 1); /* selects nothing */
}
END_TEST

START_TEST(what_is_valid_but_not_served_is_named) {
    refuse("$.a[?@.b == 1]", true, 4, "filter selectors are not supported");
    refuse("$[0, -1]", true, 5, "negative indexes are not supported");
    refuse("$[::-1]", true, 4, "backward slices are not supported");
    refuse("$[1:-1]", true, 4, "negative bounds of a slice are not supported");
    refuse("$[?count(@..*[?@>1]) > 2 && !(length(@.a)<3 || match(@.b,'x'))]",
           true, 2, "filter selectors are not supported");
}
END_TEST

START_TEST(what_is_invalid_is_told_where_it_is) {
    refuse("", false, 0, "a selector starts with $");
    refuse("price", false, 0, "a selector starts with $");
    refuse("$.", false, 2,
           "a name, * or [ must stand here: other names are written ['name']");
    refuse("$.a-b", false, 3, "only . and [ can follow here");
    refuse("$.a ", false, 3, "only . and [ can follow here");
    refuse("$[0", false, 1, "a [ that is never closed");
    refuse("$['a", false, 2, "a quote that is never closed");
    refuse("$[0 1]", false, 4, "] or , must stand here");
    refuse("$[]", false, 2,
           "a quoted name, an index, a slice or * must stand here");
    refuse("$[007]", false, 2, "a number with a leading zero");
    refuse("$[-0]", false, 2, "-0 is no index");
    refuse("$[9007199254740992]", false, 2, "a number beyond 9007199254740991");
    refuse("$['\\ud800']", false, 3, "half of a surrogate pair");
    refuse("$['\\x']", false, 3,
           "no escape of RFC 9535: a backslash is written as \\\\");
    refuse("$[?@.a == ]", false, 10,
           "a value, a query or a function must stand here");
    refuse("$[?1]", false, 3, "a value alone is no test: compare it");
    refuse("$[?@.* == 1]", false, 3, "only single values can be compared");
    refuse("$[?foo(@)]", false, 3, "no function of RFC 9535");
}
END_TEST

START_TEST(filters_cannot_nest_without_bound) {
    char text[600] = "$[?";
    memset(text + 3, '(', sizeof text - 4);
    ck_assert_ptr_null(parse(text));
    ck_assert(pl_slice_is(error.message, "nested deeper than 50 levels"));

    for (size_t i = 0; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "@[?", 3);
    text[0] = '$';
    ck_assert_ptr_null(parse(text));
    ck_assert(pl_slice_is(error.message, "nested deeper than 50 levels"));
}
END_TEST

Suite *selector_suite(void);

Suite *selector_suite(void) {
    Suite *suite = suite_create("selector");
    TCase *tests = tcase_create("selector");

    tcase_add_checked_fixture(tests, make_arena, free_arena);
    tcase_add_test(tests, the_root_has_no_segments);
    tcase_add_test(tests, names_are_decoded);
    tcase_add_test(tests, segments_have_their_kinds);
    tcase_add_test(tests, a_union_keeps_its_order);
    tcase_add_test(tests, slices_have_defaults);
    tcase_add_test(tests, what_is_valid_but_not_served_is_named);
    tcase_add_test(tests, what_is_invalid_is_told_where_it_is);
    tcase_add_test(tests, filters_cannot_nest_without_bound);
    suite_add_tcase(suite, tests);
    return suite;
}

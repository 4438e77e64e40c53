#include <check.h>

#include "base/regex.h"
#include "check/work.h"

#include "config.h"

static struct pl_heap heap;
static struct pl_arena arena;
static struct pl_regex_error error;

static void setup(void) {
    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
}

static void teardown(void) {
    pl_arena_free(&arena);
}

static const pl_regex *compile(const char *pattern) {
    return pl_regex_compile(&arena, pl_slice_str(pattern), &error);
}

#ifdef HAVE_PCRE2

static enum pl_match match(const char *pattern, struct pl_slice text) {
    const pl_regex *regex = compile(pattern);
    pl_matcher *matcher = pl_matcher_new(&heap);

    ck_assert_ptr_nonnull(regex);
    enum pl_match found = pl_regex_match(regex, text, matcher);
    pl_matcher_free(matcher);
    return found;
}

static bool matches(const char *pattern, const char *text) {
    return match(pattern, pl_slice_str(text)) == PL_MATCH_YES;
}

START_TEST(a_pattern_matches_anywhere_unless_it_is_anchored) {
    ck_assert(matches("b", "abc"));
    ck_assert(!matches("^b", "abc"));
    ck_assert(matches("", ""));
    ck_assert(matches("^$", ""));
    ck_assert(!matches("a", ""));
}
END_TEST

START_TEST(patterns_are_those_of_ecmascript_where_pcre2_can) {
    ck_assert(!matches("^a$", "a\n"));
    ck_assert(matches("^\\u0061\\x62$", "ab"));
    ck_assert(!matches("^\\d$", "\xD9\xA3")); /* a digit, but not of ASCII */
    ck_assert(matches("^.$", "\xF0\x9F\x98\x80"));
    ck_assert(!matches("^.$", "\n"));
    ck_assert(!matches("[]", "]"));
    ck_assert(matches("^\\p{L}+$", "\xC3\xA9"));
}
END_TEST

START_TEST(what_is_no_utf8_matches_nothing) {
    ck_assert_int_eq(match("^[^a]$", pl_slice_of("\xED\xA0\x80", 3)),
                     PL_MATCH_NO);
    ck_assert_int_eq(match("b", pl_slice_of("\xFF"
                                            "b\xFF",
                                            3)),
                     PL_MATCH_YES);
    ck_assert_int_eq(match("^a\\x00b$", pl_slice_of("a\0b", 3)), PL_MATCH_YES);
}
END_TEST

START_TEST(a_mistake_has_its_offset) {
    static const struct {
        const char *pattern;
        size_t offset;
    } cases[] = {
        {"a(b", 3},      {"*a", 0},     {"a)", 1},   {"a[z-a]", 4},
        {"\\p{Foo}", 7}, {"a{2,1}", 6}, {"a\\C", 3}, {"(?<n>a)(?<n>b)", 12}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_ptr_null(compile(cases[i].pattern));
        ck_assert_uint_le(error.offset, strlen(cases[i].pattern));
        ck_assert_uint_gt(error.message.len, 0);
        if (i < 4)
            ck_assert_uint_eq(error.offset, cases[i].offset);
    }
}
END_TEST

START_TEST(a_pattern_of_another_kind_of_text_is_refused) {
    ck_assert_ptr_null(
        pl_regex_compile(&arena, pl_slice_of("a\xFF", 2), &error));
    char *huge = pl_arena_alloc(&arena, 70000);
    memset(huge, 'a', 70000);
    ck_assert_ptr_null(
        pl_regex_compile(&arena, pl_slice_of(huge, 70000), &error));
    ck_assert_ptr_null(compile("((a{1,1000}){1,1000}){1,1000}"));
}
END_TEST

/* A string of `count` times a, then "!". */
static struct pl_slice many(size_t count) {
    char *text = pl_arena_alloc(&arena, count + 1);

    memset(text, 'a', count);
    text[count] = '!';
    return pl_slice_of(text, count + 1);
}

START_TEST(matching_gives_up_in_the_end) {
    ck_assert_int_eq(match("^(a+)+$", many(60)), PL_MATCH_GAVE_UP);
    ck_assert_int_eq(match("^(?:a|a)*$", many(60)), PL_MATCH_GAVE_UP);
    ck_assert_int_eq(match("^(a?){60}a{60}$", many(70)), PL_MATCH_GAVE_UP);
    ck_assert_int_eq(match("(?(R)a|b(?R)*)+$", many(10)), PL_MATCH_NO);
}
END_TEST

START_TEST(what_is_linear_does_not_give_up) {
    ck_assert_int_eq(match("^a*!$", many(1000000)), PL_MATCH_YES);
    ck_assert_int_eq(match("^(?:a|b)*!$", many(20000)), PL_MATCH_YES);
    ck_assert_int_eq(match("b", many(1000000)), PL_MATCH_NO);
}
END_TEST

START_TEST(a_pattern_that_gives_up_too_often_is_let_be) {
    struct pl_work work;
    const pl_regex *slow = compile("^(a+)+$");
    const pl_regex *fast = compile("^a+!$");

    pl_work_init(&work, &heap);
    for (int i = 0; i < PL_WORK_TRIES_MAX; i++) {
        ck_assert(pl_work_matches(&work, slow, pl_slice_str("aaa")));
        ck_assert(!pl_work_take(&work));
        ck_assert(!pl_work_matches(&work, slow, many(60)));
        ck_assert(pl_work_take(&work));
    }
    ck_assert(!pl_work_matches(&work, slow, pl_slice_str("aaa")));
    ck_assert(pl_work_take(&work));
    ck_assert(!pl_work_take(&work));
    ck_assert(pl_work_matches(&work, fast, many(60)));
    ck_assert(!pl_work_take(&work));

    pl_work_begin(&work);
    ck_assert(pl_work_matches(&work, slow, pl_slice_str("aaa")));
    pl_work_fini(&work);
    ck_assert(!pl_work_matches(NULL, slow, many(60)));
    ck_assert(pl_work_matches(NULL, fast, many(60)));
}
END_TEST

#else

START_TEST(without_pcre2_no_pattern_compiles) {
    ck_assert_ptr_null(compile("a"));
    ck_assert_uint_eq(error.offset, 0);
    ck_assert_ptr_nonnull(strstr(error.message.data, "without PCRE2"));
}
END_TEST

#endif

START_TEST(room_grows_and_is_kept) {
    struct pl_work work;

    pl_work_init(&work, &heap);
    void *small = pl_work_room(&work, 8);
    ck_assert_ptr_nonnull(small);
    memset(pl_work_room(&work, 1000), 1, 1000);
    ck_assert_ptr_eq(pl_work_room(&work, 8), pl_work_room(&work, 1000));
    pl_work_fini(&work);
}
END_TEST

Suite *regex_suite(void);

Suite *regex_suite(void) {
    Suite *suite = suite_create("regex");
    TCase *tests = tcase_create("regex");

    tcase_add_checked_fixture(tests, setup, teardown);
#ifdef HAVE_PCRE2
    tcase_add_test(tests, a_pattern_matches_anywhere_unless_it_is_anchored);
    tcase_add_test(tests, patterns_are_those_of_ecmascript_where_pcre2_can);
    tcase_add_test(tests, what_is_no_utf8_matches_nothing);
    tcase_add_test(tests, a_mistake_has_its_offset);
    tcase_add_test(tests, a_pattern_of_another_kind_of_text_is_refused);
    tcase_add_test(tests, matching_gives_up_in_the_end);
    tcase_add_test(tests, what_is_linear_does_not_give_up);
    tcase_add_test(tests, a_pattern_that_gives_up_too_often_is_let_be);
#else
    tcase_add_test(tests, without_pcre2_no_pattern_compiles);
#endif
    tcase_add_test(tests, room_grows_and_is_kept);
    suite_add_tcase(suite, tests);
    return suite;
}

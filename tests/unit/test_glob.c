#include "input/glob.h"

#include <check.h>

static bool matches(const char *glob, const char *path) {
    return pl_glob_matches(pl_slice_str(glob), pl_slice_str(path), false);
}

START_TEST(a_name_matches_at_any_depth) {
    ck_assert(matches("*.json", "a.json"));
    ck_assert(matches("*.json", "deep/er/a.json"));
    ck_assert(!matches("*.json", "a.jsonl"));
    ck_assert(matches("a?c", "x/abc"));
    ck_assert(!matches("a?c", "x/ac"));
    ck_assert(!matches("a", "ab"));
    ck_assert(!matches("", "a"));
}
END_TEST

START_TEST(a_path_starts_at_the_folder) {
    ck_assert(matches("a/*.json", "a/b.json"));
    ck_assert(!matches("a/*.json", "x/a/b.json"));
    ck_assert(!matches("a/*.json", "a/b/c.json"));
    ck_assert(matches("/a.json", "a.json"));
    ck_assert(!matches("/a.json", "b/a.json"));
}
END_TEST

START_TEST(what_is_in_a_folder_matches_with_it) {
    ck_assert(matches("legacy", "legacy/a/b.json"));
    ck_assert(matches("legacy", "x/legacy/b.json"));
    ck_assert(matches("legacy/", "x/legacy/b.json"));
    ck_assert(!matches("legacy/", "x/legacy"));
    ck_assert(
        pl_glob_matches(pl_slice_str("legacy/"), pl_slice_str("legacy"), true));
    ck_assert(matches("a/b", "a/b/c/d.json"));
    ck_assert(!matches("a/b", "x/a/b/c.json"));
}
END_TEST

START_TEST(two_stars_take_folders) {
    ck_assert(matches("**/a.json", "a.json"));
    ck_assert(matches("**/a.json", "x/y/a.json"));
    ck_assert(matches("a/**", "a/b"));
    ck_assert(matches("a/**", "a/b/c"));
    ck_assert(!matches("a/**", "a"));
    ck_assert(matches("a/**/z", "a/z"));
    ck_assert(matches("a/**/z", "a/b/c/z"));
    ck_assert(matches("a/**/m/**/z", "a/m/b/m/c/z"));
    ck_assert(!matches("a/**/m/**/z", "a/b/c/z"));
    ck_assert(matches("**", "a/b"));
}
END_TEST

START_TEST(classes_and_escapes) {
    ck_assert(matches("[a-c]x", "bx"));
    ck_assert(!matches("[!a-c]x", "bx"));
    ck_assert(matches("[^a-c]x", "dx"));
    ck_assert(matches("[]a]x", "]x"));
    ck_assert(matches("[a-]x", "-x"));
    ck_assert(matches("\\*x", "*x"));
    ck_assert(!matches("\\*x", "ax"));
    ck_assert(!matches("[ab", "[ab"));
    ck_assert(!matches("a\\", "a\\"));
    ck_assert(matches("[[:digit:]-]x", "7x"));
    ck_assert(matches("[[:digit:]-]x", "-x"));
    ck_assert(!matches("[[:digital:]7]x", "7x"));
    ck_assert(matches("[[:]x", ":x"));
    ck_assert(matches("[\\]]x", "]x"));
    ck_assert(!matches("a[/]b", "a/b"));
}
END_TEST

START_TEST(many_stars_take_no_time) {
    ck_assert(
        !matches("*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
    ck_assert(!matches("**/a/**/a/**/a/**/a/**/a/**/b",
                       "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"));
}
END_TEST

Suite *glob_suite(void);

Suite *glob_suite(void) {
    Suite *suite = suite_create("glob");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, a_name_matches_at_any_depth);
    tcase_add_test(tests, a_path_starts_at_the_folder);
    tcase_add_test(tests, what_is_in_a_folder_matches_with_it);
    tcase_add_test(tests, two_stars_take_folders);
    tcase_add_test(tests, classes_and_escapes);
    tcase_add_test(tests, many_stars_take_no_time);
    suite_add_tcase(suite, tests);
    return suite;
}

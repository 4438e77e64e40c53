#include "lib/search.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct pl_heap heap;
static struct pl_search search;
static char root[16];

static void run(const char *command) {
    ck_assert_int_eq(system(command), 0);
}

static void enter(void) {
    pl_heap_init(&heap);
    pl_search_init(&search, &heap);
    strcpy(root, "search-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    run("mkdir -p top/.git top/a/b top/c");
    ck_assert_int_eq(chdir("top"), 0);
}

static void leave(void) {
    char command[64];
    pl_search_fini(&search);
    ck_assert_int_eq(chdir(".."), 0);
    if (access(root, F_OK) != 0)
        ck_assert_int_eq(chdir(".."), 0);
    snprintf(command, sizeof command, "rm -rf %s", root);
    run(command);
}

static void expect_config(const char *file, const char *config) {
    struct pl_slice found = pl_search_config(&search, pl_slice_str(file));
    ck_assert_msg(pl_slice_is(found, config), "%s: %.*s", file, (int)found.len,
                  found.data);
}

static void expect_from(const char *file, const char *beside,
                        const char *path) {
    struct pl_slice found = pl_search_from(&search, pl_slice_str(file), false,
                                           pl_slice_str(beside));
    ck_assert_msg(pl_slice_is(found, path), "%s: %.*s", file, (int)found.len,
                  found.data);
}

START_TEST(the_nearest_one_above_is_found) {
    run("touch .paylint.yaml a/.paylint.yaml");
    expect_config("x.json", ".paylint.yaml");
    expect_config("./c/x.json", ".paylint.yaml");
    expect_config("a/x.json", "a/.paylint.yaml");
    expect_config("a/b/x.json", "a/.paylint.yaml");
    expect_config("a/b/../../c/x.json", ".paylint.yaml");
}
END_TEST

START_TEST(the_repository_is_the_end) {
    run("touch ../.paylint.yaml");
    expect_config("a/x.json", "");
    run("touch a/.paylint.yaml; mkdir a/b/.git");
    expect_config("a/b/x.json", "");
}
END_TEST

START_TEST(above_the_working_directory_it_goes_on_in_a_repository) {
    run("touch .paylint.yaml");
    ck_assert_int_eq(chdir("a/b"), 0);
    expect_config("x.json", "../../.paylint.yaml");
    expect_config("../x.json", "../../.paylint.yaml");
    ck_assert_int_eq(chdir("../.."), 0);
}
END_TEST

START_TEST(a_folder_is_none_and_a_dead_link_is_one) {
    run("touch .paylint.yaml; mkdir a/.paylint.yaml; ln -s no c/.paylint.yaml");
    expect_config("a/x.json", ".paylint.yaml");
    expect_config("c/x.json", "c/.paylint.yaml");
}
END_TEST

START_TEST(a_file_that_is_not_there_has_the_configuration_above) {
    run("touch a/.paylint.yaml");
    expect_config("a/new/er/x.json", "a/.paylint.yaml");
    expect_config("a/x.json", "a/.paylint.yaml");
}
END_TEST

START_TEST(paths_begin_at_the_folder) {
    expect_from("a/b/x.json", ".paylint.yaml", "a/b/x.json");
    expect_from("./a/../a/b/x.json", "a/.paylint.yaml", "b/x.json");
    expect_from("new/x.json", ".paylint.yaml", "new/x.json");
    struct pl_slice way = pl_search_way(&search, pl_slice_str("c/x.json"),
                                        pl_slice_str("a/b/known.json"));
    ck_assert(pl_slice_is(way, "../../c/x.json"));
}
END_TEST

Suite *search_suite(void);

Suite *search_suite(void) {
    Suite *suite = suite_create("search");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, enter, leave);
    tcase_add_test(tests, the_nearest_one_above_is_found);
    tcase_add_test(tests, the_repository_is_the_end);
    tcase_add_test(tests,
                   above_the_working_directory_it_goes_on_in_a_repository);
    tcase_add_test(tests, a_folder_is_none_and_a_dead_link_is_one);
    tcase_add_test(tests, a_file_that_is_not_there_has_the_configuration_above);
    tcase_add_test(tests, paths_begin_at_the_folder);
    suite_add_tcase(suite, tests);
    return suite;
}

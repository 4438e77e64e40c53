#include "input/walk.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/suffix.h"

static struct pl_heap heap;
static char root[16];
static struct pl_buf log_of_walk;

static void enter(void) {
    pl_heap_init(&heap);
    pl_buf_init(&log_of_walk, &heap);
    strcpy(root, "walk-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    /* What is ignored around the folder that tests run in is none of theirs. */
    ck_assert_int_eq(mkdir(".git", 0777), 0);
}

static void leave(void) {
    char command[128];

    pl_buf_fini(&log_of_walk);
    ck_assert_int_eq(chdir(".."), 0);
    snprintf(command, sizeof command, "chmod -R u+rwx %s; rm -rf %s", root,
             root);
    ck_assert_int_eq(system(command), 0);
}

static void touch(const char *path) {
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    ck_assert_int_ge(fd, 0);
    close(fd);
}

static void folder(const char *path) {
    ck_assert_int_eq(mkdir(path, 0777), 0);
}

static void on_file(void *self, struct pl_slice path, bool named) {
    (void)self;
    ck_assert_int_eq(path.data[path.len], '\0');
    pl_buf_add_slice(&log_of_walk, path);
    pl_buf_add_str(&log_of_walk, named ? "!\n" : "\n");
}

static void on_trouble(void *self, struct pl_slice path, enum pl_status status,
                       int error) {
    static const char *const names[] = {"ok",     "memory", "no file",
                                        "denied", "io",     "kind"};
    (void)self;
    (void)error;
    pl_buf_add_slice(&log_of_walk, path);
    pl_buf_add_str(&log_of_walk, ": ");
    pl_buf_add_str(&log_of_walk, names[status]);
    pl_buf_add_str(&log_of_walk, "\n");
}

/* Walk `paths`, which end with NULL. */
static uint64_t walk(const char *const *paths) {
    struct pl_file_visitor visitor = {.file = on_file, .trouble = on_trouble};
    struct pl_slice slices[8];
    struct pl_file_walk files;
    size_t n = 0;

    for (; paths[n]; n++)
        slices[n] = pl_slice_str(paths[n]);
    pl_buf_clear(&log_of_walk);
    pl_buf_add_str(&log_of_walk, "");
    pl_file_walk_init(&files, &heap, visitor);
    uint64_t count = pl_file_walk_paths(&files, slices, n);
    pl_file_walk_fini(&files);
    return count;
}

#define WALK(...) walk((const char *const[]){__VA_ARGS__, NULL})

START_TEST(a_folder_is_walked_in_the_order_of_its_paths) {
    folder("d");
    folder("d/a");
    folder("d/a/b");
    touch("d/a/z.json");
    touch("d/a/b/y.ndjson");
    touch("d/a.json");
    touch("d/B.jsonl");
    touch("d/a0.json");
    ck_assert_uint_eq(WALK("d"), 5);
    ck_assert_str_eq(log_of_walk.data, "d/B.jsonl\nd/a.json\nd/a/b/y.ndjson\n"
                                       "d/a/z.json\nd/a0.json\n");
    WALK("d/");
    ck_assert_ptr_nonnull(strstr(log_of_walk.data, "d/a/z.json\n"));
    ck_assert_ptr_null(strstr(log_of_walk.data, "d//"));
}
END_TEST

START_TEST(what_holds_no_payload_is_passed_over_unless_it_is_named) {
    folder("d");
    folder("d/.git");
    folder("d/x.json");
    touch("d/.git/a.json");
    touch("d/readme.txt");
    touch("d/.json");
    touch("d/json");
    touch("d/.a.json");
    ck_assert_int_eq(mkfifo("d/pipe.json", 0666), 0);
    WALK("d");
    ck_assert_str_eq(log_of_walk.data, "d/.a.json\n");
    WALK("d/readme.txt", "d/.git", "d/pipe.json", "/dev/null");
    ck_assert_str_eq(log_of_walk.data, "d/readme.txt!\nd/.git/a.json\n"
                                       "d/pipe.json!\n/dev/null!\n");
}
END_TEST

START_TEST(a_file_that_is_reached_twice_is_visited_once) {
    folder("d");
    touch("d/a.json");
    ck_assert_int_eq(link("d/a.json", "d/b.json"), 0);
    ck_assert_int_eq(symlink("a.json", "d/c.json"), 0);
    ck_assert_uint_eq(WALK("d", "./d", "d/a.json", "-", "-"), 2);
    ck_assert_str_eq(log_of_walk.data, "d/a.json!\n-!\n");
    WALK("d/c.json", "d");
    ck_assert_str_eq(log_of_walk.data, "d/c.json!\n");
}
END_TEST

START_TEST(links_do_not_lead_into_loops) {
    folder("d");
    folder("d/e");
    folder("other");
    touch("other/o.json");
    ck_assert_int_eq(symlink("..", "d/e/up"), 0);
    ck_assert_int_eq(symlink("../other", "d/out"), 0);
    ck_assert_int_eq(symlink("../other/o.json", "d/o.json"), 0);
    ck_assert_int_eq(symlink("loop.json", "d/loop.json"), 0);
    ck_assert_int_eq(symlink("nowhere", "d/dead.json"), 0);
    WALK("d");
    ck_assert_ptr_nonnull(strstr(log_of_walk.data, "d/loop.json: io\n"));
    ck_assert_ptr_nonnull(strstr(log_of_walk.data, "d/dead.json: no file\n"));
    ck_assert_ptr_nonnull(strstr(log_of_walk.data, "d/o.json\n"));
    ck_assert_ptr_null(strstr(log_of_walk.data, "up"));
    ck_assert_ptr_null(strstr(log_of_walk.data, "out"));
}
END_TEST

START_TEST(a_path_that_cannot_be_walked_is_a_trouble) {
    folder("d");
    folder("d/closed");
    touch("d/closed/a.json");
    touch("d/b.json");
    WALK("nowhere", "", "d/b.json/c", "d/b.json");
    ck_assert_str_eq(log_of_walk.data,
                     "nowhere: no file\n: no file\nd/b.json/c: no file\n"
                     "d/b.json!\n");
    if (getuid() == 0)
        return;
    ck_assert_int_eq(chmod("d/closed", 0), 0);
    WALK("d");
    ck_assert_str_eq(log_of_walk.data, "d/b.json\nd/closed: denied\n");
    ck_assert_int_eq(chmod("d/closed", 0444), 0);
    WALK("d");
    ck_assert_str_eq(log_of_walk.data, "d/b.json\nd/closed/: denied\n");
}
END_TEST

START_TEST(names_may_be_any_bytes) {
    folder("-d");
    touch("-d/-a.json");
    touch("-d/a\nb.json");
    touch("-d/\xff.json");
    touch("-d/a b.json");
    WALK("-d");
    ck_assert_str_eq(log_of_walk.data, "-d/-a.json\n-d/a\nb.json\n"
                                       "-d/a b.json\n-d/\xff.json\n");
}
END_TEST

/* Deeper than a path can be long: what lies past that is a trouble. */
START_TEST(a_deep_tree_ends_in_a_trouble_and_not_in_a_crash) {
    int top = open(".", O_RDONLY | O_CLOEXEC);
    folder("d");
    touch("z.json");
    ck_assert_int_eq(chdir("d"), 0);
    for (int i = 0; i < 1500; i++) {
        folder("dd");
        ck_assert_int_eq(chdir("dd"), 0);
    }
    ck_assert_int_eq(fchdir(top), 0);
    close(top);
    ck_assert_uint_eq(WALK("."), 1);
    ck_assert_ptr_nonnull(strstr(log_of_walk.data, ": io\n./z.json\n"));
}
END_TEST

static bool is_payload(const char *path) {
    return pl_suffix_is_payload(pl_slice_str(path));
}

START_TEST(payloads_are_told_by_suffix) {
    ck_assert(is_payload("a.json"));
    ck_assert(is_payload("x.y/a.b.ndjson"));
    ck_assert(is_payload("README.MD"));
    ck_assert(is_payload("a.http.gz"));
    ck_assert(is_payload("a.json.zst"));
    ck_assert(!is_payload(".json"));
    ck_assert(!is_payload("x/.json.gz"));
    ck_assert(!is_payload("a.gz"));
    ck_assert(!is_payload("a.json.gz.gz"));
    ck_assert(!is_payload("a.json5"));
    ck_assert(!is_payload(""));
    ck_assert(pl_suffix_is_lines(pl_slice_str("a.jsonl.gz")));
    ck_assert(!pl_suffix_is_lines(pl_slice_str("a.json")));
}
END_TEST

Suite *walk_suite(void);

Suite *walk_suite(void) {
    Suite *suite = suite_create("walk");
    TCase *tests = tcase_create("walk");

    tcase_add_checked_fixture(tests, enter, leave);
    tcase_add_test(tests, a_folder_is_walked_in_the_order_of_its_paths);
    tcase_add_test(tests,
                   what_holds_no_payload_is_passed_over_unless_it_is_named);
    tcase_add_test(tests, a_file_that_is_reached_twice_is_visited_once);
    tcase_add_test(tests, links_do_not_lead_into_loops);
    tcase_add_test(tests, a_path_that_cannot_be_walked_is_a_trouble);
    tcase_add_test(tests, names_may_be_any_bytes);
    tcase_add_test(tests, a_deep_tree_ends_in_a_trouble_and_not_in_a_crash);
    tcase_add_test(tests, payloads_are_told_by_suffix);
    suite_add_tcase(suite, tests);
    return suite;
}

/* What is ignored, by examples, and against git over trees and patterns that
 * are made from a seed. */

#include "input/walk.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRIALS 40

static struct pl_heap heap;
static char root[256];
static int started_in; /* the folder that the tests run in */
static struct pl_buf walked;

static void run(const char *command) {
    ck_assert_msg(system(command) == 0, "%s", command);
}

static void enter(void) {
    pl_heap_init(&heap);
    pl_buf_init(&walked, &heap);
    /* The folder that tests are built in is in a repository. */
    const char *scratch = getenv("TMPDIR");
    snprintf(root, sizeof root, "%s/paylint-ignore-XXXXXX",
             scratch ? scratch : "/tmp");
    started_in = open(".", O_RDONLY | O_CLOEXEC);
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    run("mkdir top");
    ck_assert_int_eq(chdir("top"), 0);
}

static void leave(void) {
    char command[300];
    pl_buf_fini(&walked);
    ck_assert_int_eq(fchdir(started_in), 0);
    close(started_in);
    snprintf(command, sizeof command, "rm -rf %s", root);
    run(command);
}

static void on_file(void *self, struct pl_slice path, bool is_named) {
    (void)self;
    (void)is_named;
    pl_buf_add_slice(&walked, path);
    pl_buf_add_char(&walked, '\n');
}

static void on_trouble(void *self, struct pl_slice path, enum pl_status status,
                       int error) {
    (void)self;
    ck_abort_msg("%.*s: %d, %s", (int)path.len, path.data, (int)status,
                 strerror(error));
}

static bool admit_all(void *self, struct pl_slice path, bool is_folder,
                      bool is_named) {
    (void)self;
    (void)path;
    (void)is_folder;
    (void)is_named;
    return true;
}

static void on_ignored(void *self, struct pl_slice path,
                       const struct pl_ignored_by *by) {
    const char *name = strstr(by->file.data, "/top/");
    (void)self;
    pl_buf_add_slice(&walked, path);
    pl_buf_add_format(&walked, " by %s:%llu\n", name ? name + 5 : by->file.data,
                      (unsigned long long)by->line);
}

static void walk(struct pl_slice *paths, size_t count) {
    struct pl_file_visitor visitor = {on_file, on_trouble, NULL, admit_all,
                                      on_ignored};
    struct pl_file_walk files;
    pl_buf_clear(&walked);
    pl_buf_add_str(&walked, "");
    pl_file_walk_init(&files, &heap, visitor);
    pl_file_walk_paths(&files, paths, count);
    pl_file_walk_fini(&files);
}

static void expect(const char *path, const char *found) {
    struct pl_slice slice = pl_slice_str(path);
    walk(&slice, 1);
    ck_assert_str_eq(walked.data, found);
}

START_TEST(the_nearest_file_decides_and_a_pattern_can_be_taken_back) {
    run("mkdir .git a && touch 1.json 2.json a/1.json a/2.json");
    run("echo '1.*' >.gitignore && echo '!1.json' >a/.gitignore");
    expect(".", "./.gitignore\n./2.json\n./a/.gitignore\n./a/1.json\n"
                "./a/2.json\n");
}
END_TEST

START_TEST(what_is_in_an_ignored_folder_cannot_be_taken_back) {
    run("mkdir .git b && touch b/1.json x.json");
    run("echo 'b/' >.gitignore && echo '!1.json' >b/.gitignore");
    expect("b/1.json", "b/1.json by .gitignore:1\n");
    expect("b", "b by .gitignore:1\n");
    expect("x.json", "x.json\n");
}
END_TEST

START_TEST(dot_ignore_is_asked_before_dot_gitignore) {
    run("mkdir .git a && touch a/1.json a/2.json");
    run("echo '*.json' >a/.gitignore && echo '!1.json' >.ignore");
    expect("a/1.json", "a/1.json\n");
    expect("a/2.json", "a/2.json by a/.gitignore:1\n");
}
END_TEST

START_TEST(a_folder_has_what_holds_above_it_in_the_repository) {
    run("mkdir -p .git/info a/b && touch a/b/1.json a/b/2.json a/b/3.json");
    run("echo b/1.json >a/.gitignore && echo /a/b/2.json >.gitignore");
    run("echo 3.json >.git/info/exclude && touch a/b/4.json");
    expect("a/b", "a/b/4.json\n");
    ck_assert_int_eq(chdir("a/b"), 0);
    expect(".", "./4.json\n");
    expect("../b/3.json", "../b/3.json by .git/info/exclude:1\n");
    ck_assert_int_eq(chdir("../.."), 0);
}
END_TEST

START_TEST(a_repository_within_stands_for_itself) {
    run("mkdir -p .git r/.git && touch r/1.json && echo 1.json >.gitignore");
    expect("r", "r/1.json\n");
    expect("r/1.json", "r/1.json\n");
}
END_TEST

START_TEST(without_a_repository_the_working_directory_is_the_top) {
    run("mkdir a && touch a/1.json && echo 1.json >.ignore");
    expect("a/1.json", "a/1.json by .ignore:1\n");
    ck_assert_int_eq(chdir("a"), 0);
    expect("1.json", "1.json\n");
    ck_assert_int_eq(chdir(".."), 0);
}
END_TEST

START_TEST(lines_are_read_as_git_does) {
    run("mkdir .git && touch 1 2 '3 ' 4 '#5' '!6' '*7' 77 8");
    run("printf '\\357\\273\\2771\\r\\n  \\n2   \\n3\\\\ \\n\\n# 4\\n\\\\#5\\n"
        "\\\\!6\\n\\\\*7\\n8' >.gitignore");
    expect(".", "./.gitignore\n./4\n./77\n");
}
END_TEST

START_TEST(what_is_no_file_has_no_patterns) {
    run("mkdir .git .gitignore && touch 1 && ln -s 1 .ignore");
    expect("1", "1\n");
}
END_TEST

/* A small generator: the same seed gives the same trees everywhere. */
static uint32_t state;

static uint32_t below(uint32_t limit) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % limit;
}

static const char *pick(const char *const *words, size_t count) {
    return words[below((uint32_t)count)];
}

#define PICK(words) pick(words, sizeof(words) / sizeof *(words))

static const char *const tree_names[] = {
    "a",   "b", "ab", "a.json", "b.json", "A",   "a b", "a-b",
    "[a]", "*", "!a", "#a",     "b\\a",   "aab", "x.md"};

/* A file may stand where a folder is wanted: then there is neither. */
static void write_tree(void) {
    for (int i = 0; i < 25; i++) {
        char path[128] = "";
        size_t len = 0;
        for (uint32_t depth = below(4); depth > 0; depth--) {
            len += (size_t)snprintf(path + len, sizeof path - len, "%s",
                                    PICK(tree_names));
            (void)mkdir(path, 0777);
            path[len++] = '/';
        }
        snprintf(path + len, sizeof path - len, "%s", PICK(tree_names));
        int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
        if (fd >= 0)
            close(fd);
    }
}

/* What git takes `**` within a name for has changed over time: it is left out.
 */
static const char *const pieces[] = {
    "a",     "b",      "*",           "?",   "[ab]",   "[!a]", "[a-]", "\\*",
    ".json", "*.json", "[[:alpha:]]", "\\a", "[]a]",   " ",    "[a",   "-",
    "[^b]",  "\\[a]",  "[[:x:]a]",    "a b", "[\\]a]", "#",    "!"};

static void write_name(FILE *out) {
    bool was_star = false;
    for (uint32_t n = 1 + below(2); n > 0; n--) {
        const char *piece = PICK(pieces);
        bool is_star = piece[0] == '*';
        fputs(was_star && is_star ? "a" : piece, out);
        was_star = is_star && piece[1] == '\0';
    }
}

static void write_pattern(FILE *out) {
    static const char *const before[] = {"", "", "", "/", "!", "!/", "\\", "#"};
    static const char *const after[] = {"",  "",    "",    "/",
                                        " ", "\\ ", "/**", "\r"};
    fputs(PICK(before), out);
    for (uint32_t names = 1 + below(3); names > 0; names--) {
        if (below(5) == 0) {
            fputs("**", out);
        } else {
            write_name(out);
        }
        if (names > 1)
            fputc('/', out);
    }
    fputs(PICK(after), out);
    fputc('\n', out);
}

static void write_patterns(const char *path) {
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    for (uint32_t n = 1 + below(5); n > 0; n--)
        write_pattern(out);
    ck_assert_int_eq(fclose(out), 0);
}

/* Read what a command prints, into `out`. */
static void read_command(const char *command, struct pl_buf *out) {
    char chunk[4096];
    size_t got;
    FILE *in = popen(command, "r");
    ck_assert_ptr_nonnull(in);
    while ((got = fread(chunk, 1, sizeof chunk, in)) > 0)
        pl_buf_add(out, chunk, got);
    ck_assert_int_eq(pclose(in), 0);
}

static void compare_with_git(int trial) {
    struct pl_buf theirs;
    FILE *out;
    pl_buf_init(&theirs, &heap);
    pl_buf_add_str(&theirs, "");
    read_command("git ls-files -z --others --exclude-standard | "
                 "tr '\\0' '\\n' | sed 's,^,./,' | LC_ALL=C sort",
                 &theirs);
    struct pl_slice here = pl_slice_str(".");
    walk(&here, 1);
    out = fopen("../ours", "w");
    ck_assert_ptr_nonnull(out);
    fputs(walked.data, out);
    ck_assert_int_eq(fclose(out), 0);
    pl_buf_clear(&walked);
    read_command("LC_ALL=C sort ../ours", &walked);
    ck_assert_msg(pl_slice_eq(pl_buf_slice(&walked), pl_buf_slice(&theirs)),
                  "trial %d\n--- git\n%s--- paylint\n%s", trial, theirs.data,
                  walked.data);
    pl_buf_fini(&theirs);
}

START_TEST(trees_are_walked_as_git_lists_them) {
    if (system("git --version >/dev/null 2>&1") != 0)
        return;
    setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    setenv("XDG_CONFIG_HOME", "/dev/null", 1);
    setenv("HOME", "/dev/null", 1);
    unsetenv("GIT_DIR");
    for (int trial = 0; trial < TRIALS; trial++) {
        state = (uint32_t)trial * 7919u + 1;
        run("rm -rf ./* ./.git* && git init -q 2>/dev/null");
        write_tree();
        write_patterns(".gitignore");
        if (below(2) == 0)
            write_patterns(".git/info/exclude");
        if (below(2) == 0 && access("a/.", F_OK) == 0)
            write_patterns("a/.gitignore");
        compare_with_git(trial);
    }
}
END_TEST

Suite *ignore_suite(void);

Suite *ignore_suite(void) {
    Suite *suite = suite_create("ignore");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, enter, leave);
    tcase_add_test(tests,
                   the_nearest_file_decides_and_a_pattern_can_be_taken_back);
    tcase_add_test(tests, what_is_in_an_ignored_folder_cannot_be_taken_back);
    tcase_add_test(tests, dot_ignore_is_asked_before_dot_gitignore);
    tcase_add_test(tests, a_folder_has_what_holds_above_it_in_the_repository);
    tcase_add_test(tests, a_repository_within_stands_for_itself);
    tcase_add_test(tests,
                   without_a_repository_the_working_directory_is_the_top);
    tcase_add_test(tests, lines_are_read_as_git_does);
    tcase_add_test(tests, what_is_no_file_has_no_patterns);
    tcase_add_test(tests, trees_are_walked_as_git_lists_them);
    suite_add_tcase(suite, tests);
    return suite;
}

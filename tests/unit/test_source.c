#include "input/source.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static struct pl_heap heap;
static char root[16];

static void enter(void) {
    pl_heap_init(&heap);
    strcpy(root, "source-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
}

static void leave(void) {
    (void)unlink("a.json");
    (void)unlink("pipe");
    ck_assert_int_eq(chdir(".."), 0);
    ck_assert_int_eq(rmdir(root), 0);
}

static void write_file(const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, strlen(text)), (int)strlen(text));
    close(fd);
}

static void expect_refusal(const char *path, enum pl_status status,
                           const char *explanation) {
    struct pl_source source;
    struct pl_buf text;

    pl_buf_init(&text, &heap);
    pl_source_init(&source, &heap);
    ck_assert_int_eq(pl_source_open(&source, pl_slice_str(path)), status);
    ck_assert_int_eq(source.fd, -1);
    pl_source_explain(status, source.error, &text);
    ck_assert_str_eq(text.data, explanation);
    pl_buf_fini(&text);
}

START_TEST(a_file_is_read_to_its_end) {
    struct pl_source source;
    enum pl_status status = PL_STATUS_OK;
    char bytes[8];

    write_file("a.json", "0123456789");
    pl_source_init(&source, &heap);
    ck_assert_int_eq(pl_source_open(&source, pl_slice_str("a.json")),
                     PL_STATUS_OK);
    ck_assert(source.is_regular);
    ck_assert_uint_eq(source.size, 10);
    struct pl_feed feed = pl_source_feed(&source);
    ck_assert_uint_eq(feed.read(feed.self, bytes, 8, &status), 8);
    ck_assert_uint_eq(feed.read(feed.self, bytes, 8, &status), 2);
    ck_assert_uint_eq(feed.read(feed.self, bytes, 8, &status), 0);
    ck_assert_int_eq(status, PL_STATUS_OK);
    pl_source_close(&source);
    ck_assert_int_eq(source.fd, -1);
}
END_TEST

START_TEST(a_file_that_was_found_is_read_as_any_other) {
    struct pl_source source;
    enum pl_status status = PL_STATUS_OK;
    char bytes[16];

    write_file("a.json", "0123456789");
    pl_source_init(&source, &heap);
    ck_assert_int_eq(pl_source_open_found(&source, pl_slice_str("a.json")),
                     PL_STATUS_OK);
    struct pl_feed feed = pl_source_feed(&source);
    ck_assert_uint_eq(feed.read(feed.self, bytes, 16, &status), 10);
    ck_assert_uint_eq(feed.read(feed.self, bytes, 16, &status), 0);
    ck_assert_int_eq(status, PL_STATUS_OK);
    pl_source_close(&source);
    ck_assert_int_eq(pl_source_open_found(&source, pl_slice_str("nowhere")),
                     PL_STATUS_NO_FILE);
    ck_assert_int_eq(pl_source_open_found(&source, pl_slice_str("/dev/null")),
                     PL_STATUS_KIND);
    ck_assert_int_eq(source.fd, -1);
}
END_TEST

START_TEST(what_holds_no_payload_is_refused) {
    expect_refusal("nowhere", PL_STATUS_NO_FILE,
                   "no such file or folder: check the path");
    expect_refusal("", PL_STATUS_NO_FILE,
                   "no such file or folder: check the path");
    expect_refusal(".", PL_STATUS_KIND, "a folder, where a file is needed");
    expect_refusal("/dev/null", PL_STATUS_KIND,
                   "a device or a socket: give a file, a folder or a pipe");
}
END_TEST

START_TEST(a_file_without_permission_is_refused) {
    write_file("a.json", "1");
    ck_assert_int_eq(chmod("a.json", 0), 0);
    if (getuid() != 0)
        expect_refusal("a.json", PL_STATUS_DENIED, "no permission to read it");
}
END_TEST

/* Read all, changing the file after the first piece. */
static enum pl_status read_while(void (*change)(void), size_t *seen) {
    struct pl_source source;
    enum pl_status status = PL_STATUS_OK;
    char bytes[4];

    write_file("a.json", "0123456789");
    pl_source_init(&source, &heap);
    ck_assert_int_eq(pl_source_open(&source, pl_slice_str("a.json")),
                     PL_STATUS_OK);
    struct pl_feed feed = pl_source_feed(&source);
    *seen = feed.read(feed.self, bytes, sizeof bytes, &status);
    change();
    for (size_t got = 1; got > 0; *seen += got)
        got = feed.read(feed.self, bytes, sizeof bytes, &status);
    ck_assert_int_eq(source.error, 0);
    pl_source_close(&source);
    return status;
}

static void cut(void) {
    ck_assert_int_eq(truncate("a.json", 6), 0);
}

static void grow(void) {
    write_file("a.json", "0123456789");
}

START_TEST(a_file_that_changes_while_it_is_read_is_an_error) {
    size_t seen;
    ck_assert_int_eq(read_while(cut, &seen), PL_STATUS_IO);
    ck_assert_uint_eq(seen, 6);
    (void)unlink("a.json");
    ck_assert_int_eq(read_while(grow, &seen), PL_STATUS_IO);
    ck_assert_uint_eq(seen, 10);
}
END_TEST

START_TEST(a_pipe_is_read_in_the_pieces_that_come) {
    struct pl_source source;
    enum pl_status status = PL_STATUS_OK;
    char bytes[64];
    size_t seen = 0;

    ck_assert_int_eq(mkfifo("pipe", 0666), 0);
    if (fork() == 0) {
        int fd = open("pipe", O_WRONLY);
        for (int i = 0; i < 3; i++) {
            ssize_t done = write(fd, "0123456789", 10);
            (void)done;
            nanosleep(&(struct timespec){0, 2000000}, NULL);
        }
        _exit(0);
    }
    pl_source_init(&source, &heap);
    ck_assert_int_eq(pl_source_open(&source, pl_slice_str("pipe")),
                     PL_STATUS_OK);
    struct pl_feed feed = pl_source_feed(&source);
    for (size_t got = 1; got > 0; seen += got)
        got = feed.read(feed.self, bytes, sizeof bytes, &status);
    ck_assert_uint_eq(seen, 30);
    ck_assert_int_eq(status, PL_STATUS_OK);
    pl_source_close(&source);
}
END_TEST

START_TEST(standard_input_is_called_dash_and_stays_open) {
    struct pl_source source;
    enum pl_status status = PL_STATUS_OK;
    char bytes[64];
    int ends[2];

    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(write(ends[1], "[]", 2), 2);
    close(ends[1]);
    ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    ck_assert_int_eq(fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK), 0);
    pl_source_init(&source, &heap);
    ck_assert_int_eq(pl_source_open(&source, pl_slice_str("-")), PL_STATUS_OK);
    struct pl_feed feed = pl_source_feed(&source);
    ck_assert_uint_eq(feed.read(feed.self, bytes, sizeof bytes, &status), 2);
    ck_assert_uint_eq(feed.read(feed.self, bytes, sizeof bytes, &status), 0);
    pl_source_close(&source);
    ck_assert_int_ge(fcntl(STDIN_FILENO, F_GETFD), 0);
}
END_TEST

START_TEST(a_folder_as_standard_input_is_refused) {
    int fd = open(".", O_RDONLY);
    ck_assert_int_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    close(fd);
    expect_refusal("-", PL_STATUS_KIND, "a folder, where a file is needed");
}
END_TEST

Suite *source_suite(void);

Suite *source_suite(void) {
    Suite *suite = suite_create("source");
    TCase *tests = tcase_create("source");

    tcase_add_checked_fixture(tests, enter, leave);
    tcase_add_test(tests, a_file_is_read_to_its_end);
    tcase_add_test(tests, a_file_that_was_found_is_read_as_any_other);
    tcase_add_test(tests, what_holds_no_payload_is_refused);
    tcase_add_test(tests, a_file_without_permission_is_refused);
    tcase_add_test(tests, a_file_that_changes_while_it_is_read_is_an_error);
    tcase_add_test(tests, a_pipe_is_read_in_the_pieces_that_come);
    tcase_add_test(tests, standard_input_is_called_dash_and_stays_open);
    tcase_add_test(tests, a_folder_as_standard_input_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}

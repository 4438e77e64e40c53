#include "lib/progress.h"

#include <check.h>

static void expect(struct pl_progress_state state, const char *expected) {
    struct pl_heap heap;
    struct pl_buf out;
    pl_heap_init(&heap);
    pl_buf_init(&out, &heap);
    pl_progress_write(&out, &state);
    ck_assert_str_eq(out.data, expected);
    pl_buf_fini(&out);
}

START_TEST(a_run_over_files_says_what_is_left) {
    expect((struct pl_progress_state){45600000, 91200000, 4, 2000},
           "45.6 of 91.2 MB, 22.8 MB/s, 4 findings, 3 s left");
}
END_TEST

START_TEST(a_pipe_has_no_end_that_is_known) {
    expect((struct pl_progress_state){45600000, 0, 1, 1000},
           "45.6 MB, 45.6 MB/s, 1 finding");
}
END_TEST

START_TEST(what_takes_long_is_told_in_minutes) {
    expect((struct pl_progress_state){1000000, 1000000000, 0, 1000},
           "1.0 of 1000.0 MB, 1.0 MB/s, 0 findings, 17 min left");
}
END_TEST

START_TEST(nothing_read_yet_tells_no_time) {
    expect((struct pl_progress_state){0, 5000000, 0, 1000},
           "0.0 of 5.0 MB, 0.0 MB/s, 0 findings");
}
END_TEST

START_TEST(a_file_that_grew_has_no_end) {
    expect((struct pl_progress_state){6000000, 5000000, 0, 1000},
           "6.0 MB, 6.0 MB/s, 0 findings");
}
END_TEST

Suite *progress_suite(void);

Suite *progress_suite(void) {
    Suite *suite = suite_create("progress");
    TCase *cases = tcase_create("progress");
    tcase_add_test(cases, a_run_over_files_says_what_is_left);
    tcase_add_test(cases, a_pipe_has_no_end_that_is_known);
    tcase_add_test(cases, what_takes_long_is_told_in_minutes);
    tcase_add_test(cases, nothing_read_yet_tells_no_time);
    tcase_add_test(cases, a_file_that_grew_has_no_end);
    suite_add_tcase(suite, cases);
    return suite;
}

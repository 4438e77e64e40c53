#include "input/seam.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

START_TEST(a_seam_is_learned_from_the_first_two_elements) {
    static const struct {
        const char *text, *seam; /* NULL: none */
    } cases[] = {
        {"[{\"a\":1},{\"a\":2}]", "},{\"a\""},
        {"[\n  {\"a\": {}},\n  {\"a\": 2}\n]", "},\n  {\"a\""},
        {"[{\"a\":\"},{\\\"a\\\"\"} , { \"b}\\\"\":2}]", "} , { \"b}\\\"\""},
        {"[{\"a\":{\"b\":1}},{\"c\":{\"a\":1}},{\"a\":[{},{\"d\"", "},{\"c\""},
        {"[{\"a\":[{\"c\":1},{\"a\":2}]},{\"c\":3}]", "},{\"c\""},
        /* one that stands deeper too */
        {"[{\"a\":1},{\"a\":[{\"c\":1},{\"a\":2}]}]", NULL},
        /* no two objects */
        {"", NULL},
        {"[", NULL},
        {"[]", NULL},
        {"[{\"a\":1}]", NULL},
        {"[{\"a\":1},2,{\"a\":1},{\"a\":1}]", NULL},
        {"[1,{\"a\":1},{\"a\":1}]", NULL},
        {"[{\"a\":1},{}]", NULL},
        {"[{\"a\":1},{\"a", NULL},
        {"[{\"a\":1}} {\"a\":1},{\"a\":1}", NULL},
        {"{\"a\":[{\"a\":1},{\"a\":1}]}", NULL},
    };
    struct pl_seam seam;
    const char *expected = cases[_i].seam;
    bool is_known = pl_seam_learn(&seam, pl_slice_str(cases[_i].text));
    ck_assert_int_eq(is_known, expected != NULL);
    if (!expected)
        return;
    ck_assert(
        pl_slice_eq(pl_slice_of(seam.text, seam.len), pl_slice_str(expected)));
    ck_assert_int_eq(seam.text[seam.comma], ',');
}
END_TEST

START_TEST(a_seam_that_is_too_long_is_not_learned) {
    for (size_t keys = PL_SEAM_MAX - 6; keys < PL_SEAM_MAX - 2; keys++) {
        char text[2 * PL_SEAM_MAX] = "[{\"a\":1},{\"";
        struct pl_seam seam;
        memset(text + strlen(text), 'k', keys);
        strcat(text, "\":1}]");
        ck_assert_int_eq(pl_seam_learn(&seam, pl_slice_str(text)),
                         keys + strlen("},{\"\"") <= PL_SEAM_MAX);
    }
}
END_TEST

/* Wherever it stands among the bytes that are read at a time. */
START_TEST(a_seam_is_found_in_a_file) {
    char name[] = "seam-XXXXXX";
    char text[40000];
    struct pl_seam seam;
    int fd = mkstemp(name);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(unlink(name), 0);
    ck_assert(pl_seam_learn(&seam, pl_slice_str("[{\"a\":1},\n{\"a\":2}]")));
    for (size_t at = 16300; at < 16500; at++) {
        memset(text, '}', sizeof text);
        memcpy(text + at, seam.text, seam.len);
        ck_assert_int_eq(pwrite(fd, text, sizeof text, 0), sizeof text);
        ck_assert_uint_eq(pl_seam_find(&seam, fd, 0, sizeof text),
                          at + seam.comma);
        ck_assert_uint_eq(pl_seam_find(&seam, fd, at, sizeof text),
                          at + seam.comma);
        ck_assert_uint_eq(pl_seam_find(&seam, fd, at + 1, sizeof text),
                          sizeof text);
    }
    close(fd);
}
END_TEST

Suite *seam_suite(void);

Suite *seam_suite(void) {
    Suite *suite = suite_create("seam");
    TCase *tests = tcase_create("seam");
    tcase_add_loop_test(tests, a_seam_is_learned_from_the_first_two_elements, 0,
                        16);
    tcase_add_test(tests, a_seam_that_is_too_long_is_not_learned);
    tcase_add_test(tests, a_seam_is_found_in_a_file);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "json/scan.h"

#include <check.h>

static char text[256];

/* Every byte at every place of a run, at every alignment. */
static void check_special(int byte, int is_special) {
    for (size_t start = 0; start < 16; start++) {
        for (size_t at = 0; at < 40; at++) {
            memset(text, 'x', start + 64);
            text[start + at] = (char)byte;
            text[start + 64] = '\0';
            const char *expected = text + start + (is_special ? at : 64);
            ck_assert_ptr_eq(pl_scan_string(text + start), expected);
            ck_assert_ptr_eq(pl_scan_string_portable(text + start), expected);
        }
    }
}

START_TEST(a_string_stops_at_what_is_special) {
    for (int byte = 0; byte < 256; byte++)
        check_special(byte, byte < 0x20 || byte >= 0x80 || byte == '"' ||
                                byte == '\\');
}
END_TEST

START_TEST(spaces_stop_at_anything_else) {
    for (size_t len = 0; len < 40; len++) {
        memset(text, ' ', sizeof text);
        text[len] = len % 2 == 0 ? '!' : '\0';
        ck_assert_ptr_eq(pl_scan_spaces(text), text + len);
        ck_assert_ptr_eq(pl_scan_spaces_portable(text), text + len);
    }
}
END_TEST

START_TEST(numbers_are_those_of_rfc_8259) {
    static const char *const good[] = {"0",   "-0",   "10",   "1.50",
                                       "1e5", "1E+5", "0e-0", "-1.0e9"};
    static const char *const bad[] = {"-",   "+1", ".5", "1.", "1e",
                                      "1e+", "",   "a",  "-.5"};
    unsigned parts;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_str_eq(pl_scan_number(good[i], &parts), "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_ptr_null(pl_scan_number(bad[i], &parts));
    ck_assert_str_eq(pl_scan_number("01", &parts), "1");
}
END_TEST

Suite *scan_suite(void);

Suite *scan_suite(void) {
    Suite *suite = suite_create("scan");
    TCase *tests = tcase_create("scan");

    tcase_add_test(tests, a_string_stops_at_what_is_special);
    tcase_add_test(tests, spaces_stop_at_anything_else);
    tcase_add_test(tests, numbers_are_those_of_rfc_8259);
    suite_add_tcase(suite, tests);
    return suite;
}

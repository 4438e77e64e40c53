#include "json/scan.h"

#include <check.h>

static char text[256];

/* Every byte at every place of a run, at every alignment. An assertion for each
 * would take seconds. */
static void check_special(int byte, int is_special) {
    unsigned wrong = 0;

    for (size_t start = 0; start < 16; start++) {
        for (size_t at = 0; at < 40; at++) {
            memset(text, 'x', start + 64);
            text[start + at] = (char)byte;
            text[start + 64] = '\0';
            const char *expected = text + start + (is_special ? at : 64);
            wrong += pl_scan_string(text + start) != expected;
            wrong += pl_scan_string_portable(text + start) != expected;
        }
    }
    ck_assert_msg(wrong == 0, "byte %d, %u times", byte, wrong);
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

/* A text with the zeros behind it that the reader's window has. */
static const char *padded(const char *number) {
    memset(text, 0, sizeof text);
    memcpy(text, number, strlen(number));
    return text;
}

START_TEST(digits_are_a_number) {
    const char *digits = padded("9081726354019283x");

    for (unsigned n = 1; n <= 16; n++)
        for (unsigned at = 0; at + n <= 16; at++)
            ck_assert_uint_eq(pl_scan_digits(digits + at, n),
                              pl_scan_digits_portable(digits + at, n));
    ck_assert_uint_eq(pl_scan_digits(digits, 16), 9081726354019283);
}
END_TEST

/* Where the number ends, by all ways; NULL if it is none. */
static const char *end_of(const char *number, unsigned *parts) {
    const char *at = padded(number);
    const char *end = pl_scan_number_portable(at, parts);
    unsigned other_parts;

    ck_assert_ptr_eq(pl_scan_number(at, &other_parts), end);
    if (end == NULL)
        return NULL;
    ck_assert_uint_eq(other_parts, *parts);
    if (pl_scan_short_number(at, &other_parts) == NULL)
        ck_assert(*parts > PL_SCAN_FRACTION || end - at > 15 ||
                  pl_scan_is_digit(*end));
    return end;
}

START_TEST(numbers_are_those_of_rfc_8259) {
    static const char *const good[] = {"0",   "-0",   "10",   "1.50",
                                       "1e5", "1E+5", "0e-0", "-1.0e9"};
    static const char *const bad[] = {"-",   "+1", ".5", "1.", "1e",
                                      "1e+", "",   "a",  "-.5"};
    unsigned parts;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_str_eq(end_of(good[i], &parts), "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_ptr_null(end_of(bad[i], &parts));
    ck_assert_str_eq(end_of("01", &parts), "1");
}
END_TEST

static uint64_t seed = 1;

static unsigned below(unsigned n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

START_TEST(numbers_of_any_length_are_read_alike) {
    static const char bytes[] = "0123456789012345678901234567890123.eE+-, x";
    char number[80];
    unsigned parts;

    for (int round = 0; round < 20000; round++) {
        size_t len = below(sizeof number - 1);
        unsigned kinds = below(2) == 0 ? 35 : sizeof bytes - 1;
        for (size_t i = 0; i < len; i++)
            number[i] = bytes[below(kinds)];
        number[len] = '\0';
        end_of(number, &parts);
    }
}
END_TEST

/* The length that was told, or 16. */
static unsigned at_most_16(unsigned len) {
    return len < 16 ? len : 16;
}

START_TEST(plain_numbers_are_measured_alike) {
    static const char bytes[] = "0123456789.012345678901234567890123,e";
    char number[40];
    unsigned digits, others;

    for (int round = 0; round < 20000; round++) {
        size_t len = below(sizeof number - 1);
        for (size_t i = 0; i < len; i++)
            number[i] = bytes[below(sizeof bytes - 1)];
        number[len] = '\0';
        unsigned found = at_most_16(pl_scan_plain(padded(number), &digits));
        ck_assert_uint_eq(found, pl_scan_plain_portable(text, &others));
        ck_assert_uint_eq(digits, others);
    }
    ck_assert_uint_eq(pl_scan_plain(padded("45.48,"), &digits), 5);
    ck_assert_uint_eq(digits, 2);
    ck_assert_uint_eq(pl_scan_plain(padded("123456789012.34"), &digits), 15);
    ck_assert_uint_eq(
        at_most_16(pl_scan_plain(padded("1.234567890123456"), &digits)), 16);
}
END_TEST

START_TEST(a_byte_is_found_within_a_text) {
    for (size_t len = 0; len <= PL_SCAN_HOLDS_MAX; len++)
        for (size_t at = 0; at < 48; at++) {
            memset(text, 'x', 48);
            text[at] = '@';
            ck_assert_int_eq(pl_scan_holds(text, len, '@'), at < len);
            ck_assert_int_eq(pl_scan_holds_portable(text, len, '@'), at < len);
        }
}
END_TEST

START_TEST(texts_are_the_same_up_to_any_byte) {
    char other[PL_SCAN_SAME_MAX];

    for (size_t size = 0; size <= sizeof other; size++) {
        for (size_t different = 0; different < sizeof other; different++) {
            memset(text, 'x', 2 * sizeof other);
            memset(other, 'x', sizeof other);
            text[different] = 'y';
            ck_assert_int_eq(pl_scan_same(text, other, size),
                             different >= size);
            ck_assert_int_eq(pl_scan_same_portable(text, other, size),
                             different >= size);
        }
    }
}
END_TEST

START_TEST(words_are_found_by_some_of_their_bits) {
    uint32_t words[16];
    unsigned wrong = 0, found = 0;

    for (int round = 0; round < 20000; round++) {
        uint32_t mask = (uint32_t)1 << below(32) | (uint32_t)1 << below(32);
        uint32_t word = (uint32_t)1 << below(32);
        for (unsigned i = 0; i < 16; i++)
            words[i] = ~word ^ ((uint32_t)1 << below(32));
        if (below(2) == 0)
            words[below(16)] = word | (below(2) == 0 ? ~mask : 0);
        bool has_bits = pl_scan_has_bits_portable(words, word, mask);
        wrong += pl_scan_has_bits(words, word, mask) != has_bits;
        found += has_bits;
    }
    ck_assert_uint_eq(wrong, 0);
    ck_assert_uint_gt(found, 5000);
    ck_assert_uint_lt(found, 15000);
}
END_TEST

Suite *scan_suite(void);

Suite *scan_suite(void) {
    Suite *suite = suite_create("scan");
    TCase *tests = tcase_create("scan");

    tcase_add_test(tests, a_string_stops_at_what_is_special);
    tcase_add_test(tests, spaces_stop_at_anything_else);
    tcase_add_test(tests, digits_are_a_number);
    tcase_add_test(tests, numbers_are_those_of_rfc_8259);
    tcase_add_test(tests, numbers_of_any_length_are_read_alike);
    tcase_add_test(tests, plain_numbers_are_measured_alike);
    tcase_add_test(tests, a_byte_is_found_within_a_text);
    tcase_add_test(tests, texts_are_the_same_up_to_any_byte);
    tcase_add_test(tests, words_are_found_by_some_of_their_bits);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "base/utf8.h"

#include <check.h>
#include <stdlib.h>

static size_t step(const char *text) {
    return pl_utf8_step(pl_slice_str(text));
}

static bool is_scalar(uint32_t code) {
    return code < 0xD800 || (code > 0xDFFF && code < 0x110000);
}

/* Tell whether `code` is written and read as RFC 3629 says. */
static bool is_one_step(uint32_t code) {
    char bytes[4];
    size_t len = pl_utf8_encode(code, bytes);
    size_t step_len = pl_utf8_step(pl_slice_of(bytes, len));
    if (!is_scalar(code))
        return step_len == 0;
    return step_len == len && pl_utf8_decode(bytes) == code;
}

START_TEST(every_scalar_value_is_one_step) {
    for (uint32_t code = 0; code < 0x110000; code++) {
        if (!is_one_step(code))
            ck_abort_msg("U+%04X", (unsigned)code);
    }
}
END_TEST

/* The rules of RFC 3629 by arithmetic: decode, then ask what is wrong. */
static bool is_well_formed_3(const unsigned char *b) {
    uint32_t code = (b[0] & 0xFu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    return b[0] >> 4 == 0xE && b[1] >> 6 == 2 && b[2] >> 6 == 2 &&
           code >= 0x800 && is_scalar(code);
}

START_TEST(three_bytes_are_one_step_if_rfc_3629_says_so) {
    for (unsigned pair = 0xE000; pair < 0x10000; pair++) {
        unsigned char bytes[] = {(unsigned char)(pair >> 8),
                                 (unsigned char)pair, 0x80};
        size_t len = pl_utf8_step(pl_slice_of((const char *)bytes, 3));
        if (len != (is_well_formed_3(bytes) ? 3 : 0))
            ck_abort_msg("%04X: %zu", pair, len);
    }
}
END_TEST

START_TEST(ill_formed_sequences_are_no_step) {
    static const char *const texts[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xC2",
        "\xC2\x41",
        "\xC2\xC2",
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",
        "\xE2\x82",
        "\xE2\x82\x41",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x9F\x98",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80",
        "\xF8\x88\x80",
        "\xFE",
        "\xFF",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_msg(step(texts[i]) == 0, "text %zu", i);
}
END_TEST

START_TEST(a_sequence_that_is_cut_off_is_ill_formed) {
    const char *text = "\xF0\x9F\x98\x80";
    for (size_t len = 1; len < 4; len++)
        ck_assert_uint_eq(pl_utf8_step(pl_slice_of(text, len)), 0);
    ck_assert_uint_eq(pl_utf8_step(pl_slice_of(text, 4)), 4);
}
END_TEST

START_TEST(a_bad_run_ends_where_a_sequence_starts) {
    static const struct {
        const char *text;
        size_t run;
    } cases[] = {
        {"", 0},
        {"a", 0},
        {"\xE2\x82\xAC", 0},
        {"\xFF", 1},
        {"\xFF\xFE\x80\xC0", 4},
        {"\xFF\xFE"
         "a",
         2},
        {"\xE2\x82"
         "a",
         2},
        {"\xE2\x82\xE2\x82\xAC", 2},
        {"\xED\xA0\x80\xED\xB0\x80\n", 6},
        {"\xC2\xC3\xA9", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t run = pl_utf8_bad_run(pl_slice_str(cases[i].text));
        ck_assert_msg(run == cases[i].run, "case %zu: %zu", i, run);
    }
}
END_TEST

START_TEST(a_lone_surrogate_is_written_as_three_bytes) {
    char bytes[4];
    ck_assert_uint_eq(pl_utf8_encode(0xD800, bytes), 3);
    ck_assert_int_eq(memcmp(bytes, "\xED\xA0\x80", 3), 0);
}
END_TEST

static uint64_t naive_count(struct pl_slice text) {
    uint64_t count = 0;
    for (size_t at = 0; at < text.len; count++) {
        struct pl_slice rest = pl_slice_of(text.data + at, text.len - at);
        size_t len = pl_utf8_step(rest);
        at += len > 0 ? len : pl_utf8_bad_run(rest);
    }
    return count;
}

START_TEST(a_count_is_the_steps_that_one_would_take) {
    static const char *const pieces[] = {"a",
                                         "abcdefgh",
                                         "\xC3\xA9",
                                         "\xE2\x82\xAC",
                                         "\xF0\x9F\x98\x80",
                                         "\xFF",
                                         "\xE2\x82",
                                         "0123456789abcdef"};
    srand(1);
    for (int round = 0; round < 2000; round++) {
        char text[512];
        size_t len = 0;
        for (int n = rand() % 25; n > 0; n--) {
            const char *piece = pieces[rand() % 8];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        struct pl_slice slice = pl_slice_of(text, len);
        ck_assert_uint_eq(pl_utf8_count(slice), naive_count(slice));
    }
}
END_TEST

START_TEST(a_maximal_ill_formed_run_counts_one) {
    ck_assert_uint_eq(pl_utf8_count(pl_slice_str("")), 0);
    ck_assert_uint_eq(pl_utf8_count(pl_slice_str("a\xFF\xFE\x80z")), 3);
    ck_assert_uint_eq(pl_utf8_count(pl_slice_str("\xFF"
                                                 "a\xFF")),
                      3);
    ck_assert_uint_eq(pl_utf8_count(pl_slice_str("caf\xC3\xA9")), 4);
}
END_TEST

START_TEST(width_is_in_terminal_cells) {
    static const struct {
        uint32_t code;
        int width;
    } cases[] = {
        {'a', 1},     {0xE9, 1},     {0xAD, 1},    {0x20AC, 1},  {0x2026, 1},
        {0x0301, 0},  {0x200B, 0},   {0x200D, 0},  {0xFE0F, 0},  {0xFEFF, 0},
        {0x0E31, 0},  {0x1160, 0},   {0xE0100, 0}, {0x1100, 2},  {0x3042, 2},
        {0x4E2D, 2},  {0xAC00, 2},   {0xFF21, 2},  {0xFF71, 1},  {0x1F600, 2},
        {0x1F680, 2}, {0x231A, 2},   {0x2600, 1},  {0x20000, 2}, {0x3FFFD, 2},
        {0x1D11E, 1}, {0x10FFFF, 1}, {0xFFFD, 1},  {0x3000, 2},  {0x303F, 1},
        {0x302A, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(pl_utf8_width(cases[i].code) == cases[i].width, "U+%04X",
                      (unsigned)cases[i].code);
}
END_TEST

START_TEST(white_space_is_what_unicode_calls_so) {
    static const uint32_t spaces[] = {
        0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x20,   0x85,   0xA0,   0x1680,
        0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
        0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    size_t found = 0;
    for (uint32_t code = 0; code < 0x110000; code++) {
        if (!pl_utf8_is_space(code))
            continue;
        ck_assert_uint_lt(found, sizeof spaces / sizeof *spaces);
        ck_assert_uint_eq(code, spaces[found]);
        found++;
    }
    ck_assert_uint_eq(found, sizeof spaces / sizeof *spaces);
}
END_TEST

Suite *utf8_suite(void);

Suite *utf8_suite(void) {
    Suite *suite = suite_create("utf8");
    TCase *tests = tcase_create("utf8");
    tcase_add_test(tests, every_scalar_value_is_one_step);
    tcase_add_test(tests, three_bytes_are_one_step_if_rfc_3629_says_so);
    tcase_add_test(tests, ill_formed_sequences_are_no_step);
    tcase_add_test(tests, a_sequence_that_is_cut_off_is_ill_formed);
    tcase_add_test(tests, a_bad_run_ends_where_a_sequence_starts);
    tcase_add_test(tests, a_lone_surrogate_is_written_as_three_bytes);
    tcase_add_test(tests, a_count_is_the_steps_that_one_would_take);
    tcase_add_test(tests, a_maximal_ill_formed_run_counts_one);
    tcase_add_test(tests, width_is_in_terminal_cells);
    tcase_add_test(tests, white_space_is_what_unicode_calls_so);
    suite_add_tcase(suite, tests);
    return suite;
}

/* What scan.h does for processors that have AVX2: compiled as the engine
 * compiles it, and run where the processor has it. */

#if defined(__x86_64__) && !defined(PL_SCAN_PORTABLE)

#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2"))),         \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2")
#endif

#define PL_SCAN_AVX2
#include "json/scan.h"

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#include <check.h>

#include "base/utf8.h"

/* Each text begins behind three bytes that are ASCII, and has as many behind it
 * as two vectors. */
enum { BEFORE = 3, ROOM = 128 };

static char bytes[BEFORE + ROOM];
static char *const text = bytes + BEFORE;
static uint64_t seed = 1;

static unsigned below(unsigned n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

static void fill(char c) {
    memset(bytes, c, sizeof bytes);
}

/* An assertion for each byte would take seconds. */
START_TEST(a_string_stops_at_what_is_special) {
    unsigned wrong = 0;

    for (int byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < 72; at++) {
            fill('x');
            text[80] = '\0';
            text[at] = (char)byte;
            wrong += pl_scan_string(text) != pl_scan_string_portable(text);
        }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

START_TEST(a_byte_is_found_within_a_text) {
    unsigned wrong = 0;

    for (size_t len = 0; len <= PL_SCAN_HOLDS_MAX; len++)
        for (size_t at = 0; at < 48; at++) {
            fill('x');
            text[at] = '@';
            wrong += pl_scan_holds(text, len, '@') != (at < len);
            wrong +=
                pl_scan_where(text, '@') != (at < 32 ? (uint32_t)1 << at : 0);
        }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

START_TEST(texts_are_the_same_up_to_any_byte) {
    char other[PL_SCAN_SAME_MAX];
    unsigned wrong = 0;

    memset(other, 'x', sizeof other);
    for (size_t size = 0; size <= sizeof other; size++)
        for (size_t different = 0; different <= sizeof other; different++) {
            uint32_t extent = pl_scan_extent(size);
            fill('x');
            text[different] = 'x' ^ 0x40;
            wrong += pl_scan_same(text, other, size) != (different >= size);
            wrong += pl_scan_alike(text, other, extent) != (different >= size);
        }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

START_TEST(a_word_is_found_whole) {
    uint64_t words[4];
    unsigned wrong = 0;

    for (unsigned place = 0; place < 4; place++)
        for (unsigned bit = 0; bit < 64; bit++) {
            uint64_t word = UINT64_C(0x0123456789ABCDEF) * (bit + 1);
            for (unsigned i = 0; i < 4; i++)
                words[i] = word ^ (uint64_t)1 << (bit + i) % 64;
            wrong += pl_scan_has_word(words, word);
            words[place] = word;
            wrong += !pl_scan_has_word(words, word);
        }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

/* What pl_scan_text() is to tell, a character at a time. */
static unsigned text_of(const char *at, unsigned *extra) {
    unsigned len = 0;

    *extra = 0;
    while (len < PL_SCAN_TEXT_MAX && at[len] != '"') {
        struct pl_slice rest = pl_slice_of(at + len, ROOM - len);
        size_t step = pl_utf8_step(rest);
        if (step == 0 || at[len] == '\\' || (unsigned char)at[len] < 0x20)
            return PL_SCAN_TEXT_MAX;
        *extra += (unsigned)step - 1;
        len += (unsigned)step;
    }
    return len < PL_SCAN_TEXT_MAX ? len : PL_SCAN_TEXT_MAX;
}

/* Whether it tells something else. */
static unsigned is_text_wrong(void) {
    unsigned extra, found_extra;
    unsigned len = text_of(text, &extra);
    unsigned found = pl_scan_text(text, &found_extra);

    return found != len || (len < PL_SCAN_TEXT_MAX && found_extra != extra);
}

/* The least and the greatest of each kind of byte. */
static const unsigned char edges[] = {
    0x00, 0x1F, 0x20, '"',  '\\', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
    0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
    0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFB, 0xFC, 0xFF};

static unsigned edge(void) {
    return edges[below(sizeof edges)];
}

static unsigned any_continuation(void) {
    return 0x80 + below(0x40);
}

/* These four bytes, at `at`. */
static void put_four(size_t at, unsigned lead, unsigned second, unsigned third,
                     unsigned fourth) {
    text[at] = (char)lead;
    text[at + 1] = (char)second;
    text[at + 2] = (char)third;
    text[at + 3] = (char)fourth;
}

/* How often it is wrong about these two bytes: alone and with one or two others
 * behind them that may well go on, as long as the text goes on and cut off. */
static unsigned try_two(size_t at, unsigned lead, unsigned second) {
    size_t cut = at + 1 + below(4);
    unsigned wrong = 0;

    fill('x');
    text[at + 6] = '"';
    put_four(at, lead, second, 'x', 'x');
    wrong += is_text_wrong();
    text[at + 2] = (char)any_continuation();
    wrong += is_text_wrong();
    text[at + 3] = (char)any_continuation();
    wrong += is_text_wrong();
    text[cut] = '"';
    wrong += is_text_wrong();
    return wrong;
}

START_TEST(any_two_bytes_are_text_where_they_are_utf_8) {
    unsigned wrong = 0;

    for (unsigned lead = 0; lead < 256; lead++)
        for (unsigned second = 0; second < 256; second++)
            for (size_t at = lead % 3; at < 32; at += 3)
                wrong += try_two(at, lead, second);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

START_TEST(two_bytes_are_read_alike_everywhere) {
    unsigned wrong = 0;

    for (size_t i = 0; i < sizeof edges; i++)
        for (size_t j = 0; j < sizeof edges; j++)
            for (size_t at = 0; at < 40; at++)
                wrong += try_two(at, edges[i], edges[j]);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

START_TEST(third_and_fourth_bytes_go_on_where_they_have_to) {
    unsigned wrong = 0;

    for (unsigned lead = 0xC0; lead < 256; lead++)
        for (size_t i = 0; i < sizeof edges; i++)
            for (size_t j = 0; j < sizeof edges; j++)
                for (size_t k = 0; k < sizeof edges; k += 1 + below(3)) {
                    size_t at = below(34);
                    fill('x');
                    put_four(at, lead, edges[i], edges[j], edges[k]);
                    text[at + 4 + below(3)] = '"';
                    wrong += is_text_wrong();
                }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

/* A character of any length, at `at`; returns what is behind it. */
static size_t put_character(size_t at) {
    static const uint32_t least[] = {0x20, 0x80, 0x800, 0x10000, 0x110000};
    unsigned kind = below(4);
    uint32_t code = least[kind] + below(least[kind + 1] - least[kind]);

    if (code >= 0xD800 && code < 0xE000)
        code -= 0x800;
    return at + pl_utf8_encode(code, text + at);
}

/* Characters, now and then one byte of them is another, then a quote, and
 * behind that anything. */
static void put_random_text(void) {
    size_t len = below(44), at = 0;

    for (size_t i = 0; i < ROOM; i++)
        text[i] = (char)below(256);
    while (at < len)
        at = put_character(at);
    text[at] = '"';
    if (below(2) == 0)
        text[below((unsigned)at + 1)] = (char)edge();
}

START_TEST(characters_are_counted) {
    unsigned wrong = 0, told = 0, extra;

    fill(' ');
    for (int round = 0; round < 300000; round++) {
        put_random_text();
        wrong += is_text_wrong();
        told += pl_scan_text(text, &extra) < PL_SCAN_TEXT_MAX;
    }
    ck_assert_uint_eq(wrong, 0);
    ck_assert_uint_gt(told, 100000);
}
END_TEST

START_TEST(a_text_is_told_up_to_31_bytes) {
    unsigned extra = 1;

    for (unsigned len = 0; len < 40; len++) {
        fill('x');
        text[len] = '"';
        ck_assert_uint_eq(pl_scan_text(text, &extra),
                          len < PL_SCAN_TEXT_MAX ? len : PL_SCAN_TEXT_MAX);
    }
    ck_assert_uint_eq(extra, 0);
    memcpy(text, "Caf\xC3\xA9\"", 6);
    ck_assert_uint_eq(pl_scan_text(text, &extra), 5);
    ck_assert_uint_eq(extra, 1);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, a_string_stops_at_what_is_special);
    tcase_add_test(tests, a_byte_is_found_within_a_text);
    tcase_add_test(tests, texts_are_the_same_up_to_any_byte);
    tcase_add_test(tests, a_word_is_found_whole);
    tcase_add_test(tests, any_two_bytes_are_text_where_they_are_utf_8);
    tcase_add_test(tests, two_bytes_are_read_alike_everywhere);
    tcase_add_test(tests, third_and_fourth_bytes_go_on_where_they_have_to);
    tcase_add_test(tests, characters_are_counted);
    tcase_add_test(tests, a_text_is_told_up_to_31_bytes);
}

static bool has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
}

#else

#include <check.h>
#include <stdbool.h>

static void add_tests(TCase *tests) {
    (void)tests;
}

static bool has_avx2(void) {
    return false;
}

#endif

START_TEST(this_processor_has_no_avx2) {
}
END_TEST

Suite *scan_avx2_suite(void);

Suite *scan_avx2_suite(void) {
    Suite *suite = suite_create("scan_avx2");
    TCase *tests = tcase_create("scan_avx2");

    if (has_avx2())
        add_tests(tests);
    else
        tcase_add_test(tests, this_processor_has_no_avx2);
    suite_add_tcase(suite, tests);
    return suite;
}

/*
 * Scan: find the end of runs of plain bytes, many bytes at a time. The text
 * must be followed by PL_WINDOW_PADDING zero bytes, which end every run.
 *
 * All vector instructions are in the two files that this one includes:
 * scan_x86.h (SSE2, which every x86-64 has, and AVX2 for files that are
 * compiled with it) and scan_neon.h (which every arm64 has). Each function also
 * has a form without vectors, named _portable, which gives the same results.
 * With PL_SCAN_PORTABLE only these are used: tests/thorough is built that way
 * and compared with paylint.
 */
#ifndef PL_JSON_SCAN_H
#define PL_JSON_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "json/token.h"

#if defined(PL_SCAN_PORTABLE)
#elif defined(__SSE2__)
#define PL_SCAN_SSE2
#elif defined(__ARM_NEON) && defined(__aarch64__)
#define PL_SCAN_NEON
#endif

/* What a byte begins outside of strings. The order is that of the columns of
 * the table in reader.c. */
enum pl_class {
    PL_CLASS_OTHER,
    PL_CLASS_SPACE,
    PL_CLASS_LINE,
    PL_CLASS_QUOTE,
    PL_CLASS_NUMBER,
    PL_CLASS_WORD, /* t, f, n */
    PL_CLASS_OBJECT_OPEN,
    PL_CLASS_ARRAY_OPEN,
    PL_CLASS_OBJECT_CLOSE,
    PL_CLASS_ARRAY_CLOSE,
    PL_CLASS_COMMA,
    PL_CLASS_COLON,
    PL_CLASS_NUL /* perhaps the end of the window */
};

extern const unsigned char pl_scan_class[256];

/* Sets of classes: the bytes that may directly follow a string, or another
 * scalar, on the clean path. */
enum {
    PL_SCAN_BEHIND_STRING = 1 << PL_CLASS_COMMA | 1 << PL_CLASS_OBJECT_CLOSE |
                            1 << PL_CLASS_ARRAY_CLOSE | 1 << PL_CLASS_LINE,
    PL_SCAN_BEHIND_SCALAR = PL_SCAN_BEHIND_STRING | 1 << PL_CLASS_SPACE
};

static inline bool pl_scan_is(unsigned classes, char c) {
    return (classes >> pl_scan_class[(unsigned char)c] & 1) != 0;
}

/* The length of the literal at `at`, with its kind in `*kind`; 0 if there is
 * none. */
static inline size_t pl_scan_literal(const char *at, enum pl_token_kind *kind) {
    if (memcmp(at, "true", 4) == 0) {
        *kind = PL_TOKEN_TRUE;
        return 4;
    }
    if (memcmp(at, "null", 4) == 0) {
        *kind = PL_TOKEN_NULL;
        return 4;
    }
    *kind = PL_TOKEN_FALSE;
    return memcmp(at, "false", 5) == 0 ? 5 : 0;
}

/* The first byte at or after `at` that is special in a string: a quote, a
 * backslash, a control character or not ASCII. */
const char *pl_scan_string_portable(const char *at);

/* The first byte at or after `at` that is not a space. */
const char *pl_scan_spaces_portable(const char *at);

/* The optional parts of a number. */
enum { PL_SCAN_FRACTION = 1, PL_SCAN_EXPONENT = 2 };

/* The end of the RFC 8259 number at `at`, or NULL if there is none. `*parts` is
 * set to the optional parts that it has. Unlike the other functions, this one
 * needs only one NUL behind the text. */
const char *pl_scan_number_portable(const char *at, unsigned *parts);

/* The value of the `n` digits at `at`; `n` is 1 to 16. */
static inline uint64_t pl_scan_digits_portable(const char *at, unsigned n) {
    uint64_t number = 0;

    for (unsigned i = 0; i < n; i++)
        number = number * 10 + (uint64_t)(at[i] - '0');
    return number;
}

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ &&    \
    !defined(PL_SCAN_PORTABLE)

/* The value of `n` digits, at most eight, computed in parallel: first pairs,
 * then fours, then all. The shift removes the bytes behind the last digit. */
static inline uint64_t pl_scan_eight_digits(const char *at, unsigned n) {
    uint64_t word;

    memcpy(&word, at, sizeof word);
    word = (word & UINT64_C(0x0F0F0F0F0F0F0F0F)) << (64 - 8 * n);
    word = word * 2561 >> 8 & UINT64_C(0x00FF00FF00FF00FF);
    word = word * 6553601 >> 16 & UINT64_C(0x0000FFFF0000FFFF);
    return word * UINT64_C(42949672960001) >> 32;
}

/* The same for at most four digits. */
static inline uint32_t pl_scan_four_digits(const char *at, unsigned n) {
    uint32_t word;

    memcpy(&word, at, sizeof word);
    word = (word & 0x0F0F0F0F) << (32 - 8 * n);
    word = word * 2561 >> 8 & 0x00FF00FF;
    return word * 6553601 >> 16;
}

static inline uint64_t pl_scan_digits(const char *at, unsigned n) {
    if (n <= 4)
        return pl_scan_four_digits(at, n);
    if (n <= 8)
        return pl_scan_eight_digits(at, n);
    return pl_scan_eight_digits(at, n - 8) * 100000000 +
           pl_scan_eight_digits(at + n - 8, 8);
}

#else

static inline uint64_t pl_scan_digits(const char *at, unsigned n) {
    return pl_scan_digits_portable(at, n);
}

#endif

/* The length of `digits` or `digits.digits` at `at` if it is less than 16; else
 * 16 or more. `*digits` is set to the number of digits before the point. */
unsigned pl_scan_plain_portable(const char *at, unsigned *digits);

/* Tell whether `c` is among the `len` bytes at `at`. `len` is at most
 * PL_SCAN_HOLDS_MAX, and that many bytes are readable. */
#define PL_SCAN_HOLDS_MAX 32

static inline bool pl_scan_holds_portable(const char *at, size_t len, char c) {
    return len > 0 && memchr(at, c, len) != NULL;
}

/* Tell whether the `size` bytes at `at` equal those at `other`, which has room
 * for PL_SCAN_SAME_MAX bytes. To compare many texts with the same one, compute
 * pl_scan_extent(size) once and call pl_scan_alike(). */
#define PL_SCAN_SAME_MAX 32

static inline bool pl_scan_same_portable(const char *at, const char *other,
                                         size_t size) {
    return memcmp(at, other, size) == 0;
}

/* Tell whether `word` is one of the four at `words`. There is no branch for
 * each of them, because the processor could not predict it. */
static inline bool pl_scan_has_word_portable(const uint64_t *words,
                                             uint64_t word) {
    return (words[0] == word) | (words[1] == word) | (words[2] == word) |
           (words[3] == word);
}

/* Tell whether one of the 16 words at `words` equals `word` in the bits of
 * `mask`. */
static inline bool pl_scan_has_bits_portable(const uint32_t *words,
                                             uint32_t word, uint32_t mask) {
    bool has_bits = false;

    for (int i = 0; i < 16; i++)
        has_bits |= ((words[i] ^ word) & mask) == 0;
    return has_bits;
}

static inline int pl_scan_is_digit(char c) {
    return (unsigned char)(c - '0') < 10;
}

/* The length in bytes of the string whose characters begin at `at`. `*extra` is
 * set to the number of UTF-8 continuation bytes in it. PL_SCAN_TEXT_MAX if the
 * length is not known: the string has an escape or a mistake, or is that long
 * or longer. Three bytes before `at` are readable and ASCII. */
#define PL_SCAN_TEXT_MAX 32

#if defined(PL_SCAN_SSE2)
#include "json/scan_x86.h"
#elif defined(PL_SCAN_NEON)
#include "json/scan_neon.h"
#else

static inline const char *pl_scan_string(const char *at) {
    return pl_scan_string_portable(at);
}

static inline const char *pl_scan_spaces(const char *at) {
    return pl_scan_spaces_portable(at);
}

static inline unsigned pl_scan_count_digits(const char *at) {
    unsigned n = 0;

    while (n < 16 && pl_scan_is_digit(at[n]))
        n++;
    return n;
}

static inline bool pl_scan_same(const char *at, const char *other,
                                size_t size) {
    return pl_scan_same_portable(at, other, size);
}

#endif

#if !defined(PL_SCAN_AVX2)

static inline unsigned pl_scan_text(const char *at, unsigned *extra) {
    (void)at;
    (void)extra;
    return PL_SCAN_TEXT_MAX;
}

static inline bool pl_scan_has_word(const uint64_t *words, uint64_t word) {
    return pl_scan_has_word_portable(words, word);
}

#endif

#if !defined(PL_SCAN_SSE2)

static inline bool pl_scan_has_bits(const uint32_t *words, uint32_t word,
                                    uint32_t mask) {
    return pl_scan_has_bits_portable(words, word, mask);
}

static inline uint32_t pl_scan_extent(size_t size) {
    return (uint32_t)size;
}

static inline bool pl_scan_alike(const char *at, const char *other,
                                 uint32_t extent) {
    return pl_scan_same(at, other, extent);
}

static inline unsigned pl_scan_plain(const char *at, unsigned *digits) {
    *digits = pl_scan_count_digits(at);
    if (at[*digits] != '.')
        return *digits;
    return *digits + 1 + pl_scan_count_digits(at + *digits + 1);
}

static inline bool pl_scan_holds(const char *at, size_t len, char c) {
    return pl_scan_holds_portable(at, len, c);
}

#endif

/* The end of the number at `at`; NULL if there is none, or a rare one: with an
 * exponent, or with 16 digits in a row. */
static inline const char *pl_scan_short_number(const char *at,
                                               unsigned *parts) {
    unsigned n;

    *parts = 0;
    if (*at == '-')
        at++;
    n = pl_scan_count_digits(at);
    if (n == 0 || n == 16 || (*at == '0' && n > 1))
        return NULL;
    at += n;
    if (*at == '.') {
        *parts = PL_SCAN_FRACTION;
        n = pl_scan_count_digits(++at);
        if (n == 0 || n == 16)
            return NULL;
        at += n;
    }
    return (*at | 0x20) == 'e' ? NULL : at;
}

/* The end of any number at `at`, or NULL if there is none. */
static inline const char *pl_scan_number(const char *at, unsigned *parts) {
    const char *end = pl_scan_short_number(at, parts);

    return end != NULL ? end : pl_scan_number_portable(at, parts);
}

#endif

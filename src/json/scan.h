/*
 * Scan: runs of plain bytes, many at a time. The text must have
 * PL_WINDOW_PADDING zero bytes behind it, which end every run.
 *
 * Each has a form for machines without vector instructions, named _portable,
 * which gives the same results.
 */
#ifndef PL_JSON_SCAN_H
#define PL_JSON_SCAN_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* What a byte can begin outside of strings. The order is that of the table in
 * reader.c. */
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

/* The first byte at or after `at` that is special in a string: a quote, a
 * backslash, a control character or not ASCII. */
const char *pl_scan_string_portable(const char *at);

/* The first byte at or after `at` that is no space. */
const char *pl_scan_spaces_portable(const char *at);

#if defined(__SSE2__)

static inline const char *pl_scan_string(const char *at) {
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i space = _mm_set1_epi8(' ');

    for (;; at += 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(const void *)at);
        /* Compared as signed, bytes above 0x7F are below a space too. */
        __m128i special =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, quote),
                                      _mm_cmpeq_epi8(block, backslash)),
                         _mm_cmplt_epi8(block, space));
        unsigned mask = (unsigned)_mm_movemask_epi8(special);
        if (mask != 0)
            return at + __builtin_ctz(mask);
    }
}

static inline const char *pl_scan_spaces(const char *at) {
    const __m128i space = _mm_set1_epi8(' ');

    for (;; at += 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(const void *)at);
        unsigned mask =
            (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(block, space)) ^ 0xFFFFu;
        if (mask != 0)
            return at + __builtin_ctz(mask);
    }
}

#else

static inline const char *pl_scan_string(const char *at) {
    return pl_scan_string_portable(at);
}

static inline const char *pl_scan_spaces(const char *at) {
    return pl_scan_spaces_portable(at);
}

#endif

static inline int pl_scan_is_digit(char c) {
    return (unsigned char)(c - '0') < 10;
}

/* The parts that a number may have beside an integer. */
enum { PL_SCAN_FRACTION = 1, PL_SCAN_EXPONENT = 2 };

/* The end of the RFC 8259 number at `at`, or NULL if it is none. */
static inline const char *pl_scan_number(const char *at, unsigned *parts) {
    *parts = 0;
    at += *at == '-';
    if (!pl_scan_is_digit(*at))
        return NULL;
    if (*at == '0')
        at++;
    else
        while (pl_scan_is_digit(*at))
            at++;
    if (*at == '.') {
        *parts = PL_SCAN_FRACTION;
        if (!pl_scan_is_digit(*++at))
            return NULL;
        while (pl_scan_is_digit(*at))
            at++;
    }
    if ((*at | 0x20) == 'e') {
        *parts |= PL_SCAN_EXPONENT;
        at++;
        at += *at == '+' || *at == '-';
        if (!pl_scan_is_digit(*at))
            return NULL;
        while (pl_scan_is_digit(*at))
            at++;
    }
    return at;
}

#endif

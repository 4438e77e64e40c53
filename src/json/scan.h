/*
 * Scan: runs of plain bytes, many at a time. The text must have
 * PL_WINDOW_PADDING zero bytes behind it, which end every run.
 *
 * All vector instructions of the reader are in this file: SSE2, which every
 * x86-64 has, and NEON, which every arm64 has. Each function has a form without
 * them, named _portable, which gives the same results. With PL_SCAN_PORTABLE
 * these are all there is: tests/thorough is built so, and held against paylint.
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
#if defined(PL_SCAN_AVX2)
#include <immintrin.h>
#else
#include <emmintrin.h>
#endif
#elif defined(__ARM_NEON) && defined(__aarch64__)
#define PL_SCAN_NEON
#include <arm_neon.h>
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

/* The classes of what may stand right behind a string, or another scalar,
 * without further thought. */
enum {
    PL_SCAN_BEHIND_STRING = 1 << PL_CLASS_COMMA | 1 << PL_CLASS_OBJECT_CLOSE |
                            1 << PL_CLASS_ARRAY_CLOSE | 1 << PL_CLASS_LINE,
    PL_SCAN_BEHIND_SCALAR = PL_SCAN_BEHIND_STRING | 1 << PL_CLASS_SPACE
};

static inline bool pl_scan_is(unsigned classes, char c) {
    return (classes >> pl_scan_class[(unsigned char)c] & 1) != 0;
}

/* The length of the literal at `at`, and which it is; 0 if it is none of the
 * three. */
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

/* The first byte at or after `at` that is no space. */
const char *pl_scan_spaces_portable(const char *at);

/* The parts that a number may have beside an integer. */
enum { PL_SCAN_FRACTION = 1, PL_SCAN_EXPONENT = 2 };

/* The end of the RFC 8259 number at `at`, or NULL if it is none. This one needs
 * no more behind the text than the NUL that ends it. */
const char *pl_scan_number_portable(const char *at, unsigned *parts);

/* The number that the `n` digits at `at` are, 1 to 16. */
static inline uint64_t pl_scan_digits_portable(const char *at, unsigned n) {
    uint64_t number = 0;

    for (unsigned i = 0; i < n; i++)
        number = number * 10 + (uint64_t)(at[i] - '0');
    return number;
}

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ &&    \
    !defined(PL_SCAN_PORTABLE)

/* Eight digits at once: pairs of them, then fours, then all. The bytes behind
 * the last digit are shifted out. */
static inline uint64_t pl_scan_eight_digits(const char *at, unsigned n) {
    uint64_t word;

    memcpy(&word, at, sizeof word);
    word = (word & UINT64_C(0x0F0F0F0F0F0F0F0F)) << (64 - 8 * n);
    word = word * 2561 >> 8 & UINT64_C(0x00FF00FF00FF00FF);
    word = word * 6553601 >> 16 & UINT64_C(0x0000FFFF0000FFFF);
    return word * UINT64_C(42949672960001) >> 32;
}

/* The same with four. */
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

/* The length of the digits at `at`, or of digits, a point, and what digits are
 * behind it, if it is less than 16; 16 or more if not. `*digits` is how many
 * stand first. */
unsigned pl_scan_plain_portable(const char *at, unsigned *digits);

/* Tell whether `c` is among the `len` bytes at `at`: at most PL_SCAN_HOLDS_MAX,
 * of which all are readable. */
#define PL_SCAN_HOLDS_MAX 32

static inline bool pl_scan_holds_portable(const char *at, size_t len, char c) {
    return len > 0 && memchr(at, c, len) != NULL;
}

/* Tell whether the `size` bytes at `at` are those at `other`, which has
 * PL_SCAN_SAME_MAX bytes of room. Where many are compared with the same text,
 * pl_scan_alike() takes its size as pl_scan_extent() gives it. */
#define PL_SCAN_SAME_MAX 32

static inline bool pl_scan_same_portable(const char *at, const char *other,
                                         size_t size) {
    return memcmp(at, other, size) == 0;
}

/* Tell whether `word` is among the four at `words`, without a branch for each:
 * which it is, is hard to foresee. */
static inline bool pl_scan_has_word_portable(const uint64_t *words,
                                             uint64_t word) {
    return (words[0] == word) | (words[1] == word) | (words[2] == word) |
           (words[3] == word);
}

/* Tell whether one of the 16 words at `words` is `word` in the bits of `mask`.
 */
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

/* The length of the string whose characters begin at `at`, and in `*extra` the
 * bytes by which they are more than characters; PL_SCAN_TEXT_MAX if it is not
 * told: it has an escape, a mistake, or as many bytes. Three bytes before it
 * are readable, and ASCII. */
#define PL_SCAN_TEXT_MAX 32

#if defined(PL_SCAN_SSE2)

/* Single bytes over a whole vector: where they are read, compilers do not make
 * them anew for each text. */
extern const _Alignas(32) char pl_scan_swap[32];      /* quotes and spaces */
extern const _Alignas(32) char pl_scan_backslash[32]; /* as it is then */
extern const _Alignas(32) char pl_scan_least[32]; /* of what is not special */
extern const _Alignas(32) char pl_scan_lower[32]; /* digits become the least */
extern const _Alignas(32) char pl_scan_nine[32];  /* as it is then */

/* See pl_scan_ill_formed(). */
extern const _Alignas(32) char pl_scan_upper[32];
extern const _Alignas(32) char pl_scan_lower_half[32];
extern const _Alignas(32) char pl_scan_next[32];

static inline __m128i pl_scan_load(const char *at) {
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static inline __m128i pl_scan_bytes(const char *bytes) {
    return _mm_load_si128((const __m128i *)(const void *)bytes);
}

static inline bool pl_scan_has_bits(const uint32_t *words, uint32_t word,
                                    uint32_t mask) {
    const char *at = (const char *)words;
    __m128i bits = _mm_set1_epi32((int)mask);
    __m128i same = _mm_set1_epi32((int)(word & mask));
    __m128i any = _mm_setzero_si128();

    for (int i = 0; i < 4; i++) {
        __m128i four =
            _mm_and_si128(pl_scan_load(at + (ptrdiff_t)16 * i), bits);
        any = _mm_or_si128(any, _mm_cmpeq_epi32(four, same));
    }
    return _mm_movemask_epi8(any) != 0;
}

#if defined(PL_SCAN_AVX2)

static inline __m256i pl_scan_load_all(const char *at) {
    return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

static inline __m256i pl_scan_all_bytes(const char *bytes) {
    return _mm256_load_si256((const __m256i *)(const void *)bytes);
}

static inline uint32_t pl_scan_special(const char *at) {
    __m256i block =
        _mm256_xor_si256(pl_scan_load_all(at), pl_scan_all_bytes(pl_scan_swap));
    __m256i backslash =
        _mm256_cmpeq_epi8(block, pl_scan_all_bytes(pl_scan_backslash));
    __m256i other = _mm256_subs_epi8(block, pl_scan_all_bytes(pl_scan_least));

    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(backslash, other));
}

static inline bool pl_scan_has_word(const uint64_t *words, uint64_t word) {
    __m256i equal = _mm256_cmpeq_epi64(pl_scan_load_all((const char *)words),
                                       _mm256_set1_epi64x((long long)word));

    return _mm256_testz_si256(equal, equal) == 0;
}

static inline uint32_t pl_scan_equal(const char *at, const char *other) {
    return (uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(pl_scan_load_all(at), pl_scan_load_all(other)));
}

/* Where bytes are that cannot stand behind the ones before them: what the upper
 * half of a byte, its lower half and the upper half of the next one may each be
 * part of is looked up, and what all three may be part of is wrong, but that
 * the second and third byte behind a lead go on where they should (Keiser,
 * Lemire: Validating UTF-8 in less than one instruction per byte, 2020). */
static inline uint32_t pl_scan_ill_formed(const char *at) {
    const __m256i half = _mm256_set1_epi8(0x0F);
    __m256i block = pl_scan_load_all(at), before = pl_scan_load_all(at - 1);
    __m256i upper = _mm256_and_si256(_mm256_srli_epi16(before, 4), half);
    __m256i next = _mm256_and_si256(_mm256_srli_epi16(block, 4), half);
    __m256i part = _mm256_and_si256(
        _mm256_and_si256(
            _mm256_shuffle_epi8(pl_scan_all_bytes(pl_scan_upper), upper),
            _mm256_shuffle_epi8(pl_scan_all_bytes(pl_scan_lower_half),
                                _mm256_and_si256(before, half))),
        _mm256_shuffle_epi8(pl_scan_all_bytes(pl_scan_next), next));
    __m256i third = _mm256_subs_epu8(pl_scan_load_all(at - 2),
                                     _mm256_set1_epi8((char)(0xE0 - 0x80)));
    __m256i fourth = _mm256_subs_epu8(pl_scan_load_all(at - 3),
                                      _mm256_set1_epi8((char)(0xF0 - 0x80)));
    __m256i goes_on = _mm256_and_si256(_mm256_or_si256(third, fourth),
                                       _mm256_set1_epi8((char)0x80));
    __m256i wrong = _mm256_xor_si256(part, goes_on);

    return ~(uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(wrong, _mm256_setzero_si256()));
}

static inline unsigned pl_scan_text(const char *at, unsigned *extra) {
    __m256i block = pl_scan_load_all(at);
    __m256i quote = _mm256_cmpeq_epi8(block, _mm256_set1_epi8('"'));
    __m256i backslash = _mm256_cmpeq_epi8(block, _mm256_set1_epi8('\\'));
    __m256i control = _mm256_cmpeq_epi8(
        _mm256_min_epu8(block, _mm256_set1_epi8(0x1F)), block);
    uint32_t stops = (uint32_t)_mm256_movemask_epi8(
        _mm256_or_si256(_mm256_or_si256(quote, backslash), control));
    uint32_t text = stops ^ (stops - 1); /* with what stops it */
    uint32_t within = (uint32_t)_mm256_movemask_epi8(
        _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xC0), block));

    if (stops == 0 || at[__builtin_ctz(stops)] != '"' ||
        (pl_scan_ill_formed(at) & text) != 0)
        return PL_SCAN_TEXT_MAX;
    *extra = (unsigned)__builtin_popcount(within & text);
    return (unsigned)__builtin_ctz(stops);
}

static inline uint32_t pl_scan_where(const char *at, char c) {
    return (uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(pl_scan_load_all(at), _mm256_set1_epi8(c)));
}

#else

static inline uint32_t pl_scan_bits(__m128i low, __m128i high) {
    return (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high)
                                                  << 16;
}

/* With quotes and spaces put in each other's place, a quote is the next byte
 * behind the control characters; as signed numbers, those beyond ASCII are
 * before them. */
static inline __m128i pl_scan_special_half(const char *at) {
    __m128i block =
        _mm_xor_si128(pl_scan_load(at), pl_scan_bytes(pl_scan_swap));
    __m128i backslash = _mm_cmpeq_epi8(block, pl_scan_bytes(pl_scan_backslash));
    __m128i other = _mm_subs_epi8(block, pl_scan_bytes(pl_scan_least));

    return _mm_or_si128(backslash, other);
}

/* A bit for each of the 32 bytes at `at` that is special in a string. */
static inline uint32_t pl_scan_special(const char *at) {
    return pl_scan_bits(pl_scan_special_half(at),
                        pl_scan_special_half(at + 16));
}

/* A bit for each of them that is the same at `other`. */
static inline uint32_t pl_scan_equal(const char *at, const char *other) {
    return pl_scan_bits(
        _mm_cmpeq_epi8(pl_scan_load(at), pl_scan_load(other)),
        _mm_cmpeq_epi8(pl_scan_load(at + 16), pl_scan_load(other + 16)));
}

/* A bit for each of them that is `c`. */
static inline uint32_t pl_scan_where(const char *at, char c) {
    __m128i all = _mm_set1_epi8(c);

    return pl_scan_bits(_mm_cmpeq_epi8(pl_scan_load(at), all),
                        _mm_cmpeq_epi8(pl_scan_load(at + 16), all));
}

#endif

static __attribute__((noinline, unused)) const char *
pl_scan_string_on(const char *at) {
    for (;; at += 32) {
        uint32_t mask = pl_scan_special(at);
        if (mask != 0)
            return at + __builtin_ctz(mask);
    }
}

/* Most strings end within one step, whatever their length: a branch that is
 * foreseen. */
static inline const char *pl_scan_string(const char *at) {
    uint32_t mask = pl_scan_special(at);

    return mask != 0 ? at + __builtin_ctz(mask) : pl_scan_string_on(at + 32);
}

static inline const char *pl_scan_spaces(const char *at) {
    const __m128i space = _mm_set1_epi8(' ');

    for (;; at += 16) {
        __m128i equal = _mm_cmpeq_epi8(pl_scan_load(at), space);
        uint32_t mask = (uint32_t)_mm_movemask_epi8(equal) ^ 0xFFFFu;
        if (mask != 0)
            return at + __builtin_ctz(mask);
    }
}

/* A bit for each of the 16 bytes at `at` that is no digit, and one above. */
static inline uint32_t pl_scan_no_digits(const char *at) {
    /* As signed numbers, digits become the least ones. */
    __m128i value =
        _mm_add_epi8(pl_scan_load(at), pl_scan_bytes(pl_scan_lower));
    __m128i other = _mm_cmpgt_epi8(value, pl_scan_bytes(pl_scan_nine));

    return (uint32_t)_mm_movemask_epi8(other) | 0x10000u;
}

/* The number of digits at `at`, as far as 16. */
static inline unsigned pl_scan_count_digits(const char *at) {
    return (unsigned)__builtin_ctz(pl_scan_no_digits(at));
}

/* The second byte that is no digit ends the text, if the first one is a point:
 * one look tells both. */
static inline unsigned pl_scan_plain(const char *at, unsigned *digits) {
    uint32_t mask = pl_scan_no_digits(at);
    uint32_t rest = (mask & (mask - 1)) | 0x10000u;

    *digits = (unsigned)__builtin_ctz(mask);
    return (unsigned)__builtin_ctz(at[*digits] == '.' ? rest : mask);
}

static inline bool pl_scan_holds(const char *at, size_t len, char c) {
    return (pl_scan_where(at, c) & (((uint64_t)1 << len) - 1)) != 0;
}

static inline uint32_t pl_scan_extent(size_t size) {
    return (uint32_t)(((uint64_t)1 << size) - 1);
}

static inline bool pl_scan_alike(const char *at, const char *other,
                                 uint32_t extent) {
    return (~pl_scan_equal(at, other) & extent) == 0;
}

static inline bool pl_scan_same(const char *at, const char *other,
                                size_t size) {
    return pl_scan_alike(at, other, pl_scan_extent(size));
}

#elif defined(PL_SCAN_NEON)

static inline uint8x16_t pl_scan_load(const char *at) {
    return vld1q_u8((const uint8_t *)at);
}

/* Four bits for each of 16 bytes that are all ones or zero. */
static inline uint64_t pl_scan_mask(uint8x16_t bytes) {
    uint8x8_t narrow = vshrn_n_u16(vreinterpretq_u16_u8(bytes), 4);

    return vget_lane_u64(vreinterpret_u64_u8(narrow), 0);
}

static inline const char *pl_scan_string(const char *at) {
    for (;; at += 16) {
        uint8x16_t block = pl_scan_load(at);
        uint8x16_t quote = vceqq_u8(block, vdupq_n_u8('"'));
        uint8x16_t backslash = vceqq_u8(block, vdupq_n_u8('\\'));
        /* As signed numbers, bytes above 0x7F are below a space too. */
        uint8x16_t other =
            vcltq_s8(vreinterpretq_s8_u8(block), vdupq_n_s8(' '));
        uint64_t mask =
            pl_scan_mask(vorrq_u8(vorrq_u8(quote, backslash), other));
        if (mask != 0)
            return at + __builtin_ctzll(mask) / 4;
    }
}

static inline const char *pl_scan_spaces(const char *at) {
    for (;; at += 16) {
        uint8x16_t equal = vceqq_u8(pl_scan_load(at), vdupq_n_u8(' '));
        uint64_t mask = ~pl_scan_mask(equal);
        if (mask != 0)
            return at + __builtin_ctzll(mask) / 4;
    }
}

static inline unsigned pl_scan_count_digits(const char *at) {
    uint8x16_t value = vsubq_u8(pl_scan_load(at), vdupq_n_u8('0'));
    uint64_t mask = ~pl_scan_mask(vcleq_u8(value, vdupq_n_u8(9)));

    return mask != 0 ? (unsigned)__builtin_ctzll(mask) / 4 : 16;
}

static inline bool pl_scan_same(const char *at, const char *other,
                                size_t size) {
    uint8x16_t low = vceqq_u8(pl_scan_load(at), pl_scan_load(other));
    uint8x16_t high = vceqq_u8(pl_scan_load(at + 16), pl_scan_load(other + 16));
    uint8x16_t both = vcombine_u8(vshrn_n_u16(vreinterpretq_u16_u8(low), 4),
                                  vshrn_n_u16(vreinterpretq_u16_u8(high), 4));
    uint64_t first = ~vgetq_lane_u64(vreinterpretq_u64_u8(both), 0);
    uint64_t second = ~vgetq_lane_u64(vreinterpretq_u64_u8(both), 1);
    size_t equal = first != 0    ? (size_t)__builtin_ctzll(first) / 4
                   : second != 0 ? 16 + (size_t)__builtin_ctzll(second) / 4
                                 : 32;

    return equal >= size;
}

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

/* The end of the number at `at`, or NULL if it is none, or a rare one: with an
 * exponent, or 16 digits in a row. */
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

/* The end of any number at `at`, or NULL if it is none. */
static inline const char *pl_scan_number(const char *at, unsigned *parts) {
    const char *end = pl_scan_short_number(at, parts);

    return end != NULL ? end : pl_scan_number_portable(at, parts);
}

#endif

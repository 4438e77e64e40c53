/*
 * The vector functions of scan.h for x86-64; scan.h includes this file. With
 * PL_SCAN_AVX2 the vectors have 32 bytes, else 16.
 */
#ifndef PL_JSON_SCAN_X86_H
#define PL_JSON_SCAN_X86_H

#if defined(PL_SCAN_AVX2)
#include <immintrin.h>
#else
#include <emmintrin.h>
#endif

/* Constant vectors of one byte repeated. They are in memory because compilers
 * otherwise rebuild such constants for each text. */
extern const _Alignas(32) char pl_scan_swap[32];      /* XOR with it exchanges
                                                         quotes and spaces */
extern const _Alignas(32) char pl_scan_backslash[32]; /* a backslash after that
                                                         XOR */
extern const _Alignas(32) char pl_scan_least[32];     /* the least byte after it
                                                         that is not special */
extern const _Alignas(32) char pl_scan_lower[32]; /* adding it makes digits the
                                                     least signed numbers */
extern const _Alignas(32) char pl_scan_nine[32];  /* the digit 9 after that
                                                     addition */

/* Tables of pl_scan_ill_formed(), see scan.c. */
extern const _Alignas(32) char pl_scan_upper[32];
extern const _Alignas(32) char pl_scan_lower_half[32];
extern const _Alignas(32) char pl_scan_next[32];

static inline __m128i pl_scan_load(const char *at) {
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static inline __m128i pl_scan_bytes(const char *bytes) {
    return _mm_load_si128((const __m128i *)(const void *)bytes);
}

/* All ones in each of the four words at `at` that equals `same` in `bits`. */
static inline __m128i pl_scan_same_bits(const char *at, __m128i bits,
                                        __m128i same) {
    return _mm_cmpeq_epi32(_mm_and_si128(pl_scan_load(at), bits), same);
}

static inline bool pl_scan_has_bits(const uint32_t *words, uint32_t word,
                                    uint32_t mask) {
    const char *at = (const char *)words;
    __m128i bits = _mm_set1_epi32((int)mask);
    __m128i same = _mm_set1_epi32((int)(word & mask));
    __m128i any = pl_scan_same_bits(at, bits, same);

    any = _mm_or_si128(any, pl_scan_same_bits(at + 16, bits, same));
    any = _mm_or_si128(any, pl_scan_same_bits(at + 32, bits, same));
    any = _mm_or_si128(any, pl_scan_same_bits(at + 48, bits, same));
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

/* A bit for each of the 32 bytes at `at` that is wrong after the bytes before
 * it, by the method of Keiser and Lemire (Validating UTF-8 in less than one
 * instruction per byte, 2020). Three tables give the errors that are possible
 * for the upper half of the previous byte, for its lower half, and for the
 * upper half of the byte itself; an error that is in all three is real. Only
 * two continuation bytes in a row are no error if the second is the third or
 * fourth byte of a sequence (`goes_on`), and are one if it is not. */
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
    uint32_t text = stops ^ (stops - 1); /* bits up to the byte that stops the
                                            text */
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

/* A negative byte for each special one of the 16 bytes at `at`. After quotes
 * and spaces are exchanged, the quote directly follows the control characters;
 * as signed numbers, bytes beyond ASCII are less than these. */
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

/* A bit for each of the 32 bytes at `at` that equals the one at `other`. */
static inline uint32_t pl_scan_equal(const char *at, const char *other) {
    return pl_scan_bits(
        _mm_cmpeq_epi8(pl_scan_load(at), pl_scan_load(other)),
        _mm_cmpeq_epi8(pl_scan_load(at + 16), pl_scan_load(other + 16)));
}

/* A bit for each of the 32 bytes at `at` that is `c`. */
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

/* Most strings end within the first 32 bytes, so the branch is predicted
 * well. */
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

/* A bit for each of the 16 bytes at `at` that is not a digit, and bit 16. */
static inline uint32_t pl_scan_no_digits(const char *at) {
    /* As signed numbers, digits become the least ones. */
    __m128i value =
        _mm_add_epi8(pl_scan_load(at), pl_scan_bytes(pl_scan_lower));
    __m128i other = _mm_cmpgt_epi8(value, pl_scan_bytes(pl_scan_nine));

    return (uint32_t)_mm_movemask_epi8(other) | 0x10000u;
}

/* The number of digits at `at`, at most 16. */
static inline unsigned pl_scan_count_digits(const char *at) {
    return (unsigned)__builtin_ctz(pl_scan_no_digits(at));
}

/* If the first byte that is not a digit is a point, the number ends at the
 * second such byte; one mask gives both. */
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

#endif

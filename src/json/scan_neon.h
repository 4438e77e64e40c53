/*
 * The vector functions of scan.h for arm64; scan.h includes this file.
 */
#ifndef PL_JSON_SCAN_NEON_H
#define PL_JSON_SCAN_NEON_H

#include <arm_neon.h>

static inline uint8x16_t pl_scan_load(const char *at) {
    return vld1q_u8((const uint8_t *)at);
}

/* Four bits for each of the 16 bytes, which are all ones or all zeros. */
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

#endif

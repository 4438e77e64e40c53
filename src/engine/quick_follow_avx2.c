/* The hot loop once more, for processors that have AVX2: vectors of twice the
 * width, and instructions that need fewer registers. It is the same source. */

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
#define QUICK_FOLLOW pl_quick_follow_avx2
#include "engine/quick_follow.c" // NOLINT(bugprone-suspicious-include)

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

quick_follow pl_quick_fastest_follow(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")
               ? pl_quick_follow_avx2
               : pl_quick_follow;
}

#else

#include "engine/quick_layout.h"

quick_follow pl_quick_fastest_follow(void) {
    return pl_quick_follow;
}

#endif

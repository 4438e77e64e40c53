/*
 * The program without the hot loop for processors that have AVX2, as it runs on
 * those that have not: it is linked with this instead of quick_follow_avx2.c.
 */
#include "engine/quick_layout.h"

quick_follow pl_quick_fastest_follow(void) {
    return pl_quick_follow;
}

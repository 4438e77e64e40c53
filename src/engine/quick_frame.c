/* Gauges: what is counted between the brackets of a container. */

#include "engine/quick_frame.h"

bool pl_quick_begin_gauges(struct pl_quick *q, const struct pl_post *post) {
    if (q->gauge_count + post->gauge_count > QUICK_GAUGES_MAX)
        return false;
    for (size_t i = 0; i < post->gauge_count; i++) {
        const struct pl_gauge *gauge = &q->run->plan->gauges[post->gauges[i]];
        q->gauges[q->gauge_count++] =
            (struct quick_gauge){.index = post->gauges[i], .depth = q->depth};
        if (gauge->is_nesting && gauge->maximum < q->depth_limit &&
            q->depth - 1 + gauge->maximum < q->depth_limit)
            q->depth_limit = q->depth - 1 + (size_t)gauge->maximum;
    }
    return true;
}

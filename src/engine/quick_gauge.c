/* Gauges: what checks count between the brackets of a container. */

#include "engine/quick_parts.h"

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

/* Count values for a gauge. False if the gauge belongs to a container around
 * what is passed: the general way counts for that. */
static bool match(struct pl_quick *q, size_t index, uint64_t number) {
    for (size_t i = q->gauge_count; i-- > 0;)
        if (q->gauges[i].index == index) {
            q->gauges[i].count += number;
            return true;
        }
    for (size_t i = 0; i < q->run->gauge_count; i++)
        if (q->run->gauges[i].index == index)
            return false;
    return true;
}

bool pl_quick_count(struct pl_quick *q, const struct pl_post *post,
                    uint64_t number) {
    if (!quick_visit(q, post->state, number))
        return false;
    for (size_t i = 0; i < post->match_count; i++)
        if (!match(q, post->matches[i], number))
            return false;
    return true;
}

/* What a gauge has counted in a container. */
static uint64_t counted(const struct pl_quick *q,
                        const struct quick_frame *frame, size_t index) {
    uint64_t count = 0;

    for (size_t i = frame->gauges; i < q->gauge_count; i++)
        if (q->gauges[i].index == index)
            count = q->gauges[i].count;
    return count;
}

bool pl_quick_gauge_holds(struct pl_quick *q, const struct quick_frame *frame,
                          struct quick_measure *measure) {
    const struct pl_plan_assertion *assertion = measure->assertion;
    struct pl_value value = {.type = PL_TYPE_NUMBER,
                             .size = counted(q, frame, assertion->gauge)};
    bool is_small = value.size < QUICK_SMALL;

    if (is_small && (measure->good >> value.size & 1) != 0)
        return true;
    bool holds = assertion->check->test(assertion->settings, &value,
                                        &q->run->no_siblings);
    if (is_small && holds)
        measure->good |= UINT64_C(1) << value.size;
    return holds;
}

/* The start of a document that was passed from the state where the one before
 * it had started: whether its shape is the same, told by its trail. That is a
 * hash of the paths of what may tell the shape (quick_frame.h): the document,
 * the objects in it, and the first one of each array in it. Where a text may
 * tell it as well, no trail is told by. */

#include "engine/quick_parts.h"

/* Where this one is kept, or may be: in the first place from its own on that is
 * free, or else in its own. */
static struct quick_known_trail *place_of(struct pl_quick *q) {
    size_t own = quick_trail_place(q->trail);

    for (size_t i = 0; i < QUICK_TRAILS; i++) {
        struct quick_known_trail *place = &q->trails[(own + i) % QUICK_TRAILS];
        if (place->trail == q->trail || place->trail == 0)
            return place;
    }
    return &q->trails[own];
}

bool pl_quick_is_trail_known(struct pl_quick *q) {
    const struct quick_known_trail *known = place_of(q);

    return !q->is_trail_lost && known->trail == q->trail &&
           known->start == q->start;
}

bool pl_quick_is_start_right(struct pl_quick *q, uint64_t offset) {
    struct pl_run *run = q->run;
    struct quick_known_trail *known = place_of(q);

    if (q->is_start_given || pl_quick_is_trail_known(q))
        return true;
    uint32_t right = pl_run_decide_start(run, offset);
    if (run->is_unknown || right != q->start) {
        q->has_start = !run->is_unknown;
        q->start = right;
        return false;
    }
    if (!q->is_trail_lost)
        *known = (struct quick_known_trail){q->trail, q->start};
    return true;
}

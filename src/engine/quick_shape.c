/* Whether a document that was passed has the shape that was presumed: that of
 * the document before it. Keys decide the shape, so documents with the same
 * trail have the same one. The trail of a document is a hash of the paths
 * (quick_frame.h) of the containers whose keys may decide it: the document, the
 * objects in it, and the first object of each array in it. If a text may decide
 * it too (q->is_trail_lost), the trail says nothing. */

#include "engine/quick_parts.h"

/* The bucket where this trail is; or else where it goes: the first free one
 * from its own on, or its own if none is free. */
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

/* The start of a document that was passed from the state where the one before
 * it had started: whether its shape is the same, told by its keys. */

#include "engine/quick_state.h"

static bool is_known(const struct pl_quick *q,
                     const struct quick_known_trail *known) {
    return known->start == q->start && known->count == q->trail_count &&
           memcmp(known->ids, q->trail, known->count * sizeof *known->ids) == 0;
}

/* The last one that was asked for comes first. */
static bool find_trail(struct pl_quick *q) {
    for (size_t i = 0; i < q->known_trails; i++) {
        if (!is_known(q, &q->trails[i]))
            continue;
        struct quick_known_trail found = q->trails[i];
        q->trails[i] = q->trails[0];
        q->trails[0] = found;
        return true;
    }
    return false;
}

static void keep_trail(struct pl_quick *q) {
    uint32_t *ids =
        pl_arena_alloc(&q->keys_arena, q->trail_count * sizeof *ids);
    memcpy(ids, q->trail, q->trail_count * sizeof *ids);
    if (q->known_trails == QUICK_TRAILS_MAX)
        q->known_trails--;
    q->trails[q->known_trails++] =
        (struct quick_known_trail){ids, q->trail_count, q->start};
}

bool pl_quick_is_start_right(struct pl_quick *q, uint64_t offset) {
    struct pl_run *run = q->run;
    bool is_lost = q->trail_count == QUICK_TRAIL_MAX;

    if (q->is_start_given || (!is_lost && find_trail(q)))
        return true;
    uint32_t right = pl_run_decide_start(run, offset);
    if (run->is_unknown || right != q->start) {
        q->has_start = !run->is_unknown;
        q->start = right;
        return false;
    }
    if (!is_lost)
        keep_trail(q);
    return true;
}

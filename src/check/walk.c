#include "check/walk.h"

static bool is_container(const struct pl_value *value) {
    return value->type == PL_TYPE_ARRAY || value->type == PL_TYPE_OBJECT;
}

void pl_walk_init(struct pl_walk *walk, const struct pl_value *root) {
    walk->depth = 0;
    walk->open = 0;
    walk->root = root;
}

static const struct pl_value *enter(struct pl_walk *walk,
                                    const struct pl_value *value) {
    walk->depth = walk->open;
    if (is_container(value) && value->has_content &&
        walk->open < PL_WALK_DEPTH_MAX)
        walk->frames[walk->open++] = (struct pl_walk_frame){value, 0};
    return value;
}

const struct pl_value *pl_walk_next(struct pl_walk *walk,
                                    const struct pl_value **key) {
    const struct pl_value *root = walk->root;

    *key = NULL;
    walk->root = NULL;
    if (root != NULL)
        return enter(walk, root);

    while (walk->open > 0) {
        struct pl_walk_frame *frame = &walk->frames[walk->open - 1];
        if (frame->next == frame->container->size) {
            walk->open--;
            continue;
        }
        uint64_t i = frame->next++;
        if (frame->container->type == PL_TYPE_ARRAY)
            return enter(walk, &frame->container->items[i]);
        *key = &frame->container->members[i].key;
        return enter(walk, &frame->container->members[i].value);
    }
    return NULL;
}

uint64_t pl_walk_depth(const struct pl_value *value) {
    struct pl_walk walk;
    const struct pl_value *key;
    uint64_t deepest = 0;

    pl_walk_init(&walk, value);
    for (const struct pl_value *at = pl_walk_next(&walk, &key); at != NULL;
         at = pl_walk_next(&walk, &key)) {
        uint64_t depth = walk.depth + (is_container(at) ? 1 : 0);
        if (depth > deepest)
            deepest = depth;
    }
    return deepest;
}

#include "rules/ruleset.h"

#include <stdlib.h>

size_t pl_ruleset_find(const pl_ruleset *ruleset, struct pl_slice id) {
    uint32_t index = pl_map_get(&ruleset->by_id, id);
    return index == PL_MAP_NONE ? SIZE_MAX : index;
}

size_t pl_ruleset_shape(const pl_ruleset *ruleset, struct pl_slice name) {
    for (size_t i = 0; i < ruleset->shape_count; i++)
        if (pl_slice_eq(ruleset->shapes[i].name, name))
            return i;
    return pl_slice_is(name, "unknown") ? PL_SHAPE_UNKNOWN : PL_SHAPE_NONE;
}

void pl_ruleset_free(pl_ruleset *ruleset) {
    if (!ruleset)
        return;
    pl_map_fini(&ruleset->by_id);
    pl_arena_free(&ruleset->arena);
    free(ruleset);
}

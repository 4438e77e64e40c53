#include "base/names.h"

#include <stdint.h>

size_t pl_names_find(const struct pl_names *names, struct pl_slice name) {
    for (size_t i = 0; i < names->count; i++)
        if (pl_slice_eq(names->items[i], name))
            return i;
    return SIZE_MAX;
}

#include "check/siblings.h"

const struct pl_value *pl_sibling(const struct pl_siblings *siblings,
                                  size_t index) {
    if (siblings == NULL || index >= siblings->count)
        return NULL;
    return siblings->values[index];
}

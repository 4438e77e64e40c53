#include "check/members.h"

const struct pl_member *pl_members_find(const struct pl_value *object,
                                        struct pl_slice key) {
    if (!object->has_content)
        return NULL;
    for (uint64_t i = 0; i < object->size; i++)
        if (pl_slice_eq(object->members[i].key.text, key))
            return &object->members[i];
    return NULL;
}

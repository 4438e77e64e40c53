#include "check/check.h"

#define CHECK(name) extern const struct pl_check pl_check_##name;
#include "check/list.def"
#undef CHECK

const struct pl_check *const pl_checks[] = {
#define CHECK(name) &pl_check_##name,
#include "check/list.def"
#undef CHECK
    NULL};

const struct pl_check *pl_check_find(struct pl_slice name) {
    for (const struct pl_check *const *check = pl_checks; *check != NULL;
         check++)
        if (pl_slice_is(name, (*check)->name))
            return *check;
    return NULL;
}

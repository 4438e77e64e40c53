#include "check/check.h"

#include "check/param_text.h"

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

/* Tell whether `names`, each between spaces, has `name`. */
static bool has_name(const char *names, struct pl_slice name) {
    for (const char *at = names; at && *at; at = strchr(at + 1, ' '))
        if (strncmp(at + 1, name.data, name.len) == 0 &&
            at[1 + name.len] == ' ')
            return true;
    return false;
}

bool pl_check_tells(const struct pl_check *check, struct pl_slice name) {
    if (check->facts && has_name(check->facts, name))
        return true;
    for (const struct pl_param *param = check->params; param->name; param++)
        if (pl_slice_is(name, param->name) && pl_param_has_text(param->kind))
            return true;
    return false;
}

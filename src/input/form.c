#include "input/form.h"

#include "input/suffix.h"

#define FORM(name) extern const struct pl_form pl_form_##name;
#include "input/list.def"
#undef FORM

const struct pl_form *const pl_forms[] = {
#define FORM(name) &pl_form_##name,
#include "input/list.def"
#undef FORM
    NULL};

const struct pl_form *pl_form_of(struct pl_slice name, struct pl_slice text) {
    if (pl_suffix_is_lines(name))
        return NULL;
    for (size_t i = 0; pl_forms[i]; i++)
        if (pl_suffix_is(name, pl_forms[i]->suffixes))
            return pl_forms[i];
    for (size_t i = 0; pl_forms[i]; i++)
        if (pl_forms[i]->is && pl_forms[i]->is(text))
            return pl_forms[i];
    return NULL;
}

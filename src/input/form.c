#include "input/form.h"

#define FORM(name) extern const struct pl_form pl_form_##name;
#include "input/list.def"
#undef FORM

const struct pl_form *const pl_forms[] = {
#define FORM(name) &pl_form_##name,
#include "input/list.def"
#undef FORM
    NULL};

/* Names whose files are plain whatever is in them: documents in lines. */
static const char *const plain_suffixes[] = {".jsonl", ".ndjson", NULL};

static char lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool ends_with(struct pl_slice name, const char *suffix) {
    size_t len = strlen(suffix);
    if (name.len < len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (lower(name.data[name.len - len + i]) != suffix[i])
            return false;
    return true;
}

static bool ends_with_one(struct pl_slice name, const char *const *suffixes) {
    for (; *suffixes; suffixes++)
        if (ends_with(name, *suffixes))
            return true;
    return false;
}

const struct pl_form *pl_form_of(struct pl_slice name, struct pl_slice text) {
    if (ends_with_one(name, plain_suffixes))
        return NULL;
    for (size_t i = 0; pl_forms[i]; i++)
        if (ends_with_one(name, pl_forms[i]->suffixes))
            return pl_forms[i];
    for (size_t i = 0; pl_forms[i]; i++)
        if (pl_forms[i]->is && pl_forms[i]->is(text))
            return pl_forms[i];
    return NULL;
}

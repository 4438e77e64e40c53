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

/* Compared byte by byte rather than with memcmp(): names mostly differ in their
 * first bytes. */
static int compare(struct pl_slice name, const char *word) {
    size_t i = 0;
    while (i < name.len && word[i] != '\0' && name.data[i] == word[i])
        i++;
    if (i == name.len)
        return word[i] == '\0' ? 0 : -1;
    return (unsigned char)name.data[i] > (unsigned char)word[i] ? 1 : -1;
}

/* Binary search: the keywords are sorted by name, which a unit test
 * verifies. */
const struct pl_check *pl_check_find(struct pl_slice name) {
    size_t from = 0, to = sizeof pl_checks / sizeof *pl_checks - 1;

    while (from < to) {
        size_t at = from + (to - from) / 2;
        int order = compare(name, pl_checks[at]->name);
        if (order == 0)
            return pl_checks[at];
        if (order < 0)
            to = at;
        else
            from = at + 1;
    }
    return NULL;
}

bool pl_check_is_judged_beside(const void *settings,
                               const struct pl_value *value,
                               const struct pl_siblings *siblings) {
    (void)settings;
    (void)value;
    (void)siblings;
    return true;
}

/* Find word number `*index` of `words`, each between spaces. If there are fewer
 * words, subtract their number from `*index` and return false. */
static bool word_at(const char *words, size_t *index, struct pl_slice *out) {
    for (const char *at = words; at && at[0] == ' ' && at[1];) {
        size_t len = strcspn(at + 1, " ");
        if (*index == 0) {
            *out = pl_slice_of(at + 1, len);
            return true;
        }
        --*index;
        at += 1 + len;
    }
    return false;
}

bool pl_check_fact_name(const struct pl_check *check, size_t index,
                   struct pl_slice *out) {
    if (word_at(check->facts, &index, out))
        return true;
    for (const struct pl_param *param = check->params; param->name; param++) {
        if (!pl_param_has_text(param->kind) || index-- > 0)
            continue;
        *out = pl_slice_str(param->name);
        return true;
    }
    return false;
}

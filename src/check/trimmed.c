/* trimmed: a string has no white space at either end. */

#include "check/check.h"
#include "check/flag.h"
#include "check/space.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_flag *own = settings;

    (void)siblings;
    return !own->is_on || (pl_space_before(value->text) == 0 &&
                           pl_space_after(value->text) == 0);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    size_t before = pl_space_before(value->text);
    size_t after = pl_space_after(value->text);

    (void)settings;
    (void)siblings;
    if (before < value->text.len)
        pl_facts_text(facts, "suggestion",
                      pl_slice_of(value->text.data + before,
                                  value->text.len - before - after));
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_flag *own = settings;

    if (own->is_on)
        pl_space_bar(sure, PL_SURE_FIRST | PL_SURE_LAST);
    return wanted == PL_SURE_HOLDS;
}

const struct pl_check pl_check_trimmed = {
    .name = "trimmed",
    .summary = "the string has no white space at either end",
    .facts = " suggestion ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct pl_flag),
    .params = pl_flag_params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

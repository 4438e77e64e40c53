/* letterCase: the ASCII letters of a string are all in the given case. */

#include "check/ascii.h"
#include "check/check.h"

enum letter_case { UPPER, LOWER };

struct settings {
    int letter_case; /* enum letter_case */
};

static char fold(const struct settings *own, char c) {
    return own->letter_case == UPPER ? pl_ascii_upper(c) : pl_ascii_lower(c);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    (void)siblings;
    for (size_t i = 0; i < value->text.len; i++)
        if (fold(settings, value->text.data[i]) != value->text.data[i])
            return false;
    return true;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    struct pl_buf *suggestion = pl_facts_begin(facts, "suggestion");

    (void)siblings;
    for (size_t i = 0; i < value->text.len; i++)
        pl_buf_add_char(suggestion, fold(settings, value->text.data[i]));
    pl_facts_end(facts);
}

static const char *const cases[] = {"upper", "lower", NULL};

static const struct pl_param params[] = {
    {"case", PL_PARAM_CHOICE, true, offsetof(struct settings, letter_case),
     cases, "the case that ASCII letters have"},
    {0},
};

const struct pl_check pl_check_letter_case = {
    .name = "letterCase",
    .summary = "all ASCII letters of the string are in one case",
    .facts = " suggestion ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .explain = explain,
};

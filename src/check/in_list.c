/* inList: a string is a key of a list, in a row that satisfies `where`. */

#include "check/check.h"

struct settings {
    const struct pl_list *list;
    struct pl_where where;
    bool ignore_case;
    bool suggest;
};

static size_t row_of(const struct settings *own, const struct pl_value *value) {
    return pl_list_find(own->list, value->text, own->ignore_case);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;
    size_t row = row_of(own, value);

    (void)siblings;
    return row != PL_LIST_NONE && pl_where_holds(&own->where, own->list, row);
}

static void suggest(const struct settings *own, const struct pl_value *value,
                    struct pl_facts *facts) {
    size_t near = pl_facts_nearest(facts, own->list, value->text, &own->where,
                                   own->ignore_case);

    if (near != PL_LIST_NONE)
        pl_facts_text(facts, "suggestion", pl_list_field(own->list, near, 0));
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;
    size_t row = row_of(own, value);

    if (row != PL_LIST_NONE)
        pl_facts_row(facts, own->list, row);
    if (own->suggest && !test(settings, value, siblings))
        suggest(own, value, facts);
}

/* With more words, the few reasons to bar a text (see sure.c) would bar most
 * texts. */
#define WORDS_MAX 64

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;

    if (wanted != PL_SURE_FAILS || own->list->table.row_count > WORDS_MAX)
        return false;
    for (size_t i = 0; i < own->list->table.row_count; i++)
        pl_sure_bar_word(sure, pl_list_field(own->list, i, 0));
    return true;
}

static const struct pl_param params[] = {
    {"list", PL_PARAM_LIST, true, offsetof(struct settings, list), NULL,
     "the list"},
    {"where", PL_PARAM_WHERE, false, offsetof(struct settings, where), NULL,
     "columns and what they hold in the rows that count"},
    {"ignoreCase", PL_PARAM_FLAG, false, offsetof(struct settings, ignore_case),
     NULL, "a letter of the other case is no difference"},
    {"suggest", PL_PARAM_FLAG, false, offsetof(struct settings, suggest), NULL,
     "name the nearest key"},
    {0},
};

const struct pl_check pl_check_in_list = {
    .name = "inList",
    .summary = "the string is a key of the list",
    .facts = " suggestion ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

#include "check/limit.h"

const struct pl_param pl_count_limit_params[] = {
    {"limit", PL_PARAM_COUNT, true, offsetof(struct pl_count_limit, limit),
     NULL, "the bound, itself allowed"},
    {0},
};

bool pl_count_at_most(const void *settings, const struct pl_value *value,
                      const struct pl_siblings *siblings) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    return value->size <= own->limit;
}

bool pl_count_narrow_at_most(const void *settings, enum pl_certainty wanted,
                             struct pl_sure *sure) {
    const struct pl_count_limit *own = settings;

    pl_sure_at_most(sure, own->limit);
    return wanted == PL_SURE_HOLDS;
}

bool pl_count_at_least(const void *settings, const struct pl_value *value,
                       const struct pl_siblings *siblings) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    return value->size >= own->limit;
}

bool pl_count_narrow_at_least(const void *settings, enum pl_certainty wanted,
                              struct pl_sure *sure) {
    const struct pl_count_limit *own = settings;

    pl_sure_at_least(sure, own->limit);
    return wanted == PL_SURE_HOLDS;
}

void pl_count_limit_explain(const void *settings, const struct pl_value *value,
                            const struct pl_siblings *siblings,
                            struct pl_facts *facts) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    pl_facts_count(facts, "length", value->size);
    pl_facts_count(facts, "limit", own->limit);
}

const struct pl_param pl_decimal_limit_params[] = {
    {"limit", PL_PARAM_DECIMAL, true, offsetof(struct pl_decimal_limit, limit),
     NULL, "the bound"},
    {0},
};

bool pl_decimal_narrow_at_least(const struct pl_decimal_limit *settings,
                                bool is_exclusive, enum pl_certainty wanted,
                                struct pl_sure *sure) {
    struct pl_decimal limit = settings->limit.number;
    int64_t least = pl_decimal_int(limit);

    if (wanted != PL_SURE_HOLDS || least == INT64_MAX)
        return false;
    least += !limit.negative && (is_exclusive || !pl_decimal_is_integer(limit));
    if (least > 0 && (uint64_t)least > sure->least_whole)
        sure->least_whole = (uint64_t)least;
    return true;
}

bool pl_decimal_narrow_at_most(const struct pl_decimal_limit *settings,
                               bool is_exclusive, enum pl_certainty wanted,
                               struct pl_sure *sure) {
    struct pl_decimal limit = settings->limit.number;
    int64_t most = pl_decimal_int(limit);

    if (wanted != PL_SURE_HOLDS || limit.negative || most < is_exclusive)
        return false;
    most -= is_exclusive;
    if ((uint64_t)most < sure->most_whole)
        sure->most_whole = (uint64_t)most;
    return true;
}

int pl_decimal_limit_cmp(const struct pl_decimal_limit *settings,
                         const struct pl_value *value) {
    struct pl_decimal number;

    if (!pl_decimal_read(&number, value->text))
        return 0;
    return pl_decimal_cmp(number, settings->limit.number);
}

void pl_decimal_limit_explain(const void *settings,
                              const struct pl_value *value,
                              const struct pl_siblings *siblings,
                              struct pl_facts *facts) {
    const struct pl_decimal_limit *own = settings;

    (void)value;
    (void)siblings;
    pl_facts_text(facts, "limit", own->limit.text);
}

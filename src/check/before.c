/* before: a date-time is before the first instant of a day, month or year. A
 * text that is not a date-time fails, and so does every text if the date is
 * missing. */

#include "check/check.h"
#include "check/datetime.h"
#include "check/lookup.h"

struct settings {
    struct pl_text_param date;
};

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;
    struct pl_datetime datetime = pl_datetime_read(value->text);
    int64_t limit;

    return pl_datetime_exists(&datetime) &&
           pl_datetime_read_day(pl_lookup_text(&own->date, siblings), &limit) &&
           datetime.seconds < limit;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;

    (void)value;
    pl_facts_text(facts, "limit", pl_lookup_text(&own->date, siblings));
    pl_lookup_explain(&own->date.lookup, siblings, facts);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    const struct settings *own = settings;
    int64_t limit;

    (void)arena;
    if (own->date.lookup.list == NULL &&
        !pl_datetime_read_day(own->date.text, &limit))
        return "the date is not of the form 2020, 2020-01 or 2020-01-31";
    return NULL;
}

static const struct pl_param params[] = {
    {"date", PL_PARAM_TEXT_OR_LOOKUP, true, offsetof(struct settings, date),
     NULL, "a year, month or day in UTC, or the list that says it"},
    {0},
};

const struct pl_check pl_check_before = {
    .name = "before",
    .summary = "the date-time is before a date",
    .facts = " limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .test = test,
    .explain = explain,
};

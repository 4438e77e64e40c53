/* notAfter: a date-time is not later than the run's clock plus a tolerance. A
 * text that is not a date-time passes. */

#include "check/calendar.h"
#include "check/check.h"
#include "check/datetime.h"

struct settings {
    uint64_t tolerance; /* seconds */
};

/* The last second allowed. */
static int64_t bound(const struct settings *own, int64_t now) {
    uint64_t room = now < 0 ? INT64_MAX : (uint64_t)(INT64_MAX - now);

    return own->tolerance > room ? INT64_MAX : now + (int64_t)own->tolerance;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    if (siblings == NULL)
        return true;
    struct pl_datetime datetime = pl_datetime_read(value->text);
    if (!pl_datetime_exists(&datetime))
        return true;
    int64_t last = bound(own, siblings->now);
    return datetime.seconds < last ||
           (datetime.seconds == last && !datetime.has_fraction);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    (void)settings;
    (void)value;
    if (siblings == NULL)
        return;
    pl_datetime_write(siblings->now, pl_facts_begin(facts, "limit"));
    pl_facts_end(facts);
}

/* Any day before the last one allowed is fine, whatever the offset. */
static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;

    pl_sure_before(sure, bound(own, sure->now) / PL_DAY_SECONDS - 1);
    return wanted == PL_SURE_HOLDS;
}

static const struct pl_param params[] = {
    {"tolerance", PL_PARAM_COUNT, true, offsetof(struct settings, tolerance),
     NULL, "seconds by which clocks may differ"},
    {0},
};

const struct pl_check pl_check_not_after = {
    .name = "notAfter",
    .summary = "the date-time is not in the future",
    .facts = " limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

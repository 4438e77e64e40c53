#include "check/epoch.h"

#include "base/decimal.h"
#include "check/datetime.h"

#define FIRST        INT64_C(631152000)  /* 1990-01-01T00:00:00Z */
#define LAST         INT64_C(4102444800) /* 2100-01-01T00:00:00Z */
#define MILLISECONDS 1000

static bool is_plausible(int64_t seconds) {
    return seconds >= FIRST && seconds < LAST;
}

void pl_epoch_explain(struct pl_slice text, struct pl_facts *facts) {
    struct pl_decimal number;

    if (!pl_decimal_read(&number, text))
        return;

    int64_t seconds = pl_decimal_int(number);
    const char *unit = "seconds";
    if (!is_plausible(seconds)) {
        seconds /= MILLISECONDS;
        unit = "milliseconds";
    }
    if (!is_plausible(seconds))
        return;
    pl_facts_text(facts, "epoch", pl_slice_str(unit));
    pl_datetime_write(seconds, pl_facts_begin(facts, "date"));
    pl_facts_end(facts);
}

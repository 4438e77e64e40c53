/* format: a string has the named form. */

#include "check/check.h"
#include "check/formats.h"

struct settings {
    int format; /* an index into `names` and `formats` */
};

static const char *const names[] = {"date-time",   "date", "email",    "e164",
                                    "uuid",        "uri",  "currency", "number",
                                    "card-number", "iban", NULL};

static bool (*const formats[])(struct pl_slice text) = {
    pl_format_date_time,   pl_format_date, pl_format_email,    pl_format_e164,
    pl_format_uuid,        pl_format_uri,  pl_format_currency, pl_format_number,
    pl_format_card_number, pl_format_iban,
};

/* For each format, the function that removes from a set the texts that might
 * have the form; NULL: that is not possible. */
static void (*const bars[])(struct pl_sure *sure) = {
    NULL,
    NULL,
    pl_format_bar_email,
    pl_format_bar_e164,
    pl_format_bar_uuid,
    NULL,
    NULL,
    pl_format_bar_number,
    pl_format_bar_card_number,
    pl_format_bar_iban,
};

_Static_assert(sizeof names / sizeof *names ==
                   sizeof formats / sizeof *formats + 1,
               "a name for each format, and NULL");

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    return formats[own->format](value->text);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;

    (void)value;
    (void)siblings;
    pl_facts_text(facts, "format", pl_slice_str(names[own->format]));
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;

    if (wanted != PL_SURE_FAILS || bars[own->format] == NULL)
        return false;
    bars[own->format](sure);
    return true;
}

static const struct pl_param params[] = {
    {"format", PL_PARAM_CHOICE, true, offsetof(struct settings, format), names,
     "the name of the form"},
    {0},
};

const struct pl_check pl_check_format = {
    .name = "format",
    .summary = "the string has this form",
    .facts = " format epoch date ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

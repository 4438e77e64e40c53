/* iso8601: a string is a date-time in one respect, its rung: FORMAT, it is a
 * date-time in some form; OFFSET, its offset has two digits for the hour;
 * RANGE, all its parts exist; FORM, it is in the documented form. A text that
 * cannot be read fails FORMAT only. */

#include "check/check.h"
#include "check/datetime.h"
#include "check/epoch.h"

#define DATETIME_MAX 64 /* bytes of a text that lost its plus sign */

enum rung { FORMAT, OFFSET, RANGE, FORM };

struct settings {
    int rung; /* enum rung */
    bool from_url;
};

/* Read `text` with its last space replaced by a plus sign. */
static struct pl_datetime read_spaced(struct pl_slice text) {
    char copy[DATETIME_MAX];
    size_t space = text.len;

    while (space > 0 && text.data[space - 1] != ' ')
        space--;
    if (space == 0 || text.len > sizeof copy)
        return (struct pl_datetime){.is_read = false};
    memcpy(copy, text.data, text.len);
    copy[space - 1] = '+';
    return pl_datetime_read(pl_slice_of(copy, text.len));
}

static struct pl_datetime read(const struct settings *own,
                               struct pl_slice text) {
    struct pl_datetime datetime = pl_datetime_read(text);

    return datetime.is_read || !own->from_url ? datetime : read_spaced(text);
}

static bool holds(enum rung rung, const struct pl_datetime *datetime) {
    if (!datetime->is_read)
        return rung != FORMAT;
    switch (rung) {
    case FORMAT:
        return true;
    case OFFSET:
        return !datetime->has_short_offset;
    case RANGE:
        return datetime->wrong == PL_PART_NONE;
    case FORM:
        break;
    }
    return datetime->forms == 0;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;
    struct pl_datetime datetime = read(own, value->text);

    (void)siblings;
    return holds((enum rung)own->rung, &datetime);
}

/* Suggest the text with an offset such as +01:00 instead of +1:00. */
static void suggest_offset(struct pl_slice text,
                           const struct pl_datetime *datetime,
                           struct pl_facts *facts) {
    struct pl_buf *out = pl_facts_begin(facts, "suggestion");

    pl_buf_add(out, text.data, datetime->offset_at);
    pl_datetime_add_offset(datetime, out);
    pl_facts_end(facts);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;
    struct pl_datetime datetime = read(own, value->text);

    (void)siblings;
    switch ((enum rung)own->rung) {
    case FORMAT:
        pl_epoch_explain(value->text, facts);
        return;
    case OFFSET:
        if (datetime.has_short_offset)
            suggest_offset(value->text, &datetime, facts);
        return;
    case RANGE:
        pl_datetime_add_wrong(&datetime, pl_facts_begin(facts, "reason"));
        break;
    case FORM:
        pl_datetime_add_forms(&datetime, pl_facts_begin(facts, "reason"));
        break;
    }
    pl_facts_end(facts);
}

static const char *const rungs[] = {"format", "offset", "range", "form", NULL};

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    (void)settings;
    sure->is_moment = true;
    return wanted == PL_SURE_HOLDS;
}

static const struct pl_param params[] = {
    {"rung", PL_PARAM_CHOICE, true, offsetof(struct settings, rung), rungs,
     "what is asked of the text"},
    {"fromUrl", PL_PARAM_FLAG, false, offsetof(struct settings, from_url), NULL,
     "a space where the sign of the offset stands is a plus sign that a URL "
     "has "
     "made one"},
    {0},
};

const struct pl_check pl_check_iso8601 = {
    .name = "iso8601",
    .summary = "the string is a date-time; each rung checks one aspect",
    .facts = " reason suggestion epoch date ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

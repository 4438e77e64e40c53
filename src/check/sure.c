#include "check/sure.h"

#include "check/ascii.h"
#include "check/calendar.h"
#include "check/schema.h"

#define ALL_PLACES                                                             \
    (PL_SURE_FIRST | PL_SURE_SECOND | PL_SURE_THIRD | PL_SURE_LAST)

void pl_sure_begin(struct pl_sure *sure, enum pl_type type, int64_t now) {
    *sure = (struct pl_sure){.type = type,
                             .now = now,
                             .most = UINT64_MAX,
                             .before_day = INT64_MAX,
                             .most_whole = UINT64_MAX,
                             .decimals = UINT64_MAX,
                             .bytes = UINT64_MAX};
    memset(sure->places, ALL_PLACES, sizeof sure->places);
}

bool pl_sure_narrow(struct pl_sure *sure, const struct pl_check *check,
                    const void *settings, enum pl_certainty wanted) {
    if ((check->types & PL_TYPE_BIT(sure->type)) == 0)
        return wanted == PL_SURE_HOLDS;
    return check->narrow != NULL && check->narrow(settings, wanted, sure);
}

/* All of a schema has to hold; that it fails, one keyword is enough for. */
bool pl_sure_narrow_schema(struct pl_sure *sure, const struct pl_schema *schema,
                           enum pl_certainty wanted) {
    if (schema->is_false)
        return wanted == PL_SURE_FAILS;
    for (size_t i = 0; i < schema->count; i++) {
        struct pl_sure narrower = *sure;
        bool is_sure = pl_sure_narrow(&narrower, schema->assertions[i].check,
                                      schema->assertions[i].settings, wanted);
        if (is_sure)
            *sure = narrower;
        if (is_sure != (wanted == PL_SURE_HOLDS))
            return is_sure;
    }
    return wanted == PL_SURE_HOLDS;
}

void pl_sure_bar(struct pl_sure *sure, unsigned char c, unsigned places) {
    sure->places[c] &= (unsigned char)~places;
    sure->looks_at_places = true;
}

void pl_sure_bar_all(struct pl_sure *sure, const char *bytes, unsigned places) {
    for (; *bytes != '\0'; bytes++)
        pl_sure_bar(sure, (unsigned char)*bytes, places);
}

bool pl_sure_bar_inside(struct pl_sure *sure, char c) {
    for (unsigned i = 0; i < sure->stop_count; i++)
        if (sure->stops[i] == c)
            return true;
    if (sure->stop_count == PL_SURE_STOPS_MAX)
        return false;
    sure->stops[sure->stop_count++] = c;
    return true;
}

static void mark(uint64_t *marks, unsigned at) {
    marks[at / 64] |= UINT64_C(1) << (at % 64);
}

void pl_sure_bar_word(struct pl_sure *sure, struct pl_slice word) {
    if (word.len == 0) {
        pl_sure_at_least(sure, 1);
        return;
    }
    mark(sure->words, pl_sure_word_mark(word));
    sure->looks_at_words = true;
}

void pl_sure_bar_prefix(struct pl_sure *sure, struct pl_slice prefix) {
    if (prefix.len < 3) {
        char both[] = {pl_ascii_upper(prefix.data[0]),
                       pl_ascii_lower(prefix.data[0]), '\0'};
        pl_sure_bar_all(sure, both, PL_SURE_FIRST);
        return;
    }
    mark(sure->prefixes, pl_sure_prefix_mark(prefix.data));
    sure->looks_at_prefixes = true;
}

void pl_sure_at_most(struct pl_sure *sure, uint64_t most) {
    if (most < sure->most)
        sure->most = most;
}

void pl_sure_at_least(struct pl_sure *sure, uint64_t least) {
    if (least > sure->least)
        sure->least = least;
}

static int pair_at(const char *text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/* A 9 of `form` stands for a digit, all else for itself. */
static bool has_form(const char *text, const char *form) {
    for (; *form != '\0'; form++, text++)
        if (*form == '9' ? !pl_ascii_is_digit(*text) : *form != *text)
            return false;
    return true;
}

/* What may follow the seconds: a fraction, then Z or an offset. */
static bool is_zone(struct pl_slice text) {
    size_t at = 0;

    if (text.len > 2 && text.data[0] == '.')
        for (at = 1; at < text.len && pl_ascii_is_digit(text.data[at]);)
            at++;
    if (at == 1)
        return false;
    text = pl_slice_of(text.data + at, text.len - at);
    if (text.len == 1)
        return text.data[0] == 'Z';
    return text.len == 6 && (text.data[0] == '+' || text.data[0] == '-') &&
           has_form(text.data + 1, "99:99") && pair_at(text.data + 1) < 12 &&
           pair_at(text.data + 4) < 60;
}

bool pl_sure_moment(struct pl_slice text, int64_t before_day) {
    const char *at = text.data;

    if (text.len < 20 || !has_form(at, "9999-99-99T99:99:99"))
        return false;
    int year = pair_at(at) * 100 + pair_at(at + 2);
    int month = pair_at(at + 5);
    int day = pair_at(at + 8);
    if (year < 2000 || year > 2100 || month < 1 || month > 12 || day < 1 ||
        (day > 28 && day > pl_calendar_month_days(year, month)))
        return false;
    if (pair_at(at + 11) > 23 || pair_at(at + 14) > 59 || pair_at(at + 17) > 59)
        return false;
    return is_zone(pl_slice_of(at + 19, text.len - 19)) &&
           (before_day == INT64_MAX ||
            pl_calendar_day(year, month, day) < before_day);
}

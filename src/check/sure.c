#include "check/sure.h"

#include <limits.h>

#include "check/ascii.h"
#include "check/calendar.h"
#include "check/schema.h"

/* Behind all days of which moments are told. */
#define DAYS_MAX 100000

#define ALL_PLACES                                                             \
    (PL_SURE_FIRST | PL_SURE_SECOND | PL_SURE_THIRD | PL_SURE_LAST)

void pl_sure_begin(struct pl_sure *sure, enum pl_type type, int64_t now) {
    *sure = (struct pl_sure){.type = type,
                             .now = now,
                             .most = UINT64_MAX,
                             .before = INT_MAX,
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

void pl_sure_before(struct pl_sure *sure, int64_t day) {
    int64_t year;
    int month, date;

    sure->is_moment = true;
    if (day > DAYS_MAX)
        return; /* no year of a moment is so late */
    pl_calendar_date(day < 0 ? 0 : day, &year, &month, &date);
    int before = pl_sure_day((int)year, month, date);
    if (before < sure->before)
        sure->before = before;
}

static uint64_t word_at(const char *at) {
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return word;
}

/* Eight bytes of a form, in which a 0 stands for any digit. */
struct form {
    char bytes[9];
    char spare[9]; /* of a digit: six more, and it has not one */
    char taken[9]; /* the bits that are as they are in the form */
};

#define DIGITS "\x06\x06"
#define UPPER  "\xF0\xF0"
#define ALL    "\xFF"

static const struct form year_and_month = {
    "0000-00-", DIGITS DIGITS "\0" DIGITS, UPPER UPPER ALL UPPER ALL};
static const struct form day_and_hour = {
    "00T00:00", DIGITS "\0" DIGITS "\0" DIGITS, UPPER ALL UPPER ALL UPPER};
static const struct form clock = {"00:00:00", DIGITS "\0" DIGITS "\0" DIGITS,
                                  UPPER ALL UPPER ALL UPPER};

/* Tell whether eight bytes have a form. Of a digit, less the bits of `0`, the
 * upper ones are zero, also with six added. */
static bool has_form(const char *at, const struct form *form) {
    uint64_t rest = word_at(at) ^ word_at(form->bytes);

    return ((rest | (rest + word_at(form->spare))) & word_at(form->taken)) == 0;
}

static int pair_at(const char *text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

static bool are_digits(const char *pair) {
    return pl_ascii_is_digit(pair[0]) && pl_ascii_is_digit(pair[1]);
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
           are_digits(text.data + 1) && text.data[3] == ':' &&
           are_digits(text.data + 4) && pair_at(text.data + 1) < 12 &&
           pair_at(text.data + 4) < 60;
}

bool pl_sure_moment(struct pl_slice text, int before) {
    const char *at = text.data;

    if (text.len < 20 || !has_form(at, &year_and_month) ||
        !has_form(at + 8, &day_and_hour) || !has_form(at + 11, &clock))
        return false;
    int year = pair_at(at) * 100 + pair_at(at + 2);
    int month = pair_at(at + 5);
    int day = pair_at(at + 8);
    if (year < 2000 || year > 2100 || month < 1 || month > 12 || day < 1 ||
        (day > 28 && day > pl_calendar_month_days(year, month)))
        return false;
    if (pair_at(at + 11) > 23 || pair_at(at + 14) > 59 || pair_at(at + 17) > 59)
        return false;
    if (pl_sure_day(year, month, day) >= before)
        return false;
    return (text.len == 20 && at[19] == 'Z') ||
           is_zone(pl_slice_of(at + 19, text.len - 19));
}

#include "check/sure.h"

#include <limits.h>

#include "check/ascii.h"
#include "check/calendar.h"
#include "check/schema.h"

/* Reasons to bar a text that concern several places; bits 1 and 2 are the
 * reasons of a single place, PL_SURE_FIRST and PL_SURE_LAST. There are only a
 * few: each word, prefix or start takes the next reason, in turn. Two that
 * share a reason bar more texts than they have to. */
enum { START_FIRST = 4, START_COUNT = 2, TEXT_FIRST = 16, TEXT_COUNT = 4 };

void pl_sure_begin(struct pl_sure *sure, enum pl_type type, int64_t now,
                   struct pl_sure_bars *bars) {
    *sure = (struct pl_sure){.type = type,
                             .now = now,
                             .most = UINT64_MAX,
                             .before = UINT64_MAX,
                             .most_whole = UINT64_MAX,
                             .decimals = UINT64_MAX,
                             .bytes = UINT64_MAX,
                             .bars = bars};
    if (bars == NULL)
        return;
    memset(bars->at[0], PL_SURE_LAST, sizeof bars->at[0]);
    memset(bars->at[1], PL_SURE_FIRST | PL_SURE_LAST, sizeof bars->at[1]);
    memset(bars->at[2], PL_SURE_FIRST | PL_SURE_LAST, sizeof bars->at[2]);
    memset(bars->at[3], PL_SURE_FIRST, sizeof bars->at[3]);
}

void pl_sure_copy(struct pl_sure *to, struct pl_sure_bars *room,
                  const struct pl_sure *from) {
    *to = *from;
    if (from->bars == NULL)
        return;
    *room = *from->bars;
    to->bars = room;
}

bool pl_sure_narrow(struct pl_sure *sure, const struct pl_check *check,
                    const void *settings, enum pl_certainty wanted) {
    if ((check->types & PL_TYPE_BIT(sure->type)) == 0)
        return wanted == PL_SURE_HOLDS;
    return check->narrow != NULL && check->narrow(settings, wanted, sure);
}

/* A schema holds if all its keywords hold; it fails if one of them fails. */
bool pl_sure_narrow_schema(struct pl_sure *sure, const struct pl_schema *schema,
                           enum pl_certainty wanted) {
    if (schema->is_false)
        return wanted == PL_SURE_FAILS;
    for (size_t i = 0; i < schema->count; i++) {
        struct pl_sure narrower;
        struct pl_sure_bars bars;
        pl_sure_copy(&narrower, &bars, sure);
        bool is_sure = pl_sure_narrow(&narrower, schema->assertions[i].check,
                                      schema->assertions[i].settings, wanted);
        if (is_sure)
            pl_sure_copy(sure, sure->bars, &narrower);
        if (is_sure != (wanted == PL_SURE_HOLDS))
            return is_sure;
    }
    return wanted == PL_SURE_HOLDS;
}

/* The empty text has no first byte: its closing quote stands there. So the
 * empty text is barred as soon as any byte is. */
void pl_sure_bar(struct pl_sure *sure, unsigned char c, unsigned places) {
    sure->has_bars = true;
    sure->bars->at[0]['"'] |= PL_SURE_FIRST;
    sure->bars->at[0][c] |= (unsigned char)(places & PL_SURE_FIRST);
    sure->bars->at[3][c] |= (unsigned char)(places & PL_SURE_LAST);
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

/* The reason for the next word or prefix. */
static unsigned char next_reason(struct pl_sure *sure) {
    sure->has_bars = true;
    return (unsigned char)(TEXT_FIRST << sure->text_count++ % TEXT_COUNT);
}

/* Set the reason for the byte `c` at `place`, in either ASCII case; or for all
 * bytes. */
static void give(struct pl_sure *sure, unsigned place, char c,
                 unsigned char reason) {
    sure->bars->at[place][(unsigned char)(c | 0x20)] |= reason;
    sure->bars->at[place][(unsigned char)(c & ~0x20)] |= reason;
}

static void give_all(struct pl_sure *sure, unsigned place,
                     unsigned char reason) {
    for (unsigned c = 0; c < 256; c++)
        sure->bars->at[place][c] |= reason;
}

/* In a word shorter than three bytes, the closing quote is the next byte. */
void pl_sure_bar_word(struct pl_sure *sure, struct pl_slice word) {
    unsigned char reason;

    if (word.len == 0) {
        pl_sure_at_least(sure, 1);
        return;
    }
    reason = next_reason(sure);
    for (unsigned i = 0; i < 3; i++)
        if (i > word.len)
            give_all(sure, i, reason);
        else
            give(sure, i, i < word.len ? word.data[i] : '"', reason);
    give(sure, 3, word.data[word.len - 1], reason);
}

void pl_sure_bar_prefix(struct pl_sure *sure, struct pl_slice prefix) {
    unsigned char reason = next_reason(sure);

    for (unsigned i = 0; i < PL_SURE_PLACES; i++)
        if (i < 3 && i < prefix.len)
            give(sure, i, prefix.data[i], reason);
        else
            give_all(sure, i, reason);
}

void pl_sure_bar_start(struct pl_sure *sure, const char *const sets[3]) {
    unsigned char reason =
        (unsigned char)(START_FIRST << sure->start_count++ % START_COUNT);

    sure->has_bars = true;
    for (unsigned i = 0; i < 3; i++)
        for (const char *c = sets[i]; *c != '\0'; c++)
            sure->bars->at[i][(unsigned char)*c] |= reason;
    give_all(sure, 3, reason);
}

void pl_sure_at_most(struct pl_sure *sure, uint64_t most) {
    if (most < sure->most)
        sure->most = most;
}

void pl_sure_at_least(struct pl_sure *sure, uint64_t least) {
    if (least > sure->least)
        sure->least = least;
}

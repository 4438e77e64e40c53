#include "check/tally.h"

#include "check/length.h"
#include "check/lookup.h"

#define PLACES_MAX 9 /* decimals of a share */

static bool is_within(const struct pl_tally_settings *own, uint64_t length,
                      const struct pl_siblings *siblings) {
    uint64_t bound;

    if (pl_lookup_count(&own->min_length, siblings, &bound) && length < bound)
        return false;
    return !pl_lookup_count(&own->max_length, siblings, &bound) ||
           length <= bound;
}

bool pl_tally_counts(const void *settings, const struct pl_value *value,
                     const struct pl_siblings *siblings) {
    if (value->type != PL_TYPE_STRING)
        return true;
    return is_within(settings, pl_length_of(value->text, PL_LENGTH_CODEPOINTS),
                     siblings);
}

static bool is_share(struct pl_decimal number) {
    return !number.negative && pl_decimal_places(number) <= PLACES_MAX &&
           (number.exponent <= 0 ||
            (number.exponent == 1 && pl_slice_is(number.digits, "1")));
}

/* Convert a share such as `0.9` or `1` to a fraction of integers. */
static struct pl_share share_of(struct pl_decimal number) {
    struct pl_share share = {0, 1};
    uint64_t places = pl_decimal_places(number);

    for (uint64_t i = 0; i < places; i++)
        share.whole *= 10;
    for (size_t i = 0; i < number.digits.len; i++)
        if (number.digits.data[i] != '.')
            share.part =
                share.part * 10 + (uint64_t)(number.digits.data[i] - '0');
    return share;
}

uint64_t pl_share_of(struct pl_share share, uint64_t count) {
    return count / share.whole * share.part +
           count % share.whole * share.part / share.whole;
}

const char *pl_tally_prepare(void *settings, struct pl_arena *arena) {
    struct pl_tally_settings *own = settings;

    (void)arena;
    own->share = (struct pl_share){1, 1};
    if (!own->share_text.is_set)
        return NULL;
    if (!is_share(own->share_text.number))
        return "a share is a number from 0 to 1 of at most 9 decimals";
    own->share = share_of(own->share_text.number);
    own->maximum = pl_share_of(own->share, own->maximum);
    return NULL;
}

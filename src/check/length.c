#include "check/length.h"

#include "base/utf8.h"

/* UTF-16 uses two units for code points past U+FFFF, which in UTF-8 begin with
 * a byte of 0xF0 or more. */
static uint64_t count_pairs(struct pl_slice text) {
    uint64_t pairs = 0;

    for (size_t i = 0; i < text.len; i++)
        pairs += (unsigned char)text.data[i] >= 0xF0;
    return pairs;
}

uint64_t pl_length_of(struct pl_slice text, enum pl_length_unit unit) {
    switch (unit) {
    case PL_LENGTH_CODEPOINTS:
        return pl_utf8_count(text);
    case PL_LENGTH_UTF16:
        return pl_utf8_count(text) + count_pairs(text);
    case PL_LENGTH_BYTES:
        break;
    }
    return text.len;
}

static const char *const units[] = {"codepoints", "utf16", "bytes", NULL};

const struct pl_param pl_length_limit_params[] = {
    {"limit", PL_PARAM_COUNT, true, offsetof(struct pl_length_limit, limit),
     NULL, "the bound, itself allowed"},
    {"unit", PL_PARAM_CHOICE, false, offsetof(struct pl_length_limit, unit),
     units, "what is counted"},
    {0},
};

void pl_length_limit_explain(const void *settings, const struct pl_value *value,
                             const struct pl_siblings *siblings,
                             struct pl_facts *facts) {
    const struct pl_length_limit *own = settings;

    (void)siblings;
    pl_facts_count(facts, "length",
                   pl_length_of(value->text, (enum pl_length_unit)own->unit));
    pl_facts_count(facts, "limit", own->limit);
}

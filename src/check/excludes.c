/* excludes: a string has none of these characters. */

#include "base/utf8.h"
#include "check/check.h"

struct range {
    uint32_t first, last;
};

struct settings {
    struct pl_slice characters;
    struct range *ranges;
    size_t count;
    uint64_t ascii[2];    /* the excluded characters below U+0080, as a bit
                             set */
    bool is_ascii;        /* `ascii` has all of the excluded characters */
    bool is_escaped_only; /* JSON has to escape each of them */
};

static bool is_in_ranges(const struct settings *own, uint32_t code) {
    for (size_t i = 0; i < own->count; i++)
        if (code >= own->ranges[i].first && code <= own->ranges[i].last)
            return true;
    return false;
}

static bool is_in_ascii(const struct settings *own, unsigned char c) {
    return c < 0x80 && (own->ascii[c / 64] >> (c % 64) & 1) != 0;
}

/* Decode the character at the start of `text`; returns its length. An
 * ill-formed byte gives a code that no range contains. */
static size_t take(struct pl_slice text, uint32_t *code) {
    size_t step = pl_utf8_step(text);

    *code = step > 0 ? pl_utf8_decode(text.data) : UINT32_MAX;
    return step > 0 ? step : 1;
}

/* The offset of the first excluded character; the length of `text` if there is
 * none. */
static size_t find(const struct settings *own, struct pl_slice text) {
    size_t step;

    for (size_t i = 0; i < text.len; i += step) {
        uint32_t code;
        step = 1;
        if (is_in_ascii(own, (unsigned char)text.data[i]))
            return i;
        if (own->is_ascii || (unsigned char)text.data[i] < 0x80)
            continue;
        step = take(pl_slice_of(text.data + i, text.len - i), &code);
        if (is_in_ranges(own, code))
            return i;
    }
    return text.len;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    if (own->is_escaped_only && !value->has_escapes && value->raw.len > 0 &&
        value->raw.data[0] == '"')
        return true;
    return find(own, value->text) == value->text.len;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    size_t at = find(settings, value->text);
    uint32_t code;

    (void)siblings;
    if (at == value->text.len)
        return;
    pl_facts_part(
        facts, at,
        take(pl_slice_of(value->text.data + at, value->text.len - at), &code));
    pl_buf_add_format(pl_facts_begin(facts, "character"), "U+%04X",
                      (unsigned)code);
    pl_facts_end(facts);
    pl_facts_count(facts, "column",
                   pl_utf8_count(pl_slice_of(value->text.data, at)) + 1);
}

/* Read `a`, or `a-z`, from the start of `text`; returns the bytes read. */
static size_t read_range(struct pl_slice text, struct range *range) {
    size_t first = take(text, &range->first);

    range->last = range->first;
    if (first + 1 >= text.len || text.data[first] != '-')
        return first;
    return first + 1 +
           take(pl_slice_of(text.data + first + 1, text.len - first - 1),
                &range->last);
}

static bool is_escaped_code(uint32_t code) {
    return code < 0x20 || code == '"' || code == '\\';
}

static void settle(struct settings *own) {
    own->is_ascii = true;
    own->is_escaped_only = true;
    for (size_t i = 0; i < own->count; i++) {
        const struct range *range = &own->ranges[i];
        if (range->last >= 0x80)
            own->is_ascii = false;
        for (uint32_t c = range->first; c <= range->last && c < 0x80; c++) {
            own->ascii[c / 64] |= UINT64_C(1) << (c % 64);
            own->is_escaped_only = own->is_escaped_only && is_escaped_code(c);
        }
    }
    own->is_escaped_only = own->is_escaped_only && own->is_ascii;
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    struct settings *own = settings;
    struct pl_slice text = own->characters;

    own->ranges = pl_arena_alloc(arena, (text.len + 1) * sizeof *own->ranges);
    while (text.len > 0) {
        struct range *range = &own->ranges[own->count++];
        size_t read = read_range(text, range);
        if (range->last < range->first)
            return "a range of characters ends before it begins";
        text = pl_slice_of(text.data + read, text.len - read);
    }
    settle(own);
    return own->count > 0 ? NULL : "there are no characters to exclude";
}

/* A string without escapes cannot contain the characters that JSON has to
 * escape; they need no bar. */
static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;

    if (wanted != PL_SURE_HOLDS || !own->is_ascii)
        return false;
    for (char c = 0x20; c < 0x7F; c++)
        if (c != '"' && c != '\\' && is_in_ascii(own, (unsigned char)c) &&
            !pl_sure_bar_inside(sure, c))
            return false;
    return !is_in_ascii(own, 0x7F);
}

static const struct pl_param params[] = {
    {"characters", PL_PARAM_TEXT, true, offsetof(struct settings, characters),
     NULL, "the characters; a-z is a range, a first or last - is itself"},
    {0},
};

const struct pl_check pl_check_excludes = {
    .name = "excludes",
    .summary = "the string has none of these characters",
    .facts = " character column ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

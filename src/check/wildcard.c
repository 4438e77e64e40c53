#include "check/wildcard.h"

#include <stdint.h>

#include "base/utf8.h"

/* A pattern without `*` and with at least this many elements bars texts by
 * length alone: shorter texts cannot match. */
#define LONG_PATTERN 16

#define ASCII 0x80 /* number of characters */

struct cursor {
    struct pl_slice text;
    size_t at;
};

static bool is_done(const struct cursor *in) {
    return in->at >= in->text.len;
}

static bool take(struct cursor *in, char c) {
    if (is_done(in) || in->text.data[in->at] != c)
        return false;
    in->at++;
    return true;
}

/* Take a code point. An ill-formed byte becomes a code beyond all code
 * points. */
static uint32_t take_code(struct cursor *in) {
    unsigned char first = (unsigned char)in->text.data[in->at];
    if (first < ASCII) {
        in->at++;
        return first;
    }
    struct pl_slice rest =
        pl_slice_of(in->text.data + in->at, in->text.len - in->at);
    size_t step = pl_utf8_step(rest);

    in->at += step > 0 ? step : 1;
    return step > 0 ? pl_utf8_decode(rest.data)
                    : UINT32_MAX - (unsigned char)rest.data[0];
}

/* Take a literal character of a pattern, or the one behind a backslash; false
 * at the end of the pattern. */
static bool take_literal(struct cursor *in, uint32_t *code) {
    take(in, '\\');
    if (is_done(in))
        return false;
    *code = take_code(in);
    return true;
}

/* Take `a` or `a-z` inside a class; false at the end of the pattern. */
static bool take_range(struct cursor *in, uint32_t *first, uint32_t *last) {
    if (!take_literal(in, first))
        return false;
    *last = *first;
    if (in->at + 1 >= in->text.len || in->text.data[in->at] != '-' ||
        in->text.data[in->at + 1] == ']')
        return true;
    in->at++;
    return take_literal(in, last);
}

static bool is_lower(uint32_t code) {
    return code >= 'a' && code <= 'z';
}

static bool is_letter(uint32_t code) {
    return is_lower(code) || (code >= 'A' && code <= 'Z');
}

static uint32_t fold(uint32_t code) {
    return is_lower(code) ? code - 'a' + 'A' : code;
}

static bool is_within(uint32_t code, uint32_t first, uint32_t last) {
    if (code >= first && code <= last)
        return true;
    uint32_t other = is_letter(code) ? code ^ 0x20 : code;
    return other >= first && other <= last;
}

/* Match `code` with a class; `in` is behind its opening bracket, and behind its
 * closing bracket afterwards. */
static bool match_class(struct cursor *in, uint32_t code) {
    bool is_negated = take(in, '!');
    bool is_in = false;
    uint32_t first, last;

    do {
        if (!take_range(in, &first, &last))
            return false;
        is_in = is_in || is_within(code, first, last);
    } while (!take(in, ']'));
    return is_in != is_negated;
}

/* Match one character with the next element of the pattern, which is not
 * `*`. */
static bool match_one(struct cursor *pattern, uint32_t code) {
    uint32_t literal;

    if (take(pattern, '?'))
        return true;
    if (take(pattern, '['))
        return match_class(pattern, code);
    return take_literal(pattern, &literal) && fold(literal) == fold(code);
}

/* If a character does not match, the last `*` takes one more character. It is
 * never necessary to go back to an earlier `*`. */
bool pl_wildcard_match(struct pl_slice pattern, struct pl_slice text) {
    struct cursor in = {pattern, 0};
    struct cursor at = {text, 0};
    size_t star = SIZE_MAX, star_text = 0;

    while (!is_done(&at)) {
        if (take(&in, '*')) {
            star = in.at;
            star_text = at.at;
            continue;
        }
        if (!is_done(&in) && match_one(&in, take_code(&at)))
            continue;
        if (star == SIZE_MAX)
            return false;
        at.at = star_text;
        take_code(&at);
        star_text = at.at;
        in.at = star;
    }
    while (take(&in, '*'))
        continue;
    return is_done(&in);
}

/* A message about what is wrong with a class, or NULL; `in` is behind its
 * opening bracket, and behind its closing bracket afterwards. */
static const char *class_error(struct cursor *in) {
    uint32_t first, last;

    take(in, '!');
    do {
        if (!take_range(in, &first, &last))
            return "a class [...] has no end: close it, or write \\[";
        if (last < first)
            return "a range of a class ends before it begins";
    } while (!take(in, ']'));
    return NULL;
}

const char *pl_wildcard_error(struct pl_slice pattern) {
    struct cursor in = {pattern, 0};
    uint32_t literal;

    while (!is_done(&in)) {
        if (!take(&in, '[')) {
            if (!take_literal(&in, &literal))
                return "the pattern ends in a backslash: write \\\\ for one";
            continue;
        }
        const char *error = class_error(&in);
        if (error != NULL)
            return error;
    }
    return NULL;
}

/* The first and the last element of a pattern. */
struct ends {
    size_t first_len, last_at; /* bytes of the first, offset of the last */
    size_t literals; /* number of plain characters at the beginning, at most
                        three */
    size_t count;    /* number of elements in the pattern */
    bool has_star;
};

/* Skip one element of a pattern. */
static void pass_one(struct cursor *in) {
    uint32_t code;

    if (take(in, '*') || take(in, '?'))
        return;
    if (take(in, '['))
        match_class(in, 0);
    else
        take_literal(in, &code);
}

static bool is_plain(char c) {
    return strchr("*?[\\", c) == NULL && (unsigned char)c < 0x80;
}

static struct ends find_ends(struct pl_slice pattern) {
    struct cursor in = {pattern, 0};
    struct ends ends = {0};

    while (ends.literals < 3 && ends.literals < pattern.len &&
           is_plain(pattern.data[ends.literals]))
        ends.literals++;
    while (!is_done(&in)) {
        ends.last_at = in.at;
        ends.has_star = ends.has_star || pattern.data[in.at] == '*';
        pass_one(&in);
        ends.first_len = ends.count++ == 0 ? in.at : ends.first_len;
    }
    return ends;
}

/* Set `is_matched` for the ASCII characters that `element`, which is neither
 * `*` nor `?`, matches. */
static void mark_matched(struct pl_slice element, bool *is_matched) {
    struct cursor in = {element, 0};
    bool is_negated = take(&in, '[') && take(&in, '!');
    uint32_t first, last;

    while (take_range(&in, &first, &last)) {
        for (uint32_t c = 0; c < ASCII; c++)
            is_matched[c] = is_matched[c] || is_within(c, first, last);
        if (take(&in, ']'))
            break;
    }
    for (uint32_t c = 0; is_negated && c < ASCII; c++)
        is_matched[c] = !is_matched[c];
}

/* Remove the texts that have at `places` a byte that `element` may match. */
static bool bar_element(struct pl_slice element, unsigned places,
                        struct pl_sure *sure) {
    bool is_matched[ASCII] = {false};
    if (element.data[0] == '*' || element.data[0] == '?')
        return false;
    mark_matched(element, is_matched);
    for (unsigned c = 0; c < ASCII; c++)
        if (is_matched[c])
            pl_sure_bar(sure, (unsigned char)c, places);
    for (unsigned c = ASCII; c < 0x100 && !is_plain(element.data[0]); c++)
        pl_sure_bar(sure, (unsigned char)c, places);
    return true;
}

bool pl_wildcard_bar(struct pl_slice pattern, struct pl_sure *sure) {
    struct ends ends = find_ends(pattern);

    if (ends.count == 0) {
        pl_sure_at_least(sure, 1);
        return true;
    }
    if (!ends.has_star && ends.count >= LONG_PATTERN) {
        pl_sure_at_most(sure, ends.count - 1);
        return true;
    }
    if (ends.literals == 3) {
        pl_sure_bar_prefix(sure, pl_slice_of(pattern.data, 3));
        return true;
    }
    if (pattern.data[0] != '*')
        return bar_element(pl_slice_of(pattern.data, ends.first_len),
                           PL_SURE_FIRST, sure);
    return bar_element(
        pl_slice_of(pattern.data + ends.last_at, pattern.len - ends.last_at),
        PL_SURE_LAST, sure);
}

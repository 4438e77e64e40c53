#include "rules/selector_reader.h"

/* The types of expressions in RFC 9535, section 2.4. */
enum kind {
    KIND_NONE,
    KIND_LITERAL,
    KIND_SINGULAR, /* a query that selects at most one node */
    KIND_NODES,    /* any other query */
    KIND_VALUE,    /* a function that returns a value */
    KIND_LOGICAL   /* a function that returns a truth value, or a comparison */
};

/* The arguments and the result of a function. */
struct function {
    const char *name;
    size_t arg_count;
    bool takes_nodes; /* else it takes values */
    enum kind result;
};

static const struct function functions[] = {
    {"length", 1, false, KIND_VALUE},  {"count", 1, true, KIND_VALUE},
    {"match", 2, false, KIND_LOGICAL}, {"search", 2, false, KIND_LOGICAL},
    {"value", 1, true, KIND_VALUE},
};

static bool read_or(struct pl_selector_reader *reader);
static bool read_operand(struct pl_selector_reader *reader, enum kind *out);

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t read_digits(struct pl_selector_reader *reader) {
    size_t start = reader->at;
    while (is_digit(pl_selector_peek(reader)))
        reader->at++;
    return reader->at - start;
}

static bool read_number(struct pl_selector_reader *reader) {
    size_t start = reader->at;
    pl_selector_accept(reader, '-');
    bool has_zero = pl_selector_peek(reader) == '0';
    size_t digits = read_digits(reader);
    bool is_good = digits == 1 || (digits > 1 && !has_zero);
    if (pl_selector_accept(reader, '.'))
        is_good &= read_digits(reader) > 0;
    if (pl_selector_accept(reader, 'e') || pl_selector_accept(reader, 'E')) {
        if (!pl_selector_accept(reader, '-'))
            pl_selector_accept(reader, '+');
        is_good &= read_digits(reader) > 0;
    }
    return is_good || pl_selector_fail(reader, start, "no number of JSON");
}

static struct pl_slice read_word(struct pl_selector_reader *reader) {
    size_t start = reader->at;
    char c = pl_selector_peek(reader);
    while ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           is_digit(c)) {
        reader->at++;
        c = pl_selector_peek(reader);
    }
    return pl_slice_of(reader->text.data + start, reader->at - start);
}

static bool takes(const struct function *function, enum kind kind) {
    if (function->takes_nodes)
        return kind == KIND_SINGULAR || kind == KIND_NODES;
    return kind == KIND_SINGULAR || kind == KIND_LITERAL || kind == KIND_VALUE;
}

/* NOLINTBEGIN(misc-no-recursion): at most PL_SELECTOR_DEPTH_MAX deep. */

static bool read_args(struct pl_selector_reader *reader,
                      const struct function *function) {
    size_t count = 0;
    pl_selector_skip_blanks(reader);
    while (!pl_selector_accept(reader, ')')) {
        size_t start = reader->at;
        enum kind kind;
        if (count > 0 && !pl_selector_accept(reader, ','))
            return pl_selector_fail(reader, start, ") or , must stand here");
        pl_selector_skip_blanks(reader);
        start = reader->at;
        if (!read_operand(reader, &kind))
            return false;
        if (count == function->arg_count)
            return pl_selector_fail(reader, start, "one argument too many");
        if (!takes(function, kind))
            return pl_selector_fail(reader, start,
                                    "an argument that this function does not "
                                    "take");
        count++;
        pl_selector_skip_blanks(reader);
    }
    if (count < function->arg_count)
        return pl_selector_fail(reader, reader->at - 1, "too few arguments");
    return true;
}

/* Read a function call, or a literal that is a word. */
static bool read_word_operand(struct pl_selector_reader *reader,
                              enum kind *out) {
    size_t start = reader->at;
    struct pl_slice word = read_word(reader);
    if (!pl_selector_accept(reader, '(')) {
        *out = KIND_LITERAL;
        return pl_slice_is(word, "true") || pl_slice_is(word, "false") ||
               pl_slice_is(word, "null") ||
               pl_selector_fail(reader, start,
                                "a value, a query or a function must stand "
                                "here");
    }

    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        *out = functions[i].result;
        if (pl_slice_is(word, functions[i].name))
            return read_args(reader, &functions[i]);
    }
    return pl_selector_fail(reader, start, "no function of RFC 9535");
}

/* Read a literal, a query or a function call. */
static bool read_operand_inside(struct pl_selector_reader *reader,
                                enum kind *out) {
    char c = pl_selector_peek(reader);
    *out = KIND_LITERAL;
    if (c == '\'' || c == '"') {
        struct pl_slice text;
        return pl_selector_read_string(reader, &text);
    }
    if (c == '-' || is_digit(c))
        return read_number(reader);
    if (c != '@' && c != '$')
        return read_word_operand(reader, out);

    struct pl_selector_query query;
    reader->at++;
    if (!pl_selector_read_segments(reader, NULL, &query))
        return false;
    *out = query.is_singular ? KIND_SINGULAR : KIND_NODES;
    return true;
}

static bool enter(struct pl_selector_reader *reader) {
    if (++reader->depth <= PL_SELECTOR_DEPTH_MAX)
        return true;
    return pl_selector_fail(reader, reader->at, "nested deeper than 50 levels");
}

static bool read_operand(struct pl_selector_reader *reader, enum kind *out) {
    if (!enter(reader))
        return false;
    bool is_good = read_operand_inside(reader, out);
    reader->depth--;
    return is_good;
}

static bool accept_comparison(struct pl_selector_reader *reader) {
    char c = pl_selector_peek(reader);
    size_t start = reader->at;
    if (pl_selector_accept(reader, '<') || pl_selector_accept(reader, '>')) {
        pl_selector_accept(reader, '=');
        return true;
    }
    if ((c == '=' || c == '!') && pl_selector_accept(reader, c) &&
        pl_selector_accept(reader, '='))
        return true;
    reader->at = start;
    return false;
}

static bool is_comparable(enum kind kind) {
    return kind == KIND_LITERAL || kind == KIND_SINGULAR || kind == KIND_VALUE;
}

/* Read a comparison, or a query or function that is a test by itself. */
static bool read_test(struct pl_selector_reader *reader, bool is_negated) {
    enum kind left, right;
    size_t left_offset = reader->at;
    if (!read_operand(reader, &left))
        return false;

    size_t end = reader->at;
    pl_selector_skip_blanks(reader);
    if (is_negated || !accept_comparison(reader)) {
        reader->at = end;
        if (left == KIND_LITERAL || left == KIND_VALUE)
            return pl_selector_fail(reader, left_offset,
                                    "a value alone is no test: compare it");
        return true;
    }
    pl_selector_skip_blanks(reader);
    size_t right_offset = reader->at;
    if (!read_operand(reader, &right))
        return false;
    if (!is_comparable(left) || !is_comparable(right))
        return pl_selector_fail(
            reader, is_comparable(left) ? right_offset : left_offset,
            "only single values can be compared");
    return true;
}

static bool read_parentheses(struct pl_selector_reader *reader) {
    if (!enter(reader))
        return false;
    pl_selector_skip_blanks(reader);
    if (!read_or(reader))
        return false;
    pl_selector_skip_blanks(reader);
    if (!pl_selector_accept(reader, ')'))
        return pl_selector_fail(reader, reader->at, ") must stand here");
    reader->depth--;
    return true;
}

static bool read_basic(struct pl_selector_reader *reader) {
    bool is_negated = pl_selector_accept(reader, '!');
    if (is_negated)
        pl_selector_skip_blanks(reader);
    if (pl_selector_accept(reader, '('))
        return read_parentheses(reader);
    return read_test(reader, is_negated);
}

static bool accept_twice(struct pl_selector_reader *reader, char c) {
    size_t start = reader->at;
    for (int i = 0; i < 2; i++)
        if (!pl_selector_accept(reader, c)) {
            reader->at = start;
            return false;
        }
    return true;
}

/* Read tests joined by && and ||. Precedence is ignored, because it does not
 * affect whether the text is valid. */
static bool read_or(struct pl_selector_reader *reader) {
    for (;;) {
        if (!read_basic(reader))
            return false;
        size_t end = reader->at;
        pl_selector_skip_blanks(reader);
        if (!accept_twice(reader, '&') && !accept_twice(reader, '|')) {
            reader->at = end;
            return true;
        }
        pl_selector_skip_blanks(reader);
    }
}

/* NOLINTEND(misc-no-recursion) */

bool pl_selector_read_filter(struct pl_selector_reader *reader) {
    if (!enter(reader))
        return false;
    pl_selector_skip_blanks(reader);
    bool is_good = read_or(reader);
    reader->depth--;
    return is_good;
}

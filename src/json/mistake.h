/*
 * Mistake: what the reader reports about a malformed text. The table in
 * mistake.c gives each kind its rule id, such as `json/trailing-comma`.
 */
#ifndef PL_JSON_MISTAKE_H
#define PL_JSON_MISTAKE_H

#include <stdbool.h>

#include "base/slice.h"
#include "model/finding.h"
#include "model/span.h"

enum pl_mistake_kind {
    PL_MISTAKE_TRAILING_COMMA,
    PL_MISTAKE_MISSING_COMMA,
    PL_MISTAKE_MISSING_COLON,
    PL_MISTAKE_MISSING_VALUE,
    PL_MISTAKE_EXTRA_COMMA,
    PL_MISTAKE_COMMENT,
    PL_MISTAKE_SINGLE_QUOTES,
    PL_MISTAKE_SMART_QUOTES,
    PL_MISTAKE_UNQUOTED_KEY,
    PL_MISTAKE_BAD_LITERAL,
    PL_MISTAKE_BAD_NUMBER,
    PL_MISTAKE_BAD_ESCAPE,
    PL_MISTAKE_CONTROL_CHARACTER,
    PL_MISTAKE_UNTERMINATED_STRING,
    PL_MISTAKE_UNCLOSED,
    PL_MISTAKE_TOO_MANY_KEYS,
    PL_MISTAKE_MISMATCHED_BRACKET,
    PL_MISTAKE_UNEXPECTED,
    PL_MISTAKE_TRAILING_DATA,
    PL_MISTAKE_PLACEHOLDER,
    PL_MISTAKE_INVALID_UTF8,
    PL_MISTAKE_LONE_SURROGATE,
    PL_MISTAKE_DUPLICATE_KEY,
    PL_MISTAKE_BOM,
    PL_MISTAKE_NUMBER_PRECISION,
    PL_MISTAKE_TOO_DEEP,
    PL_MISTAKE_EMPTY
};

#define PL_MISTAKE_COUNT (PL_MISTAKE_EMPTY + 1)

/* Another place that belongs to a mistake: the opening bracket, the first of
 * two equal keys. */
struct pl_mistake_place {
    struct pl_place start, end;
    const char *message; /* "opened here", "first given here" */
};

struct pl_mistake {
    enum pl_mistake_kind kind;
    struct pl_place start, end; /* `end` is exclusive */
    struct pl_slice message;    /* one line: what is wrong and what to do; may
                                   quote the text, which is not escaped for
                                   output yet */
    const struct pl_mistake_place *related; /* in the order of the text */
    size_t related_count;
    const struct pl_edit *edits; /* that fix the mistake; none if it is unclear
                                    what was meant */
    size_t edit_count;
    const char *fix_title;
    bool fix_is_safe;
};

/* The id of the rule, such as "json/trailing-comma". */
const char *pl_mistake_id(enum pl_mistake_kind kind);

/* Tell whether a text with such a mistake is rejected by every JSON reader.
 * Some readers accept two equal keys, a byte order mark, and too many
 * digits. */
bool pl_mistake_is_malformed(enum pl_mistake_kind kind);

#endif

#include "json/mistake.h"

const char *pl_mistake_id(enum pl_mistake_kind kind) {
    static const char *const ids[PL_MISTAKE_COUNT] = {
        [PL_MISTAKE_TRAILING_COMMA] = "json/trailing-comma",
        [PL_MISTAKE_MISSING_COMMA] = "json/missing-comma",
        [PL_MISTAKE_MISSING_COLON] = "json/missing-colon",
        [PL_MISTAKE_MISSING_VALUE] = "json/missing-value",
        [PL_MISTAKE_EXTRA_COMMA] = "json/extra-comma",
        [PL_MISTAKE_COMMENT] = "json/comment",
        [PL_MISTAKE_SINGLE_QUOTES] = "json/single-quotes",
        [PL_MISTAKE_SMART_QUOTES] = "json/smart-quotes",
        [PL_MISTAKE_UNQUOTED_KEY] = "json/unquoted-key",
        [PL_MISTAKE_BAD_LITERAL] = "json/bad-literal",
        [PL_MISTAKE_BAD_NUMBER] = "json/bad-number",
        [PL_MISTAKE_BAD_ESCAPE] = "json/bad-escape",
        [PL_MISTAKE_CONTROL_CHARACTER] = "json/control-character",
        [PL_MISTAKE_UNTERMINATED_STRING] = "json/unterminated-string",
        [PL_MISTAKE_UNCLOSED] = "json/unclosed",
        [PL_MISTAKE_TOO_MANY_KEYS] = "json/too-many-keys",
        [PL_MISTAKE_MISMATCHED_BRACKET] = "json/mismatched-bracket",
        [PL_MISTAKE_UNEXPECTED] = "json/unexpected",
        [PL_MISTAKE_TRAILING_DATA] = "json/trailing-data",
        [PL_MISTAKE_PLACEHOLDER] = "json/placeholder",
        [PL_MISTAKE_INVALID_UTF8] = "json/invalid-utf8",
        [PL_MISTAKE_LONE_SURROGATE] = "json/lone-surrogate",
        [PL_MISTAKE_DUPLICATE_KEY] = "json/duplicate-key",
        [PL_MISTAKE_BOM] = "json/bom",
        [PL_MISTAKE_NUMBER_PRECISION] = "json/number-precision",
        [PL_MISTAKE_TOO_DEEP] = "json/too-deep",
        [PL_MISTAKE_EMPTY] = "json/empty",
    };

    return ids[kind];
}

bool pl_mistake_is_malformed(enum pl_mistake_kind kind) {
    return kind != PL_MISTAKE_DUPLICATE_KEY && kind != PL_MISTAKE_BOM &&
           kind != PL_MISTAKE_NUMBER_PRECISION;
}

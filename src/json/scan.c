#include "json/scan.h"

const unsigned char pl_scan_class[256] = {
    ['\0'] = PL_CLASS_NUL,         ['\t'] = PL_CLASS_SPACE,
    ['\r'] = PL_CLASS_LINE,        [' '] = PL_CLASS_SPACE,
    ['\n'] = PL_CLASS_LINE,        ['"'] = PL_CLASS_QUOTE,
    ['-'] = PL_CLASS_NUMBER,       ['0'] = PL_CLASS_NUMBER,
    ['1'] = PL_CLASS_NUMBER,       ['2'] = PL_CLASS_NUMBER,
    ['3'] = PL_CLASS_NUMBER,       ['4'] = PL_CLASS_NUMBER,
    ['5'] = PL_CLASS_NUMBER,       ['6'] = PL_CLASS_NUMBER,
    ['7'] = PL_CLASS_NUMBER,       ['8'] = PL_CLASS_NUMBER,
    ['9'] = PL_CLASS_NUMBER,       ['t'] = PL_CLASS_WORD,
    ['f'] = PL_CLASS_WORD,         ['n'] = PL_CLASS_WORD,
    ['{'] = PL_CLASS_OBJECT_OPEN,  ['['] = PL_CLASS_ARRAY_OPEN,
    ['}'] = PL_CLASS_OBJECT_CLOSE, [']'] = PL_CLASS_ARRAY_CLOSE,
    [','] = PL_CLASS_COMMA,        [':'] = PL_CLASS_COLON,
};

#if defined(PL_SCAN_SSE2)

#define FOUR(...) __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__
#define WHOLE(byte)                                                            \
    { FOUR(FOUR(byte, byte)) }

const _Alignas(32) char pl_scan_swap[32] = WHOLE('"' ^ ' ');
const _Alignas(32) char pl_scan_backslash[32] = WHOLE('\\' ^ '"' ^ ' ');
const _Alignas(32) char pl_scan_least[32] = WHOLE(' ' + 1);
const _Alignas(32) char pl_scan_lower[32] = WHOLE((char)(0x80 - '0'));
const _Alignas(32) char pl_scan_nine[32] = WHOLE((char)(-0x80 + 9));

/* The errors that are possible in two bytes in a row, as bits; see
 * pl_scan_ill_formed(). SHORT and LONG: a continuation byte is missing or
 * superfluous. TWO: two continuation bytes in a row, which is right in a
 * sequence of three or four bytes. The others violate RFC 3629. */
enum {
    SHORT = 1,       /* lead byte, then no continuation byte */
    LONG = 2,        /* ASCII, then a continuation byte */
    OVERLONG_3 = 4,  /* E0, then less than A0 */
    LARGE = 8,       /* F4, then more than 8F; or F5 and more */
    SURROGATE = 16,  /* ED, then more than 9F */
    OVERLONG_2 = 32, /* C0 or C1 */
    OVERLONG_4 = 64, /* F0, then less than 90; or F5 and more, then less than
                        90 */
    TWO = 128,
    CARRY = SHORT | LONG | TWO
};

#define TWICE(...)                                                             \
    { __VA_ARGS__, __VA_ARGS__ }

const _Alignas(32) char pl_scan_upper[32] =
    TWICE(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, (char)TWO, (char)TWO,
          (char)TWO, (char)TWO, SHORT | OVERLONG_2, SHORT,
          SHORT | OVERLONG_3 | SURROGATE, SHORT | LARGE | OVERLONG_4);
const _Alignas(32) char pl_scan_lower_half[32] = TWICE(
    (char)(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4),
    (char)(CARRY | OVERLONG_2), (char)CARRY, (char)CARRY, (char)(CARRY | LARGE),
    (char)(CARRY | LARGE | OVERLONG_4), (char)(CARRY | LARGE | OVERLONG_4),
    (char)(CARRY | LARGE | OVERLONG_4), (char)(CARRY | LARGE | OVERLONG_4),
    (char)(CARRY | LARGE | OVERLONG_4), (char)(CARRY | LARGE | OVERLONG_4),
    (char)(CARRY | LARGE | OVERLONG_4), (char)(CARRY | LARGE | OVERLONG_4),
    (char)(CARRY | LARGE | OVERLONG_4 | SURROGATE),
    (char)(CARRY | LARGE | OVERLONG_4), (char)(CARRY | LARGE | OVERLONG_4));
const _Alignas(32) char pl_scan_next[32] =
    TWICE(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
          (char)(LONG | OVERLONG_2 | TWO | OVERLONG_3 | OVERLONG_4),
          (char)(LONG | OVERLONG_2 | TWO | OVERLONG_3 | LARGE),
          (char)(LONG | OVERLONG_2 | TWO | SURROGATE | LARGE),
          (char)(LONG | OVERLONG_2 | TWO | SURROGATE | LARGE), SHORT, SHORT,
          SHORT, SHORT);

#endif

/* Set the highest bit of each byte of `word` that is below `n` (at most 0x80),
 * and clear the others. Exact up to and including the first such byte. */
static uint64_t bytes_below(uint64_t word, unsigned n) {
    const uint64_t ones = 0x0101010101010101u;

    return (word - ones * n) & ~word & (ones << 7);
}

static int is_special(char c) {
    return c == '"' || c == '\\' || (unsigned char)c < 0x20 ||
           (unsigned char)c >= 0x80;
}

const char *pl_scan_string_portable(const char *at) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t word;

    for (;; at += 8) {
        memcpy(&word, at, 8);
        if ((word & (ones << 7)) | bytes_below(word, 0x20) |
            bytes_below(word ^ (ones * '"'), 1) |
            bytes_below(word ^ (ones * '\\'), 1))
            break;
    }
    while (!is_special(*at))
        at++;
    return at;
}

const char *pl_scan_spaces_portable(const char *at) {
    while (*at == ' ')
        at++;
    return at;
}

static const char *pass_digits(const char *at) {
    while (pl_scan_is_digit(*at))
        at++;
    return at;
}

unsigned pl_scan_plain_portable(const char *at, unsigned *digits) {
    const char *end = pass_digits(at);

    *digits = end - at < 16 ? (unsigned)(end - at) : 16;
    if (end - at < 16 && *end == '.')
        end = pass_digits(end + 1);
    return end - at < 16 ? (unsigned)(end - at) : 16;
}

const char *pl_scan_number_portable(const char *at, unsigned *parts) {
    *parts = 0;
    at += *at == '-';
    if (!pl_scan_is_digit(*at))
        return NULL;
    at = *at == '0' ? at + 1 : pass_digits(at);
    if (*at == '.') {
        *parts = PL_SCAN_FRACTION;
        if (!pl_scan_is_digit(*++at))
            return NULL;
        at = pass_digits(at);
    }
    if ((*at | 0x20) == 'e') {
        *parts |= PL_SCAN_EXPONENT;
        at++;
        at += *at == '+' || *at == '-';
        if (!pl_scan_is_digit(*at))
            return NULL;
        at = pass_digits(at);
    }
    return at;
}

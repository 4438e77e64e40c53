#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define EXPONENT_MAX   (INT64_MAX / 2)
#define DIGITS_MAX     17  /* significant digits that a double keeps */
#define DIGITS_EXACT   15  /* an integer of this many digits is below 2^53 */
#define DOUBLE_EXP_MAX 309 /* 0.d × 10^309 may still be finite */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The number of digits in `text` from `at` on. */
static size_t digit_run(struct pl_slice text, size_t at) {
    size_t end = at;
    while (end < text.len && is_digit(text.data[end]))
        end++;
    return end - at;
}

/* Read an exponent such as `e+5`, which is all of `text` (not empty), into
 * `*out`. A large one saturates. */
static bool read_exponent(struct pl_slice text, int64_t *out) {
    size_t at = 1;
    bool negative = false;
    if (text.data[0] != 'e' && text.data[0] != 'E')
        return false;
    if (at < text.len && (text.data[at] == '+' || text.data[at] == '-')) {
        negative = text.data[at] == '-';
        at++;
    }
    size_t run = digit_run(text, at);
    if (run == 0 || at + run != text.len)
        return false;

    int64_t value = 0;
    for (; at < text.len && value < EXPONENT_MAX / 10; at++)
        value = value * 10 + (text.data[at] - '0');
    if (at < text.len)
        value = EXPONENT_MAX;
    *out = negative ? -value : value;
    return true;
}

/* The part of `mantissa` from the first to the last non-zero digit. */
static struct pl_slice trim_zeros(struct pl_slice mantissa) {
    const char *start = mantissa.data;
    const char *end = start + mantissa.len;
    while (start < end && (*start == '0' || *start == '.'))
        start++;
    while (start < end && (end[-1] == '0' || end[-1] == '.'))
        end--;
    return pl_slice_of(start, (size_t)(end - start));
}

static int64_t clamp_exponent(int64_t exponent) {
    if (exponent > EXPONENT_MAX)
        return EXPONENT_MAX;
    return exponent < -EXPONENT_MAX ? -EXPONENT_MAX : exponent;
}

/* The power of ten of `digits` in a mantissa whose point is at `point`. */
static int64_t point_exponent(struct pl_slice digits, const char *point) {
    if (digits.data < point)
        return (int64_t)(point - digits.data);
    return -(int64_t)(digits.data - point - 1);
}

/* The length of the mantissa whose digits begin at `start`; 0 if it is invalid.
 * `*point` is set to where its point is, or would be. */
static size_t mantissa_len(struct pl_slice text, size_t start,
                           const char **point) {
    size_t whole = digit_run(text, start);
    if (whole == 0 || (whole > 1 && text.data[start] == '0'))
        return 0;
    size_t end = start + whole;
    *point = text.data + end;
    if (end == text.len || **point != '.')
        return whole;
    size_t fraction = digit_run(text, end + 1);
    return fraction == 0 ? 0 : whole + 1 + fraction;
}

bool pl_decimal_read(struct pl_decimal *out, struct pl_slice text) {
    size_t start = text.len > 0 && text.data[0] == '-' ? 1 : 0;
    const char *point;
    size_t len = mantissa_len(text, start, &point);
    if (len == 0)
        return false;

    int64_t power = 0;
    size_t end = start + len;
    if (end < text.len &&
        !read_exponent(pl_slice_of(text.data + end, text.len - end), &power))
        return false;

    out->digits = trim_zeros(pl_slice_of(text.data + start, len));
    bool is_zero = out->digits.len == 0;
    out->negative = start == 1 && !is_zero;
    out->exponent =
        is_zero ? 0
                : clamp_exponent(power + point_exponent(out->digits, point));
    return true;
}

/* Take the next digit from the front of `*digits`; '0' after the last one. */
static char next_digit(struct pl_slice *digits) {
    if (digits->len > 0 && *digits->data == '.')
        *digits = pl_slice_of(digits->data + 1, digits->len - 1);
    if (digits->len == 0)
        return '0';
    char digit = *digits->data;
    *digits = pl_slice_of(digits->data + 1, digits->len - 1);
    return digit;
}

static int cmp_digits(struct pl_slice a, struct pl_slice b) {
    while (a.len > 0 || b.len > 0) {
        int difference = next_digit(&a) - next_digit(&b);
        if (difference != 0)
            return difference;
    }
    return 0;
}

/* Compare absolute values; neither is zero. */
static int cmp_sizes(struct pl_decimal a, struct pl_decimal b) {
    if (a.exponent != b.exponent)
        return a.exponent < b.exponent ? -1 : 1;
    return cmp_digits(a.digits, b.digits);
}

static int sign_of(struct pl_decimal number) {
    if (number.digits.len == 0)
        return 0;
    return number.negative ? -1 : 1;
}

int pl_decimal_cmp(struct pl_decimal a, struct pl_decimal b) {
    int sign = sign_of(a);
    if (sign != sign_of(b))
        return sign - sign_of(b);
    return sign == 0 ? 0 : sign * cmp_sizes(a, b);
}

uint64_t pl_decimal_digits(struct pl_decimal number) {
    if (number.digits.len < 3) /* a point has at least one digit on both
                                  sides */
        return number.digits.len;
    bool has_point = memchr(number.digits.data, '.', number.digits.len) != NULL;
    return number.digits.len - has_point;
}

uint64_t pl_decimal_places(struct pl_decimal number) {
    uint64_t digits = pl_decimal_digits(number);
    if (number.exponent <= 0)
        return digits + (uint64_t)-number.exponent;
    uint64_t before_point = (uint64_t)number.exponent;
    return digits > before_point ? digits - before_point : 0;
}

bool pl_decimal_is_integer(struct pl_decimal number) {
    return pl_decimal_places(number) == 0;
}

int64_t pl_decimal_int(struct pl_decimal number) {
    if (number.exponent <= 0)
        return 0;
    if (number.exponent > 19)
        return number.negative ? INT64_MIN : INT64_MAX;

    uint64_t value = 0; /* 19 digits fit */
    for (int64_t i = 0; i < number.exponent; i++)
        value = value * 10 + (uint64_t)(next_digit(&number.digits) - '0');
    if (value > INT64_MAX)
        return number.negative ? INT64_MIN : INT64_MAX;
    return number.negative ? -(int64_t)value : (int64_t)value;
}

/* Tell whether the integer 0.d × 10^exponent, of at most DIGITS_MAX digits, has
 * the same digits after conversion to a double and back. 1e23 does, although no
 * double is exactly 1e23. */
static bool survives(struct pl_decimal number) {
    /* With an exponent and without a point, strtod() does not depend on the
     * locale. */
    char text[DIGITS_MAX + 32];
    int64_t digits = 0;
    while (number.digits.len > 0)
        text[digits++] = next_digit(&number.digits);
    snprintf(text + digits, sizeof text - (size_t)digits, "e%d",
             (int)(number.exponent - digits));

    double value = strtod(text, NULL);
    if (isinf(value))
        return false;
    char back[DIGITS_MAX + 32];
    snprintf(back, sizeof back, "%.*e", (int)digits - 1, value);

    struct pl_decimal before, after;
    return pl_decimal_read(&before, pl_slice_str(text)) &&
           pl_decimal_read(&after, pl_slice_str(back)) &&
           pl_decimal_cmp(before, after) == 0;
}

bool pl_decimal_fits_double(struct pl_decimal number) {
    if (number.digits.len > DIGITS_MAX + 1 ||
        pl_decimal_digits(number) > DIGITS_MAX)
        return false;
    if (number.exponent <= DIGITS_EXACT || !pl_decimal_is_integer(number))
        return true;
    return number.exponent <= DOUBLE_EXP_MAX && survives(number);
}

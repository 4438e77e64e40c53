#include "base/sum.h"

#define BASE   1000000000
#define DIGITS 9
#define POINT  40  /* index of the limb that holds the ones */
#define REACH  180 /* greatest distance of a factor's digits from the point */

/* A factor as limbs. Only those from `first` to `last` are non-zero. */
struct factor {
    int64_t limbs[PL_SUM_LIMBS];
    int first, last;
};

static int64_t power_of_ten(int64_t n) {
    int64_t power = 1;
    for (; n > 0; n--)
        power *= 10;
    return power;
}

static bool split(struct factor *out, struct pl_decimal number) {
    int64_t weight = number.exponent + POINT * DIGITS;
    int64_t lowest = number.exponent - (int64_t)pl_decimal_digits(number);
    *out = (struct factor){.first = PL_SUM_LIMBS, .last = -1};
    if (number.exponent > REACH || lowest < -REACH)
        return false;
    for (size_t i = 0; i < number.digits.len; i++) {
        if (number.digits.data[i] == '.')
            continue;
        weight--;
        int limb = (int)(weight / DIGITS);
        out->limbs[limb] +=
            (number.digits.data[i] - '0') * power_of_ten(weight % DIGITS);
        out->first = limb;
        if (out->last < 0)
            out->last = limb;
    }
    return true;
}

/* Reduce the limbs from `at` on to below BASE, carrying to the next. */
static void carry(struct pl_sum *sum, int at) {
    for (; at + 1 < PL_SUM_LIMBS; at++) {
        int64_t over = sum->limbs[at] / BASE;
        if (over == 0)
            return;
        sum->limbs[at] -= over * BASE;
        sum->limbs[at + 1] += over;
    }
}

static void add_at(struct pl_sum *sum, int at, int64_t value) {
    sum->limbs[at] += value % BASE;
    carry(sum, at);
    sum->limbs[at + 1] += value / BASE;
    carry(sum, at + 1);
}

bool pl_sum_add(struct pl_sum *sum, struct pl_decimal a, struct pl_decimal b) {
    struct factor x, y;
    int sign = a.negative != b.negative ? -1 : 1;

    if (!split(&x, a) || !split(&y, b))
        return false;
    for (int i = x.first; i <= x.last; i++)
        for (int k = y.first; k <= y.last; k++)
            add_at(sum, i + k - POINT, sign * x.limbs[i] * y.limbs[k]);
    return true;
}

void pl_sum_join(struct pl_sum *sum, const struct pl_sum *other) {
    for (int i = 0; i + 1 < PL_SUM_LIMBS; i++)
        add_at(sum, i, other->limbs[i]);
}

/* Make all limbs positive or zero. Returns whether the sum was negative. */
static bool make_positive(struct pl_sum *sum) {
    int top = PL_SUM_LIMBS - 1;
    while (top > 0 && sum->limbs[top] == 0)
        top--;
    bool is_negative = sum->limbs[top] < 0;
    for (int i = 0; is_negative && i <= top; i++)
        sum->limbs[i] = -sum->limbs[i];
    for (int i = 0; i < top; i++)
        if (sum->limbs[i] < 0) {
            sum->limbs[i] += BASE;
            sum->limbs[i + 1]--;
        }
    return is_negative;
}

void pl_sum_write(const struct pl_sum *sum, struct pl_buf *out) {
    struct pl_sum rest = *sum;
    if (make_positive(&rest))
        pl_buf_add_char(out, '-');
    int top = PL_SUM_LIMBS - 1, low = 0;
    while (top > POINT && rest.limbs[top] == 0)
        top--;
    while (low < POINT && rest.limbs[low] == 0)
        low++;
    pl_buf_add_format(out, "%lld", (long long)rest.limbs[top]);
    for (int i = top - 1; i >= low; i--) {
        if (i == POINT - 1)
            pl_buf_add_char(out, '.');
        pl_buf_add_format(out, "%09lld", (long long)rest.limbs[i]);
    }
    while (low < POINT && out->data[out->len - 1] == '0')
        out->len--;
    out->data[out->len] = '\0';
}

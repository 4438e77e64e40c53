#include "model/finding.h"

static const char *const names[] = {"off", "info", "warning", "error"};

const char *pl_severity_name(enum pl_severity severity) {
    return names[severity];
}

bool pl_severity_read(enum pl_severity *out, struct pl_slice name) {
    if (pl_slice_is(name, "warn")) {
        *out = PL_SEVERITY_WARNING;
        return true;
    }
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (pl_slice_is(name, names[i])) {
            *out = (enum pl_severity)i;
            return true;
        }
    }
    return false;
}

static int cmp_numbers(uint64_t a, uint64_t b) {
    return a < b ? -1 : a > b;
}

static int cmp_slices(struct pl_slice a, struct pl_slice b) {
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common > 0 ? memcmp(a.data, b.data, common) : 0;
    return order != 0 ? order : cmp_numbers(a.len, b.len);
}

static bool is_before(const struct pl_finding *a, const struct pl_finding *b) {
    int order = cmp_numbers(a->document, b->document);
    if (order == 0)
        order = cmp_numbers(a->region.start.offset, b->region.start.offset);
    if (order == 0)
        order = cmp_slices(a->rule, b->rule);
    if (order == 0)
        order = cmp_slices(a->message, b->message);
    if (order == 0)
        order = cmp_numbers(a->region.end.offset, b->region.end.offset);
    return order < 0;
}

static void reverse(struct pl_finding *first, struct pl_finding *end) {
    while (first + 1 < end) {
        struct pl_finding last = *--end;
        *end = *first;
        *first++ = last;
    }
}

/* Exchange the adjacent ranges [first, middle) and [middle, end). */
static void rotate(struct pl_finding *first, struct pl_finding *middle,
                   struct pl_finding *end) {
    reverse(first, middle);
    reverse(middle, end);
    reverse(first, end);
}

/* The index of the first of the `n` sorted findings that comes after `key`, or,
 * if `or_equal`, that does not come before `key`. */
static size_t search(const struct pl_finding *sorted, size_t n,
                     const struct pl_finding *key, bool or_equal) {
    size_t low = 0;
    while (low < n) {
        size_t middle = low + (n - low) / 2;
        bool is_past = or_equal ? !is_before(&sorted[middle], key)
                                : is_before(key, &sorted[middle]);
        if (is_past)
            n = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Merge the sorted adjacent ranges of `left` and `right` findings in place:
 * halve the longer range, move the findings that belong before its middle
 * there, and continue with both sides. It needs no memory and is fast for
 * findings that are mostly in order.
 * NOLINTNEXTLINE(misc-no-recursion): as deep as the logarithm. */
static void merge(struct pl_finding *first, size_t left, size_t right) {
    while (left > 0 && right > 0) {
        struct pl_finding *second = first + left;
        if (!is_before(second, second - 1))
            return;
        if (left == 1 && right == 1) {
            rotate(first, second, second + 1);
            return;
        }

        size_t from_left = left / 2;
        size_t from_right = right / 2;
        if (left >= right)
            from_right = search(second, right, &first[from_left], true);
        else
            from_left = search(first, left, &second[from_right], false);
        rotate(first + from_left, second, second + from_right);

        merge(first, from_left, from_right);
        first += from_left + from_right;
        left -= from_left;
        right -= from_right;
    }
}

void pl_findings_sort(struct pl_finding *findings, size_t n) {
    for (size_t size = 1; size < n; size *= 2) {
        for (size_t at = 0; n - at > size;) {
            size_t rest = n - at - size;
            size_t right = rest < size ? rest : size;
            merge(findings + at, size, right);
            at += size + right;
        }
    }
}

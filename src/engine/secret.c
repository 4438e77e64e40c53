#include "engine/walk.h"

#define PHONE_DIGITS 7
#define CARD_DIGITS  13
#define CARD_MAX     19
#define KEY_LENGTH   32 /* hexadecimal digits and hyphens */
#define KEY_DISTANCE 12 /* bytes from the word to the key */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Tell whether an e-mail address may have this byte beside the @. */
static bool is_address_byte(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80 ||
           (c != '\0' && strchr(".!#$%&*+-=?^_`|~", c));
}

/* The span that means "not found": empty, at the end of the text. */
static struct pl_span none(struct pl_slice text) {
    return (struct pl_span){text.len, text.len};
}

static struct pl_span find_address(struct pl_slice text) {
    const char *at = text.len > 0 ? memchr(text.data, '@', text.len) : NULL;
    if (!at)
        return none(text);
    size_t from = (size_t)(at - text.data);
    size_t to = from + 1;
    while (from > 0 && is_address_byte(text.data[from - 1]))
        from--;
    while (to < text.len && is_address_byte(text.data[to]))
        to++;
    return (struct pl_span){from, to};
}

/* Tell whether the digits have the length and the check digit (Luhn) of a
 * payment card number. */
static bool is_card(struct pl_slice text) {
    unsigned sum = 0;
    unsigned count = 0;
    for (size_t i = text.len; i-- > 0;) {
        if (!is_digit(text.data[i]))
            continue;
        unsigned digit = (unsigned)(text.data[i] - '0') * (count % 2 + 1);
        sum += digit > 9 ? digit - 9 : digit;
        count++;
    }
    return count >= CARD_DIGITS && count <= CARD_MAX && sum > 0 &&
           sum % 10 == 0;
}

/* The end of the digits that begin at `from`, which may be in groups. `*count`
 * becomes how many there are. */
static size_t digits_end(struct pl_slice text, size_t from, size_t *count) {
    size_t end = from;
    *count = 0;
    for (size_t i = from; i < text.len; i++) {
        if (is_digit(text.data[i])) {
            ++*count;
            end = i + 1;
        } else if ((text.data[i] != ' ' && text.data[i] != '-') || i > end) {
            break;
        }
    }
    return end;
}

static struct pl_span find_number(struct pl_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        size_t count;
        if (!is_digit(text.data[i]))
            continue;
        size_t end = digits_end(text, i, &count);
        bool has_plus = i > 0 && text.data[i - 1] == '+';
        bool is_fraction = i > 0 && text.data[i - 1] == '.';
        size_t from = has_plus ? i - 1 : i;
        if ((has_plus && count >= PHONE_DIGITS) ||
            (!is_fraction && is_card(pl_slice_of(text.data + i, end - i))))
            return (struct pl_span){from, end};
        i = end;
    }
    return none(text);
}

static bool is_key_byte(char c) {
    return is_digit(c) || c == '-' || (c >= 'a' && c <= 'f') ||
           (c >= 'A' && c <= 'F');
}

/* Find a long run of hexadecimal digits that begins soon after `at`. */
static struct pl_span find_run(struct pl_slice text, size_t at) {
    for (size_t from = at; from < text.len && from - at < KEY_DISTANCE;
         from++) {
        size_t to = from;
        while (to < text.len && is_key_byte(text.data[to]))
            to++;
        if (to - from >= KEY_LENGTH)
            return (struct pl_span){from, to};
    }
    return none(text);
}

/* Find an API key behind the word "key". */
static struct pl_span find_key(struct pl_slice text) {
    struct pl_span key = none(text);
    for (size_t i = 0; i + 3 < text.len && key.start == text.len; i++)
        if (((unsigned char)text.data[i] | 0x20) == 'k' &&
            ((unsigned char)text.data[i + 1] | 0x20) == 'e' &&
            ((unsigned char)text.data[i + 2] | 0x20) == 'y')
            key = find_run(text, i + 3);
    return key;
}

bool pl_secret_find(struct pl_slice text, struct pl_span *out) {
    static struct pl_span (*const finders[])(struct pl_slice) = {
        find_address, find_number, find_key};
    *out = none(text);
    for (size_t i = 0; i < sizeof finders / sizeof *finders; i++) {
        struct pl_span span = finders[i](text);
        if (span.start < out->start)
            *out = span;
    }
    return out->start < text.len;
}

bool pl_secret_is_in(const struct pl_run *run, struct pl_slice text) {
    struct pl_span span;
    return !run->plan->ruleset->shows_hidden && pl_secret_find(text, &span);
}

void pl_secret_add_without(const struct pl_run *run, struct pl_buf *out,
                           struct pl_slice text) {
    struct pl_span secret;
    while (!run->plan->ruleset->shows_hidden && pl_secret_find(text, &secret)) {
        pl_buf_add(out, text.data, secret.start);
        pl_buf_add_str(out, "***");
        text.data += secret.end;
        text.len -= secret.end;
    }
    pl_buf_add_slice(out, text);
}

#include "check/formats.h"

#include "base/decimal.h"
#include "base/utf8.h"
#include "check/ascii.h"
#include "check/datetime.h"

#define DAY_MINUTES 1440

/* A leap second is the last second of a day in UTC. */
static bool is_leap_second(const struct pl_datetime *datetime) {
    int minutes = datetime->hour * 60 + datetime->minute - datetime->offset;

    return (minutes + DAY_MINUTES) % DAY_MINUTES == DAY_MINUTES - 1;
}

/* RFC 3339 allows any offset of less than a day. */
static bool is_rfc3339_offset(const struct pl_datetime *datetime) {
    return datetime->wrong == PL_PART_NONE ||
           (datetime->wrong == PL_PART_OFFSET &&
            datetime->offset > -DAY_MINUTES && datetime->offset < DAY_MINUTES);
}

bool pl_format_date_time(struct pl_slice text) {
    const unsigned allowed =
        PL_FORM_LOWER_CASE | PL_FORM_FAR_YEAR | PL_FORM_SECOND_60;
    struct pl_datetime datetime = pl_datetime_read(text);

    if (!datetime.is_read || datetime.has_short_offset ||
        (datetime.forms & ~allowed) != 0 || !is_rfc3339_offset(&datetime))
        return false;
    return datetime.second < 60 || is_leap_second(&datetime);
}

bool pl_format_date(struct pl_slice text) {
    const unsigned allowed = PL_FORM_NO_TIME | PL_FORM_FAR_YEAR;
    struct pl_datetime datetime = pl_datetime_read(text);

    return pl_datetime_exists(&datetime) && !datetime.has_time &&
           (datetime.forms & ~allowed) == 0;
}

static bool has_space(struct pl_slice text) {
    for (size_t i = 0; i < text.len;) {
        size_t step = pl_utf8_step(pl_slice_of(text.data + i, text.len - i));
        if (step > 0 && pl_utf8_is_space(pl_utf8_decode(text.data + i)))
            return true;
        i += step > 0 ? step : 1;
    }
    return false;
}

bool pl_format_email(struct pl_slice text) {
    const char *at = text.len > 0 ? memchr(text.data, '@', text.len) : NULL;
    if (at == NULL || at == text.data)
        return false;

    const char *end = text.data + text.len;
    struct pl_slice domain = pl_slice_of(at + 1, (size_t)(end - at - 1));
    if (domain.len < 3 || memchr(domain.data, '@', domain.len) != NULL)
        return false;

    /* a dot with something on both sides */
    return memchr(domain.data + 1, '.', domain.len - 2) != NULL &&
           !has_space(text);
}

bool pl_format_e164(struct pl_slice text) {
    if (text.len < 8 || text.len > 16 || text.data[0] != '+' ||
        text.data[1] == '0')
        return false;
    for (size_t i = 1; i < text.len; i++)
        if (!pl_ascii_is_digit(text.data[i]))
            return false;
    return true;
}

bool pl_format_uuid(struct pl_slice text) {
    if (text.len != 36)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_hyphen ? text.data[i] != '-' : !pl_ascii_is_hex(text.data[i]))
            return false;
    }
    return true;
}

/* The length of the scheme, colon included; 0 if there is none. */
static size_t scheme_length(struct pl_slice text) {
    if (text.len == 0 || !pl_ascii_is_letter(text.data[0]))
        return 0;
    for (size_t i = 1; i < text.len; i++) {
        char c = text.data[i];
        if (c == ':')
            return i + 1;
        if (!pl_ascii_is_letter(c) && !pl_ascii_is_digit(c) && c != '+' &&
            c != '-' && c != '.')
            return 0;
    }
    return 0;
}

static bool is_uri_character(char c) {
    return pl_ascii_is_letter(c) || pl_ascii_is_digit(c) ||
           (c != '\0' && strchr("-._~:/?#@!$&'()*+,;=", c) != NULL);
}

/* The end of the host and port of `//host:port/`; `at` if there are none. */
static size_t authority_end(struct pl_slice text, size_t at) {
    if (text.len - at < 2 || memcmp(text.data + at, "//", 2) != 0)
        return at;
    at += 2;
    while (at < text.len && text.data[at] != '\0' &&
           strchr("/?#", text.data[at]) == NULL)
        at++;
    return at;
}

static bool is_escape(struct pl_slice text, size_t at) {
    return text.len - at >= 3 && pl_ascii_is_hex(text.data[at + 1]) &&
           pl_ascii_is_hex(text.data[at + 2]);
}

bool pl_format_uri(struct pl_slice text) {
    size_t scheme = scheme_length(text);
    if (scheme == 0)
        return false;

    size_t host_end = authority_end(text, scheme);
    bool has_fragment = false;
    for (size_t i = scheme; i < text.len; i++) {
        char c = text.data[i];
        if (c == '#' && has_fragment)
            return false;
        has_fragment = has_fragment || c == '#';
        if ((c == '[' || c == ']') && i < host_end)
            continue;
        if (c == '%' ? !is_escape(text, i) : !is_uri_character(c))
            return false;
    }
    return true;
}

bool pl_format_currency(struct pl_slice text) {
    if (text.len != 3)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!pl_ascii_is_letter(text.data[i]))
            return false;
    return true;
}

bool pl_format_number(struct pl_slice text) {
    struct pl_decimal number;

    return pl_decimal_read(&number, text);
}

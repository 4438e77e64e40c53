/* Numbers of payment cards and bank accounts. */

#include "check/ascii.h"
#include "check/formats.h"

#define CARD_MIN 13
#define CARD_MAX 19
#define IBAN_MIN 15
#define IBAN_MAX 34

/* Copy the characters of `text` to `out` without the separators. Returns how
 * many; 0 if there are more than `max`, or if a separator is first, last or
 * next to another one. */
static size_t squeeze(struct pl_slice text, const char *separators, char *out,
                      size_t max) {
    size_t len = 0;
    bool was_separator = true;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        bool is_separator = c != '\0' && strchr(separators, c) != NULL;
        if (is_separator ? was_separator : len == max)
            return 0;
        if (!is_separator)
            out[len++] = c;
        was_separator = is_separator;
    }
    return was_separator ? 0 : len;
}

static bool are_digits(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!pl_ascii_is_digit(text[i]))
            return false;
    return true;
}

/* The check digit of Luhn: counted from the right, every second digit is
 * doubled; if the result has two digits, they are added up. */
static bool has_luhn(const char *digits, size_t len) {
    int sum = 0;

    for (size_t i = 0; i < len; i++) {
        int digit = digits[len - 1 - i] - '0';
        if (i % 2 == 1)
            digit = digit < 5 ? digit * 2 : digit * 2 - 9;
        sum += digit;
    }
    return sum % 10 == 0;
}

/* The first four digits of an issuer's cards, and the length of the numbers. */
static const struct {
    int first, last;
    size_t min, max;
} issuers[] = {
    {2221, 2720, 16, 16}, /* Mastercard */
    {3000, 3059, 14, 19}, /* Diners Club */
    {3095, 3095, 14, 19}, /* Diners Club */
    {3400, 3499, 15, 15}, /* American Express */
    {3528, 3589, 16, 19}, /* JCB */
    {3600, 3699, 14, 19}, /* Diners Club */
    {3700, 3799, 15, 15}, /* American Express */
    {3800, 3999, 14, 19}, /* Diners Club */
    {4000, 4999, 13, 19}, /* Visa */
    {5000, 5099, 13, 19}, /* Maestro */
    {5100, 5599, 16, 16}, /* Mastercard */
    {5600, 5899, 13, 19}, /* Maestro */
    {6000, 6999, 13, 19}, /* Discover, UnionPay, Maestro */
};

static bool has_issuer(const char *digits, size_t len) {
    int prefix = 0;

    for (size_t i = 0; i < 4; i++)
        prefix = prefix * 10 + (digits[i] - '0');
    for (size_t i = 0; i < sizeof issuers / sizeof *issuers; i++)
        if (prefix >= issuers[i].first && prefix <= issuers[i].last)
            return len >= issuers[i].min && len <= issuers[i].max;
    return false;
}

bool pl_format_card_number(struct pl_slice text) {
    char digits[CARD_MAX];

    if (text.len < CARD_MIN || text.len > 2 * CARD_MAX)
        return false;
    size_t len = squeeze(text, " -", digits, CARD_MAX);
    return len >= CARD_MIN && are_digits(digits, len) &&
           has_issuer(digits, len) && has_luhn(digits, len);
}

/* The countries that use IBANs, each with the length there (the IBAN registry
 * of ISO 13616). */
static const char countries[] =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27"
    "DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28"
    "IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22"
    "MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24"
    "SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

static bool has_country(const char *number, size_t len) {
    for (size_t i = 0; i + 4 < sizeof countries; i += 4) {
        const char *country = countries + i;
        if (memcmp(country, number, 2) == 0)
            return len == (size_t)((country[2] - '0') * 10 + country[3] - '0');
    }
    return false;
}

/* The remainder of the number divided by 97, after the first four characters
 * were moved to the end and letters were replaced by 10 to 35. 0 if a character
 * is neither a letter nor a digit. */
static int remainder_of(const char *number, size_t len) {
    int rest = 0;

    for (size_t i = 0; i < len; i++) {
        char c = number[(i + 4) % len];
        if (pl_ascii_is_digit(c))
            rest = (rest * 10 + (c - '0')) % 97;
        else if (pl_ascii_is_upper(c))
            rest = (rest * 100 + (c - 'A' + 10)) % 97;
        else
            return 0;
    }
    return rest;
}

bool pl_format_iban(struct pl_slice text) {
    char number[IBAN_MAX];

    if (text.len < IBAN_MIN || text.len > 2 * IBAN_MAX)
        return false;
    size_t len = squeeze(text, " ", number, IBAN_MAX);
    if (len < IBAN_MIN)
        return false;
    for (size_t i = 0; i < len; i++)
        number[i] = pl_ascii_upper(number[i]);
    return has_country(number, len) && are_digits(number + 2, 2) &&
           remainder_of(number, len) == 1;
}

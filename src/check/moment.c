/* Date-times in the documented form, told by few words: what pl_sure_moment()
 * cannot tell so is looked at by the keywords. */

#include "check/ascii.h"
#include "check/calendar.h"
#include "check/sure.h"

#define SIZE     20     /* with Z */
#define DAYS_MAX 100000 /* behind all days of which moments are told */

static uint64_t word_at(const char *at) {
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return word;
}

/* Texts as numbers, which are greater for a later one. */
static unsigned pair_at(const char *at) {
    return (unsigned)(unsigned char)at[0] << 8 | (unsigned char)at[1];
}

static uint64_t number_at(const char *at) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return __builtin_bswap64(word_at(at));
#else
    uint64_t number = 0;

    for (int i = 0; i < 8; i++)
        number = number << 8 | (unsigned char)at[i];
    return number;
#endif
}

/* Eight bytes of a form, in which a 0 stands for digits. */
struct form {
    char bytes[9];
    char spare[9]; /* added to one digit too many, it reaches the upper bits */
    char taken[9]; /* the bits that are as they are in the form */
};

#define AS_IT_IS "\xFF"
#define UPPER    "\xF0"
#define UPPERS   UPPER UPPER
#define TO_1     "\x0E"
#define TO_2     "\x0D"
#define TO_3     "\x0C"
#define TO_5     "\x0A"
#define TO_9     "\x06"

static const struct form year_and_month = {
    "2000-00-", "\0\0" TO_9 TO_9 "\0" TO_1 TO_9,
    AS_IT_IS AS_IT_IS UPPERS AS_IT_IS UPPERS AS_IT_IS};
static const struct form day_and_hour = {
    "00T00:00", TO_3 TO_9 "\0" TO_2 TO_9 "\0" TO_5 TO_9,
    UPPERS AS_IT_IS UPPERS AS_IT_IS UPPERS};
static const struct form clock = {"00:00:00",
                                  TO_2 TO_9 "\0" TO_5 TO_9 "\0" TO_5 TO_9,
                                  UPPERS AS_IT_IS UPPERS AS_IT_IS UPPERS};

/* Tell whether eight bytes have a form. Of a digit, less the bits of `0`, the
 * upper ones are zero, also with what it has to spare. */
static inline bool has_form(const char *at, const struct form *form) {
    uint64_t rest = word_at(at) ^ word_at(form->bytes);

    return ((rest | (rest + word_at(form->spare))) & word_at(form->taken)) == 0;
}

/* The last day of a month, as the number of its text less that of 00; of
 * 29 February nothing is told. A month is found by the bits in which those from
 * 00 to 19 differ. */
#define MONTH_BITS 0x10F
#define DAYS_28    0x208
#define DAYS_30    0x300
#define DAYS_31    0x301

static const uint16_t days[MONTH_BITS + 1] = {
    [0x001] = DAYS_31, [0x002] = DAYS_28, [0x003] = DAYS_31, [0x004] = DAYS_30,
    [0x005] = DAYS_31, [0x006] = DAYS_30, [0x007] = DAYS_31, [0x008] = DAYS_31,
    [0x009] = DAYS_30, [0x100] = DAYS_31, [0x101] = DAYS_30, [0x102] = DAYS_31};

/* Tell whether the day is in the month, of a date as `24-05-12`, all digits. */
static inline bool is_day(uint64_t date) {
    unsigned day = (unsigned)(date & 0xFFFF) - 0x3030;

    return day - 1 < days[date >> 24 & MONTH_BITS];
}

static bool are_digits(const char *pair) {
    return pl_ascii_is_digit(pair[0]) && pl_ascii_is_digit(pair[1]);
}

/* What may follow the seconds: a fraction, then Z or an offset. */
static __attribute__((noinline)) bool is_zone(struct pl_slice text) {
    size_t at = 0;

    if (text.len > 2 && text.data[0] == '.')
        for (at = 1; at < text.len && pl_ascii_is_digit(text.data[at]);)
            at++;
    if (at == 1)
        return false;
    text = pl_slice_of(text.data + at, text.len - at);
    if (text.len == 1)
        return text.data[0] == 'Z';
    return text.len == 6 && (text.data[0] == '+' || text.data[0] == '-') &&
           are_digits(text.data + 1) && text.data[3] == ':' &&
           are_digits(text.data + 4) &&
           pair_at(text.data + 1) < pair_at("12") &&
           pair_at(text.data + 4) < pair_at("60");
}

/* Behind its first two bytes, a date is eight bytes, which tell its order. */
bool pl_sure_moment(struct pl_slice text, uint64_t before) {
    const char *at = text.data;

    if (text.len < SIZE || !has_form(at, &year_and_month) ||
        !has_form(at + 8, &day_and_hour) || !has_form(at + 11, &clock))
        return false;
    uint64_t date = number_at(at + 2);
    if (!is_day(date) || date >= before || pair_at(at + 11) >= pair_at("24"))
        return false;
    return text.len == SIZE
               ? at[SIZE - 1] == 'Z'
               : is_zone(pl_slice_of(at + SIZE - 1, text.len - SIZE + 1));
}

static void put_pair(char *out, int64_t number) {
    out[0] = (char)('0' + number / 10);
    out[1] = (char)('0' + number % 10);
}

void pl_sure_before(struct pl_sure *sure, int64_t day) {
    char text[] = "00-00-00";
    int64_t year;
    int month, date;

    sure->is_moment = true;
    if (day > DAYS_MAX)
        return;
    pl_calendar_date(day < 0 ? 0 : day, &year, &month, &date);
    if (year >= 2100)
        return;
    if (year >= 2000) {
        put_pair(text, year - 2000);
        put_pair(text + 3, month);
        put_pair(text + 6, date);
    }
    uint64_t before = number_at(text);
    if (before < sure->before)
        sure->before = before;
}

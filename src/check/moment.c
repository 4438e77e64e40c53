#include "check/moment.h"

#include "check/ascii.h"
#include "check/calendar.h"

#define DAYS_MAX 100000 /* no moment is of a later day */

#define AS_IT_IS "\xFF"
#define UPPER    "\xF0"
#define UPPERS   UPPER UPPER
#define TO_1     "\x0E"
#define TO_2     "\x0D"
#define TO_3     "\x0C"
#define TO_5     "\x0A"
#define TO_9     "\x06"

const struct pl_moment_form pl_moment_year_and_month = {
    "2000-00-", "\0\0" TO_9 TO_9 "\0" TO_1 TO_9,
    AS_IT_IS AS_IT_IS UPPERS AS_IT_IS UPPERS AS_IT_IS};
const struct pl_moment_form pl_moment_day_and_hour = {
    "00T00:00", TO_3 TO_9 "\0" TO_2 TO_9 "\0" TO_5 TO_9,
    UPPERS AS_IT_IS UPPERS AS_IT_IS UPPERS};
const struct pl_moment_form pl_moment_clock = {
    "00:00:00", TO_2 TO_9 "\0" TO_5 TO_9 "\0" TO_5 TO_9,
    UPPERS AS_IT_IS UPPERS AS_IT_IS UPPERS};

#define DAYS_28 0x208
#define DAYS_30 0x300
#define DAYS_31 0x301

const uint16_t pl_moment_days[PL_MOMENT_MONTHS + 1] = {
    [0x001] = DAYS_31, [0x002] = DAYS_28, [0x003] = DAYS_31, [0x004] = DAYS_30,
    [0x005] = DAYS_31, [0x006] = DAYS_30, [0x007] = DAYS_31, [0x008] = DAYS_31,
    [0x009] = DAYS_30, [0x100] = DAYS_31, [0x101] = DAYS_30, [0x102] = DAYS_31};

static bool are_digits(const char *pair) {
    return pl_ascii_is_digit(pair[0]) && pl_ascii_is_digit(pair[1]);
}

bool pl_moment_is_zone(struct pl_slice text) {
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
           pl_moment_pair(text.data + 1) < pl_moment_pair("12") &&
           pl_moment_pair(text.data + 4) < pl_moment_pair("60");
}

bool pl_sure_moment(struct pl_slice text, uint64_t before) {
    return pl_moment_is_sure(text, before);
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
    uint64_t before = pl_moment_number(text);
    if (before < sure->before)
        sure->before = before;
}

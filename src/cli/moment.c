#include "cli/moment.h"

/* A text that is read from left to right; `rest` is still to be read. */
struct scanner {
    struct pl_slice rest;
    bool is_wrong;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static void drop(struct scanner *scanner, size_t len) {
    scanner->rest.data += len;
    scanner->rest.len -= len;
}

static bool take(struct scanner *scanner, const char *any_of) {
    if (scanner->rest.len == 0 || !strchr(any_of, scanner->rest.data[0]) ||
        scanner->rest.data[0] == '\0')
        return false;
    drop(scanner, 1);
    return true;
}

static void expect(struct scanner *scanner, const char *any_of) {
    if (!take(scanner, any_of))
        scanner->is_wrong = true;
}

/* Read a number of exactly `digits` digits, from `low` to `high`. */
static int number(struct scanner *scanner, size_t digits, int low, int high) {
    int value = 0;

    if (scanner->rest.len < digits) {
        scanner->is_wrong = true;
        return low;
    }
    for (size_t i = 0; i < digits; i++) {
        if (!is_digit(scanner->rest.data[i]))
            scanner->is_wrong = true;
        value = value * 10 + (scanner->rest.data[i] - '0');
    }
    drop(scanner, digits);
    if (value < low || value > high)
        scanner->is_wrong = true;
    return scanner->is_wrong ? low : value;
}

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* The number of days since 1970-01-01. */
static int64_t days_until(int year, int month, int day) {
    int before = year - 1;
    int64_t days = (int64_t)before * 365 + before / 4 - before / 100 +
                   before / 400 - 719162;
    for (int i = 1; i < month; i++)
        days += days_in(year, i);
    return days + day - 1;
}

static int64_t read_date(struct scanner *scanner) {
    int year = number(scanner, 4, 1, 9999);
    expect(scanner, "-");
    int month = number(scanner, 2, 1, 12);
    expect(scanner, "-");
    int day = number(scanner, 2, 1, days_in(year, month));
    return days_until(year, month, day) * 86400;
}

static int64_t read_clock(struct scanner *scanner) {
    int hours = number(scanner, 2, 0, 23);
    expect(scanner, ":");
    int minutes = number(scanner, 2, 0, 59);
    int seconds = take(scanner, ":") ? number(scanner, 2, 0, 60) : 0;
    if (take(scanner, ".,")) {
        number(scanner, 1, 0, 9);
        while (take(scanner, "0123456789"))
            continue;
    }
    return hours * 3600 + minutes * 60 + seconds;
}

static int64_t read_offset(struct scanner *scanner) {
    if (take(scanner, "Zz"))
        return 0;
    bool is_west = take(scanner, "-");
    if (!is_west)
        expect(scanner, "+");
    int hours = number(scanner, 2, 0, 23);
    take(scanner, ":");
    int seconds = hours * 3600 + number(scanner, 2, 0, 59) * 60;
    return is_west ? -seconds : seconds;
}

static bool read_epoch(int64_t *seconds, struct pl_slice text) {
    struct scanner scanner = {text, false};
    bool is_before = take(&scanner, "-");
    int64_t value = 0;

    if (scanner.rest.len == 0 || scanner.rest.len > 15)
        return false;
    while (scanner.rest.len > 0)
        value = value * 10 + number(&scanner, 1, 0, 9);
    *seconds = is_before ? -value : value;
    return !scanner.is_wrong;
}

bool pl_moment_read(int64_t *seconds, struct pl_slice text) {
    struct scanner scanner = {text, false};

    if (read_epoch(seconds, text))
        return true;
    int64_t at = read_date(&scanner);
    expect(&scanner, "Tt ");
    at += read_clock(&scanner);
    at -= read_offset(&scanner);
    *seconds = at;
    return !scanner.is_wrong && scanner.rest.len == 0;
}

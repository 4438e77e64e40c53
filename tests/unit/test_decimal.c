#include "base/decimal.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

static struct pl_decimal read(const char *text) {
    struct pl_decimal number;
    ck_assert_msg(pl_decimal_read(&number, pl_slice_str(text)), "%s", text);
    return number;
}

START_TEST(only_json_numbers_are_read) {
    static const char *const wrong[] = {
        "",      "-",    "+1",  "01",       "-01", "00",   ".5",
        "1.",    "1.e5", "1e",  "1e+",      "1e-", "0x10", "1 ",
        " 1",    "1_0",  "NaN", "Infinity", "1,5", "--1",  "1e5.0",
        "1.2.3", "e5",   "-.5", "1e5e5",    "1ee5"};
    struct pl_decimal number;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(!pl_decimal_read(&number, pl_slice_str(wrong[i])), "%s",
                      wrong[i]);
    read("0");
    read("-0");
    read("-0.0e-00");
    read("10.50E+007");
}
END_TEST

START_TEST(numbers_are_ordered_by_value) {
    static const char *const ascending[] = {
        "-1e99999999999999999999",
        "-1e400",
        "-10.5",
        "-10.49999999999999999999999999999999999999999",
        "-9",
        "-0.001",
        "-1E-99999999999999999999",
        "0",
        "1E-99999999999999999999",
        "1e-400",
        "0.0010",
        "0.00101",
        "0.1",
        "0.30000000000000000000000000000000000000000001",
        "0.5e0",
        "1",
        "9.99",
        "10",
        "10.01",
        "9007199254740992",
        "9007199254740993",
        "123456789012345678901234567890",
        "123456789012345678901234567890.1",
        "1e400",
        "1e401",
        "1e99999999999999999999",
    };
    size_t n = sizeof ascending / sizeof *ascending;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            int order = pl_decimal_cmp(read(ascending[i]), read(ascending[j]));
            ck_assert_msg((order > 0) == (i > j) && (order < 0) == (i < j),
                          "%s and %s", ascending[i], ascending[j]);
        }
    }
}
END_TEST

START_TEST(one_value_has_many_spellings) {
    static const char *const same[][2] = {
        {"0", "-0"},
        {"-0.0", "0e5"},
        {"0e99999999999999999999", "0"},
        {"1", "1.000"},
        {"1", "10e-1"},
        {"1", "0.0001e4"},
        {"100", "1e2"},
        {"100", "1E+0000000000000000000000000000002"},
        {"12.5", "0.125e2"},
        {"12.5", "1250e-2"},
        {"-12.5", "-12.50"},
        {"1000000", "1.0e6"},
        {"10.05", "1005e-2"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        int order = pl_decimal_cmp(read(same[i][0]), read(same[i][1]));
        ck_assert_msg(order == 0, "%s and %s", same[i][0], same[i][1]);
    }
}
END_TEST

/* Spell value / 100 with the point at a random place, exponent to match. */
static void spell(char *out, size_t room, int value) {
    char digits[32];
    snprintf(digits, sizeof digits, "%d00000000", abs(value));
    int written = (int)strlen(digits);
    int whole = value == 0 ? 1 : 1 + rand() % (written - 1);
    int exponent = written - 8 - whole - 2;
    snprintf(out, room, "%s%.*s.%s%se%d", value < 0 ? "-" : "", whole, digits,
             digits + whole, rand() % 2 ? "000" : "", exponent);
}

START_TEST(random_numbers_compare_as_their_integers_do) {
    srand(2);
    for (int round = 0; round < 20000; round++) {
        int a = rand() % 20001 - 10000;
        int b = rand() % 3 == 0 ? a : rand() % 20001 - 10000;
        char first[64], second[64];
        spell(first, sizeof first, a);
        spell(second, sizeof second, b);
        int order = pl_decimal_cmp(read(first), read(second));
        ck_assert_msg((order > 0) == (a > b) && (order < 0) == (a < b),
                      "%s and %s", first, second);
    }
}
END_TEST

START_TEST(digits_and_places_do_not_count_zeros_around) {
    static const struct {
        const char *text;
        uint64_t digits, places;
    } cases[] = {
        {"0", 0, 0},       {"-0.000", 0, 0},   {"7", 1, 0},
        {"700", 1, 0},     {"10.50", 3, 1},    {"10.505", 5, 3},
        {"0.001", 1, 3},   {"1.50e0", 2, 1},   {"1.5e1", 2, 0},
        {"15e-1", 2, 1},   {"1e-2", 1, 2},     {"100e-2", 1, 0},
        {"123.456", 6, 3}, {"1.0", 1, 0},      {"1e1", 1, 0},
        {"0.10e1", 1, 0},  {"1e-400", 1, 400}, {"1.25e100", 3, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pl_decimal number = read(cases[i].text);
        ck_assert_msg(pl_decimal_digits(number) == cases[i].digits, "%s",
                      cases[i].text);
        ck_assert_msg(pl_decimal_places(number) == cases[i].places, "%s",
                      cases[i].text);
        ck_assert(pl_decimal_is_integer(number) == (cases[i].places == 0));
    }
    ck_assert_uint_ge(pl_decimal_places(read("1e-99999999999999999999")),
                      INT64_MAX / 2);
}
END_TEST

START_TEST(an_integer_is_clamped_and_drops_its_fraction) {
    static const struct {
        const char *text;
        int64_t value;
    } cases[] = {
        {"0", 0},
        {"-0", 0},
        {"42", 42},
        {"-42.99", -42},
        {"0.99", 0},
        {"-0.99", 0},
        {"1.5e1", 15},
        {"1e3", 1000},
        {"9223372036854775807", INT64_MAX},
        {"9223372036854775806.9", INT64_MAX - 1},
        {"-9223372036854775807", -INT64_MAX},
        {"9223372036854775808", INT64_MAX},
        {"-9223372036854775808", INT64_MIN},
        {"-9223372036854775809", INT64_MIN},
        {"9999999999999999999", INT64_MAX},
        {"1e400", INT64_MAX},
        {"-1e99999999999999999999", INT64_MIN},
        {"1e-99999999999999999999", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(pl_decimal_int(read(cases[i].text)) == cases[i].value,
                      "%s", cases[i].text);
}
END_TEST

START_TEST(a_double_fits_what_it_gives_back) {
    static const struct {
        const char *text;
        bool fits;
    } cases[] = {
        {"0", true},
        {"-0.0", true},
        {"10.99", true},
        {"0.1", true},
        {"123456789012345", true},
        {"9007199254740992", true},
        {"9007199254740993", false},
        {"-9007199254740993", false},
        {"9007199254740994", true},
        {"9007199254740993.0", false},
        {"900719925474099.3e1", false},
        {"18014398509481984", true},
        {"18014398509481985", false},
        {"1e22", true},
        {"1e23", true},
        {"1000000000000000000000", true},
        {"0.12345678901234567", true},
        {"0.123456789012345678", false},
        {"12345678901234567.8", false},
        {"1.00000000000000000000000", true},
        {"100000000000000000000.0e-10", true},
        {"1152921504606846976", false},
        {"1e308", true},
        {"1e309", false},
        {"2e308", false},
        {"1e400", false},
        {"-1e400", false},
        {"1e99999999999999999999", false},
        {"1e-5", true},
        {"1.5e300", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text;
        bool fits = pl_decimal_fits_double(read(text));
        ck_assert_msg(fits == cases[i].fits, "%s", text);
    }
}
END_TEST

START_TEST(a_megabyte_of_digits_is_a_number) {
    size_t len = 1000000;
    char *text = malloc(len);
    ck_assert_ptr_nonnull(text);
    memset(text, '7', len);
    struct pl_slice slice = pl_slice_of(text, len);

    struct pl_decimal a, b;
    ck_assert(pl_decimal_read(&a, slice));
    ck_assert_uint_eq(pl_decimal_digits(a), len);
    ck_assert(!pl_decimal_fits_double(a));
    ck_assert(pl_decimal_read(&b, pl_slice_of(text, len - 1)));
    ck_assert_int_gt(pl_decimal_cmp(a, b), 0);

    memset(text + 2, '0', len - 2);
    text[1] = '.';
    ck_assert(pl_decimal_read(&a, slice));
    ck_assert(pl_decimal_is_integer(a));
    ck_assert(pl_decimal_fits_double(a));
    free(text);
}
END_TEST

Suite *decimal_suite(void);

Suite *decimal_suite(void) {
    Suite *suite = suite_create("decimal");
    TCase *tests = tcase_create("decimal");
    tcase_add_test(tests, only_json_numbers_are_read);
    tcase_add_test(tests, numbers_are_ordered_by_value);
    tcase_add_test(tests, one_value_has_many_spellings);
    tcase_add_test(tests, random_numbers_compare_as_their_integers_do);
    tcase_add_test(tests, digits_and_places_do_not_count_zeros_around);
    tcase_add_test(tests, an_integer_is_clamped_and_drops_its_fraction);
    tcase_add_test(tests, a_double_fits_what_it_gives_back);
    tcase_add_test(tests, a_megabyte_of_digits_is_a_number);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "engine/imprint.h"

#include <check.h>
#include <stdlib.h>

#include "base/mix.h"

static const struct pl_hash_key hash_key = {1, 2};

static struct pl_mix words_of(enum pl_type type, const char *text) {
    const struct pl_mix_key key = pl_mix_key_of(hash_key);
    return pl_imprint_text(&key, type, pl_slice_str(text));
}

START_TEST(numbers_of_one_value_have_the_same_words) {
    static const char *const alike[][2] = {
        {"1", "1.0"},
        {"100", "1e2"},
        {"0", "-0"},
        {"0", "0.000e7"},
        {"0.5", "5E-1"},
        {"-12.5", "-1250e-2"},
        {"45.5", "45.500"},
        {"1234567890123456", "1234567890.123456e6"},
        {"10000000000000000", "1e16"},
        {"0.00000000000001", "1.0e-14"},
        {"1e300", "0.01e302"},
        {"12345678901234567890", "12345678901234567890.0"}};
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        ck_assert_msg(pl_mix_eq(words_of(PL_TYPE_NUMBER, alike[i][0]),
                                words_of(PL_TYPE_NUMBER, alike[i][1])),
                      "%s and %s", alike[i][0], alike[i][1]);
}
END_TEST

START_TEST(a_plain_number_needs_not_be_read) {
    static const char *const plain[] = {"0",    "7",   "100",
                                        "45.5", "0.5", "1234567890.12345"};
    const struct pl_mix_key key = pl_mix_key_of(hash_key);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        char room[32] = {0};
        size_t len = strlen(plain[i]);
        memcpy(room, plain[i], len);
        struct pl_mix words = pl_imprint_plain(&key, pl_slice_of(room, len));
        ck_assert_msg(pl_mix_eq(words, words_of(PL_TYPE_NUMBER, plain[i])),
                      "%s", plain[i]);
    }
}
END_TEST

/* Texts of each length from 0 on, some of zero bytes, with other bytes behind
 * them. */
START_TEST(a_string_is_known_by_its_bytes_and_its_length_alone) {
    enum { N = 70 };
    const struct pl_mix_key key = pl_mix_key_of(hash_key);
    struct pl_mix seen[3 * N];
    size_t count = 0;
    for (size_t len = 0; len < N; len++) {
        char text[N + 16], exact[N];
        memset(text, 'x', sizeof text);
        memset(text, 'a', len);
        memcpy(exact, text, len);
        struct pl_slice slice = pl_slice_of(exact, len);
        seen[count] = pl_imprint_text(&key, PL_TYPE_STRING, slice);
        ck_assert(pl_mix_eq(pl_imprint_string(&key, pl_slice_of(text, len)),
                            seen[count]));
        count++;
        if (len == 0)
            continue;
        exact[len - 1] = '\0';
        seen[count++] = pl_imprint_text(&key, PL_TYPE_STRING, slice);
        exact[0] = '\1';
        exact[len - 1] = len > 1 ? '\0' : '\1';
        seen[count++] = pl_imprint_text(&key, PL_TYPE_STRING, slice);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            ck_assert(!pl_mix_eq(seen[i], seen[k]));
}
END_TEST

START_TEST(what_is_spelled_alike_differs_by_type) {
    struct pl_mix all[] = {
        words_of(PL_TYPE_STRING, "1"),     words_of(PL_TYPE_NUMBER, "1"),
        words_of(PL_TYPE_NUMBER, "-1"),    words_of(PL_TYPE_STRING, "true"),
        words_of(PL_TYPE_BOOLEAN, "true"), words_of(PL_TYPE_BOOLEAN, "false"),
        words_of(PL_TYPE_NULL, "null"),    words_of(PL_TYPE_STRING, "")};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (size_t k = 0; k < i; k++)
            ck_assert(!pl_mix_eq(all[i], all[k]));
}
END_TEST

START_TEST(members_have_no_order_and_values_belong_to_their_keys) {
    const struct pl_mix_key key = pl_mix_key_of(hash_key);
    struct pl_imprint_name a = pl_imprint_name_of(&key, pl_slice_str("a"));
    struct pl_imprint_name b = pl_imprint_name_of(&key, pl_slice_str("b"));
    struct pl_mix x = words_of(PL_TYPE_STRING, "x");
    struct pl_mix y = words_of(PL_TYPE_STRING, "y");
    struct pl_mix ax = pl_imprint_member(&a, x);
    struct pl_mix by = pl_imprint_member(&b, y);
    ck_assert(pl_mix_eq(pl_mix_sum(ax, by), pl_mix_sum(by, ax)));
    struct pl_mix ay = pl_imprint_member(&a, y);
    struct pl_mix bx = pl_imprint_member(&b, x);
    ck_assert(!pl_mix_eq(pl_mix_sum(ax, by), pl_mix_sum(ay, bx)));
}
END_TEST

Suite *imprint_suite(void);

Suite *imprint_suite(void) {
    Suite *suite = suite_create("imprint");
    TCase *tcase = tcase_create("imprint");

    tcase_add_test(tcase, numbers_of_one_value_have_the_same_words);
    tcase_add_test(tcase, a_plain_number_needs_not_be_read);
    tcase_add_test(tcase, a_string_is_known_by_its_bytes_and_its_length_alone);
    tcase_add_test(tcase, what_is_spelled_alike_differs_by_type);
    tcase_add_test(tcase,
                   members_have_no_order_and_values_belong_to_their_keys);
    suite_add_tcase(suite, tcase);
    return suite;
}

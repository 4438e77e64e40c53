#include "engine/tally.h"

#include <check.h>
#include <stdlib.h>

#include "checking.h"

static const char rules[] = CHECKING_HEAD
    "  x/d: {target: t, given: $.p, severity: error, "
    "message: '{count} of {limit}', then: {distinct: {tally: p, maximum: "
    "2}}}\n";

static void count(void *self, const struct pl_finding *finding) {
    size_t *offsets = self;
    offsets[++offsets[0]] = (size_t)finding->region.start.offset;
}

START_TEST(new_values_past_the_maximum_are_told_when_the_run_ends) {
    struct checking checking;
    size_t offsets[8] = {0};
    checking_init(&checking, rules);
    const char *said = checking_say(
        &checking, "{\"a\":1,\"p\":\"x\"}\n{\"a\":1,\"p\":\"y\"}\n"
                   "{\"a\":1,\"p\":\"x\"}\n{\"a\":1,\"p\":\"z\"}\n");
    ck_assert_str_eq(said, "");
    said = checking_say(&checking, "{\"a\":1,\"p\":\"\\u007a\"}\n"
                                   "{\"a\":1,\"p\":\"w\"}");
    ck_assert_str_eq(said, "");

    pl_tallies_flush(&checking.tallies, (struct pl_sink){count, NULL, offsets});
    ck_assert_uint_eq(offsets[0], 2);
    ck_assert_uint_eq(offsets[1], 3 * 16 + 11);
    ck_assert_uint_eq(offsets[2], 21 + 11);
    checking_fini(&checking);
}
END_TEST

START_TEST(what_was_told_is_not_told_again) {
    struct checking checking;
    size_t offsets[8] = {0};
    checking_init(&checking, rules);
    checking_say(&checking,
                 "[{\"a\":1,\"p\":\"x\"},{\"p\":\"y\"},{\"p\":\"z\"}]");
    pl_tallies_flush(&checking.tallies, (struct pl_sink){count, NULL, offsets});
    pl_tallies_flush(&checking.tallies, (struct pl_sink){count, NULL, offsets});
    ck_assert_uint_eq(offsets[0], 1);
    checking_fini(&checking);
}
END_TEST

Suite *tally_suite(void);

Suite *tally_suite(void) {
    Suite *suite = suite_create("tally");
    TCase *tests = tcase_create("tally");
    tcase_add_test(tests,
                   new_values_past_the_maximum_are_told_when_the_run_ends);
    tcase_add_test(tests, what_was_told_is_not_told_again);
    suite_add_tcase(suite, tests);
    return suite;
}

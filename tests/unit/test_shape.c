#include "engine/shape.h"

#include <check.h>
#include <stdlib.h>

#include "checking.h"

static const char rules[] =
    "paylint: 1\n"
    "extends: []\n"
    "shapes:\n"
    "  reply: {object: {all_keys: [data], no_key: [a]}}\n"
    "  export: {object: {any_key: [a], first_of: {a: {any_key: [count]}}}}\n"
    "  request: {object: {any_key: [a]}}\n"
    "  many: {array: {any_key: [b]}}\n"
    "targets:\n"
    "  t: {request: $}\n"
    "rules:\n"
    "  x/x: {target: t, then: {type: object}, severity: error, message: m}\n";

static const char *shape_of(const char *text) {
    struct checking checking;
    struct pl_shapes shapes;
    const char *name = "unknown";
    checking_init(&checking, rules);
    pl_shapes_init(&shapes, &checking.heap);
    pl_shapes_use(&shapes, checking.ruleset);
    size_t shape =
        pl_shapes_decide(&shapes, pl_slice_str(text), PL_FRAMING_ONE);
    if (shape == 0)
        name = "reply";
    else if (shape == 1)
        name = "export";
    else if (shape == 2)
        name = "request";
    else if (shape == 3)
        name = "many";
    pl_shapes_fini(&shapes);
    checking_fini(&checking);
    return name;
}

START_TEST(the_first_shape_that_matches_wins) {
    ck_assert_str_eq(shape_of("{\"data\":[]}"), "reply");
    ck_assert_str_eq(shape_of("{\"data\":[],\"a\":[]}"), "request");
    ck_assert_str_eq(shape_of("{\"a\":[{\"count\":1}]}"), "export");
    ck_assert_str_eq(shape_of("{\"a\":[{\"x\":1},{\"count\":1}]}"), "request");
}
END_TEST

START_TEST(an_array_is_what_its_first_element_is) {
    ck_assert_str_eq(shape_of("[{\"b\":1}]"), "many");
    ck_assert_str_eq(shape_of("[{\"c\":1},{\"b\":1}]"), "unknown");
    ck_assert_str_eq(shape_of("[]"), "unknown");
}
END_TEST

START_TEST(keys_count_at_their_level_alone_and_decoded) {
    ck_assert_str_eq(shape_of("{\"x\":{\"a\":1}}"), "unknown");
    ck_assert_str_eq(shape_of("{\"\\u0061\":1}"), "request");
    ck_assert_str_eq(shape_of("{\"x\":[[{\"a\":1}]],\"a\":0}"), "request");
}
END_TEST

START_TEST(a_text_that_is_cut_off_is_what_it_shows) {
    ck_assert_str_eq(shape_of("{\"data\":[1,"), "reply");
    ck_assert_str_eq(shape_of("{\"a\""), "request");
    ck_assert_str_eq(shape_of(""), "unknown");
    ck_assert_str_eq(shape_of("7"), "unknown");
}
END_TEST

Suite *shape_suite(void);

Suite *shape_suite(void) {
    Suite *suite = suite_create("shape");
    TCase *tests = tcase_create("shape");
    tcase_add_test(tests, the_first_shape_that_matches_wins);
    tcase_add_test(tests, an_array_is_what_its_first_element_is);
    tcase_add_test(tests, keys_count_at_their_level_alone_and_decoded);
    tcase_add_test(tests, a_text_that_is_cut_off_is_what_it_shows);
    suite_add_tcase(suite, tests);
    return suite;
}

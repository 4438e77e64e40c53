#include <check.h>

#include "loading.h"

START_TEST(params_keep_their_type_and_fill_texts) {
    loading_accept(
        "params: {limit: 3, types: [string, number], word: é}\n"
        "rules:\n"
        "  a/b: {target: order, given: $.price, then: {type: '${types}', "
        "maxLength: '${limit}', const: 'a${word}${limit} $${word}'}, "
        "message: 'at most ${limit}'}\n");
    const struct pl_schema *then = loading_rule("a/b")->cases[0].then;
    ck_assert_uint_eq(then->count, 3);
    ck_assert(pl_slice_is(loading_rule("a/b")->message, "at most 3"));
    const struct pl_value *const *value = then->assertions[2].settings;
    ck_assert(pl_slice_is((*value)->text, "aé3 ${word}"));
}
END_TEST

START_TEST(overrides_reach_the_texts) {
    loading.names[0] = pl_slice_str("limit=5");
    loading.names[1] = pl_slice_str("word='x y'");
    loading.names[2] = pl_slice_str("none=");
    loading.options.params = (struct pl_names){loading.names, 3};
    loading_accept("params: {limit: 3, word: a, none: b}\n"
                   "rules:\n  a/b: {target: order, then: false, message: "
                   "'${limit} ${word}${none}.'}\n");
    ck_assert(pl_slice_is(loading_rule("a/b")->message, "5 x y."));
}
END_TEST

START_TEST(wrong_params_are_told) {
    loading.names[0] = pl_slice_str("limt=5");
    loading.names[1] = pl_slice_str("limit");
    loading.names[2] = pl_slice_str("limit=[");
    loading.options.params = (struct pl_names){loading.names, 3};
    loading_refuse(
        "params: {limit: 3, list: [1], also: '${limit}'}\n"
        "rules:\n  a/b: {target: order, then: false, message: "
        "'${limi} ${list}', why: 'a ${Limit}', url: 'é ${list}'}\n",
        "--param:1:1-5 config/value no parameter is named \"limt\" (did you "
        "mean \"limit\"?)\n"
        "--param:1:1-6 config/value a parameter is given as NAME=VALUE, not "
        "\"limit\"\n"
        "--param:1:8-8 config/value the value of a parameter is written as "
        "in YAML: did not find expected node content while parsing a flow "
        "node\n"
        "r.yaml:4:37-47 config/value the parameter \"also\" uses ${…}: only "
        "what is no parameter can\n"
        "r.yaml:6:46-63 config/value no parameter is named \"limi\" (did "
        "you mean \"limit\"?)\n"
        "r.yaml:6:73-75 config/value ${ is followed by a parameter's name "
        "and }: write $${ for the characters\n"
        "r.yaml:6:89-100 config/type the parameter \"list\" is no text or "
        "number and cannot stand inside a text\n");
}
END_TEST

START_TEST(params_cannot_fill_without_bound) {
    struct pl_buf text;
    pl_buf_init(&text, &loading.heap);
    pl_buf_add_str(&text, "paylint: 1\nparams:\n  a: \"");
    for (int i = 0; i < 20000; i++)
        pl_buf_add_char(&text, 'x');
    pl_buf_add_str(&text, "\"\nlists:\n  l: [b]\n  m: ['");
    for (int i = 0; i < 800; i++)
        pl_buf_add_str(&text, "${a}");
    size_t within = text.len;
    pl_buf_add_str(&text, "']\n");
    loading_add("r.yaml", text.data);
    loading_path("r.yaml");
    ck_assert_str_eq(loading.told.data, "");

    text.len = within;
    for (int i = 0; i < 200; i++)
        pl_buf_add_str(&text, "${a}");
    pl_buf_add_str(&text, "']\n");
    loading.files[0].text = text.data;
    loading_path("r.yaml");
    ck_assert_ptr_nonnull(
        strstr(loading.told.data, "parameters fill in more than 16 MiB\n"));
    pl_buf_fini(&text);
}
END_TEST

#define MODES                                                                  \
    "params: {mode: slow, lane: 3}\n"                                          \
    "rules:\n"                                                                 \
    "  price/type:\n"                                                          \
    "    target: order\n"                                                      \
    "    message: m\n"                                                         \
    "    where: {mode: [slow, fast]}\n"                                        \
    "    cases:\n"                                                             \
    "      - {then: {type: number}}\n"                                         \
    "      - {then: {type: string}, where: {mode: fast}}\n"                    \
    "  price/low: {target: order, then: {minimum: 1}, message: m,\n"           \
    "    where: {mode: fast, lane: 3}}\n"

START_TEST(where_asks_what_parameters_are) {
    loading_accept(MODES);
    ck_assert(loading_rule("price/type")->is_on);
    ck_assert_uint_eq(loading_rule("price/type")->case_count, 1);
    ck_assert(!loading_rule("price/low")->is_on);
    ck_assert(loading_rule("price/low")->is_switched_off);
    ck_assert_uint_eq(loading_rule("price/low")->case_count, 1);

    loading.names[0] = pl_slice_str("mode=fast");
    loading.options.params = (struct pl_names){loading.names, 1};
    loading_accept(MODES);
    ck_assert_uint_eq(loading_rule("price/type")->case_count, 2);
    ck_assert(loading_rule("price/low")->is_on &&
              !loading_rule("price/low")->is_switched_off);

    loading.names[0] = pl_slice_str("lane=4");
    loading_accept(MODES);
    ck_assert(!loading_rule("price/low")->is_on);
    loading_accept(MODES
                   "  price/off: {target: order, then: false, message: m,\n"
                   "    where: {lane: 3}, severity: off}\n");
    ck_assert(!loading_rule("price/off")->is_switched_off);
}
END_TEST

START_TEST(a_parameter_of_a_rule_is_asked_before_that_of_all) {
    loading_accept("params: {mode: slow}\n"
                   "rules:\n" LOADING_RULE("a/own", ", where: {mode: fast}, "
                                                    "params: {mode: fast}")
                       LOADING_RULE("a/all", ", where: {mode: fast}"));
    ck_assert(loading_rule("a/own")->is_on);
    ck_assert(!loading_rule("a/all")->is_on);
}
END_TEST

START_TEST(what_where_cannot_ask_is_told) {
    loading_refuse(
        "params: {mode: slow, list: [1]}\n"
        "rules:\n" LOADING_RULE("a/a", ", where: {mod: slow}")
            LOADING_RULE("a/b", ", where: {mode: true}")
                LOADING_RULE("a/c", ", where: {list: 1}")
                    LOADING_RULE("a/d", ", where: {mode: []}")
                        LOADING_RULE("a/e", ", where: mode"),
        "r.yaml:6:82-85 config/value no parameter is named \"mod\" (did you "
        "mean \"mode\"?)\n"
        "r.yaml:7:88-92 config/type a text must stand here: quote true if "
        "the word is meant\n"
        "r.yaml:8:82-86 config/type the parameter \"list\" is no text or "
        "number and cannot be compared\n"
        "r.yaml:9:88-90 config/value an empty list names no value\n"
        "r.yaml:10:81-85 config/type a map must stand here, not a text\n");
}
END_TEST

START_TEST(a_switch_has_a_value_that_rules_know) {
    loading.names[0] = pl_slice_str("mode=fats");
    loading.options.params = (struct pl_names){loading.names, 1};
    loading_refuse(
        MODES, "--param:1:6-10 config/value the parameter mode is \"fats\", "
               "but rules ask whether it is slow or fast (did you mean "
               "\"fast\"?)\n");
    loading.names[0] = pl_slice_str("lane=4");
    loading_accept(MODES);
}
END_TEST

Suite *load_params_suite(void);

Suite *load_params_suite(void) {
    Suite *suite = suite_create("load_params");
    TCase *tests = tcase_create("load_params");

    tcase_add_checked_fixture(tests, loading_begin, loading_end);
    tcase_add_test(tests, params_keep_their_type_and_fill_texts);
    tcase_add_test(tests, overrides_reach_the_texts);
    tcase_add_test(tests, wrong_params_are_told);
    tcase_add_test(tests, params_cannot_fill_without_bound);
    tcase_add_test(tests, where_asks_what_parameters_are);
    tcase_add_test(tests, a_parameter_of_a_rule_is_asked_before_that_of_all);
    tcase_add_test(tests, what_where_cannot_ask_is_told);
    tcase_add_test(tests, a_switch_has_a_value_that_rules_know);
    suite_add_tcase(suite, tests);
    return suite;
}

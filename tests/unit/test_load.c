#include <check.h>
#include <stdio.h>

#include "loading.h"
#include "rules/errata.h"

START_TEST(a_rule_is_loaded_whole) {
    loading_accept("rules:\n"
                   "  price/type:\n"
                   "    target: [order]\n"
                   "    given: [$.price, '$.prices[*]']\n"
                   "    then: {type: number, maximum: 10.50}\n"
                   "    severity: warn\n"
                   "    at: key\n"
                   "    message: \"{value} is no price\"\n"
                   "    why: because\n"
                   "    url: https://example.com/\n"
                   "    sensitive: true\n"
                   "    tags: [money]\n");
    const struct pl_rule *loaded = loading_rule("price/type");
    ck_assert_int_eq(loaded->severity, PL_SEVERITY_WARNING);
    ck_assert(loaded->is_on && loaded->is_sensitive &&
              !loaded->cases[0].named_only);
    ck_assert(!loaded->is_conditional && !loaded->is_always_masked);
    ck_assert_uint_eq(pl_given_start(&loaded->defined).line, 5);
    ck_assert_uint_eq(pl_given_start(&loaded->defined).column, 3);
    ck_assert(pl_slice_is(*loaded->defined.file, "r.yaml"));
    ck_assert(pl_slice_is(loaded->why, "because"));
    ck_assert_uint_eq(loaded->tags.count, 1);
    ck_assert_uint_eq(loaded->case_count, 1);

    const struct pl_case *only = &loaded->cases[0];
    ck_assert_uint_eq(only->target_count, 1);
    ck_assert_uint_eq(only->given_count, 2);
    ck_assert_int_eq(only->at, PL_AT_KEY);
    ck_assert_uint_eq(only->then->count, 2);
    ck_assert_str_eq(only->then->assertions[1].check->name, "maximum");
    ck_assert(pl_slice_is(only->message, "{value} is no price"));
    ck_assert(!only->asks_siblings);
    ck_assert_uint_eq(loading.ruleset->targets[0].path_count, 1);
    ck_assert(loading.ruleset->shapes[0].is_object);
    ck_assert_uint_eq(pl_ruleset_shape(loading.ruleset, pl_slice_str("order")),
                      0);
    ck_assert_uint_eq(
        pl_ruleset_shape(loading.ruleset, pl_slice_str("unknown")),
        PL_SHAPE_UNKNOWN);
    ck_assert_uint_eq(pl_ruleset_shape(loading.ruleset, pl_slice_str("x")),
                      PL_SHAPE_NONE);
}
END_TEST

START_TEST(given_is_the_target_by_default) {
    loading_accept("rules:\n  a/b: {target: order, then: false, message: m}\n");
    const struct pl_case *only = &loading_rule("a/b")->cases[0];
    ck_assert_uint_eq(only->given_count, 1);
    ck_assert_uint_eq(only->given[0]->count, 0);
    ck_assert(only->then->is_false);
    ck_assert_int_eq(loading_rule("a/b")->severity, PL_SEVERITY_ERROR);
}
END_TEST

START_TEST(every_mistake_is_told) {
    loading_refuse(
        "ruls: 1\n"
        "rules:\n"
        "  a/b: {target: ordr, given: '$.a[?@.b]', then: {maximun: 1, "
        "minimum: x}, message: 'a {b', severity: eror}\n"
        "  A/b: {target: order, then: false, message: m}\n",
        "r.yaml:4:1-5 config/unknown-key unknown key \"ruls\" (did you mean "
        "\"rules\"?)\n"
        "r.yaml:6:17-21 config/value no target is named \"ordr\" (did you "
        "mean \"order\"?)\n"
        "r.yaml:6:35-36 config/selector in a selector: filter selectors are "
        "not supported\n"
        "r.yaml:6:50-57 config/unknown-key unknown keyword \"maximun\" (did "
        "you mean \"maximum\"?)\n"
        "r.yaml:6:71-72 config/type a number must stand here, as JSON "
        "writes it\n"
        "r.yaml:6:87-88 config/template this { has no }: write {{ for a "
        "brace\n"
        "r.yaml:6:102-106 config/value \"eror\" is no level: error, "
        "warning, info or off (did you mean \"error\"?)\n"
        "r.yaml:7:3-6 config/value the rule id \"A/b\" is not group/name in "
        "lower-case letters, digits and hyphens\n");
}
END_TEST

START_TEST(what_a_rule_lacks_is_told) {
    loading_refuse("rules:\n  a/b: {given: $}\n",
                   "r.yaml:5:3-6 config/value the rule a/b has no target\n"
                   "r.yaml:5:3-6 config/value the rule a/b has no then\n"
                   "r.yaml:5:3-6 config/value the rule a/b has no message\n");
}
END_TEST

START_TEST(repeated_keys_are_told) {
    loading_refuse(
        "rules:\n" LOADING_RULE("a/b", "") LOADING_RULE("a/b", ", message: n"),
        "r.yaml:6:3-6 config/value the key \"a/b\" is given twice in one "
        "map\n"
        "r.yaml:6:74-81 config/value the key \"message\" is given twice in "
        "one map\n");
}
END_TEST

START_TEST(the_version_is_needed) {
    loading_add("r.yaml", "rules: {}\n");
    loading_path("r.yaml");
    ck_assert_str_eq(loading.told.data,
                     "r.yaml:1:1-1 config/value the version of the language is "
                     "missing: write `paylint: 1` first\n");
    loading.file_count = 0;
    loading_add("r.yaml", "paylint: 2\n");
    loading_path("r.yaml");
    ck_assert_str_eq(loading.told.data,
                     "r.yaml:1:10-11 config/value this paylint "
                     "reads version 1 of the rule language\n");
}
END_TEST

START_TEST(shapes_have_conditions) {
    loading_accept("rules: {}\n");
    loading_add(
        "s.yaml",
        "paylint: 1\nshapes:\n"
        "  a: {object: [{any_key: [x], no_key: y}, {all_keys: [p, q]}]}\n"
        "  b: {array: {at_least: {2: [p, q, r]}}}\n"
        "  c: {array: empty}\n"
        "  d: {object: {first_of: {list: {any_key: [x]}}}}\n");
    loading_path("s.yaml");
    ck_assert_str_eq(loading.told.data, "");
    const struct pl_shape *shapes = loading.ruleset->shapes;
    ck_assert_uint_eq(shapes[0].key_count, 2);
    ck_assert_uint_eq(shapes[0].keys[1].all_keys.count, 2);
    ck_assert(shapes[1].is_array && !shapes[1].is_object);
    ck_assert_uint_eq(shapes[1].keys[0].at_least, 2);
    ck_assert_uint_eq(shapes[1].keys[0].of.count, 3);
    ck_assert(shapes[2].is_empty_array && !shapes[2].is_array);
    ck_assert(pl_slice_is(shapes[3].keys[0].first_of, "list"));
    ck_assert_uint_eq(shapes[3].keys[0].first_count, 1);
}
END_TEST

START_TEST(only_and_skip_pick_rules) {
    const char *text =
        "rules:\n" LOADING_RULE("a/one", "") LOADING_RULE("a/two", "")
            LOADING_RULE("b/one", ", after: [a/one, a/two]")
                LOADING_RULE("b/off", ", severity: "
                                      "off");
    loading.names[0] = pl_slice_str("b/");
    loading.names[1] = pl_slice_str("*/one");
    loading.names[2] = pl_slice_str("a/one");
    loading.options.only = (struct pl_names){loading.names, 2};
    loading.options.skip = (struct pl_names){loading.names + 2, 1};
    loading_accept(text);
    ck_assert(!loading_rule("a/one")->is_on && !loading_rule("a/two")->is_on);
    ck_assert(loading_rule("b/one")->is_on && !loading_rule("b/off")->is_on);
    ck_assert_uint_eq(loading_rule("b/one")->after_count, 0);

    loading.names[0] = pl_slice_str("a/on");
    loading.names[1] = pl_slice_str("c/");
    loading.options.skip.count = 0;
    loading_refuse(
        text, "--only:1:1-5 config/unknown-rule no rule matches \"a/on\": "
              "name an id, a group (purchase/) or a glob (*/required) (did "
              "you mean \"a/one\"?)\n"
              "--only:1:1-3 config/unknown-rule no rule matches \"c/\": "
              "name an id, a group (purchase/) or a glob (*/required)\n");
}
END_TEST

START_TEST(parameters_of_keywords_are_checked) {
    loading_accept(
        "lists: {l: [x]}\n"
        "rules:\n"
        "  a/b: {target: order, message: m, then: {maxLength: {limit: 3, "
        "unit: bytes}, const: {a: [1, null, \"q\\\"\"]}, not: {type: "
        "[string, null, integer]}, enum: [a, 1], inList: {list: l, where: "
        "{value: [x]}, ignoreCase: true}}}\n");
    const struct pl_schema *then = loading_rule("a/b")->cases[0].then;
    const struct pl_value *const *value = then->assertions[1].settings;
    const struct pl_value *list = &(*value)->members[0].value;
    ck_assert_uint_eq(list->size, 3);
    ck_assert(list->has_content);
    ck_assert(pl_slice_is(list->items[2].raw, "\"q\\\"\""));
    ck_assert(pl_slice_is(list->items[2].text, "q\""));
    ck_assert(list->items[2].has_escapes);

    loading_refuse(
        "lists: {l: [x]}\n"
        "rules:\n"
        "  a/b: {target: order, message: m, then: {maxLength: {limt: 3, "
        "unit: byte}, minLength: 1.5, type: strng, inList: {list: k}, "
        "enum: a}}\n",
        "r.yaml:6:55-59 config/unknown-key unknown key \"limt\" (did you "
        "mean \"limit\"?)\n"
        "r.yaml:6:70-74 config/value \"byte\" is none of its words: "
        "codepoints, utf16, bytes (did you mean \"bytes\"?)\n"
        "r.yaml:6:88-91 config/value 1.5 is no whole number from 0 on\n"
        "r.yaml:6:99-104 config/value \"strng\" is no type of JSON (did you "
        "mean \"string\"?)\n"
        "r.yaml:6:121-122 config/value no list is named \"k\" (did you "
        "mean \"l\"?)\n"
        "r.yaml:6:131-132 config/type a list must stand here, not a text\n");
}
END_TEST

START_TEST(the_place_in_a_quoted_selector_is_exact) {
    loading_refuse(
        "rules:\n"
        "  a/b: {target: order, message: m, then: false, given: "
        "\"$.\\u00e9[-1]\"}\n"
        "  a/c: {target: order, message: m, then: false, given: '$[''a'''')"
        "'}\n",
        "r.yaml:5:66-67 config/selector in a selector: negative indexes are "
        "not supported\n"
        "r.yaml:6:64-66 config/selector in a selector: ] or , must stand "
        "here\n");
}
END_TEST

START_TEST(the_reader_keeps_rules_without_cases) {
    loading_accept(
        "rules:\n  json/bom: {reader: true, severity: warning, why: w}\n");
    ck_assert(loading_rule("json/bom")->by_reader);
    ck_assert_uint_eq(loading_rule("json/bom")->case_count, 0);
    ck_assert_int_eq(loading_rule("json/bom")->severity, PL_SEVERITY_WARNING);
    loading_refuse(
        "rules:\n  json/bom: {reader: true, then: false}\n",
        "r.yaml:5:34-39 config/value a rule of the reader has no then\n");
}
END_TEST

START_TEST(examples_are_kept_for_who_asks) {
    const char *text =
        "params: {max: 3}\n"
        "rules:\n" LOADING_RULE("a/b",
                                ", examples: {ok: ['{}'], bad: ['[1]', {text: "
                                "'{\"a\": \"@@\"}', replace: {'@': {repeat: "
                                "é, times: 3}}, params: {max: '4'}, target: "
                                "order, shape: order}]}");
    loading_accept(text);
    ck_assert_uint_eq(loading_rule("a/b")->example_count, 0);
    loading.options.with_texts = true;
    loading_accept(text);
    const struct pl_example *examples = loading_rule("a/b")->examples;
    ck_assert_uint_eq(loading_rule("a/b")->example_count, 3);
    ck_assert(!examples[0].is_bad && examples[2].is_bad);
    ck_assert_uint_eq(examples[1].target, PL_TARGET_NONE);
    ck_assert_uint_eq(examples[1].shape, PL_SHAPE_NONE);
    ck_assert(pl_slice_is(examples[2].text, "{\"a\": \"éééééé\"}"));
    ck_assert(pl_slice_is(examples[2].params.items[0], "max=\"4\""));
    ck_assert_uint_eq(examples[2].target, 0);
    ck_assert_uint_eq(examples[2].shape, 0);
}
END_TEST

START_TEST(sensitive_rules_and_mentions_are_read) {
    loading_accept("mentions: [price]\nrules:\n" LOADING_RULE(
        "a/b", ", sensitive: always"));
    ck_assert(loading_rule("a/b")->is_sensitive &&
              loading_rule("a/b")->is_always_masked);
    ck_assert_uint_eq(loading.ruleset->mentions.count, 1);
}
END_TEST

START_TEST(complaints_have_a_limit) {
    struct pl_buf text;
    pl_buf_init(&text, &loading.heap);
    pl_buf_add_str(&text, "paylint: 1\nrules:\n");
    for (int i = 0; i < 600; i++)
        pl_buf_add_format(&text, "  a/r%d: off\n", i);
    loading_add("r.yaml", text.data);
    loading_path("r.yaml");
    size_t lines = 0;
    for (const char *c = loading.told.data; *c; c++)
        lines += *c == '\n';
    ck_assert_uint_eq(lines, PL_ERRATA_MAX + 1);
    ck_assert_ptr_nonnull(
        strstr(loading.told.data,
               "r.yaml: the mistakes after the first 500 are not shown\n"));
    pl_buf_fini(&text);
}
END_TEST

START_TEST(memory_that_runs_out_is_a_status) {
    static char text[4096];
    snprintf(text, sizeof text,
             LOADING_HEAD
             "params: {n: 1}\nlists: {l: [a, b]}\nrules:\n" LOADING_RULE(
                 "a/one", ", when: {x: absent}, why: '${n}', after: a/two")
                 LOADING_RULE("a/two", ", severity: eror"));
    loading_add("r.yaml", text);
    pl_buf_add(&loading.told, text,
               sizeof text); /* room, so that telling is free */
    pl_buf_clear(&loading.told);
    loading.status = PL_STATUS_NO_MEMORY;
    for (size_t budget = 0; loading.status == PL_STATUS_NO_MEMORY; budget++) {
        loading.heap.budget = budget;
        loading_path("r.yaml");
        ck_assert_ptr_null(loading.ruleset);
    }
    ck_assert_int_eq(loading.status, PL_STATUS_RULES);
    loading.heap.budget = SIZE_MAX;
}
END_TEST

Suite *load_suite(void);

Suite *load_suite(void) {
    Suite *suite = suite_create("load");
    TCase *tests = tcase_create("load");

    tcase_add_checked_fixture(tests, loading_begin, loading_end);
    tcase_add_test(tests, a_rule_is_loaded_whole);
    tcase_add_test(tests, given_is_the_target_by_default);
    tcase_add_test(tests, every_mistake_is_told);
    tcase_add_test(tests, what_a_rule_lacks_is_told);
    tcase_add_test(tests, repeated_keys_are_told);
    tcase_add_test(tests, the_version_is_needed);
    tcase_add_test(tests, shapes_have_conditions);
    tcase_add_test(tests, only_and_skip_pick_rules);
    tcase_add_test(tests, parameters_of_keywords_are_checked);
    tcase_add_test(tests, the_place_in_a_quoted_selector_is_exact);
    tcase_add_test(tests, the_reader_keeps_rules_without_cases);
    tcase_add_test(tests, examples_are_kept_for_who_asks);
    tcase_add_test(tests, sensitive_rules_and_mentions_are_read);
    tcase_add_test(tests, complaints_have_a_limit);
    tcase_add_test(tests, memory_that_runs_out_is_a_status);
    suite_add_tcase(suite, tests);
    return suite;
}

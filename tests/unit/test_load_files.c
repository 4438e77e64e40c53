#include <check.h>

#include "loading.h"

START_TEST(lists_are_tables_and_words) {
    loading_add("sub/r.yaml", "paylint: 1\nlists:\n  money: {file: ../m.tsv}\n"
                              "  words: [eur, 'null', 3]\n");
    loading_add("m.tsv", "code\tminor\tnote\r\nEUR\t2\t\r\nJPY\t0\tyen\n");
    loading_path("sub/r.yaml");
    ck_assert_str_eq(loading.told.data, "");
    const struct pl_list *money = loading.ruleset->lists[0];
    ck_assert_uint_eq(money->table.row_count, 2);
    ck_assert_uint_eq(money->column_count, 3);
    size_t row = pl_list_find(money, pl_slice_str("JPY"), false);
    ck_assert_uint_eq(row, 1);
    ck_assert(pl_slice_is(pl_list_field(money, 1, 2), "yen"));
    ck_assert_uint_eq(pl_list_field(money, 0, 2).len, 0);
    const struct pl_list *words = loading.ruleset->lists[1];
    ck_assert_uint_eq(pl_list_find(words, pl_slice_str("EUR"), true), 0);
    ck_assert_uint_eq(pl_list_find(words, pl_slice_str("EUR"), false),
                      PL_LIST_NONE);
    ck_assert_uint_eq(pl_list_column(words, pl_slice_str("value")), 0);
}
END_TEST

START_TEST(wrong_lists_are_told_where_they_are) {
    loading_add("r.yaml", "paylint: 1\nlists:\n  a: {file: a.tsv}\n"
                          "  b: {file: b.tsv}\n  c: [x, x, null]\n  d: 1\n"
                          "  e: {}\n  f: {file: f.tsv}\n");
    loading_add("a.tsv", "k\tv\na\t1\n\nb\n\t2\na\t3\n");
    loading_add("f.tsv", "");
    loading_path("r.yaml");
    ck_assert_str_eq(
        loading.told.data,
        "a.tsv:4:1-2 config/value this line has more or fewer columns than "
        "the first: columns are separated by tabs\n"
        "a.tsv:5:1-3 config/value this line has no key\n"
        "a.tsv:6:1-2 config/value a line above has this key already\n"
        "r.yaml:4:13-18 config/missing-file cannot read b.tsv: there is no "
        "such file\n"
        "r.yaml:5:10-11 config/value \"x\" is in this list already\n"
        "r.yaml:5:13-17 config/type a text must stand here: quote null if the "
        "word is meant\n"
        "r.yaml:6:6-7 config/type a map must stand here, not a number\n"
        "r.yaml:7:6-8 config/value a list is a list of texts or names its "
        "file: {file: words.tsv}\n"
        "f.tsv:1:1-1 config/value an empty table: its first line names the "
        "columns\n");
}
END_TEST

START_TEST(a_file_is_extended_before_it_is_read) {
    loading_add("base.yaml", LOADING_HEAD
                "params: {n: 1}\nrules:\n" LOADING_RULE("a/one", "")
                    LOADING_RULE("a/two", ", severity: warning"));
    loading_add(
        "top.yaml",
        "paylint: 1\nextends: base.yaml\nparams: {n: 2}\n"
        "shapes: {list: {array: empty}, order: {array: empty}}\n"
        "targets: {order: {list: '$[*]'}}\nrules:\n"
        "  a/one: off\n"
        "  a/two: {message: 'n is ${n}', severity: info}\n" LOADING_RULE(
            "a/new", ""));
    loading_path("top.yaml");
    ck_assert_str_eq(loading.told.data, "");
    ck_assert_uint_eq(loading.ruleset->rule_count, 3);
    ck_assert(!loading_rule("a/one")->is_on);
    ck_assert_int_eq(loading_rule("a/one")->severity, PL_SEVERITY_OFF);
    ck_assert_int_eq(loading_rule("a/two")->severity, PL_SEVERITY_INFO);
    ck_assert(pl_slice_is(loading_rule("a/two")->message, "n is 2"));
    ck_assert(pl_slice_is(*loading_rule("a/two")->defined.file, "base.yaml"));
    ck_assert_uint_eq(loading.ruleset->shape_count, 2);
    ck_assert(pl_slice_is(loading.ruleset->shapes[0].name, "order"));
    ck_assert(loading.ruleset->shapes[0].is_empty_array);
    ck_assert_uint_eq(loading.ruleset->targets[0].path_count, 2);
    ck_assert_uint_eq(loading.ruleset->targets[0].paths[0].shape, 0);
    ck_assert_uint_eq(loading.ruleset->targets[0].paths[1].shape, 1);
}
END_TEST

START_TEST(a_file_extended_twice_is_read_once) {
    loading_add("base.yaml", LOADING_HEAD "rules:\n" LOADING_RULE("a/one", ""));
    loading_add("b.yaml", "paylint: 1\nextends: [./base.yaml]\nrules: {a/one: "
                          "info}\n");
    loading_add("top.yaml", "paylint: 1\nextends: [b.yaml, x/../base.yaml]\n");
    loading_path("top.yaml");
    ck_assert_str_eq(loading.told.data, "");
    ck_assert_int_eq(loading_rule("a/one")->severity, PL_SEVERITY_INFO);
}
END_TEST

START_TEST(a_rule_is_defined_anew_or_changed) {
    loading_add("base.yaml",
                LOADING_HEAD "rules:\n" LOADING_RULE("a/one", ", why: w"));
    loading_add("top.yaml",
                "paylint: 1\nextends: base.yaml\nrules:\n"
                "  a/one: {target: order, then: false, message: n}\n"
                "  a/on: off\n  a/two: {severity: info}\n");
    loading_path("top.yaml");
    ck_assert_str_eq(loading.told.data,
                     "top.yaml:5:3-7 config/unknown-rule no rule \"a/on\" to "
                     "change: a new rule needs given, then, cases or reader "
                     "(did you mean \"a/one\"?)\n"
                     "top.yaml:6:3-8 config/unknown-rule no rule \"a/two\" to "
                     "change: a new rule needs given, then, cases or reader\n");
    loading.files[1].text =
        "paylint: 1\nextends: base.yaml\nrules:\n"
        "  a/one: {target: order, then: false, message: n}\n";
    loading_path("top.yaml");
    ck_assert(loading_rule("a/one")->cases[0].then->is_false);
    ck_assert_uint_eq(loading_rule("a/one")->why.len, 0);
}
END_TEST

START_TEST(packs_and_folders_can_be_extended) {
    loading_add("folder/a.yaml", LOADING_HEAD);
    loading_add("folder/b.yaml", "paylint: 1\nextends: [paylint:p]\n");
    loading_add("paylint:p", "paylint: 1\nextends: q.yaml\nlists: {l: {file: "
                             "./l.tsv}}\n");
    loading_add("paylint:q.yaml", "paylint: 1\nextends: [p.yaml]\n");
    loading_add("paylint:l.tsv", "k\nv\n");
    loading_add("top.yaml", "paylint: 1\nextends: [folder]\n");
    loading_path("top.yaml");
    ck_assert_str_eq(loading.told.data,
                     "paylint:q.yaml:2:11-17 config/cycle files that extend "
                     "each other: paylint:p extends paylint:q.yaml extends "
                     "paylint:p\n");
    loading.files[3].text = "paylint: 1\n";
    loading_path("top.yaml");
    ck_assert_str_eq(loading.told.data, "");
    ck_assert_uint_eq(loading.ruleset->lists[0]->table.row_count, 1);
}
END_TEST

START_TEST(extending_has_its_mistakes) {
    loading_add("a.yaml", "paylint: 1\nextends: [b.yaml, gone.yaml, "
                          "paylint:gone]\n");
    loading_add("b.yaml", "paylint: 1\nextends: a.yaml\n");
    loading_path("a.yaml");
    ck_assert_str_eq(loading.told.data,
                     "b.yaml:2:10-16 config/cycle files that extend each "
                     "other: a.yaml extends b.yaml extends a.yaml\n"
                     "a.yaml:2:19-28 config/missing-file cannot read "
                     "gone.yaml: there is no such file\n"
                     "a.yaml:2:30-42 config/missing-file cannot read "
                     "paylint:gone: there is no such pack\n");
    ck_assert_int_eq(loading.status, PL_STATUS_RULES);
    loading_path("none.yaml");
    ck_assert_str_eq(loading.told.data,
                     "none.yaml: cannot read these rules: there is "
                     "no such file\n");
    ck_assert_int_eq(loading.status, PL_STATUS_NO_FILE);
}
END_TEST

/* Load `.paylint.yaml` with the overrides that are marked. */
static void load_config(const char *text, const bool *overrides, size_t count) {
    loading.file_count = 0;
    loading_add("base.yaml", LOADING_HEAD
                "params: {n: 1}\nrules:\n" LOADING_RULE("a/one", "")
                    LOADING_RULE("a/two", ""));
    loading_add(".paylint.yaml", text);
    loading.options.files = (struct pl_names){NULL, 0};
    loading.options.config = pl_slice_str(".paylint.yaml");
    loading.options.overrides = overrides;
    loading.options.override_count = count;
    loading_run();
}

#define CONFIG                                                                 \
    "paylint: 1\n"                                                             \
    "extends: base.yaml\n"                                                     \
    "overrides:\n"                                                             \
    "  - {files: [x/], rules: {a/one: off, a/two: info}}\n"                    \
    "  - {files: '*.y', rules: {a/one: warning}}\n"

START_TEST(overrides_apply_where_they_are_told_to) {
    const bool first[] = {true, false}, both[] = {true, true};
    load_config(CONFIG, NULL, 0);
    ck_assert_str_eq(loading.told.data, "");
    ck_assert_uint_eq(loading.ruleset->config.override_count, 2);
    ck_assert_int_eq(loading_rule("a/one")->severity, PL_SEVERITY_ERROR);

    load_config(CONFIG, first, 2);
    ck_assert(!loading_rule("a/one")->is_on);
    ck_assert_int_eq(loading_rule("a/two")->severity, PL_SEVERITY_INFO);
    ck_assert(loading.ruleset->config.overrides[0].is_applied);
    ck_assert(!loading.ruleset->config.overrides[1].is_applied);
    ck_assert(pl_slice_is(
        loading.ruleset->config.overrides[1].files.items.items[0], "*.y"));

    load_config(CONFIG, both, 2);
    ck_assert_int_eq(loading_rule("a/one")->severity, PL_SEVERITY_WARNING);
    ck_assert_uint_eq(pl_given_start(&loading_rule("a/one")->level_from).line,
                      5);
}
END_TEST

START_TEST(overrides_are_checked_whether_they_apply_or_not) {
    const bool yes[] = {true};
    const char *text = "paylint: 1\n"
                       "extends: base.yaml\n"
                       "overrides:\n"
                       "  - {files: x, rules: {a/none: off}, params: {m: 2}}\n";
    load_config(text, NULL, 0);
    ck_assert_int_eq(loading.status, PL_STATUS_RULES);
    load_config(text, yes, 1);
    ck_assert_int_eq(loading.status, PL_STATUS_RULES);
    load_config(text, yes, 0);
    ck_assert_int_eq(loading.status, PL_STATUS_RULES);
}
END_TEST

Suite *load_files_suite(void);

Suite *load_files_suite(void) {
    Suite *suite = suite_create("load_files");
    TCase *tests = tcase_create("load_files");

    tcase_add_checked_fixture(tests, loading_begin, loading_end);
    tcase_add_test(tests, lists_are_tables_and_words);
    tcase_add_test(tests, wrong_lists_are_told_where_they_are);
    tcase_add_test(tests, a_file_is_extended_before_it_is_read);
    tcase_add_test(tests, a_file_extended_twice_is_read_once);
    tcase_add_test(tests, a_rule_is_defined_anew_or_changed);
    tcase_add_test(tests, packs_and_folders_can_be_extended);
    tcase_add_test(tests, extending_has_its_mistakes);
    tcase_add_test(tests, overrides_apply_where_they_are_told_to);
    tcase_add_test(tests, overrides_are_checked_whether_they_apply_or_not);
    suite_add_tcase(suite, tests);
    return suite;
}

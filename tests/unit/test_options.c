#include "cli/options.h"

#include <check.h>
#include <stdlib.h>

#include "cli/help.h"
#include "cli/moment.h"

static struct pl_heap heap;
static struct pl_options options;

static bool parse(const char *const *words) {
    static char texts[16][128];
    char *argv[16] = {texts[0]};
    int argc = 1;

    for (; words[argc - 1]; argc++) {
        strcpy(texts[argc], words[argc - 1]);
        argv[argc] = texts[argc];
    }
    pl_heap_init(&heap);
    pl_options_init(&options, &heap, 1000);
    return pl_options_parse(&options, argc, argv);
}

static void refuse(const char *const *words, const char *complaint) {
    ck_assert(!parse(words));
    ck_assert_str_eq(options.complaint.data, complaint);
    pl_options_fini(&options);
}

#define WORDS(...)             ((const char *const[]){__VA_ARGS__, NULL})
#define PARSE(...)             ck_assert(parse(WORDS(__VA_ARGS__)))
#define REFUSE(complaint, ...) refuse(WORDS(__VA_ARGS__), complaint)

static void expect_list(const struct pl_option_list *list,
                        const char *const *words) {
    size_t n = 0;
    for (; words[n]; n++) {
        ck_assert_uint_lt(n, list->count);
        ck_assert(pl_slice_is(list->items[n], words[n]));
    }
    ck_assert_uint_eq(n, list->count);
}

START_TEST(paths_alone_are_checked_with_the_defaults) {
    PARSE("a.json", "-", "b");
    ck_assert_int_eq(options.command, PL_COMMAND_CHECK);
    expect_list(&options.operands, WORDS("a.json", "-", "b"));
    ck_assert_str_eq(options.reports.items[0].format, "text");
    ck_assert_int_eq(options.fail_level, PL_SEVERITY_ERROR);
    ck_assert_int_eq(options.shown, PL_SEVERITY_OFF);
    ck_assert_int_eq(options.color, PL_COLOR_AUTO);
    ck_assert_int_eq(options.now, 1000);
    ck_assert_ptr_null(options.shape);
    pl_options_fini(&options);
}
END_TEST

START_TEST(options_have_all_the_usual_forms) {
    static const char *const forms[][3] = {
        {"--format=json", "a"}, {"--format", "json", "a"}, {"-f", "json", "a"},
        {"-fjson", "a"},        {"-qf", "json", "a"},      {"a", "-qfjson"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const char *words[4] = {forms[i][0], forms[i][1], forms[i][2], NULL};
        ck_assert(parse(words));
        ck_assert_str_eq(options.reports.items[0].format, "json");
        ck_assert_int_eq(options.is_quiet, i >= 4);
        expect_list(&options.operands, WORDS("a"));
        pl_options_fini(&options);
    }
}
END_TEST

START_TEST(lists_are_repeated_and_split) {
    PARSE("-r", "a.yaml", "--rules=b,c.yaml", "--only", "x/,y", "--only=,z,",
          "--skip", "w", "--param", "a=b=c", "p");
    expect_list(&options.rules, WORDS("a.yaml", "b,c.yaml"));
    expect_list(&options.only, WORDS("x/", "y", "z"));
    expect_list(&options.skip, WORDS("w"));
    expect_list(&options.params, WORDS("a=b=c"));
    pl_options_fini(&options);
}
END_TEST

START_TEST(values_are_read) {
    PARSE("--severity", "warn", "--fail-level", "never", "--color=always",
          "--as", "purchase", "--stdin-filename=x y", "--max-diagnostics", "20",
          "--list-files", "--exit-zero", "p");
    ck_assert_int_eq(options.shown, PL_SEVERITY_WARNING);
    ck_assert_int_eq(options.fail_level, PL_SEVERITY_OFF);
    ck_assert_int_eq(options.color, PL_COLOR_ALWAYS);
    ck_assert_str_eq(options.shape, "purchase");
    ck_assert_str_eq(options.stdin_name, "x y");
    ck_assert_uint_eq(options.max_shown, 20);
    ck_assert(options.lists_files && options.exit_zero);
    pl_options_fini(&options);
}
END_TEST

START_TEST(the_first_operand_can_be_a_command) {
    PARSE("explain", "purchase/required");
    ck_assert_int_eq(options.command, PL_COMMAND_EXPLAIN);
    expect_list(&options.operands, WORDS("purchase/required"));
    pl_options_fini(&options);
    PARSE("--no-config", "rules");
    ck_assert_int_eq(options.command, PL_COMMAND_RULES);
    pl_options_fini(&options);
    PARSE("check", "rules");
    ck_assert_int_eq(options.command, PL_COMMAND_CHECK);
    expect_list(&options.operands, WORDS("rules"));
    pl_options_fini(&options);
    PARSE("--", "rules", "-q");
    ck_assert_int_eq(options.command, PL_COMMAND_CHECK);
    expect_list(&options.operands, WORDS("rules", "-q"));
    pl_options_fini(&options);
}
END_TEST

START_TEST(help_and_version_end_the_line) {
    PARSE("--help", "--nonsense");
    ck_assert(options.wants_help);
    pl_options_fini(&options);
    PARSE("explain", "-h");
    ck_assert(options.wants_help);
    pl_options_fini(&options);
    PARSE("--version");
    ck_assert(options.wants_version);
    pl_options_fini(&options);
    PARSE("version");
    ck_assert_int_eq(options.command, PL_COMMAND_VERSION);
    pl_options_fini(&options);
}
END_TEST

START_TEST(unknown_options_name_the_nearest) {
    REFUSE("unknown option \"--fromat\": did you mean --format?",
           "--fromat=json", "a");
    REFUSE("unknown option \"--max_diagnostics\": did you mean "
           "--max-diagnostics?",
           "--max_diagnostics", "1");
    REFUSE("unknown option \"--zzzzz\"", "--zzzzz", "a");
    REFUSE("unknown option \"-x\"", "-qx", "a");
    REFUSE("unknown option \"-\\x1B\"", "-\x1b[31m", "a");
}
END_TEST

START_TEST(wrong_values_name_the_valid_ones) {
    REFUSE("--severity cannot be \"high\": give error, warning or info",
           "--severity=high", "a");
    REFUSE("--severity cannot be \"\": give error, warning or info",
           "--severity=", "a");
    REFUSE("--fail-level cannot be \"off\": give error, warning, info or never",
           "--fail-level", "off", "a");
    REFUSE("--max-diagnostics cannot be \"-1\": give a number, 0 or more",
           "--max-diagnostics", "-1", "a");
    REFUSE("--max-diagnostics cannot be \"\": give a number, 0 or more",
           "--max-diagnostics=", "a");
    REFUSE("--now cannot be \"noon\": give 2024-05-01T12:00:00Z or seconds "
           "since 1970",
           "--now", "noon", "a");
    REFUSE("--param cannot be \"=1\": give NAME=VALUE", "--param", "=1", "a");
    REFUSE("--only needs a rule, a group/ or a glob", "--only", ",", "a");
    REFUSE("--format needs a value: NAME", "a", "-f");
    REFUSE("--quiet takes no value", "--quiet=yes", "a");
    ck_assert(!parse(WORDS("--format", "yaml", "a")));
    ck_assert_ptr_nonnull(strstr(options.complaint.data,
                                 "--format cannot be \"yaml\": give text, "));
    pl_options_fini(&options);
}
END_TEST

START_TEST(wrong_operands_are_refused) {
    REFUSE("nothing to check: name files or folders, or - for standard input",
           "-q");
    REFUSE("explain needs the id of a rule: paylint rules lists them",
           "explain");
    REFUSE("too many arguments: \"b\" is not expected", "explain", "a", "b");
    REFUSE("too many arguments: \"a\" is not expected", "version", "a");
    REFUSE("no file and no command \"explian\": did you mean explain?",
           "explian", "a");
    REFUSE("--stdin-filename is no option of paylint rules", "rules",
           "--stdin-filename=x");
}
END_TEST

static void expect_moment(const char *text, int64_t expected) {
    int64_t seconds = -1;
    ck_assert_msg(pl_moment_read(&seconds, pl_slice_str(text)), "%s", text);
    ck_assert_int_eq(seconds, expected);
}

START_TEST(moments_are_read) {
    expect_moment("0", 0);
    expect_moment("1714564800", 1714564800);
    expect_moment("-1", -1);
    expect_moment("1970-01-01T00:00:00Z", 0);
    expect_moment("2024-05-01T12:00:00Z", 1714564800);
    expect_moment("2024-05-01T14:00:00+02:00", 1714564800);
    expect_moment("2024-05-01 06:30:00.999-0530", 1714564800);
    expect_moment("2024-05-01t12:00z", 1714564800);
    expect_moment("2024-02-29T00:00:00Z", 1709164800);
    expect_moment("1600-03-01T00:00:00Z", -11670912000);
    expect_moment("9999-12-31T23:59:59Z", 253402300799);
}
END_TEST

START_TEST(what_is_no_moment_is_refused) {
    static const char *const wrong[] = {
        "",
        "-",
        "now",
        "1e3",
        "9999999999999999",
        "2024-05-01",
        "2024-05-01T12:00:00",
        "2023-02-29T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-00-01T00:00:00Z",
        "2024-05-32T00:00:00Z",
        "2024-05-01T24:00:00Z",
        "2024-05-01T12:00:00+1:00",
        "2024-05-01T12:00:00Zx",
        "2024-05-01T12:00:00.Z",
        "2024-05-01T12:0a:00Z",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int64_t seconds;
        ck_assert_msg(!pl_moment_read(&seconds, pl_slice_str(wrong[i])), "%s",
                      wrong[i]);
    }
}
END_TEST

START_TEST(help_names_every_option_within_80_columns) {
    struct pl_buf text;

    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    struct pl_options known;
    pl_options_init(&known, &heap, 0);
    pl_options_know_lists(&known);
    pl_help_write(&text, &known);
    ck_assert_ptr_nonnull(strstr(text.data, "--products FILE"));
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        ck_assert_ptr_nonnull(strstr(text.data, row->name));
    for (const char *line = text.data; *line != '\0';) {
        size_t len = strcspn(line, "\n");
        ck_assert_uint_le(len, 80);
        line += len + 1;
    }
    pl_options_fini(&known);
    pl_buf_fini(&text);
}
END_TEST

START_TEST(each_file_belongs_to_the_format_before_it) {
    ck_assert(parse(WORDS("-f", "json", "-o", "x", "-fgcc", "-o-", "a")));
    ck_assert_uint_eq(options.reports.count, 2);
    ck_assert_str_eq(options.reports.items[0].format, "json");
    ck_assert_str_eq(options.reports.items[0].path, "x");
    ck_assert_str_eq(options.reports.items[1].format, "gcc");
    ck_assert_ptr_null(options.reports.items[1].path);
    pl_options_fini(&options);
    ck_assert(parse(WORDS("-o", "x", "-f", "json", "a")));
    ck_assert_str_eq(options.reports.items[0].format, "text");
    ck_assert_str_eq(options.reports.items[1].format, "json");
    pl_options_fini(&options);
}
END_TEST

Suite *options_suite(void);

Suite *options_suite(void) {
    Suite *suite = suite_create("options");
    TCase *tests = tcase_create("options");

    tcase_add_test(tests, each_file_belongs_to_the_format_before_it);
    tcase_add_test(tests, paths_alone_are_checked_with_the_defaults);
    tcase_add_test(tests, options_have_all_the_usual_forms);
    tcase_add_test(tests, lists_are_repeated_and_split);
    tcase_add_test(tests, values_are_read);
    tcase_add_test(tests, the_first_operand_can_be_a_command);
    tcase_add_test(tests, help_and_version_end_the_line);
    tcase_add_test(tests, unknown_options_name_the_nearest);
    tcase_add_test(tests, wrong_values_name_the_valid_ones);
    tcase_add_test(tests, wrong_operands_are_refused);
    tcase_add_test(tests, moments_are_read);
    tcase_add_test(tests, what_is_no_moment_is_refused);
    tcase_add_test(tests, help_names_every_option_within_80_columns);
    suite_add_tcase(suite, tests);
    return suite;
}

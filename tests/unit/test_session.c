#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/paylint.h"

static char root[16];
static const struct pl_report_to reports[] = {{"json", NULL},
                                              {"text", "report.txt"}};
static struct pl_session_options options;
static struct pl_slice operand;
static struct pl_names operands;

static void write_file(const char *name, const char *text) {
    FILE *file = fopen(name, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ne(fputs(text, file), EOF);
    ck_assert_int_eq(fclose(file), 0);
}

static void enter(void) {
    strcpy(root, "session-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    ck_assert_int_eq(system("mkdir .git more fixtures fixtures/invalid"), 0);
    write_file(".paylint.yaml",
               "paylint: 1\nextends: more\nbaseline: known.json\n"
               "params: {most: 5}\n"
               "rules: {a/price: {message: 'over {limit}'}}\n"
               "overrides: [{files: ['*.json'], params: {most: 4}}]\n"
               "files: {exclude: [gone/]}\n");
    write_file(
        "more/rules.yaml",
        "paylint: 1\nextends: []\nparams: {most: 10}\n"
        "lists: {codes: {file: codes.tsv}}\n"
        "targets: {root: {unknown: $}}\nsummary: {roots: {count: root}}\n"
        "rules:\n"
        "  a/price: {target: root, given: $.price, then: {maximum: "
        "'${most}'}, message: '{value} is over {limit}', "
        "when: {free: absent}, examples: {ok: ['{\"price\": 1}'], "
        "bad: ['{\"price\": 11}']}}\n"
        "  a/code: {target: root, given: $.code, after: [a/price], then: "
        "{inList: {list: codes, suggest: true}, properties: {x: "
        "{type: string}}}, message: '{value}[ {codes.name}]'}\n"
        "  a/all: {target: root, then: {uniqueItems: true, anyOf: "
        "[{required: [price]}, {maxProperties: 1}]}, message: m}\n");
    write_file("more/codes.tsv", "code\tname\nEUR\tEuro\nUSD\tDollar\n");
    write_file("known.json",
               "{\"format\":\"paylint-baseline-1\",\"findings\":["
               "{\"fingerprint\":\"0123456789abcdef\",\"file\":\"x.json\"}]}");
    write_file("x.json", "{\"price\": 6,\n \"code\": \"EURO\", 'a': [1,, 2]}\n"
                         "{\"code\": {\"x\": 1}, \"b\": 1}\n");
    write_file("fixtures/invalid/y.json", "{\"price\": 12}\n");
    write_file("fixtures/invalid/y.json.expect", "1:11 a/price\n");
}

static void leave(void) {
    char command[32];
    ck_assert_int_eq(chdir(".."), 0);
    snprintf(command, sizeof command, "rm -rf %s", root);
    ck_assert_int_eq(system(command), 0);
}

static int free_descriptor(void) {
    int fd = dup(STDIN_FILENO);
    ck_assert_int_ge(fd, 0);
    close(fd);
    return fd;
}

/* Do `work` with more and more memory until it suffices: until then it is
 * trouble, and nothing stays open. (That nothing stays allocated is seen by the
 * sanitizers.) */
static void expect(const char *on, int (*work)(void), int status) {
    operand = pl_slice_str(on);
    operands = (struct pl_names){&operand, 1};
    int out = open("out", O_RDWR | O_CREAT | O_TRUNC, 0600);
    int fd = free_descriptor();
    options = (struct pl_session_options){.reports = reports,
                                          .report_count = 2,
                                          .fail_level = PL_SEVERITY_WARNING,
                                          .out_fd = out,
                                          .notice_fd = -1};
    options.memory = SIZE_MAX;
    ck_assert_int_eq(work(), status);
    int found = PL_EXIT_TROUBLE;
    for (options.memory = 1; found == PL_EXIT_TROUBLE; options.memory++) {
        ck_assert_uint_lt(options.memory, 100000);
        found = work();
        ck_assert_int_eq(free_descriptor(), fd);
    }
    ck_assert_int_eq(found, status);
    close(out);
}

static int check(void) {
    return pl_session_check(&options, &operands);
}

static int write_baseline(void) {
    options.write_baseline = "new.json";
    return check();
}

static int list_files(void) {
    return pl_session_list_files(&options, &operands);
}

static int test(void) {
    return pl_session_test(&options, &operands);
}

static int test_examples(void) {
    const struct pl_names none = {NULL, 0};
    return pl_session_test(&options, &none);
}

static int explain(void) {
    return pl_session_explain(&options, operand);
}

static int rules(void) {
    return pl_session_rules(&options);
}

static int config(void) {
    return pl_session_config_of(&options, operand);
}

static int schema(void) {
    return pl_session_schema(&options, operand);
}

START_TEST(memory_can_run_out_anywhere_in_a_check) {
    expect("x.json", check, PL_EXIT_FINDINGS);
    expect("x.json", write_baseline, PL_EXIT_CLEAN);
    expect(".", list_files, PL_EXIT_CLEAN);
}
END_TEST

START_TEST(memory_can_run_out_anywhere_in_the_other_commands) {
    expect("fixtures", test, PL_EXIT_CLEAN);
    expect("", test_examples, PL_EXIT_CLEAN);
    expect("a/price", explain, PL_EXIT_CLEAN);
    expect("", rules, PL_EXIT_CLEAN);
    expect("x.json", config, PL_EXIT_CLEAN);
    expect("rules", schema, PL_EXIT_CLEAN);
}
END_TEST

Suite *session_suite(void);

Suite *session_suite(void) {
    Suite *suite = suite_create("session");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, enter, leave);
    tcase_add_test(tests, memory_can_run_out_anywhere_in_a_check);
    tcase_add_test(tests, memory_can_run_out_anywhere_in_the_other_commands);
    suite_add_tcase(suite, tests);
    return suite;
}

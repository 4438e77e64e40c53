#include "report/reporter.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "config.h"

static struct pl_heap heap;
static FILE *file;
static struct pl_output out;
static struct pl_report report;

static void begin(const char *format) {
    pl_heap_init(&heap);
    file = tmpfile();
    ck_assert_ptr_nonnull(file);
    pl_output_init(&out, &heap, fileno(file));
    pl_report_init(&report, pl_reporter_find(pl_slice_str(format)), &heap,
                   &out);
    report.reporter->begin(&report);
}

/* End the report and compare what was written. */
static void expect(const struct pl_summary *summary, const char *expected) {
    char text[8192];

    report.reporter->end(&report, summary);
    ck_assert_int_eq(pl_output_flush(&out), PL_STATUS_OK);
    rewind(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    ck_assert_str_eq(text, expected);
    pl_report_fini(&report);
    pl_output_fini(&out);
    fclose(file);
}

static struct pl_finding make(enum pl_severity severity) {
    struct pl_finding finding = {
        .severity = severity,
        .file = pl_slice_str("a.json"),
        .rule = pl_slice_str("purchase/currency-format"),
        .help = pl_slice_str("three letters"),
        .message = pl_slice_str("\"EURO\" is not a\ncode"),
        .pointer = pl_slice_str("/purchases/0/currency"),
        .hint = pl_slice_str("did you mean \"EUR\"?"),
        .document = 1,
    };
    finding.region.start = (struct pl_place){131, 6, 13};
    finding.region.end = (struct pl_place){137, 6, 19};
    finding.region.excerpt = (struct pl_excerpt){
        pl_slice_str("\"currency\": \"EURO\","), 1, false, 119};
    return finding;
}

static void add(enum pl_severity severity) {
    struct pl_finding finding = make(severity);
    report.reporter->finding(&report, &finding);
}

static const struct pl_summary_count purchases = {{"purchases", 9}, 3};
static const struct pl_summary one_error = {.files = 1,
                                            .documents = 1,
                                            .errors = 1,
                                            .counts = &purchases,
                                            .count_count = 1};

START_TEST(formats_are_found_by_name) {
    ck_assert_str_eq(pl_reporters[0]->name, "text");
    for (size_t i = 0; pl_reporters[i]; i++)
        ck_assert_ptr_eq(pl_reporter_find(pl_slice_str(pl_reporters[i]->name)),
                         pl_reporters[i]);
    ck_assert_ptr_null(pl_reporter_find(pl_slice_str("tex")));
    ck_assert_ptr_null(pl_reporter_find(pl_slice_str("")));
}
END_TEST

START_TEST(text_shows_the_frame_the_help_and_the_summary) {
    begin("text");
    add(PL_SEVERITY_ERROR);
    expect(&one_error, "a.json:6:13: error: \"EURO\" is not a\\ncode "
                       "[purchase/currency-format]\n"
                       "  |\n"
                       "6 | \"currency\": \"EURO\",\n"
                       "  |             ^^^^^^ did you mean \"EUR\"?\n"
                       "  = help: paylint explain purchase/currency-format\n"
                       "1 error in 1 file (3 purchases)\n");
}
END_TEST

START_TEST(quiet_text_is_lines_alone) {
    begin("text");
    report.style.is_quiet = true;
    add(PL_SEVERITY_INFO);
    expect(&one_error, "a.json:6:13: info: \"EURO\" is not a\\ncode "
                       "[purchase/currency-format]\n");
}
END_TEST

START_TEST(text_stops_at_the_most_that_are_shown_and_says_so) {
    begin("text");
    report.style.max_shown = 1;
    struct pl_finding finding = make(PL_SEVERITY_WARNING);
    finding.region.excerpt.text = pl_slice_str("");
    finding.help = finding.hint = pl_slice_str("");
    for (int i = 0; i < 3; i++)
        report.reporter->finding(&report, &finding);
    struct pl_summary summary = {.files = 2, .warnings = 3};
    expect(&summary, "a.json:6:13: warning: \"EURO\" is not a\\ncode "
                     "[purchase/currency-format]\n"
                     "3 warnings in 2 files\n"
                     "2 more not shown: --max-diagnostics 0 shows all\n");
}
END_TEST

START_TEST(text_notes_places_on_other_lines) {
    struct pl_related related = {.message = pl_slice_str("first key here")};
    struct pl_finding finding = make(PL_SEVERITY_WARNING);

    begin("text");
    related.region.start = related.region.end = (struct pl_place){7, 2, 3};
    finding.related = &related;
    finding.related_count = 1;
    finding.help = finding.hint = pl_slice_str("");
    report.reporter->finding(&report, &finding);
    expect(&one_error, "a.json:6:13: warning: \"EURO\" is not a\\ncode "
                       "[purchase/currency-format]\n"
                       "  |\n"
                       "6 | \"currency\": \"EURO\",\n"
                       "  |             ^^^^^^\n"
                       "  = note: first key here: a.json:2:3\n"
                       "1 error in 1 file (3 purchases)\n");
}
END_TEST

START_TEST(text_has_no_summary_where_nothing_was_checked) {
    begin("text");
    expect(&(struct pl_summary){.notices = 1}, "");
}
END_TEST

static void expect_summary(struct pl_summary summary, const char *expected) {
    begin("text");
    expect(&summary, expected);
}

START_TEST(the_summary_counts_what_is_shown_and_what_is_not) {
    struct pl_summary_count many = {pl_slice_str("purchases"), 120};
    struct pl_summary_count single = {pl_slice_str("purchases"), 1};
    struct pl_summary_count none = {pl_slice_str("purchases"), 0};

    expect_summary(
        (struct pl_summary){.files = 3, .counts = &many, .count_count = 1},
        "no findings in 3 files (120 purchases)\n");
    expect_summary(
        (struct pl_summary){.files = 1, .counts = &none, .count_count = 1},
        "no findings in 1 file\n");
    expect_summary((struct pl_summary){.files = 1,
                                       .errors = 1,
                                       .warnings = 2,
                                       .counts = &single,
                                       .count_count = 1},
                   "1 error, 2 warnings in 1 file (1 purchase)\n");
    expect_summary(
        (struct pl_summary){.files = 1, .infos = 4, .hidden_infos = 4},
        "no errors or warnings in 1 file\n"
        "4 infos: --severity info shows them\n");
    expect_summary((struct pl_summary){.files = 1,
                                       .warnings = 1,
                                       .hidden_warnings = 1,
                                       .infos = 1,
                                       .hidden_infos = 1},
                   "no errors in 1 file\n"
                   "1 warning, 1 info: --severity info shows them\n");
    expect_summary((struct pl_summary){.files = 1, .infos = 4},
                   "4 infos in 1 file\n");
}
END_TEST

START_TEST(color_is_closed_before_each_line_ends) {
    begin("text");
    report.style.has_color = true;
    add(PL_SEVERITY_ERROR);
    expect(&one_error,
           "\x1b[1ma.json:6:13:\x1b[0m \x1b[1;31merror\x1b[0m: \"EURO\" is not "
           "a\\ncode \x1b[2m[purchase/currency-format]\x1b[0m\n"
           "\x1b[1;34m  |\x1b[0m\n"
           "\x1b[1;34m6 |\x1b[0m \"currency\": \"EURO\",\n"
           "\x1b[1;34m  |\x1b[0m             \x1b[1;31m^^^^^^\x1b[0m "
           "\x1b[1;31mdid you mean \"EUR\"?\x1b[0m\n"
           "  \x1b[1;34m=\x1b[0m \x1b[1mhelp\x1b[0m: paylint explain "
           "purchase/currency-format\n"
           "1 error in 1 file (3 purchases)\n");
}
END_TEST

START_TEST(gcc_is_a_line_a_finding) {
    begin("gcc");
    add(PL_SEVERITY_ERROR);
    add(PL_SEVERITY_INFO);
    expect(&one_error, "a.json:6:13: error: \"EURO\" is not a\\ncode; "
                       "did you mean \"EUR\"? "
                       "[purchase/currency-format]\n"
                       "a.json:6:13: note: \"EURO\" is not a\\ncode; "
                       "did you mean \"EUR\"? "
                       "[purchase/currency-format]\n");
}
END_TEST

#define FINDING                                                                \
    "{\"file\":\"a.json\",\"line\":6,\"column\":13,\"end_line\":6,"            \
    "\"end_column\":19,\"offset\":131,\"end_offset\":137,"                     \
    "\"rule\":\"purchase/currency-format\",\"severity\":\"error\","            \
    "\"message\":\"\\\"EURO\\\" is not a\\ncode; "                             \
    "did you mean \\\"EUR\\\"?\","                                             \
    "\"pointer\":\"/purchases/0/currency\",\"document\":1,"                    \
    "\"help\":\"three letters\""
#define SUMMARY                                                                \
    "\"summary\":{\"files\":1,\"documents\":1,\"purchases\":3,\"errors\":1,"   \
    "\"warnings\":0,\"infos\":0,\"suppressed\":0}"
#define HEAD "{\"format\":\"paylint-1\",\"version\":\"" PACKAGE_VERSION "\","

START_TEST(json_is_one_object) {
    begin("json");
    add(PL_SEVERITY_ERROR);
    add(PL_SEVERITY_ERROR);
    expect(&one_error, HEAD "\"findings\":[\n" FINDING "},\n" FINDING
                            "}\n],\n" SUMMARY "}\n");
}
END_TEST

START_TEST(json_without_findings_has_an_empty_array) {
    begin("json");
    expect(&one_error, HEAD "\"findings\":[],\n" SUMMARY "}\n");
}
END_TEST

START_TEST(json_lists_notices) {
    begin("json");
    report.reporter->notice(&report, pl_slice_str("b\xff.json"),
                            pl_slice_str("no such file"), true);
    expect(&one_error, HEAD "\"findings\":[],\n" SUMMARY ",\n\"notices\":[\n"
                            "{\"file\":\"b\uFFFD.json\",\"message\":\"no such "
                            "file\"}\n]}\n");
}
END_TEST

START_TEST(jsonl_has_related_places_and_fixes) {
    struct pl_related related = {.message = pl_slice_str("first")};
    struct pl_edit edit = {131, 137, pl_slice_str("\"EUR\"")};
    struct pl_fix fix = {pl_slice_str("use EUR"), true, &edit, 1};
    struct pl_finding finding = make(PL_SEVERITY_ERROR);

    begin("jsonl");
    related.region.start = (struct pl_place){7, 2, 3};
    related.region.end = (struct pl_place){13, 2, 9};
    finding.related = &related;
    finding.related_count = 1;
    finding.fixes = &fix;
    finding.fix_count = 1;
    finding.url = pl_slice_str("https://x/");
    report.reporter->finding(&report, &finding);
    expect(&one_error,
           FINDING ",\"url\":\"https://x/\",\"related\":[{\"file\":\"a.json\","
                   "\"line\":2,\"column\":3,\"end_line\":2,\"end_column\":9,"
                   "\"message\":\"first\"}],\"fixes\":[{\"title\":\"use EUR\","
                   "\"safe\":true,\"edits\":[{\"offset\":131,"
                   "\"end_offset\":137,\"text\":\"\\\"EUR\\\"\"}]}]}\n");
}
END_TEST

START_TEST(json_escapes_what_a_terminal_could_obey) {
    struct pl_finding finding = make(PL_SEVERITY_ERROR);

    begin("jsonl");
    finding.file = finding.rule = finding.help = finding.pointer =
        finding.hint = pl_slice_str("");
    finding.message =
        pl_slice_str("\x1b\x7f\xc2\x9b\u202E\U000E0041\xed\xa0\x80\xff\u00e9");
    report.reporter->finding(&report, &finding);
    expect(&one_error,
           "{\"file\":\"\",\"line\":6,\"column\":13,\"end_line\":6,"
           "\"end_column\":19,\"offset\":131,\"end_offset\":137,\"rule\":\"\","
           "\"severity\":\"error\",\"message\":\"\\u001b\\u007f\\u009b\\u202e"
           "\\udb40\\udc41\uFFFD\uFFFD\u00e9\",\"pointer\":\"\","
           "\"document\":1}\n");
}
END_TEST

START_TEST(a_full_disk_sticks) {
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0)
        return;
    pl_heap_init(&heap);
    pl_output_init(&out, &heap, fd);
    pl_output_str(&out, "lost");
    ck_assert_int_eq(out.error, 0);
    ck_assert_int_eq(pl_output_flush(&out), PL_STATUS_IO);
    ck_assert_int_eq(out.error, ENOSPC);
    pl_output_str(&out, "more");
    ck_assert_uint_eq(out.buf.len, 0);
    ck_assert_int_eq(pl_output_flush(&out), PL_STATUS_IO);
    pl_output_fini(&out);
    close(fd);
}
END_TEST

START_TEST(a_closed_pipe_sticks) {
    int ends[2];

    signal(SIGPIPE, SIG_IGN);
    ck_assert_int_eq(pipe(ends), 0);
    close(ends[0]);
    pl_heap_init(&heap);
    pl_output_init(&out, &heap, ends[1]);
    for (int i = 0; i < 100000; i++)
        pl_output_str(&out, "0123456789");
    ck_assert_int_eq(out.error, EPIPE);
    ck_assert_int_eq(pl_output_flush(&out), PL_STATUS_IO);
    pl_output_fini(&out);
    close(ends[1]);
}
END_TEST

START_TEST(a_reader_that_is_slow_gets_everything) {
    int ends[2];
    size_t seen = 0;
    char chunk[4096];

    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        pl_heap_init(&heap);
        pl_output_init(&out, &heap, ends[1]);
        for (int i = 0; i < 100000; i++)
            pl_output_str(&out, "0123456789");
        _exit(pl_output_flush(&out) == PL_STATUS_OK ? 0 : 1);
    }
    close(ends[1]);
    for (ssize_t got = 1; got > 0; seen += (size_t)got)
        got = read(ends[0], chunk, sizeof chunk);
    ck_assert_uint_eq(seen, 1000000);
    close(ends[0]);
}
END_TEST

Suite *reporter_suite(void);

Suite *reporter_suite(void) {
    Suite *suite = suite_create("reporter");
    TCase *formats = tcase_create("formats");
    TCase *output = tcase_create("output");

    tcase_add_test(formats, formats_are_found_by_name);
    tcase_add_test(formats, text_shows_the_frame_the_help_and_the_summary);
    tcase_add_test(formats, quiet_text_is_lines_alone);
    tcase_add_test(formats, text_stops_at_the_most_that_are_shown_and_says_so);
    tcase_add_test(formats, text_notes_places_on_other_lines);
    tcase_add_test(formats, text_has_no_summary_where_nothing_was_checked);
    tcase_add_test(formats, the_summary_counts_what_is_shown_and_what_is_not);
    tcase_add_test(formats, color_is_closed_before_each_line_ends);
    tcase_add_test(formats, gcc_is_a_line_a_finding);
    tcase_add_test(formats, json_is_one_object);
    tcase_add_test(formats, json_without_findings_has_an_empty_array);
    tcase_add_test(formats, json_lists_notices);
    tcase_add_test(formats, jsonl_has_related_places_and_fixes);
    tcase_add_test(formats, json_escapes_what_a_terminal_could_obey);
    suite_add_tcase(suite, formats);
    tcase_add_test(output, a_full_disk_sticks);
    tcase_add_test(output, a_closed_pipe_sticks);
    tcase_add_test(output, a_reader_that_is_slow_gets_everything);
    suite_add_tcase(suite, output);
    return suite;
}

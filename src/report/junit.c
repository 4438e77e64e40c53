/* junit: the XML of JUnit's runners, by the schema of Jenkins: a suite for each
 * file, a case for each finding. An error or a warning is a case that fails; an
 * info is the output of a case that passes. A clean file has one case, which
 * passes. */

#include <stdlib.h>

#include "report/reporter.h"
#include "report/sentence.h"
#include "report/xml.h"

struct state {
    struct pl_buf file;  /* file of the current suite */
    struct pl_buf cases; /* cases that are not written yet, because the suite
                            begins with their number */
    uint64_t tests, failures, errors;
};

static void begin(struct pl_report *report) {
    struct state *state = pl_heap_alloc_zeroed(report->heap, sizeof *state);
    pl_buf_init(&state->file, report->heap);
    pl_buf_init(&state->cases, report->heap);
    report->self = state;
    pl_output_str(report->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<testsuites name=\"paylint\">\n");
}

static void fini(struct pl_report *report) {
    struct state *state = report->self;
    if (!state)
        return;
    pl_buf_fini(&state->file);
    pl_buf_fini(&state->cases);
    free(state);
    report->self = NULL;
}

/* Write the suite with the cases so far. */
static void write_suite(struct pl_report *report) {
    struct state *state = report->self;
    struct pl_buf *text = &report->scratch;
    if (state->tests == 0)
        return;
    pl_buf_clear(text);
    pl_buf_add_str(text, "<testsuite");
    pl_xml_add_attribute(text, "name", pl_buf_slice(&state->file));
    pl_xml_add_number(text, "tests", state->tests);
    pl_xml_add_number(text, "failures", state->failures);
    pl_xml_add_number(text, "errors", state->errors);
    pl_buf_add_str(text, ">\n");
    pl_buf_add_slice(text, pl_buf_slice(&state->cases));
    pl_buf_add_str(text, "</testsuite>\n");
    pl_output_write(report->out, pl_buf_slice(text));
    pl_buf_clear(&state->cases);
    state->tests = state->failures = state->errors = 0;
}

/* Add a case to the suite of `file`. */
static void enter(struct pl_report *report, struct pl_slice file) {
    struct state *state = report->self;
    if (!pl_slice_eq(pl_buf_slice(&state->file), file)) {
        write_suite(report);
        pl_buf_clear(&state->file);
        pl_buf_add_slice(&state->file, file);
    }
    state->tests++;
}

static void begin_case(struct pl_buf *out, struct pl_slice name,
                       struct pl_slice file) {
    pl_buf_add_str(out, "<testcase");
    pl_xml_add_attribute(out, "name", name);
    pl_xml_add_attribute(out, "classname", file);
}

/* Append the element with the reason why a case did not pass. */
static void add_reason(struct pl_buf *out, const char *element,
                       struct pl_slice type, struct pl_slice message) {
    pl_buf_add_char(out, '<');
    pl_buf_add_str(out, element);
    pl_xml_add_attribute(out, "type", type);
    pl_xml_add_attribute(out, "message", message);
    pl_buf_add_char(out, '>');
}

static void add_details(struct pl_buf *out, const struct pl_finding *finding,
                        struct pl_slice message) {
    pl_xml_add(out, finding->file);
    pl_buf_add_format(
        out, ":%llu:%llu: %s: ", (unsigned long long)finding->region.start.line,
        (unsigned long long)finding->region.start.column,
        pl_severity_name(finding->severity));
    pl_xml_add(out, message);
    if (finding->help.len > 0) {
        pl_buf_add_char(out, '\n');
        pl_xml_add(out, finding->help);
    }
    if (finding->url.len > 0) {
        pl_buf_add_char(out, '\n');
        pl_xml_add(out, finding->url);
    }
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct state *state = report->self;
    struct pl_buf *out = &state->cases;
    bool fails = finding->severity > PL_SEVERITY_INFO;
    enter(report, finding->file);
    state->failures += fails;

    pl_buf_clear(&report->text);
    pl_buf_add_slice(&report->text, finding->rule);
    pl_buf_add_format(&report->text, " %llu:%llu",
                      (unsigned long long)finding->region.start.line,
                      (unsigned long long)finding->region.start.column);
    begin_case(out, pl_buf_slice(&report->text), finding->file);
    pl_buf_add_char(out, '>');

    pl_buf_clear(&report->text);
    pl_sentence_add(&report->text, finding);
    if (fails)
        add_reason(out, "failure", finding->rule, pl_buf_slice(&report->text));
    else
        pl_buf_add_str(out, "<system-out>");
    add_details(out, finding, pl_buf_slice(&report->text));
    pl_buf_add_str(out, fails ? "</failure>" : "</system-out>");
    pl_buf_add_str(out, "</testcase>\n");
    report->shown++;
}

static void file_end(struct pl_report *report, struct pl_slice file) {
    struct state *state = report->self;
    bool has_cases =
        state->tests > 0 && pl_slice_eq(pl_buf_slice(&state->file), file);
    if (!has_cases) {
        enter(report, file);
        begin_case(&state->cases, pl_slice_str("no findings"), file);
        pl_buf_add_str(&state->cases, "/>\n");
    }
    write_suite(report);
}

static void notice(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error) {
    struct state *state = report->self;
    enter(report, file.len > 0 ? file : pl_slice_str("paylint"));
    state->errors += is_error;
    begin_case(&state->cases, pl_slice_str("it can be checked"),
               pl_buf_slice(&state->file));
    pl_buf_add_char(&state->cases, '>');
    add_reason(&state->cases, is_error ? "error" : "skipped",
               pl_slice_str("unreadable"), message);
    pl_buf_add_str(&state->cases, is_error ? "</error>" : "</skipped>");
    pl_buf_add_str(&state->cases, "</testcase>\n");
    write_suite(report);
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    (void)summary;
    write_suite(report);
    pl_output_str(report->out, "</testsuites>\n");
}

const struct pl_reporter pl_reporter_junit = {
    .name = "junit",
    .summary = "XML as JUnit's runners write it",
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .file_end = file_end,
    .notice = notice,
    .end = end,
    .fini = fini,
};

/* gcc: one line for each finding, as compilers write them and editors read
 * them. */

#include "report/escape.h"
#include "report/reporter.h"
#include "report/sentence.h"

static void begin(struct pl_report *report) {
    (void)report;
}

static const char *level_of(enum pl_severity severity) {
    return severity == PL_SEVERITY_INFO ? "note" : pl_severity_name(severity);
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct pl_buf *line = &report->scratch;
    struct pl_place start = finding->region.start;

    pl_buf_clear(line);
    pl_escape_text(line, finding->file);
    pl_buf_add_char(line, ':');
    pl_buf_add_uint(line, start.line);
    pl_buf_add_char(line, ':');
    pl_buf_add_uint(line, start.column);
    pl_buf_add_str(line, ": ");
    pl_buf_add_str(line, level_of(finding->severity));
    pl_buf_add_str(line, ": ");
    pl_buf_clear(&report->text);
    pl_sentence_add(&report->text, finding);
    pl_escape_text(line, pl_buf_slice(&report->text));
    pl_buf_add_str(line, " [");
    pl_escape_text(line, finding->rule);
    pl_buf_add_str(line, "]\n");
    pl_output_write(report->out, pl_buf_slice(line));
    report->shown++;
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    (void)report;
    (void)summary;
}

const struct pl_reporter pl_reporter_gcc = {
    .name = "gcc",
    .is_for_people = true,
    .summary = "a line a finding, as compilers write them",
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .end = end,
};

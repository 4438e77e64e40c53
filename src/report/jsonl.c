/* jsonl: findings as JSON, one on a line, written as they come. */

#include <stdlib.h>

#include "report/json_writer.h"
#include "report/reporter.h"

static void begin(struct pl_report *report) {
    struct pl_json_writer *writer = pl_heap_alloc(report->heap, sizeof *writer);
    pl_json_writer_init(writer, report->heap);
    report->self = writer;
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct pl_json_writer *writer = report->self;

    pl_buf_clear(&report->scratch);
    pl_json_writer_finding(writer, &report->scratch, finding);
    pl_buf_add_char(&report->scratch, '\n');
    pl_output_write(report->out, pl_buf_slice(&report->scratch));
    report->shown++;
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    (void)report;
    (void)summary;
}

static void fini(struct pl_report *report) {
    if (report->self)
        pl_json_writer_fini(report->self);
    free(report->self);
    report->self = NULL;
}

const struct pl_reporter pl_reporter_jsonl = {
    .name = "jsonl",
    .summary = "a JSON object a finding, one a line",
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .end = end,
    .fini = fini,
};

/* json: one JSON object for a run. Findings are written as they come, one on a
 * line. Notices are few and wait for the end. */

#include <errno.h>
#include <stdlib.h>

#include "config.h"
#include "report/json_writer.h"
#include "report/reporter.h"

struct state {
    struct pl_json_writer writer;
    struct pl_buf notices; /* elements of the array of notices */
};

static void begin(struct pl_report *report) {
    struct state *state = pl_heap_alloc(report->heap, sizeof *state);
    pl_json_writer_init(&state->writer, report->heap);
    pl_buf_init(&state->notices, report->heap);
    report->self = state;
    pl_output_str(report->out, "{\"format\":\"paylint-1\",\"version\":"
                               "\"" PACKAGE_VERSION "\",\"findings\":[");
}

static void write_scratch(struct pl_report *report) {
    const struct state *state = report->self;
    if (state->writer.tree.has_failed)
        pl_output_fail(report->out, ENOMEM);
    pl_output_write(report->out, pl_buf_slice(&report->scratch));
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct state *state = report->self;

    pl_buf_clear(&report->scratch);
    pl_buf_add_str(&report->scratch, report->shown > 0 ? ",\n" : "\n");
    pl_json_writer_finding(&state->writer, &report->scratch, finding);
    write_scratch(report);
    report->shown++;
}

static void notice(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error) {
    struct state *state = report->self;
    (void)is_error;

    pl_buf_add_str(&state->notices, state->notices.len > 0 ? ",\n" : "\n");
    pl_json_writer_notice(&state->writer, &state->notices, file, message);
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    struct state *state = report->self;
    struct pl_buf *text = &report->scratch;

    pl_buf_clear(text);
    pl_buf_add_str(text, report->shown > 0 ? "\n],\n" : "],\n");
    pl_buf_add_str(text, "\"summary\":");
    pl_json_writer_summary(&state->writer, text, summary);
    if (state->notices.len > 0) {
        pl_buf_add_str(text, ",\n\"notices\":[");
        pl_buf_add_slice(text, pl_buf_slice(&state->notices));
        pl_buf_add_str(text, "\n]");
    }
    pl_buf_add_str(text, "}\n");
    write_scratch(report);
}

static void fini(struct pl_report *report) {
    struct state *state = report->self;

    if (!state)
        return;
    pl_json_writer_fini(&state->writer);
    pl_buf_fini(&state->notices);
    free(state);
    report->self = NULL;
}

const struct pl_reporter pl_reporter_json = {
    .name = "json",
    .summary = "one JSON object: findings, summary, notices",
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .notice = notice,
    .end = end,
    .fini = fini,
};

/* checkstyle: the XML of Checkstyle, for Jenkins and others. */

#include <stdlib.h>

#include "report/reporter.h"
#include "report/sentence.h"
#include "report/xml.h"

static void begin(struct pl_report *report) {
    struct pl_buf *file = pl_heap_alloc(report->heap, sizeof *file);
    pl_buf_init(file, report->heap);
    report->self = file;
    pl_output_str(report->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<checkstyle version=\"4.3\">\n");
}

static void fini(struct pl_report *report) {
    if (report->self)
        pl_buf_fini(report->self);
    free(report->self);
    report->self = NULL;
}

/* Open the element of a file, unless it is open. */
static void open_file(struct pl_report *report, struct pl_slice name) {
    struct pl_buf *file = report->self;
    struct pl_buf *text = &report->scratch;
    if (report->shown > 0 && pl_slice_eq(pl_buf_slice(file), name))
        return;
    pl_buf_clear(text);
    pl_buf_add_str(text, report->shown > 0 ? "</file>\n<file" : "<file");
    pl_xml_add_attribute(text, "name", name);
    pl_buf_add_str(text, ">\n");
    pl_output_write(report->out, pl_buf_slice(text));
    pl_buf_clear(file);
    pl_buf_add_slice(file, name);
}

static void add_source(struct pl_buf *text, struct pl_slice rule) {
    pl_buf_add_str(text, " source=\"paylint/");
    pl_xml_add(text, rule);
    pl_buf_add_str(text, "\"/>\n");
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct pl_buf *text = &report->scratch;
    open_file(report, finding->file);
    pl_buf_clear(&report->text);
    pl_sentence_add(&report->text, finding);
    pl_buf_clear(text);
    pl_buf_add_str(text, "<error");
    pl_xml_add_number(text, "line", finding->region.start.line);
    pl_xml_add_number(text, "column", finding->region.start.column);
    pl_xml_add_attribute(text, "severity",
                         pl_slice_str(pl_severity_name(finding->severity)));
    pl_xml_add_attribute(text, "message", pl_buf_slice(&report->text));
    add_source(text, finding->rule);
    pl_output_write(report->out, pl_buf_slice(text));
    report->shown++;
}

static void notice(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error) {
    struct pl_buf *text = &report->scratch;
    open_file(report, file);
    pl_buf_clear(text);
    pl_buf_add_str(text, "<error line=\"1\"");
    pl_xml_add_attribute(text, "severity",
                         pl_slice_str(is_error ? "error" : "info"));
    pl_xml_add_attribute(text, "message", message);
    add_source(text, pl_slice_str("unreadable"));
    pl_output_write(report->out, pl_buf_slice(text));
    report->shown++;
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    (void)summary;
    if (report->shown > 0)
        pl_output_str(report->out, "</file>\n");
    pl_output_str(report->out, "</checkstyle>\n");
}

const struct pl_reporter pl_reporter_checkstyle = {
    .name = "checkstyle",
    .summary = "XML as Checkstyle writes it",
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .notice = notice,
    .end = end,
    .fini = fini,
};

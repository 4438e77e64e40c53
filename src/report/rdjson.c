/* rdjson: the Reviewdog Diagnostic Format. Its columns count bytes of UTF-8. On
 * lines that are too long for an excerpt with their beginning, these are not
 * known, and ranges are of whole lines. */

#include <stdlib.h>

#include "config.h"
#include "report/element.h"
#include "report/sentence.h"
#include "report/uri.h"

/* Bytes of the source from `start` to `end`. */
struct bytes {
    uint64_t start, end;
};

static void begin(struct pl_report *report) {
    struct pl_json_tree *tree = pl_heap_alloc(report->heap, sizeof *tree);
    pl_json_tree_init(tree, report->heap);
    report->self = tree;
    pl_output_str(report->out, "{\"source\":{\"name\":\"" PACKAGE_NAME
                               "\"},\"diagnostics\":[");
}

static void fini(struct pl_report *report) {
    if (report->self)
        pl_json_tree_fini(report->self);
    free(report->self);
    report->self = NULL;
}

static const char *severity_of(enum pl_severity severity) {
    switch (severity) {
    case PL_SEVERITY_ERROR:
        return "ERROR";
    case PL_SEVERITY_WARNING:
        return "WARNING";
    case PL_SEVERITY_INFO:
    case PL_SEVERITY_OFF:
        break;
    }
    return "INFO";
}

/* Tell whether `bytes` are on the first line of the region, and the beginning
 * of that line is known. */
static bool is_on_line(const struct pl_region *region, struct bytes bytes) {
    const struct pl_excerpt *excerpt = &region->excerpt;
    return excerpt->text.len > 0 && excerpt->first_column == 1 &&
           region->start.line == region->end.line &&
           bytes.start >= excerpt->offset &&
           bytes.end <= excerpt->offset + excerpt->text.len;
}

static void add_position(struct pl_json_tree *tree, const char *key,
                         uint64_t line, uint64_t column) {
    pl_json_open_object(tree, key);
    pl_json_count(tree, "line", line);
    if (column > 0)
        pl_json_count(tree, "column", column);
    pl_json_close(tree);
}

/* Add the range of `bytes` or, if columns are not known, the lines of the
 * region. */
static void add_range(struct pl_json_tree *tree, const struct pl_region *region,
                      struct bytes bytes) {
    uint64_t start = 0, end = 0;
    if (is_on_line(region, bytes)) {
        start = bytes.start - region->excerpt.offset + 1;
        end = bytes.end - region->excerpt.offset + 1;
    }
    pl_json_open_object(tree, "range");
    add_position(tree, "start", region->start.line, start);
    add_position(tree, "end", region->end.line, end);
    pl_json_close(tree);
}

static void add_code(struct pl_json_tree *tree,
                     const struct pl_finding *finding) {
    pl_json_open_object(tree, "code");
    pl_json_text(tree, "value", finding->rule);
    if (finding->url.len > 0)
        pl_json_text(tree, "url", finding->url);
    pl_json_close(tree);
}

/* A suggestion has one edit. A fix with several edits is left out, because its
 * edits could be applied one by one. */
static bool is_suggestion(const struct pl_region *region,
                          const struct pl_fix *fix) {
    return fix->edit_count == 1 &&
           is_on_line(region, (struct bytes){fix->edits[0].offset,
                                             fix->edits[0].end_offset});
}

static void add_suggestions(struct pl_json_tree *tree,
                            const struct pl_finding *finding) {
    bool is_open = false;
    for (size_t i = 0; i < finding->fix_count; i++) {
        const struct pl_fix *fix = &finding->fixes[i];
        if (!is_suggestion(&finding->region, fix))
            continue;
        if (!is_open)
            pl_json_open_array(tree, "suggestions");
        is_open = true;
        pl_json_open_object(tree, NULL);
        add_range(
            tree, &finding->region,
            (struct bytes){fix->edits[0].offset, fix->edits[0].end_offset});
        pl_json_text(tree, "text", fix->edits[0].text);
        pl_json_close(tree);
    }
    if (is_open)
        pl_json_close(tree);
}

/* Begin a diagnostic and its location, which stays open. */
static void begin_diagnostic(struct pl_report *report, struct pl_slice message,
                             enum pl_severity severity, struct pl_slice file) {
    struct pl_json_tree *tree = report->self;
    pl_json_begin(tree);
    pl_json_text(tree, "message", message);
    pl_json_str(tree, "severity", severity_of(severity));
    pl_json_open_object(tree, "location");
    pl_json_text(tree, "path", pl_uri_path(file, report->host.root));
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct pl_json_tree *tree = report->self;
    const struct pl_region *region = &finding->region;
    pl_buf_clear(&report->text);
    pl_sentence_add(&report->text, finding);
    begin_diagnostic(report, pl_buf_slice(&report->text), finding->severity,
                     finding->file);
    add_range(tree, region,
              (struct bytes){region->start.offset, region->end.offset});
    pl_json_close(tree);
    add_code(tree, finding);
    add_suggestions(tree, finding);
    pl_element_write(report, report->self);
}

static void notice(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error) {
    begin_diagnostic(report, message,
                     is_error ? PL_SEVERITY_ERROR : PL_SEVERITY_INFO, file);
    pl_json_close(report->self);
    pl_element_write(report, report->self);
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    (void)summary;
    pl_element_end(report, "}\n");
}

const struct pl_reporter pl_reporter_rdjson = {
    .name = "rdjson",
    .summary = "reviewdog's diagnostic format, with suggestions",
    .wants_excerpts = true,
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .notice = notice,
    .end = end,
    .fini = fini,
};

/* gitlab: the code quality report of GitLab, which merge requests show. */

#include <stdlib.h>

#include "report/element.h"
#include "report/identity.h"
#include "report/sentence.h"
#include "report/uri.h"

struct state {
    struct pl_json_tree tree;
    struct pl_identities known;
};

static void begin(struct pl_report *report) {
    struct state *state = pl_heap_alloc_zeroed(report->heap, sizeof *state);
    pl_json_tree_init(&state->tree, report->heap);
    pl_identities_init(&state->known, report->heap);
    report->self = state;
    pl_output_str(report->out, "[");
}

static void fini(struct pl_report *report) {
    struct state *state = report->self;
    if (!state)
        return;
    pl_json_tree_fini(&state->tree);
    pl_identities_fini(&state->known);
    free(state);
    report->self = NULL;
}

static const char *severity_of(enum pl_severity severity) {
    switch (severity) {
    case PL_SEVERITY_ERROR:
        return "major";
    case PL_SEVERITY_WARNING:
        return "minor";
    case PL_SEVERITY_INFO:
    case PL_SEVERITY_OFF:
        break;
    }
    return "info";
}

static void add_location(struct pl_json_tree *tree, struct pl_slice file,
                         const struct pl_region *region) {
    pl_json_open_object(tree, "location");
    pl_json_text(tree, "path", file);
    pl_json_open_object(tree, "lines");
    pl_json_count(tree, "begin", region->start.line);
    pl_json_count(tree, "end", region->end.line);
    pl_json_close(tree);
    pl_json_close(tree);
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct state *state = report->self;
    struct pl_json_tree *tree = &state->tree;
    struct pl_slice file = pl_uri_path(finding->file, report->host.root);
    struct pl_buf *text = &report->text;
    pl_json_begin(tree);
    pl_buf_clear(text);
    pl_sentence_add(text, finding);
    pl_json_text(tree, "description", pl_buf_slice(text));
    pl_json_text(tree, "check_name", finding->rule);
    pl_buf_clear(text);
    pl_identities_add(&state->known, finding, file, text);
    pl_json_text(tree, "fingerprint", pl_buf_slice(text));
    pl_json_str(tree, "severity", severity_of(finding->severity));
    add_location(tree, file, &finding->region);
    pl_element_write(report, tree);
}

/* An input that could not be checked becomes an issue on its first line. */
static void notice(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error) {
    struct pl_finding finding_of = {
        .rule = pl_slice_str("paylint/unreadable"),
        .severity = is_error ? PL_SEVERITY_ERROR : PL_SEVERITY_INFO,
        .file = file,
        .region = {{0, 1, 1}, {0, 1, 1}, {.first_column = 1}},
        .message = message};
    finding(report, &finding_of);
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    (void)summary;
    pl_element_end(report, "\n");
}

const struct pl_reporter pl_reporter_gitlab = {
    .name = "gitlab",
    .summary = "GitLab's code quality report",
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .notice = notice,
    .end = end,
    .fini = fini,
};

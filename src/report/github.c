/* github: workflow commands, which GitHub Actions shows as annotations beside
 * the lines of a change. It shows only 10 of each level in a step. So the first
 * 10 of each level are kept until the end, the worst level comes first, and the
 * others are counted. The job's summary gets all findings for which there is
 * room. */

#include <stdlib.h>

#include "report/escape.h"
#include "report/markdown.h"
#include "report/reporter.h"
#include "report/sentence.h"
#include "report/uri.h"

#define LEVEL_MAX   10 /* annotations of a level that a step may have */
#define SUMMARY_MAX (1000 * 1000) /* GitHub takes 1 MiB from a step */

/* The findings of one level. */
struct level {
    struct pl_buf commands; /* the first LEVEL_MAX annotations */
    struct pl_buf rows;     /* rows of the summary's table */
    uint64_t count;         /* findings */
    uint64_t asked;         /* annotations, also those past LEVEL_MAX */
};

enum { ERRORS, WARNINGS, NOTICES, LEVELS };

static const char *const commands[LEVELS] = {"error", "warning", "notice"};

struct state {
    struct level levels[LEVELS]; /* the worst level first */
};

static void begin(struct pl_report *report) {
    struct state *state = pl_heap_alloc_zeroed(report->heap, sizeof *state);
    for (size_t i = 0; i < LEVELS; i++) {
        pl_buf_init(&state->levels[i].commands, report->heap);
        pl_buf_init(&state->levels[i].rows, report->heap);
    }
    report->self = state;
}

static void fini(struct pl_report *report) {
    struct state *state = report->self;
    if (!state)
        return;
    for (size_t i = 0; i < LEVELS; i++) {
        pl_buf_fini(&state->levels[i].commands);
        pl_buf_fini(&state->levels[i].rows);
    }
    free(state);
    report->self = NULL;
}

static size_t level_of(enum pl_severity severity) {
    switch (severity) {
    case PL_SEVERITY_ERROR:
        return ERRORS;
    case PL_SEVERITY_WARNING:
        return WARNINGS;
    case PL_SEVERITY_INFO:
    case PL_SEVERITY_OFF:
        break;
    }
    return NOTICES;
}

/* Append text so that it cannot end the command or, if it is a property, the
 * property. */
static void add_escaped(struct pl_buf *out, struct pl_slice text,
                        bool is_property) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        bool ends = is_property && (c == ':' || c == ',');
        if (c == '%' || c == '\r' || c == '\n' || ends)
            pl_buf_add_format(out, "%%%02X", (unsigned char)c);
        else
            pl_buf_add_char(out, c);
    }
}

/* Append text of a payload, made safe to print first. */
static void add_text(struct pl_report *report, struct pl_buf *out,
                     struct pl_slice text, bool is_property) {
    pl_buf_clear(&report->scratch);
    pl_escape_text(&report->scratch, text);
    add_escaped(out, pl_buf_slice(&report->scratch), is_property);
}

static void add_sentence(struct pl_report *report, struct pl_buf *out,
                         const struct pl_finding *finding) {
    pl_buf_clear(&report->text);
    pl_sentence_add(&report->text, finding);
    add_text(report, out, pl_buf_slice(&report->text), false);
}

static void add_place(struct pl_buf *out, const struct pl_region *region) {
    pl_buf_add_format(out, ",line=%llu,endLine=%llu",
                      (unsigned long long)region->start.line,
                      (unsigned long long)region->end.line);
    if (region->start.line == region->end.line)
        pl_buf_add_format(out, ",col=%llu,endColumn=%llu",
                          (unsigned long long)region->start.column,
                          (unsigned long long)region->end.column);
}

static void add_command(struct pl_report *report,
                        const struct pl_finding *finding, size_t level) {
    struct state *state = report->self;
    struct pl_buf *out = &state->levels[level].commands;
    pl_buf_add_format(out, "::%s file=", commands[level]);
    add_text(report, out, pl_uri_path(finding->file, report->host.root), true);
    add_place(out, &finding->region);
    pl_buf_add_str(out, ",title=");
    add_text(report, out, finding->rule, true);
    pl_buf_add_str(out, "::");
    add_sentence(report, out, finding);
    pl_buf_add_char(out, '\n');
}

static void add_rule(struct pl_buf *out, const struct pl_finding *finding) {
    if (!pl_uri_is_http(finding->url)) {
        pl_markdown_add_text(out, finding->rule);
        return;
    }
    pl_buf_add_char(out, '[');
    pl_markdown_add_text(out, finding->rule);
    pl_buf_add_str(out, "](<");
    pl_buf_add_slice(out, finding->url);
    pl_buf_add_str(out, ">)");
}

/* Add a row to the summary's table, if there is room for it. */
static void add_row(struct pl_report *report, const struct pl_finding *finding,
                    size_t level) {
    struct state *state = report->self;
    struct level *one = &state->levels[level];
    struct pl_buf *row = &report->scratch;
    pl_buf_clear(&report->text);
    pl_sentence_add(&report->text, finding);
    pl_buf_clear(row);
    pl_buf_add_format(row, "| %s | ", commands[level]);
    pl_markdown_add_text(row, pl_uri_path(finding->file, report->host.root));
    pl_buf_add_format(row, ":%llu:%llu | ",
                      (unsigned long long)finding->region.start.line,
                      (unsigned long long)finding->region.start.column);
    add_rule(row, finding);
    pl_buf_add_str(row, " | ");
    pl_markdown_add_text(row, pl_buf_slice(&report->text));
    pl_buf_add_str(row, " |\n");
    if (one->rows.len + row->len > SUMMARY_MAX)
        return;
    pl_buf_add_slice(&one->rows, pl_buf_slice(row));
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct state *state = report->self;
    size_t level = level_of(finding->severity);
    state->levels[level].count++;
    if (state->levels[level].asked++ < LEVEL_MAX)
        add_command(report, finding, level);
    if (report->host.summarize)
        add_row(report, finding, level);
    report->shown++;
}

static void notice(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error) {
    struct state *state = report->self;
    size_t number = is_error ? ERRORS : NOTICES;
    struct level *level = &state->levels[number];
    struct pl_buf *out = &level->commands;
    if (level->asked++ >= LEVEL_MAX)
        return;
    pl_buf_add_format(out, "::%s", commands[number]);
    if (file.len > 0)
        pl_buf_add_str(out, " file=");
    add_text(report, out, pl_uri_path(file, report->host.root), true);
    pl_buf_add_str(out, "::");
    add_text(report, out, message, false);
    pl_buf_add_char(out, '\n');
}

/* Write how many findings of each level have no annotation. */
static void write_more(struct pl_report *report) {
    const struct state *state = report->self;
    const char *before = "";
    for (size_t i = 0; i < LEVELS; i++) {
        uint64_t count = state->levels[i].asked;
        if (count <= LEVEL_MAX)
            continue;
        count -= LEVEL_MAX;
        pl_output_format(report->out, "%s%llu more %s%s", before,
                         (unsigned long long)count, commands[i],
                         count == 1 ? "" : "s");
        before = ", ";
    }
    if (*before)
        pl_output_str(report->out, ": GitHub shows 10 of each level; -f text "
                                   "shows all\n");
}

/* Append as many of `rows` as there is room for. Returns how many were
 * appended. */
static uint64_t add_rows(struct pl_buf *out, struct pl_slice rows) {
    size_t room = out->len < SUMMARY_MAX ? SUMMARY_MAX - out->len : 0;
    uint64_t count = 0;
    size_t end = 0;
    for (size_t i = 0; i < rows.len && i < room; i++) {
        if (rows.data[i] != '\n')
            continue;
        end = i + 1;
        count++;
    }
    pl_buf_add(out, rows.data, end);
    return count;
}

static void write_summary(struct pl_report *report,
                          const struct pl_summary *summary) {
    const struct state *state = report->self;
    struct pl_buf *out = &report->text;
    pl_buf_clear(out);
    pl_buf_add_str(out, "### paylint\n\n");
    pl_summary_write(summary, out);
    if (report->shown > 0)
        pl_buf_add_str(out, "\n| level | place | rule | message |\n"
                            "|---|---|---|---|\n");
    uint64_t left_out = 0;
    for (size_t i = 0; i < LEVELS; i++)
        left_out += state->levels[i].count -
                    add_rows(out, pl_buf_slice(&state->levels[i].rows));
    if (left_out > 0)
        pl_buf_add_format(out, "\n%llu more have no room here.\n",
                          (unsigned long long)left_out);
    report->host.summarize(report->host.self, pl_buf_slice(out));
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    struct state *state = report->self;
    for (size_t i = 0; i < LEVELS; i++)
        pl_output_write(report->out, pl_buf_slice(&state->levels[i].commands));
    write_more(report);
    pl_buf_clear(&report->text);
    pl_summary_write(summary, &report->text);
    pl_output_write(report->out, pl_buf_slice(&report->text));
    if (report->host.summarize)
        write_summary(report, summary);
}

const struct pl_reporter pl_reporter_github = {
    .name = "github",
    .summary = "annotations of GitHub Actions, and the job's summary",
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .notice = notice,
    .end = end,
    .fini = fini,
};

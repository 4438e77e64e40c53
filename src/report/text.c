/* text: findings for people, each with its source line. */

#include <stdlib.h>

#include "report/chart.h"
#include "report/escape.h"
#include "report/frame.h"
#include "report/paint.h"
#include "report/panel.h"
#include "report/preview.h"
#include "report/reporter.h"
#include "report/uri.h"
#include "report/wrap.h"

#define MAX_NOTES 8
#define INDENT    4  /* of a message that is wrapped */
#define MANY      20 /* from so many findings on, frequent rules are named */
#define MOST      5
#define LINK      "\033]8;;"
#define LINK_END  "\033\\"

struct state {
    struct pl_chart rules;
    struct pl_buf file; /* file of the finding before */
};

static void begin(struct pl_report *report) {
    struct state *state = pl_heap_alloc(report->heap, sizeof *state);
    pl_chart_init(&state->rules, report->heap);
    pl_buf_init(&state->file, report->heap);
    report->self = state;
}

static void fini(struct pl_report *report) {
    struct state *state = report->self;
    if (!state)
        return;
    pl_chart_fini(&state->rules);
    pl_buf_fini(&state->file);
    free(state);
    report->self = NULL;
}

static void add_place(struct pl_buf *out, struct pl_slice file,
                      struct pl_place place) {
    pl_escape_text(out, file);
    pl_buf_add_char(out, ':');
    pl_buf_add_uint(out, place.line);
    pl_buf_add_char(out, ':');
    pl_buf_add_uint(out, place.column);
}

/* Append the rule. It is a link to its page if the terminal understands
 * links. */
static void add_rule(const struct pl_report *report,
                     const struct pl_finding *finding, struct pl_buf *out) {
    bool is_link = report->style.has_links && pl_uri_is_http(finding->url);

    pl_paint_begin(out, report->style.has_color, PL_PAINT_RULE);
    if (is_link) {
        pl_buf_add_str(out, LINK);
        pl_buf_add_slice(out, finding->url);
        pl_buf_add_str(out, LINK_END);
    }
    pl_buf_add_char(out, '[');
    pl_escape_text(out, finding->rule);
    pl_buf_add_char(out, ']');
    if (is_link)
        pl_buf_add_str(out, LINK LINK_END);
    pl_paint_end(out, report->style.has_color);
}

/* path:line:col: severity: message [rule] */
static void add_headline(const struct pl_report *report,
                         const struct pl_finding *finding, struct pl_buf *out) {
    bool has_color = report->style.has_color;

    pl_paint_begin(out, has_color, PL_PAINT_PLACE);
    add_place(out, finding->file, finding->region.start);
    pl_buf_add_char(out, ':');
    pl_paint_end(out, has_color);
    pl_buf_add_char(out, ' ');
    pl_paint_str(out, has_color, pl_paint_level(finding->severity),
                 pl_severity_name(finding->severity));
    pl_buf_add_str(out, ": ");
    pl_escape_text(out, finding->message);
    pl_buf_add_char(out, ' ');
    add_rule(report, finding, out);
}

/* Append the text in `report->text` as a remark below the frame, behind
 * `= help: ` or another kind. */
static void add_remark(struct pl_report *report, const struct pl_frame *frame,
                       struct pl_buf *out, const char *kind) {
    bool has_color = report->style.has_color;
    unsigned start = frame->gutter + 1;
    struct pl_wrap wrap = {.width = report->style.width,
                           .taken = start + 4 + (unsigned)strlen(kind),
                           .indent = start + 2};

    for (unsigned i = 0; i < start; i++)
        pl_buf_add_char(out, ' ');
    pl_paint_str(out, has_color, PL_PAINT_GUTTER, "=");
    pl_buf_add_char(out, ' ');
    pl_paint_str(out, has_color, PL_PAINT_PLACE, kind);
    pl_buf_add_str(out, ": ");
    pl_wrap_add(out, pl_buf_slice(&report->text), wrap);
    pl_buf_add_char(out, '\n');
}

/* Append the hint of a finding whose line cannot be shown. */
static void add_hint(struct pl_report *report, const struct pl_frame *frame,
                     struct pl_buf *out) {
    if (frame->finding->hint.len == 0)
        return;
    pl_buf_clear(&report->text);
    pl_escape_text(&report->text, frame->finding->hint);
    add_remark(report, frame, out, "hint");
}

static void add_note(struct pl_report *report, const struct pl_frame *frame,
                     struct pl_buf *out, const struct pl_related *related) {
    struct pl_slice file = related->file;
    struct pl_buf *text = &report->text;

    pl_buf_clear(text);
    pl_escape_text(text, related->message);
    if (related->message.len > 0)
        pl_buf_add_str(text, ": ");
    add_place(text, file.len > 0 ? file : frame->finding->file,
              related->region.start);
    add_remark(report, frame, out, "note");
}

/* Append the related places that the panel does not mark. `panel` NULL: there
 * is none. */
static void add_notes(struct pl_report *report, const struct pl_frame *frame,
                      const struct pl_panel *panel, struct pl_buf *out) {
    const struct pl_finding *finding = frame->finding;
    size_t count = 0;

    for (size_t i = 0; i < finding->related_count; i++) {
        if (panel && pl_panel_holds(panel, &finding->related[i]))
            continue;
        if (count < MAX_NOTES)
            add_note(report, frame, out, &finding->related[i]);
        count++;
    }
    if (count <= MAX_NOTES)
        return;
    pl_buf_clear(&report->text);
    pl_buf_add_uint(&report->text, count - MAX_NOTES);
    pl_buf_add_str(&report->text, " more");
    add_remark(report, frame, out, "note");
}

static void add_unpacked(struct pl_report *report, const struct pl_frame *frame,
                         struct pl_buf *out) {
    if (!frame->finding->tells_unpacked)
        return;
    pl_buf_clear(&report->text);
    pl_buf_add_str(&report->text, "the file is compressed: lines and columns "
                                  "are those of the decompressed text");
    add_remark(report, frame, out, "note");
}

/* The explanation of a rule is long, so only the command that prints it is
 * shown. */
static void add_help(struct pl_report *report, const struct pl_frame *frame,
                     struct pl_buf *out) {
    if (frame->finding->help.len == 0)
        return;
    pl_buf_clear(&report->text);
    pl_buf_add_str(&report->text, "paylint explain ");
    pl_escape_text(&report->text, frame->finding->rule);
    add_remark(report, frame, out, "help");
}

/* Append a source line as a frame shows it. */
static void add_source(struct pl_buf *out, struct pl_slice line) {
    while (line.len > 0) {
        struct pl_glyph glyph = pl_escape_glyph(line);
        bool is_tab = line.data[0] == '\t';
        pl_buf_add(out, is_tab ? " " : glyph.shown,
                   is_tab ? 1 : glyph.shown_len);
        line = pl_slice_of(line.data + glyph.len, line.len - glyph.len);
    }
}

/* Append the line as a safe fix would change it. */
static void add_preview(struct pl_report *report, const struct pl_frame *frame,
                        struct pl_buf *out) {
    const struct pl_finding *finding = frame->finding;
    struct pl_buf *line = &report->text;
    bool has_color = report->style.has_color;

    pl_buf_clear(line);
    if (frame->is_cut_left || frame->is_cut_right ||
        !pl_preview_add(line, finding))
        return;
    pl_paint_begin(out, has_color, PL_PAINT_GUTTER);
    pl_buf_add_uint(out, finding->region.start.line);
    pl_buf_add_str(out, " +");
    pl_paint_end(out, has_color);
    pl_buf_add_char(out, ' ');
    add_source(out, pl_buf_slice(line));
    pl_buf_add_char(out, '\n');
}

static void add_frame(struct pl_report *report,
                      const struct pl_finding *finding, struct pl_buf *out) {
    struct pl_frame frame;
    struct pl_panel panel;

    pl_frame_init(&frame, finding, NULL, report->style);
    bool has_line = pl_frame_has_line(&frame);
    if (has_line) {
        pl_panel_init(&panel, &frame);
        pl_panel_draw(&panel, out);
    } else {
        add_hint(report, &frame, out);
    }
    add_preview(report, &frame, out);
    add_notes(report, &frame, has_line ? &panel : NULL, out);
    add_unpacked(report, &frame, out);
    add_help(report, &frame, out);
}

/* Begin the findings of `file`, with an empty line before them. */
static void enter(struct pl_report *report, struct pl_slice file,
                  struct pl_buf *out) {
    struct state *state = report->self;
    if (report->shown > 0 && pl_slice_eq(pl_buf_slice(&state->file), file))
        return;
    if (report->shown > 0 && !report->style.is_quiet)
        pl_buf_add_char(out, '\n');
    pl_buf_clear(&state->file);
    pl_buf_add_slice(&state->file, file);
}

static bool is_full(const struct pl_report *report) {
    return report->style.max_shown > 0 &&
           report->shown >= report->style.max_shown;
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct state *state = report->self;
    struct pl_buf *text = &report->scratch;
    struct pl_wrap wrap = {.width = report->style.width, .indent = INDENT};

    pl_chart_count(&state->rules, finding->rule, finding->severity);
    if (is_full(report)) {
        report->left_out++;
        return;
    }
    pl_buf_clear(text);
    enter(report, finding->file, text);
    pl_buf_clear(&report->text);
    add_headline(report, finding, &report->text);
    pl_wrap_add(text, pl_buf_slice(&report->text), wrap);
    pl_buf_add_char(text, '\n');
    if (!report->style.is_quiet)
        add_frame(report, finding, text);
    pl_output_write(report->out, pl_buf_slice(text));
    report->shown++;
}

/* If there are many findings, append which rules they are of. */
static void add_frequent(const struct pl_report *report, struct pl_buf *out) {
    const struct state *state = report->self;
    const struct pl_chart *rules = &state->rules;
    size_t order[MOST];

    if (report->shown + report->left_out < MANY || rules->count < 2)
        return;
    size_t count = pl_chart_top(rules, order, MOST);
    pl_buf_add_str(out, "most frequent:");
    for (size_t i = 0; i < count; i++) {
        pl_buf_add_str(out, i > 0 ? ", " : " ");
        pl_escape_text(out, rules->items[order[i]].name);
        pl_buf_add_format(
            out, " %llu",
            (unsigned long long)pl_chart_total(&rules->items[order[i]]));
    }
    pl_buf_add_char(out, '\n');
}

/* Append the lines of `text`, each wrapped. */
static void add_lines(const struct pl_report *report, struct pl_buf *out,
                      struct pl_slice text) {
    struct pl_wrap wrap = {.width = report->style.width, .indent = INDENT};
    while (text.len > 0) {
        const char *end = memchr(text.data, '\n', text.len);
        size_t len = end ? (size_t)(end - text.data) : text.len;
        pl_wrap_add(out, pl_slice_of(text.data, len), wrap);
        pl_buf_add_char(out, '\n');
        len += len < text.len;
        text = pl_slice_of(text.data + len, text.len - len);
    }
}

static void add_totals(struct pl_report *report,
                       const struct pl_summary *summary, struct pl_buf *out) {
    struct pl_buf *text = &report->text;

    pl_buf_clear(text);
    add_frequent(report, text);
    pl_summary_write(summary, text);
    if (report->left_out > 0)
        pl_buf_add_format(
            text, "%llu more not shown: --max-diagnostics 0 shows all\n",
            (unsigned long long)report->left_out);
    add_lines(report, out, pl_buf_slice(text));
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    struct pl_buf *text = &report->scratch;

    pl_buf_clear(text);
    pl_summary_write_lines(summary, text);
    if (!report->style.is_quiet && summary->files > 0)
        add_totals(report, summary, text);
    pl_output_write(report->out, pl_buf_slice(text));
}

const struct pl_reporter pl_reporter_text = {
    .name = "text",
    .is_for_people = true,
    .summary = "for people, with the lines of the source",
    .wants_excerpts = true,
    .begin = begin,
    .finding = finding,
    .end = end,
    .fini = fini,
};

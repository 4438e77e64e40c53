/* html: one page for a browser, complete in itself. Findings are written as
 * they come. The overview, with the counts, is written at the end and shown
 * before them. */

#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "config.h"
#include "report/chart.h"
#include "report/page.h"
#include "report/reporter.h"
#include "report/snippet.h"
#include "report/uri.h"
#include "report/xml.h"

#define MAX_NOTES  8
#define MAX_BEFORE 40 /* bytes of the line before the marked part */

struct state {
    struct pl_chart rules, files;
    struct pl_buf file; /* file whose section is open */
    struct pl_buf notices;
};

static void write_lines(struct pl_report *report, const char *const *lines) {
    for (size_t i = 0; lines[i]; i++)
        pl_output_str(report->out, lines[i]);
}

static void begin(struct pl_report *report) {
    struct state *state = pl_heap_alloc_zeroed(report->heap, sizeof *state);
    pl_chart_init(&state->rules, report->heap);
    pl_chart_init(&state->files, report->heap);
    pl_buf_init(&state->file, report->heap);
    pl_buf_init(&state->notices, report->heap);
    report->self = state;
    write_lines(report, pl_page_head);
    pl_output_str(report->out, "<style>");
    write_lines(report, pl_page_style);
    pl_output_str(report->out, "</style>\n</head>\n<body>\n<main>\n"
                               "<div id=\"findings\">\n");
}

static void fini(struct pl_report *report) {
    struct state *state = report->self;
    if (!state)
        return;
    pl_chart_fini(&state->rules);
    pl_chart_fini(&state->files);
    pl_buf_fini(&state->file);
    pl_buf_fini(&state->notices);
    free(state);
    report->self = NULL;
}

static void enter(struct pl_report *report, struct pl_slice file) {
    struct state *state = report->self;
    struct pl_buf *out = &report->scratch;
    bool is_first = report->shown == 0;
    if (!is_first && pl_slice_eq(pl_buf_slice(&state->file), file))
        return;
    pl_buf_clear(&state->file);
    pl_buf_add_slice(&state->file, file);
    pl_buf_clear(out);
    pl_buf_add_str(out, is_first ? "" : "</section>\n");
    pl_buf_add_str(out, "<section class=\"file\"");
    pl_xml_add_attribute(out, "data-file", file);
    pl_buf_add_str(out, "><h2>");
    pl_xml_add(out, file);
    pl_buf_add_str(out, "</h2>\n");
    pl_output_write(report->out, pl_buf_slice(out));
}

static void add_place(struct pl_buf *out, struct pl_slice file,
                      struct pl_place place) {
    pl_buf_add_str(out, "<code>");
    pl_xml_add(out, file);
    pl_buf_add_format(out, ":%llu:%llu</code>", (unsigned long long)place.line,
                      (unsigned long long)place.column);
}

static void add_headline(struct pl_buf *out, const struct pl_finding *finding,
                         size_t rule) {
    const char *level = pl_severity_name(finding->severity);
    pl_buf_add_format(out, "<article class=\"finding %s\" data-level=\"%s\"",
                      level, level);
    pl_xml_add_attribute(out, "data-rule", finding->rule);
    pl_buf_add_format(out, "><h3><span class=\"level\">%s</span> ", level);
    pl_xml_add(out, finding->message);
    pl_buf_add_str(out, "</h3>\n<p class=\"place\">");
    add_place(out, finding->file, finding->region.start);
    pl_buf_add_format(out, " <a href=\"#rule-%zu\">", rule);
    pl_xml_add(out, finding->rule);
    pl_buf_add_str(out, "</a> <code>");
    pl_xml_add(out, finding->pointer);
    pl_buf_add_str(out, "</code></p>\n");
}

/* Append source text; tabs stay tabs. */
static void add_source(struct pl_buf *out, struct pl_slice text) {
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] != '\t')
            continue;
        pl_xml_add(out, pl_slice_of(text.data + from, i - from));
        pl_buf_add_char(out, '\t');
        from = i + 1;
    }
    pl_xml_add(out, pl_slice_of(text.data + from, text.len - from));
}

/* How many bytes of a line to leave out, so that the marked part, which begins
 * at `from`, can be seen on a phone. */
static size_t cut_before(struct pl_slice line, size_t from) {
    if (from <= MAX_BEFORE)
        return 0;
    size_t cut = from - MAX_BEFORE;
    while (cut < from && (line.data[cut] & 0xC0) == 0x80)
        cut++;
    return cut;
}

/* Append the source line with the part that the finding is about marked. */
static void add_frame(struct pl_buf *out, const struct pl_finding *finding) {
    const struct pl_excerpt *excerpt = &finding->region.excerpt;
    struct pl_slice marked = pl_snippet_of(&finding->region);
    struct pl_slice line = excerpt->text;
    if (line.len == 0)
        return;
    size_t from = pl_snippet_start(&finding->region);
    size_t cut = cut_before(line, from);
    const char *after = line.data + from + marked.len;
    pl_buf_add_format(out, "<pre><span class=\"number\">%llu  </span>",
                      (unsigned long long)finding->region.start.line);
    pl_buf_add_str(out, cut > 0 || excerpt->first_column > 1 ? "…" : "");
    add_source(out, pl_slice_of(line.data + cut, from - cut));
    pl_buf_add_str(out, "<mark>");
    add_source(out, marked);
    pl_buf_add_str(out, "</mark>");
    add_source(out, pl_slice_of(after, (size_t)(line.data + line.len - after)));
    pl_buf_add_str(out, excerpt->cut_right ? "…</pre>\n" : "</pre>\n");
}

static void add_note(struct pl_buf *out, const struct pl_finding *finding,
                     const struct pl_related *related) {
    pl_buf_add_str(out, "<li>");
    pl_xml_add(out, related->message);
    pl_buf_add_str(out, related->message.len > 0 ? ": " : "");
    add_place(out, related->file.len > 0 ? related->file : finding->file,
              related->region.start);
    pl_buf_add_str(out, "</li>\n");
}

static void add_notes(struct pl_buf *out, const struct pl_finding *finding) {
    if (finding->related_count + finding->fix_count + finding->hint.len == 0)
        return;
    pl_buf_add_str(out, "<ul class=\"notes\">\n");
    if (finding->hint.len > 0) {
        pl_buf_add_str(out, "<li>");
        pl_xml_add(out, finding->hint);
        pl_buf_add_str(out, "</li>\n");
    }
    for (size_t i = 0; i < finding->related_count && i < MAX_NOTES; i++)
        add_note(out, finding, &finding->related[i]);
    if (finding->related_count > MAX_NOTES)
        pl_buf_add_format(out, "<li>%zu more</li>\n",
                          finding->related_count - MAX_NOTES);
    for (size_t i = 0; i < finding->fix_count; i++) {
        pl_buf_add_str(out, "<li>fix: ");
        pl_xml_add(out, finding->fixes[i].title);
        pl_buf_add_str(out, "</li>\n");
    }
    pl_buf_add_str(out, "</ul>\n");
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct state *state = report->self;
    struct pl_buf *out = &report->scratch;
    enter(report, finding->file);
    size_t rule =
        pl_chart_count(&state->rules, finding->rule, finding->severity);
    pl_chart_count(&state->files, finding->file, finding->severity);
    pl_buf_clear(out);
    add_headline(out, finding, rule);
    add_frame(out, finding);
    add_notes(out, finding);
    pl_buf_add_str(out, "</article>\n");
    pl_output_write(report->out, pl_buf_slice(out));
    report->shown++;
}

static void notice(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error) {
    struct state *state = report->self;
    struct pl_buf *out = &state->notices;
    pl_buf_add_format(out, "<li class=\"%s\"><span class=\"level\">%s</span> ",
                      is_error ? "error" : "info",
                      is_error ? "not checked" : "note");
    pl_xml_add(out, file);
    pl_buf_add_str(out, file.len > 0 ? ": " : "");
    pl_xml_add(out, message);
    pl_buf_add_str(out, "</li>\n");
}

static void add_rule(struct pl_report *report, struct pl_buf *out,
                     size_t index) {
    const struct state *state = report->self;
    struct pl_slice id = state->rules.items[index].name;
    struct pl_report_rule rule = {0};
    if (report->host.rule)
        report->host.rule(report->host.self, id, &rule);
    pl_buf_add_format(out, "<dt id=\"rule-%zu\">", index);
    pl_xml_add(out, id);
    pl_buf_add_str(out, "</dt>\n<dd><p>");
    pl_xml_add(out, rule.why);
    pl_buf_add_str(out, "</p>");
    if (pl_uri_is_http(rule.url)) {
        pl_buf_add_str(out, "<p><a rel=\"noreferrer\"");
        pl_xml_add_attribute(out, "href", rule.url);
        pl_buf_add_char(out, '>');
        pl_xml_add(out, rule.url);
        pl_buf_add_str(out, "</a></p>");
    }
    pl_buf_add_str(out, "</dd>\n");
}

static void write_rules(struct pl_report *report) {
    const struct state *state = report->self;
    struct pl_buf *out = &report->scratch;
    pl_buf_clear(out);
    if (state->rules.count > 0)
        pl_buf_add_str(out, "<section><h2>Rules</h2>\n<dl>\n");
    for (size_t i = 0; i < state->rules.count; i++)
        add_rule(report, out, i);
    if (state->rules.count > 0)
        pl_buf_add_str(out, "</dl>\n</section>\n");
    pl_output_write(report->out, pl_buf_slice(out));
}

static void add_level(struct pl_buf *out, const char *level, uint64_t count) {
    pl_buf_add_format(out,
                      "<label><input type=\"checkbox\" name=\"level\" "
                      "value=\"%s\" checked> %s (%llu)</label>\n",
                      level, level, (unsigned long long)count);
}

/* The form is of use only with the script, which makes it visible. */
static void add_form(struct pl_report *report, struct pl_buf *out) {
    const struct state *state = report->self;
    pl_buf_add_str(out, "<form hidden>\n<input type=\"search\" id=\"text\" "
                        "placeholder=\"text (press /)\" aria-label=\"text\">\n"
                        "<select id=\"rule\" aria-label=\"rule\">"
                        "<option value=\"\">all rules</option>\n");
    for (size_t i = 0; i < state->rules.count; i++) {
        pl_buf_add_str(out, "<option>");
        pl_xml_add(out, state->rules.items[i].name);
        pl_buf_add_str(out, "</option>\n");
    }
    pl_buf_add_str(out, "</select>\n");
    add_level(out, "error", pl_chart_sum(&state->rules, PL_SEVERITY_ERROR));
    add_level(out, "warning", pl_chart_sum(&state->rules, PL_SEVERITY_WARNING));
    add_level(out, "info", pl_chart_sum(&state->rules, PL_SEVERITY_INFO));
    pl_buf_add_str(out, "<output id=\"shown\"></output>\n</form>\n");
}

static void add_lines(struct pl_buf *out, struct pl_slice text) {
    const char *end;
    while (text.len > 0 && (end = memchr(text.data, '\n', text.len))) {
        size_t len = (size_t)(end - text.data);
        pl_xml_add(out, pl_slice_of(text.data, len));
        text = pl_slice_of(end + 1, text.len - len - 1);
        pl_buf_add_str(out, text.len > 0 ? "<br>\n" : "");
    }
}

static void write_overview(struct pl_report *report,
                           const struct pl_summary *summary) {
    struct state *state = report->self;
    struct pl_buf *out = &report->scratch;
    pl_buf_clear(out);
    pl_buf_add_str(out, "<header id=\"overview\">\n<h1>paylint</h1>\n<p>");
    pl_buf_clear(&report->text);
    pl_summary_write(summary, &report->text);
    add_lines(out, pl_buf_slice(&report->text));
    pl_buf_add_str(out, "</p>\n");
    if (state->notices.len > 0) {
        pl_buf_add_str(out, "<ul class=\"notes\">\n");
        pl_buf_add_slice(out, pl_buf_slice(&state->notices));
        pl_buf_add_str(out, "</ul>\n");
    }
    if (report->shown > 0) {
        pl_buf_add_str(out, "<div class=\"charts\">\n");
        pl_chart_draw(&state->rules, "By rule", "data-rule", out);
        pl_chart_draw(&state->files, "By file", "data-file", out);
        pl_buf_add_str(out, "</div>\n");
    }
    pl_buf_add_str(out, "</header>\n");
    if (report->shown > 0)
        add_form(report, out);
    pl_output_write(report->out, pl_buf_slice(out));
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    pl_output_str(report->out, report->shown > 0 ? "</section>\n" : "");
    pl_output_str(report->out, "</div>\n");
    write_rules(report);
    write_overview(report, summary);
    pl_output_str(report->out,
                  "<footer class=\"place\">paylint " PACKAGE_VERSION
                  "</footer>\n</main>\n");
    if (report->shown > 0) {
        pl_output_str(report->out, "<script>");
        write_lines(report, pl_page_script);
        pl_output_str(report->out, "</script>\n");
    }
    pl_output_str(report->out, "</body>\n</html>\n");
}

const struct pl_reporter pl_reporter_html = {
    .name = "html",
    .summary = "a page for a browser",
    .wants_excerpts = true,
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .notice = notice,
    .end = end,
    .fini = fini,
};

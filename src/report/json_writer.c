#include "report/json_writer.h"

#include "report/escape.h"
#include "report/sentence.h"

void pl_json_writer_init(struct pl_json_writer *writer, struct pl_heap *heap) {
    pl_json_tree_init(&writer->tree, heap);
    pl_json_line_init(&writer->line, heap);
    pl_buf_init(&writer->text, heap);
    pl_json_last_init(&writer->file, heap);
    pl_json_last_init(&writer->rule, heap);
    pl_json_last_init(&writer->help, heap);
    pl_json_last_init(&writer->url, heap);
}

void pl_json_writer_fini(struct pl_json_writer *writer) {
    pl_json_tree_fini(&writer->tree);
    pl_json_line_fini(&writer->line);
    pl_buf_fini(&writer->text);
    pl_json_last_fini(&writer->file);
    pl_json_last_fini(&writer->rule);
    pl_json_last_fini(&writer->help);
    pl_json_last_fini(&writer->url);
}

/* Add a text of the rule, if there is one. */
static void add_if_any(struct pl_json_line *line, const char *key,
                       struct pl_slice text, struct pl_json_last *last) {
    if (text.len > 0)
        pl_json_line_again(line, key, text, last);
}

static void add_lines(struct pl_json_line *line,
                      const struct pl_region *region) {
    pl_json_line_count(line, "line", region->start.line);
    pl_json_line_count(line, "column", region->start.column);
    pl_json_line_count(line, "end_line", region->end.line);
    pl_json_line_count(line, "end_column", region->end.column);
}

static void add_related(struct pl_json_line *line,
                        const struct pl_finding *finding) {
    if (finding->related_count == 0)
        return;
    pl_json_line_open(line, "related", '[');
    for (size_t i = 0; i < finding->related_count; i++) {
        const struct pl_related *related = &finding->related[i];
        pl_json_line_open(line, NULL, '{');
        pl_json_line_text(line, "file",
                          related->file.len > 0 ? related->file
                                                : finding->file);
        add_lines(line, &related->region);
        pl_json_line_text(line, "message", related->message);
        pl_json_line_close(line, '}');
    }
    pl_json_line_close(line, ']');
}

static void add_edits(struct pl_json_line *line, const struct pl_fix *fix) {
    pl_json_line_open(line, "edits", '[');
    for (size_t i = 0; i < fix->edit_count; i++) {
        pl_json_line_open(line, NULL, '{');
        pl_json_line_count(line, "offset", fix->edits[i].offset);
        pl_json_line_count(line, "end_offset", fix->edits[i].end_offset);
        pl_json_line_text(line, "text", fix->edits[i].text);
        pl_json_line_close(line, '}');
    }
    pl_json_line_close(line, ']');
}

static void add_fixes(struct pl_json_line *line,
                      const struct pl_finding *finding) {
    if (finding->fix_count == 0)
        return;
    pl_json_line_open(line, "fixes", '[');
    for (size_t i = 0; i < finding->fix_count; i++) {
        const struct pl_fix *fix = &finding->fixes[i];
        pl_json_line_open(line, NULL, '{');
        pl_json_line_text(line, "title", fix->title);
        pl_json_line_flag(line, "safe", fix->safe);
        add_edits(line, fix);
        pl_json_line_close(line, '}');
    }
    pl_json_line_close(line, ']');
}

void pl_json_writer_finding(struct pl_json_writer *writer, struct pl_buf *out,
                            const struct pl_finding *finding) {
    struct pl_json_line *line = &writer->line;
    const char *severity = pl_severity_name(finding->severity);

    pl_buf_clear(&writer->text);
    pl_sentence_add(&writer->text, finding);
    pl_json_line_begin(line, out);
    pl_json_line_open(line, NULL, '{');
    pl_json_line_again(line, "file", finding->file, &writer->file);
    add_lines(line, &finding->region);
    pl_json_line_count(line, "offset", finding->region.start.offset);
    pl_json_line_count(line, "end_offset", finding->region.end.offset);
    pl_json_line_again(line, "rule", finding->rule, &writer->rule);
    pl_json_line_text(line, "severity", pl_slice_str(severity));
    pl_json_line_text(line, "message", pl_buf_slice(&writer->text));
    pl_json_line_text(line, "pointer", finding->pointer);
    pl_json_line_count(line, "document", finding->document);
    add_if_any(line, "help", finding->help, &writer->help);
    add_if_any(line, "url", finding->url, &writer->url);
    add_related(line, finding);
    add_fixes(line, finding);
    pl_json_line_close(line, '}');
}

void pl_json_writer_notice(struct pl_json_writer *writer, struct pl_buf *out,
                           struct pl_slice file, struct pl_slice message) {
    struct pl_json_tree *tree = &writer->tree;
    pl_json_begin(tree);
    pl_json_text(tree, "file", file);
    pl_json_text(tree, "message", message);
    pl_json_write(tree, out);
}

/* Counts with names from the rules are written between our own. */
static void add_named_count(struct pl_json_writer *writer,
                            const struct pl_summary_count *count) {
    pl_buf_clear(&writer->text);
    pl_escape_utf8(&writer->text, count->name);
    if (writer->text.len > 0)
        pl_json_count(&writer->tree, writer->text.data, count->count);
}

/* Tell whether line `i` is the first, or the last, of its name. */
static bool is_first(const struct pl_summary *summary, size_t i) {
    return i == 0 ||
           !pl_slice_eq(summary->lines[i - 1].name, summary->lines[i].name);
}

static bool is_last(const struct pl_summary *summary, size_t i) {
    return i + 1 == summary->line_count || is_first(summary, i + 1);
}

/* Lines with keys become the members of one object. */
static void add_line(struct pl_json_writer *writer,
                     const struct pl_summary *summary, size_t i) {
    struct pl_json_tree *tree = &writer->tree;
    const struct pl_summary_line *line = &summary->lines[i];
    struct pl_slice name = line->has_key ? line->key : line->name;

    pl_buf_clear(&writer->text);
    pl_escape_utf8(&writer->text, line->name);
    if (line->has_key && is_first(summary, i))
        pl_json_open_object(tree, writer->text.data);
    pl_buf_clear(&writer->text);
    pl_buf_add_str(&writer->text, "");
    pl_escape_utf8(&writer->text, name);
    if (line->is_count)
        pl_json_count(tree, writer->text.data, line->count);
    else
        pl_json_text(tree, writer->text.data, line->text);
    if (line->has_key && is_last(summary, i))
        pl_json_close(tree);
}

void pl_json_writer_summary(struct pl_json_writer *writer, struct pl_buf *out,
                            const struct pl_summary *summary) {
    struct pl_json_tree *tree = &writer->tree;
    pl_json_begin(tree);
    pl_json_count(tree, "files", summary->files);
    pl_json_count(tree, "documents", summary->documents);
    for (size_t i = 0; i < summary->count_count; i++)
        add_named_count(writer, &summary->counts[i]);
    for (size_t i = 0; i < summary->line_count; i++)
        if (!summary->lines[i].is_counted)
            add_line(writer, summary, i);
    pl_json_count(tree, "errors", summary->errors);
    pl_json_count(tree, "warnings", summary->warnings);
    pl_json_count(tree, "infos", summary->infos);
    pl_json_count(tree, "suppressed", summary->suppressed);
    pl_json_write(tree, out);
}

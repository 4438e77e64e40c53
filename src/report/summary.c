#include "report/summary.h"

#include "base/utf8.h"
#include "report/escape.h"

static void add_count(struct pl_buf *out, uint64_t count, const char *name) {
    pl_buf_add_uint(out, count);
    pl_buf_add_char(out, ' ');
    pl_buf_add_str(out, name);
    if (count != 1)
        pl_buf_add_char(out, 's');
}

/* Append `, 3 errors` if there are any. `*is_first`: without the comma. */
static void list_count(struct pl_buf *out, bool *is_first, uint64_t count,
                       const char *name) {
    if (count == 0)
        return;
    if (!*is_first)
        pl_buf_add_str(out, ", ");
    *is_first = false;
    add_count(out, count, name);
}

/* What is known to be absent, by the levels that are shown. */
static const char *nothing(const struct pl_summary *summary) {
    if (summary->hidden_warnings > 0)
        return "no errors";
    return summary->hidden_infos > 0 ? "no errors or warnings" : "no findings";
}

static void add_findings(struct pl_buf *out, const struct pl_summary *summary) {
    bool is_first = true;

    list_count(out, &is_first, summary->errors, "error");
    list_count(out, &is_first, summary->warnings - summary->hidden_warnings,
               "warning");
    list_count(out, &is_first, summary->infos - summary->hidden_infos, "info");
    if (is_first)
        pl_buf_add_str(out, nothing(summary));
}

/* The name of a count; rules give it in the plural. */
static struct pl_slice name_of(const struct pl_summary_count *count) {
    struct pl_slice name = count->name;
    if (count->count == 1 && name.len > 1 && name.data[name.len - 1] == 's')
        name.len--;
    return name;
}

static void add_counts(struct pl_buf *out, const struct pl_summary *summary) {
    const char *before = " (";

    for (size_t i = 0; i < summary->count_count; i++) {
        const struct pl_summary_count *count = &summary->counts[i];
        if (count->count == 0)
            continue;
        pl_buf_add_str(out, before);
        pl_buf_add_uint(out, count->count);
        pl_buf_add_char(out, ' ');
        pl_buf_add_slice(out, name_of(count));
        before = ", ";
    }
    if (*before == ',')
        pl_buf_add_char(out, ')');
}

static void add_suppressed(struct pl_buf *out,
                           const struct pl_summary *summary) {
    if (summary->suppressed == 0)
        return;
    pl_buf_add_str(out, ", ");
    pl_buf_add_uint(out, summary->suppressed);
    pl_buf_add_str(out, " suppressed by the baseline");
}

static void add_hidden(struct pl_buf *out, const struct pl_summary *summary) {
    bool is_first = true;

    if (summary->hidden_warnings + summary->hidden_infos == 0)
        return;
    list_count(out, &is_first, summary->hidden_warnings, "warning");
    list_count(out, &is_first, summary->hidden_infos, "info");
    pl_buf_add_str(out, ": --severity ");
    pl_buf_add_str(out, summary->hidden_infos > 0 ? "info" : "warning");
    pl_buf_add_str(out, " shows them\n");
}

void pl_summary_write(const struct pl_summary *summary, struct pl_buf *out) {
    add_findings(out, summary);
    pl_buf_add_str(out, " in ");
    add_count(out, summary->files, "file");
    add_counts(out, summary);
    add_suppressed(out, summary);
    pl_buf_add_char(out, '\n');
    add_hidden(out, summary);
}

/* Append what a line is about: `revenue EUR`. */
static void add_label(struct pl_buf *out, const struct pl_summary_line *line) {
    for (size_t i = 0; i < line->name.len; i++)
        pl_buf_add_char(out,
                        line->name.data[i] == '_' ? ' ' : line->name.data[i]);
    if (!line->has_key || line->key.len == 0)
        return;
    pl_buf_add_char(out, ' ');
    pl_escape_text(out, line->key);
}

static size_t label_width(const struct pl_summary_line *line,
                          struct pl_buf *out) {
    size_t start = out->len;
    add_label(out, line);
    size_t width =
        (size_t)pl_utf8_count(pl_slice_of(out->data + start, out->len - start));
    out->len = start;
    return width;
}

static void add_line(struct pl_buf *out, const struct pl_summary_line *line,
                     size_t column) {
    size_t width = label_width(line, out);
    add_label(out, line);
    for (; width < column; width++)
        pl_buf_add_char(out, ' ');
    if (line->is_count)
        pl_buf_add_uint(out, line->count);
    else
        pl_escape_text(out, line->text);
    pl_buf_add_char(out, '\n');
}

void pl_summary_write_lines(const struct pl_summary *summary,
                            struct pl_buf *out) {
    size_t widest = 0;
    for (size_t i = 0; i < summary->line_count; i++) {
        size_t width = label_width(&summary->lines[i], out);
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < summary->line_count; i++)
        add_line(out, &summary->lines[i], widest + 2);
}

#include "report/json_writer.h"

#include <assert.h>
#include <json-c/json.h>
#include <limits.h>

#include "base/utf8.h"
#include "report/escape.h"
#include "report/sentence.h"

#define STYLE (JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE)

void pl_json_writer_init(struct pl_json_writer *writer, struct pl_heap *heap) {
    *writer = (struct pl_json_writer){0};
    pl_buf_init(&writer->text, heap);
    pl_buf_init(&writer->sentence, heap);
}

static void drop_value(struct pl_json_writer *writer) {
    json_object_put(writer->value);
    writer->value = NULL;
}

void pl_json_writer_fini(struct pl_json_writer *writer) {
    drop_value(writer);
    pl_buf_fini(&writer->text);
    pl_buf_fini(&writer->sentence);
}

/* Hand `value` to `parent` (an object, or an array without a key), or to the
 * writer if there is none. Returns it, or NULL after a failure. */
static json_object *own(struct pl_json_writer *writer, json_object *parent,
                        const char *key, json_object *value) {
    int error = 0;

    if (!value) {
        writer->has_failed = true;
        return NULL;
    }
    if (!parent)
        writer->value = value;
    else if (key)
        error = json_object_object_add(parent, key, value);
    else
        error = json_object_array_add(parent, value);
    if (error == 0)
        return value;
    writer->has_failed = true;
    json_object_put(value);
    return NULL;
}

static json_object *open_root(struct pl_json_writer *writer) {
    drop_value(writer);
    return own(writer, NULL, NULL, json_object_new_object());
}

static void add_text(struct pl_json_writer *writer, json_object *object,
                     const char *key, struct pl_slice text) {
    if (!object)
        return;
    pl_buf_clear(&writer->text);
    pl_escape_utf8(&writer->text, text);
    if (writer->text.len > INT_MAX) {
        writer->has_failed = true;
        return;
    }
    const char *data = writer->text.len > 0 ? writer->text.data : "";
    own(writer, object, key,
        json_object_new_string_len(data, (int)writer->text.len));
}

static void add_text_if_any(struct pl_json_writer *writer, json_object *object,
                            const char *key, struct pl_slice text) {
    if (text.len > 0)
        add_text(writer, object, key, text);
}

static void add_count(struct pl_json_writer *writer, json_object *object,
                      const char *key, uint64_t count) {
    int64_t number = count < INT64_MAX ? (int64_t)count : INT64_MAX;
    if (object)
        own(writer, object, key, json_object_new_int64(number));
}

static json_object *add_object(struct pl_json_writer *writer,
                               json_object *array) {
    if (!array)
        return NULL;
    return own(writer, array, NULL, json_object_new_object());
}

static json_object *add_array(struct pl_json_writer *writer,
                              json_object *object, const char *key) {
    if (!object)
        return NULL;
    return own(writer, object, key, json_object_new_array());
}

static void add_lines(struct pl_json_writer *writer, json_object *object,
                      const struct pl_region *region) {
    add_count(writer, object, "line", region->start.line);
    add_count(writer, object, "column", region->start.column);
    add_count(writer, object, "end_line", region->end.line);
    add_count(writer, object, "end_column", region->end.column);
}

static void add_related(struct pl_json_writer *writer, json_object *object,
                        const struct pl_finding *finding) {
    if (finding->related_count == 0)
        return;
    json_object *array = add_array(writer, object, "related");
    for (size_t i = 0; i < finding->related_count; i++) {
        const struct pl_related *related = &finding->related[i];
        json_object *item = add_object(writer, array);
        add_text(writer, item, "file",
                 related->file.len > 0 ? related->file : finding->file);
        add_lines(writer, item, &related->region);
        add_text(writer, item, "message", related->message);
    }
}

static void add_edits(struct pl_json_writer *writer, json_object *object,
                      const struct pl_fix *fix) {
    json_object *array = add_array(writer, object, "edits");
    for (size_t i = 0; i < fix->edit_count; i++) {
        json_object *item = add_object(writer, array);
        add_count(writer, item, "offset", fix->edits[i].offset);
        add_count(writer, item, "end_offset", fix->edits[i].end_offset);
        add_text(writer, item, "text", fix->edits[i].text);
    }
}

static void add_fixes(struct pl_json_writer *writer, json_object *object,
                      const struct pl_finding *finding) {
    if (finding->fix_count == 0)
        return;
    json_object *array = add_array(writer, object, "fixes");
    for (size_t i = 0; i < finding->fix_count; i++) {
        const struct pl_fix *fix = &finding->fixes[i];
        json_object *item = add_object(writer, array);
        add_text(writer, item, "title", fix->title);
        if (item)
            own(writer, item, "safe", json_object_new_boolean(fix->safe));
        add_edits(writer, item, fix);
    }
}

static void add_escape(struct pl_buf *out, uint32_t code) {
    if (code > 0xFFFF) {
        code -= 0x10000;
        pl_buf_add_format(out, "\\u%04x", (unsigned)(0xD800 | code >> 10));
        code = 0xDC00 | (code & 0x3FF);
    }
    pl_buf_add_format(out, "\\u%04x", (unsigned)code);
}

/* json-c escapes the controls below U+0020 alone. Whatever else is not safe to
 * print stands inside a string too. */
static void add_safe(struct pl_buf *out, struct pl_slice json) {
    size_t done = 0;
    size_t step;

    for (size_t i = 0; i < json.len; i += step) {
        struct pl_slice rest = pl_slice_of(json.data + i, json.len - i);
        step = pl_utf8_step(rest);
        assert(step > 0);
        uint32_t code = pl_utf8_decode(rest.data);
        if (!pl_escape_is_unsafe(code))
            continue;
        pl_buf_add(out, json.data + done, i - done);
        add_escape(out, code);
        done = i + step;
    }
    pl_buf_add(out, json.data + done, json.len - done);
}

static void write_value(struct pl_json_writer *writer, struct pl_buf *out) {
    size_t len = 0;
    const char *json = NULL;

    if (!writer->has_failed)
        json = json_object_to_json_string_length(writer->value, STYLE, &len);
    if (json)
        add_safe(out, pl_slice_of(json, len));
    else
        writer->has_failed = true;
    drop_value(writer);
}

void pl_json_writer_finding(struct pl_json_writer *writer, struct pl_buf *out,
                            const struct pl_finding *finding) {
    json_object *root = open_root(writer);

    add_text(writer, root, "file", finding->file);
    add_lines(writer, root, &finding->region);
    add_count(writer, root, "offset", finding->region.start.offset);
    add_count(writer, root, "end_offset", finding->region.end.offset);
    add_text(writer, root, "rule", finding->rule);
    add_text(writer, root, "severity",
             pl_slice_str(pl_severity_name(finding->severity)));
    pl_buf_clear(&writer->sentence);
    pl_sentence_add(&writer->sentence, finding);
    add_text(writer, root, "message", pl_buf_slice(&writer->sentence));
    add_text(writer, root, "pointer", finding->pointer);
    add_count(writer, root, "document", finding->document);
    add_text_if_any(writer, root, "help", finding->help);
    add_text_if_any(writer, root, "url", finding->url);
    add_related(writer, root, finding);
    add_fixes(writer, root, finding);
    write_value(writer, out);
}

void pl_json_writer_notice(struct pl_json_writer *writer, struct pl_buf *out,
                           struct pl_slice file, struct pl_slice message) {
    json_object *root = open_root(writer);

    add_text(writer, root, "file", file);
    add_text(writer, root, "message", message);
    write_value(writer, out);
}

/* The counts that the pack names stand between those of ours. */
static void add_named_count(struct pl_json_writer *writer, json_object *object,
                            const struct pl_summary_count *count) {
    pl_buf_clear(&writer->text);
    pl_escape_utf8(&writer->text, count->name);
    if (writer->text.len > 0)
        add_count(writer, object, writer->text.data, count->count);
}

void pl_json_writer_summary(struct pl_json_writer *writer, struct pl_buf *out,
                            const struct pl_summary *summary) {
    json_object *root = open_root(writer);

    add_count(writer, root, "files", summary->files);
    add_count(writer, root, "documents", summary->documents);
    for (size_t i = 0; i < summary->count_count; i++)
        add_named_count(writer, root, &summary->counts[i]);
    add_count(writer, root, "errors", summary->errors);
    add_count(writer, root, "warnings", summary->warnings);
    add_count(writer, root, "infos", summary->infos);
    add_count(writer, root, "suppressed", summary->suppressed);
    write_value(writer, out);
}

#include "report/sarif_result.h"

#include "report/sarif_rule.h"
#include "report/sentence.h"
#include "report/snippet.h"
#include "report/uri.h"

void pl_sarif_writer_init(struct pl_sarif_writer *writer,
                          struct pl_heap *heap) {
    writer->root = pl_slice_of("", 0);
    pl_json_tree_init(&writer->tree, heap);
    pl_buf_init(&writer->text, heap);
    pl_buf_init(&writer->message, heap);
}

void pl_sarif_writer_fini(struct pl_sarif_writer *writer) {
    pl_json_tree_fini(&writer->tree);
    pl_buf_fini(&writer->text);
    pl_buf_fini(&writer->message);
}

static void add_artifact(struct pl_sarif_writer *writer, struct pl_slice file) {
    struct pl_json_tree *tree = &writer->tree;
    file = pl_uri_path(file, writer->root);
    pl_buf_clear(&writer->text);
    pl_uri_add(&writer->text, file);
    pl_json_open_object(tree, "artifactLocation");
    pl_json_text(tree, "uri", pl_buf_slice(&writer->text));
    if (pl_uri_is_relative(file))
        pl_json_str(tree, "uriBaseId", PL_URI_ROOT);
    pl_json_close(tree);
}

static void add_text(struct pl_json_tree *tree, const char *key,
                     struct pl_slice text) {
    pl_json_open_object(tree, key);
    pl_json_text(tree, "text", text);
    pl_json_close(tree);
}

static void add_places(struct pl_json_tree *tree, struct pl_place start,
                       struct pl_place end) {
    pl_json_count(tree, "startLine", start.line);
    pl_json_count(tree, "startColumn", start.column);
    pl_json_count(tree, "endLine", end.line);
    pl_json_count(tree, "endColumn", end.column);
}

static void add_region(struct pl_json_tree *tree,
                       const struct pl_region *region) {
    pl_json_open_object(tree, "region");
    add_places(tree, region->start, region->end);
    if (region->excerpt.text.len > 0)
        add_text(tree, "snippet", pl_snippet_of(region));
    pl_json_close(tree);
}

/* Add the first line of the region, the only one that is known. */
static void add_context(struct pl_json_tree *tree,
                        const struct pl_region *region) {
    if (region->excerpt.text.len == 0)
        return;
    pl_json_open_object(tree, "contextRegion");
    pl_json_count(tree, "startLine", region->start.line);
    pl_json_count(tree, "endLine", region->end.line);
    add_text(tree, "snippet", region->excerpt.text);
    pl_json_close(tree);
}

static void open_location(struct pl_sarif_writer *writer, struct pl_slice file,
                          const struct pl_region *region) {
    struct pl_json_tree *tree = &writer->tree;
    pl_json_open_object(tree, NULL);
    pl_json_open_object(tree, "physicalLocation");
    add_artifact(writer, file);
    add_region(tree, region);
    add_context(tree, region);
    pl_json_close(tree);
}

static bool has_link(struct pl_slice text) {
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.data[i] == ']' && text.data[i + 1] == '(')
            return true;
    return false;
}

/* Add a message in which `[text](target)` is not a link. */
static void add_message(struct pl_sarif_writer *writer, const char *key,
                        struct pl_slice text) {
    struct pl_buf *plain = &writer->text;
    bool may_link = has_link(text);
    pl_buf_clear(plain);
    for (size_t i = 0; i < text.len; i++) {
        if (may_link && (text.data[i] == '[' || text.data[i] == ']'))
            pl_buf_add_char(plain, '\\');
        pl_buf_add_char(plain, text.data[i]);
    }
    pl_json_text(&writer->tree, key, pl_buf_slice(plain));
}

/* Add the message twice: as the argument of a message id, for programs that
 * translate, and in full. */
static void add_sentence(struct pl_sarif_writer *writer,
                         const struct pl_finding *finding) {
    struct pl_json_tree *tree = &writer->tree;
    pl_buf_clear(&writer->message);
    pl_sentence_add(&writer->message, finding);
    struct pl_slice message = pl_buf_slice(&writer->message);
    pl_json_open_object(tree, "message");
    add_message(writer, "text", message);
    pl_json_str(tree, "id", "default");
    pl_json_open_array(tree, "arguments");
    add_message(writer, NULL, message);
    pl_json_close(tree);
    pl_json_close(tree);
}

static void add_rule(struct pl_json_tree *tree, struct pl_slice id,
                     size_t index) {
    pl_json_text(tree, "ruleId", id);
    pl_json_count(tree, "ruleIndex", index);
}

static void add_location(struct pl_sarif_writer *writer,
                         const struct pl_finding *finding) {
    struct pl_json_tree *tree = &writer->tree;
    pl_json_open_array(tree, "locations");
    open_location(writer, finding->file, &finding->region);
    if (finding->pointer.len > 0) {
        pl_json_open_array(tree, "logicalLocations");
        pl_json_open_object(tree, NULL);
        pl_json_text(tree, "fullyQualifiedName", finding->pointer);
        pl_json_close(tree);
        pl_json_close(tree);
    }
    pl_json_close(tree);
    pl_json_close(tree);
}

static void add_related(struct pl_sarif_writer *writer,
                        const struct pl_finding *finding) {
    struct pl_json_tree *tree = &writer->tree;
    if (finding->related_count == 0)
        return;
    pl_json_open_array(tree, "relatedLocations");
    for (size_t i = 0; i < finding->related_count; i++) {
        const struct pl_related *related = &finding->related[i];
        open_location(writer,
                      related->file.len > 0 ? related->file : finding->file,
                      &related->region);
        pl_json_count(tree, "id", i + 1);
        if (related->message.len > 0) {
            pl_json_open_object(tree, "message");
            add_message(writer, "text", related->message);
            pl_json_close(tree);
        }
        pl_json_close(tree);
    }
    pl_json_close(tree);
}

static void add_edit(struct pl_json_tree *tree,
                     const struct pl_finding *finding,
                     const struct pl_edit *edit) {
    const struct pl_region *region = &finding->region;
    pl_json_open_object(tree, NULL);
    pl_json_open_object(tree, "deletedRegion");
    if (edit->offset == region->start.offset &&
        edit->end_offset == region->end.offset)
        add_places(tree, region->start, region->end);
    pl_json_count(tree, "byteOffset", edit->offset);
    pl_json_count(tree, "byteLength", edit->end_offset - edit->offset);
    pl_json_close(tree);
    add_text(tree, "insertedContent", edit->text);
    pl_json_close(tree);
}

static void add_fix(struct pl_sarif_writer *writer,
                    const struct pl_finding *finding,
                    const struct pl_fix *fix) {
    struct pl_json_tree *tree = &writer->tree;
    pl_json_open_object(tree, NULL);
    add_text(tree, "description", fix->title);
    pl_json_open_array(tree, "artifactChanges");
    pl_json_open_object(tree, NULL);
    add_artifact(writer, finding->file);
    pl_json_open_array(tree, "replacements");
    for (size_t i = 0; i < fix->edit_count; i++)
        add_edit(tree, finding, &fix->edits[i]);
    pl_json_close(tree);
    pl_json_close(tree);
    pl_json_close(tree);
    pl_json_close(tree);
}

static void add_fixes(struct pl_sarif_writer *writer,
                      const struct pl_finding *finding) {
    if (finding->fix_count == 0)
        return;
    pl_json_open_array(&writer->tree, "fixes");
    for (size_t i = 0; i < finding->fix_count; i++)
        add_fix(writer, finding, &finding->fixes[i]);
    pl_json_close(&writer->tree);
}

void pl_sarif_result_write(struct pl_sarif_writer *writer,
                           const struct pl_finding *finding, size_t rule,
                           struct pl_buf *out) {
    struct pl_json_tree *tree = &writer->tree;
    pl_json_begin(tree);
    add_rule(tree, finding->rule, rule);
    pl_json_str(tree, "level", pl_sarif_level(finding->severity));
    add_sentence(writer, finding);
    add_location(writer, finding);
    add_related(writer, finding);
    add_fixes(writer, finding);
    pl_json_write(tree, out);
}

void pl_sarif_notice_write(struct pl_sarif_writer *writer, struct pl_slice file,
                           struct pl_slice message, bool is_error,
                           struct pl_buf *out) {
    struct pl_json_tree *tree = &writer->tree;
    pl_json_begin(tree);
    pl_json_str(tree, "level", is_error ? "error" : "note");
    add_text(tree, "message", message);
    if (file.len > 0) {
        pl_json_open_array(tree, "locations");
        pl_json_open_object(tree, NULL);
        pl_json_open_object(tree, "physicalLocation");
        add_artifact(writer, file);
        pl_json_close(tree);
        pl_json_close(tree);
        pl_json_close(tree);
    }
    pl_json_write(tree, out);
}

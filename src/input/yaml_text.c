#include "input/yaml_text.h"

#include "input/json_search.h"
#include "input/text.h"
#include "input/yaml_scalar.h"

/* A mapping that is merged into another (`<<: *defaults`) has a frame, too. */
#define DEPTH_MAX  (2 * PL_YAML_DEPTH_MAX)
#define MERGED_MAX 1000 /* members of a mapping that others are merged into */

/* A container that is being written. */
struct frame {
    const struct pl_node *node;
    size_t next;    /* index of the next item */
    bool is_merged; /* its members are written among those of the container
                       around it */
};

/* A document that is being written. */
struct writing {
    const struct pl_extract *from;
    struct pl_extract *out;
    struct frame frames[DEPTH_MAX];
    size_t depth;
    bool needs_comma;
};

static void make(struct writing *writing, struct pl_span range,
                 const char *text) {
    pl_extract_mean(writing->out, writing->from, range, pl_slice_str(text));
}

static struct pl_span span_of(const struct pl_node *node) {
    return (struct pl_span){node->marks->start.offset, node->marks->end.offset};
}

static bool is_flow(const struct writing *writing, const struct pl_node *node) {
    struct pl_slice text = pl_extract_text(writing->from);
    return pl_text_starts(text, (size_t)node->marks->start.offset, "{") ||
           pl_text_starts(text, (size_t)node->marks->start.offset, "[");
}

/* Write a bracket: the YAML's own, or one made for the place where the
 * container begins or ends. */
static void write_bracket(struct writing *writing, const struct pl_node *node,
                          bool is_end) {
    bool is_map = node->kind == PL_NODE_MAPPING;
    uint64_t width = is_flow(writing, node) && node->marks->end.offset > 0;
    struct pl_span range = {node->marks->start.offset,
                            node->marks->start.offset + width};
    if (is_end)
        range = (struct pl_span){node->marks->end.offset - width,
                                 node->marks->end.offset};
    if (is_end)
        make(writing, range, is_map ? "}" : "]");
    else
        make(writing, range, is_map ? "{" : "[");
    writing->needs_comma = is_end;
}

/* Tell whether a plain scalar may be a number that only YAML has: `.5`, `+1`,
 * `0x1F`, `.inf`. */
static bool may_be_number(struct pl_slice text) {
    static const char *const words[] = {".inf", "-.inf", "+.inf", ".nan"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (pl_text_has(text, words[i]) && text.len == strlen(words[i]))
            return true;
    for (size_t i = 0; i < text.len; i++)
        if (!strchr("+-.0123456789_xobaAcCdDeEfFB", text.data[i]))
            return false;
    return text.len > 0 && strchr("+-.0123456789", text.data[0]) &&
           !memchr(text.data + 1, '-', text.len - 1);
}

/* Tell whether JSON has no such value. */
static bool is_unsayable(const struct pl_node *node, bool is_quoted) {
    return node->is_tagged || (node->scalar == PL_SCALAR_TEXT && !is_quoted &&
                               may_be_number(node->text));
}

static void write_scalar(struct writing *writing, const struct pl_node *node) {
    struct pl_slice text = pl_extract_text(writing->from);
    struct pl_span span = span_of(node);
    bool is_quoted = span.start < span.end && text.data[span.start] != '\0' &&
                     strchr("'\"|>", text.data[span.start]);
    if (is_unsayable(node, is_quoted))
        make(writing, span, "${variable}");
    else if (node->scalar == PL_SCALAR_NULL)
        make(writing, span, "null");
    else if (node->scalar == PL_SCALAR_BOOLEAN)
        make(writing, span, node->truth ? "true" : "false");
    else if (node->scalar == PL_SCALAR_NUMBER)
        pl_extract_copy(writing->out, writing->from, (size_t)span.start,
                        (size_t)span.end);
    else
        pl_yaml_scalar_add(writing->out, writing->from, node);
}

static void push(struct writing *writing, const struct pl_node *node,
                 bool is_merged) {
    writing->frames[writing->depth++] = (struct frame){node, 0, is_merged};
}

static void write_value(struct writing *writing, const struct pl_node *node) {
    writing->needs_comma = true;
    if (node->kind == PL_NODE_SCALAR) {
        write_scalar(writing, node);
        return;
    }
    write_bracket(writing, node, false);
    push(writing, node, false);
}

/* Tell whether the mapping into which the innermost one is merged has a member
 * `key`, which then wins. */
static bool is_overridden(const struct writing *writing, struct pl_slice key) {
    size_t at = writing->depth;
    while (writing->frames[--at].is_merged)
        if (pl_node_get(writing->frames[at - 1].node, key.data))
            return true;
    return false;
}

static bool merges(const struct writing *writing, const struct pl_node *key,
                   const struct pl_node *item) {
    return pl_slice_is(key->text, "<<") && item->kind == PL_NODE_MAPPING &&
           writing->frames[writing->depth - 1].node->count <= MERGED_MAX &&
           writing->depth < DEPTH_MAX;
}

/* Write member number `i` of a mapping. */
static void write_member(struct writing *writing, const struct pl_node *node,
                         size_t i) {
    const struct pl_node *key = &node->keys[i];
    struct pl_span start = {key->marks->start.offset, key->marks->start.offset};
    if (merges(writing, key, &node->items[i])) {
        push(writing, &node->items[i], true);
        return;
    }
    if (is_overridden(writing, key->text))
        return;
    if (writing->needs_comma)
        make(writing, start, ",");
    pl_yaml_scalar_add(writing->out, writing->from, key);
    make(writing,
         (struct pl_span){key->marks->end.offset, key->marks->end.offset}, ":");
    write_value(writing, &node->items[i]);
}

static void write_item(struct writing *writing, const struct pl_node *item) {
    struct pl_span start = {item->marks->start.offset,
                            item->marks->start.offset};
    if (writing->needs_comma)
        make(writing, start, ",");
    write_value(writing, item);
}

/* Write the next item, or the end, of the innermost container. */
static void write_next(struct writing *writing) {
    struct frame *frame = &writing->frames[writing->depth - 1];
    const struct pl_node *node = frame->node;
    size_t i = frame->next++;
    if (i < node->count && node->kind == PL_NODE_MAPPING) {
        write_member(writing, node, i);
    } else if (i < node->count) {
        write_item(writing, &node->items[i]);
    } else {
        if (!frame->is_merged)
            write_bracket(writing, node, true);
        writing->depth--;
    }
}

/* Returns false if the text is too large. */
static bool write_all(struct writing *writing, const struct pl_node *root) {
    write_value(writing, root);
    while (writing->depth > 0) {
        if (writing->out->text.len > PL_YAML_TEXT_MAX)
            return false;
        write_next(writing);
    }
    return true;
}

static void tell(struct pl_form_taker taker, const struct pl_yaml_error *error,
                 struct pl_buf *text) {
    pl_buf_clear(text);
    pl_buf_add_format(text, "not checked: line %llu, column %llu: ",
                      (unsigned long long)error->start.line,
                      (unsigned long long)error->start.column);
    pl_buf_add_slice(text, error->message);
    pl_form_tell(taker, pl_buf_slice(text));
}

const struct pl_extract *pl_yaml_text(struct pl_workspace *space,
                                      const struct pl_extract *from,
                                      struct pl_form_taker taker) {
    struct pl_slice text = pl_extract_text(from);
    struct pl_extract *out = pl_workspace_take(space);
    struct pl_yaml_file *file = pl_arena_alloc(&space->arena, sizeof *file);
    struct writing *writing = pl_arena_alloc(&space->arena, sizeof *writing);
    struct pl_yaml yaml;
    if (pl_json_may_begin(text))
        return from;
    *file = (struct pl_yaml_file){.text = text, .is_foreign = true};
    *writing = (struct writing){.from = from, .out = out};
    pl_extract_begin(out, from, &pl_layer_sealed);
    if (pl_yaml_read(&yaml, &space->arena, file)) {
        if (write_all(writing, yaml.root))
            return out;
        yaml.error = (struct pl_yaml_error){
            .start = pl_node_start(yaml.root),
            .message = pl_slice_str("its aliases make more than 64 MiB of it: "
                                    "use fewer")};
    }
    tell(taker, &yaml.error, &out->text);
    return NULL;
}

/* Tell whether the line at `at` is `key: value…`. */
static bool says(struct pl_slice text, size_t at, const char *key,
                 const char *value) {
    if (!pl_text_starts(text, at, key) ||
        !pl_text_starts(text, at + strlen(key), ":"))
        return false;
    at = pl_text_pass_blank(text, at + strlen(key) + 1, text.len);
    at += at < text.len && (text.data[at] == '"' || text.data[at] == '\'');
    return pl_text_starts(text, at, value);
}

bool pl_yaml_says(struct pl_slice text, const char *key, const char *value) {
    size_t at = pl_text_starts(text, 0, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < text.len) {
        if (says(text, at, key, value))
            return true;
        at = pl_text_next_line(text, pl_text_line_end(text, at));
    }
    return false;
}

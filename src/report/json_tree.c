#include "report/json_tree.h"

#include <assert.h>
#include <json-c/json.h>
#include <limits.h>

#include "base/utf8.h"
#include "report/escape.h"

#define PLAIN (JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE)
#define PRETTY                                                                 \
    (JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |                       \
     JSON_C_TO_STRING_NOSLASHESCAPE)

void pl_json_tree_init(struct pl_json_tree *tree, struct pl_heap *heap) {
    *tree = (struct pl_json_tree){0};
    pl_buf_init(&tree->text, heap);
}

static void drop_value(struct pl_json_tree *tree) {
    json_object_put(tree->open[0]);
    tree->open[0] = NULL;
    tree->depth = 0;
}

void pl_json_tree_fini(struct pl_json_tree *tree) {
    drop_value(tree);
    pl_buf_fini(&tree->text);
}

/* Hand `value` to the innermost container. Returns it, or NULL after a failure.
 */
static json_object *add(struct pl_json_tree *tree, const char *key,
                        json_object *value) {
    json_object *parent = tree->depth > 0 ? tree->open[tree->depth - 1] : NULL;
    int error = -1;
    if (value && parent)
        error = key ? json_object_object_add(parent, key, value)
                    : json_object_array_add(parent, value);
    if (error == 0)
        return value;
    tree->has_failed = true;
    json_object_put(value);
    return NULL;
}

static void push(struct pl_json_tree *tree, json_object *container) {
    assert(tree->depth < PL_JSON_TREE_DEPTH);
    tree->open[tree->depth++] = container;
}

void pl_json_begin(struct pl_json_tree *tree) {
    drop_value(tree);
    push(tree, json_object_new_object());
    tree->has_failed |= !tree->open[0];
}

void pl_json_open_object(struct pl_json_tree *tree, const char *key) {
    push(tree, add(tree, key, json_object_new_object()));
}

void pl_json_open_array(struct pl_json_tree *tree, const char *key) {
    push(tree, add(tree, key, json_object_new_array()));
}

void pl_json_close(struct pl_json_tree *tree) {
    assert(tree->depth > 1);
    tree->depth--;
}

void pl_json_text(struct pl_json_tree *tree, const char *key,
                  struct pl_slice text) {
    pl_buf_clear(&tree->text);
    pl_escape_utf8(&tree->text, text);
    if (tree->text.len > INT_MAX) {
        tree->has_failed = true;
        return;
    }
    const char *data = tree->text.len > 0 ? tree->text.data : "";
    add(tree, key, json_object_new_string_len(data, (int)tree->text.len));
}

void pl_json_str(struct pl_json_tree *tree, const char *key, const char *text) {
    pl_json_text(tree, key, pl_slice_str(text));
}

void pl_json_count(struct pl_json_tree *tree, const char *key, uint64_t count) {
    int64_t number = count < INT64_MAX ? (int64_t)count : INT64_MAX;
    add(tree, key, json_object_new_int64(number));
}

void pl_json_flag(struct pl_json_tree *tree, const char *key, bool flag) {
    add(tree, key, json_object_new_boolean(flag));
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
 * print stands inside a string too; line ends are those of the indentation. */
static void add_safe(struct pl_buf *out, struct pl_slice json) {
    size_t done = 0;
    size_t step;

    for (size_t i = 0; i < json.len; i += step) {
        struct pl_slice rest = pl_slice_of(json.data + i, json.len - i);
        step = pl_utf8_step(rest);
        assert(step > 0);
        uint32_t code = pl_utf8_decode(rest.data);
        if (code == '\n' || !pl_escape_is_unsafe(code))
            continue;
        pl_buf_add(out, json.data + done, i - done);
        add_escape(out, code);
        done = i + step;
    }
    pl_buf_add(out, json.data + done, json.len - done);
}

static void write_value(struct pl_json_tree *tree, struct pl_buf *out,
                        int style) {
    size_t len = 0;
    const char *json = NULL;

    if (!tree->has_failed)
        json = json_object_to_json_string_length(tree->open[0], style, &len);
    if (json)
        add_safe(out, pl_slice_of(json, len));
    else
        tree->has_failed = true;
    drop_value(tree);
}

void pl_json_write(struct pl_json_tree *tree, struct pl_buf *out) {
    write_value(tree, out, PLAIN);
}

void pl_json_write_pretty(struct pl_json_tree *tree, struct pl_buf *out) {
    write_value(tree, out, PRETTY);
}

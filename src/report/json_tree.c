#include "report/json_tree.h"

#include <assert.h>
#include <json-c/json.h>
#include <json-c/printbuf.h>
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
    json_object_put(tree->root);
    tree->root = NULL;
    tree->depth = 0;
}

void pl_json_tree_fini(struct pl_json_tree *tree) {
    drop_value(tree);
    pl_buf_fini(&tree->text);
}

static void push(struct pl_json_tree *tree, json_object *container) {
    assert(tree->depth < PL_JSON_TREE_DEPTH);
    struct pl_json_level *level = &tree->open[tree->depth++];
    *level = (struct pl_json_level){.container = container};
    if (json_object_is_type(container, json_type_object))
        level->member = json_object_iter_begin(container).opaque_;
}

static struct pl_json_level *innermost(struct pl_json_tree *tree) {
    return tree->depth > 0 ? &tree->open[tree->depth - 1] : NULL;
}

static void cut_members(struct pl_json_level *level) {
    struct json_object_iterator at = {level->member};
    struct json_object_iterator end = json_object_iter_end(level->container);
    while (!json_object_iter_equal(&at, &end)) {
        const char *name = json_object_iter_peek_name(&at);
        json_object_iter_next(&at);
        json_object_object_del(level->container, name);
    }
    level->member = end.opaque_;
}

/* Remove what is left in the container of an earlier value. */
static void cut(struct pl_json_level *level) {
    if (json_object_is_type(level->container, json_type_object)) {
        cut_members(level);
    } else if (level->container) {
        size_t len = json_object_array_length(level->container);
        if (len > level->count)
            json_object_array_del_idx(level->container, level->count,
                                      len - level->count);
    }
}

static json_object *next_member(struct pl_json_level *level, const char *key,
                                json_type type) {
    struct json_object_iterator at = {level->member};
    struct json_object_iterator end = json_object_iter_end(level->container);
    if (json_object_iter_equal(&at, &end) ||
        strcmp(json_object_iter_peek_name(&at), key) != 0)
        return NULL;
    json_object *value = json_object_iter_peek_value(&at);
    if (!json_object_is_type(value, type))
        return NULL;
    json_object_iter_next(&at);
    level->member = at.opaque_;
    return value;
}

static json_object *next_item(struct pl_json_level *level, json_type type) {
    json_object *value =
        json_object_array_get_idx(level->container, level->count);
    if (!value || !json_object_is_type(value, type))
        return NULL;
    level->count++;
    return value;
}

/* The value of `type` that an earlier value has at this place, or NULL. */
static json_object *find_again(struct pl_json_tree *tree, const char *key,
                               json_type type) {
    struct pl_json_level *level = innermost(tree);
    if (!level || !level->container)
        return NULL;
    json_object *value =
        key ? next_member(level, key, type) : next_item(level, type);
    if (!value)
        cut(level);
    return value;
}

/* Add `value` to the innermost container, which then owns it. Returns `value`,
 * or NULL after a failure. */
static json_object *add(struct pl_json_tree *tree, const char *key,
                        json_object *value) {
    struct pl_json_level *level = innermost(tree);
    int error = -1;
    if (value && level && level->container)
        error = key ? json_object_object_add(level->container, key, value)
                    : json_object_array_add(level->container, value);
    if (error == 0) {
        level->count++;
        return value;
    }
    tree->has_failed = true;
    json_object_put(value);
    return NULL;
}

void pl_json_begin(struct pl_json_tree *tree) {
    tree->depth = 0;
    if (!tree->root)
        tree->root = json_object_new_object();
    push(tree, tree->root);
    tree->has_failed |= !tree->root;
}

void pl_json_open_object(struct pl_json_tree *tree, const char *key) {
    json_object *old = find_again(tree, key, json_type_object);
    push(tree, old ? old : add(tree, key, json_object_new_object()));
}

void pl_json_open_array(struct pl_json_tree *tree, const char *key) {
    json_object *old = find_again(tree, key, json_type_array);
    push(tree, old ? old : add(tree, key, json_object_new_array()));
}

void pl_json_close(struct pl_json_tree *tree) {
    assert(tree->depth > 1);
    cut(innermost(tree));
    tree->depth--;
}

/* The number of bytes at the start of `text` that are printable ASCII. Eight
 * bytes are tested at once: a byte below 0x20, or 0x7F, borrows or carries into
 * the high bit of its own byte or of a later one. */
static size_t plain_run(const char *text, size_t len) {
    const uint64_t ones = 0x0101010101010101;
    size_t done = 0;
    for (uint64_t word; done + sizeof word <= len; done += sizeof word) {
        memcpy(&word, text + done, sizeof word);
        if ((word | (word - ones * 0x20) | (word + ones)) & (ones << 7))
            break;
    }
    while (done < len && pl_escape_is_plain(text[done]))
        done++;
    return done;
}

/* Serializers for json-c that write the same as its own. json-c prints a number
 * with printf and copies a text byte by byte, which was half of the time of
 * writing a finding. */

static int write_count(json_object *value, struct printbuf *out, int level,
                       int flags) {
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = (uint64_t)json_object_get_int64(value);
    (void)level;
    (void)flags;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    return printbuf_memappend(out, digits + at, (int)(sizeof digits - at));
}

/* The value is already written: printable ASCII in quotes, with escapes. */
static int write_ascii(json_object *value, struct printbuf *out, int level,
                       int flags) {
    (void)level;
    (void)flags;
    return printbuf_memappend(out, json_object_get_string(value),
                              json_object_get_string_len(value));
}

/* The number of bytes before the first quote or backslash. */
static size_t run_of(struct pl_slice text) {
    const char *quote = memchr(text.data, '"', text.len);
    size_t len = quote ? (size_t)(quote - text.data) : text.len;
    const char *backslash = memchr(text.data, '\\', len);
    return backslash ? (size_t)(backslash - text.data) : len;
}

static void add_ascii(struct pl_buf *out, struct pl_slice text) {
    pl_buf_add_char(out, '"');
    while (text.len > 0) {
        size_t len = run_of(text);
        pl_buf_add(out, text.data, len);
        if (len < text.len) {
            pl_buf_add_char(out, '\\');
            pl_buf_add_char(out, text.data[len++]);
        }
        text = pl_slice_of(text.data + len, text.len - len);
    }
    pl_buf_add_char(out, '"');
}

void pl_json_text(struct pl_json_tree *tree, const char *key,
                  struct pl_slice text) {
    bool is_ascii = plain_run(text.data, text.len) == text.len;
    pl_buf_clear(&tree->text);
    if (is_ascii)
        add_ascii(&tree->text, text);
    else
        pl_escape_utf8(&tree->text, text);
    if (tree->text.len > INT_MAX) {
        tree->has_failed = true;
        return;
    }
    int len = (int)tree->text.len;
    json_object *value = find_again(tree, key, json_type_string);
    if (!value)
        value =
            add(tree, key, json_object_new_string_len(tree->text.data, len));
    else if (!json_object_set_string_len(value, tree->text.data, len))
        tree->has_failed = true;
    if (value)
        json_object_set_serializer(value, is_ascii ? write_ascii : NULL, NULL,
                                   NULL);
}

void pl_json_str(struct pl_json_tree *tree, const char *key, const char *text) {
    pl_json_text(tree, key, pl_slice_str(text));
}

void pl_json_count(struct pl_json_tree *tree, const char *key, uint64_t count) {
    int64_t number = count < INT64_MAX ? (int64_t)count : INT64_MAX;
    json_object *value = find_again(tree, key, json_type_int);
    if (value)
        json_object_set_int64(value, number);
    else if ((value = add(tree, key, json_object_new_int64(number))))
        json_object_set_serializer(value, write_count, NULL, NULL);
}

void pl_json_flag(struct pl_json_tree *tree, const char *key, bool flag) {
    json_object *old = find_again(tree, key, json_type_boolean);
    if (!old)
        add(tree, key, json_object_new_boolean(flag));
    else
        json_object_set_boolean(old, flag);
}

/* json-c escapes only controls below U+0020. Any other character that is not
 * safe to print is inside a string, too; a line feed is one of the
 * indentation. */
static void add_safe(struct pl_buf *out, struct pl_slice json) {
    size_t done = 0;
    size_t i = 0;

    while ((i += plain_run(json.data + i, json.len - i)) < json.len) {
        struct pl_slice rest = pl_slice_of(json.data + i, json.len - i);
        size_t step = pl_utf8_step(rest);
        assert(step > 0);
        uint32_t code = pl_utf8_decode(rest.data);
        if (code != '\n' && pl_escape_is_unsafe(code)) {
            pl_buf_add(out, json.data + done, i - done);
            pl_escape_json(out, code);
            done = i + step;
        }
        i += step;
    }
    pl_buf_add(out, json.data + done, json.len - done);
}

static void write_value(struct pl_json_tree *tree, struct pl_buf *out,
                        int style) {
    size_t len = 0;
    const char *json = NULL;

    if (!tree->has_failed) {
        cut(innermost(tree));
        json = json_object_to_json_string_length(tree->root, style, &len);
    }
    if (json) {
        add_safe(out, pl_slice_of(json, len));
    } else {
        tree->has_failed = true;
        drop_value(tree);
    }
    tree->depth = 0;
}

void pl_json_write(struct pl_json_tree *tree, struct pl_buf *out) {
    write_value(tree, out, PLAIN);
}

void pl_json_write_pretty(struct pl_json_tree *tree, struct pl_buf *out) {
    write_value(tree, out, PRETTY);
}

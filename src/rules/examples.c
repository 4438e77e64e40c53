#include "rules/loader.h"
#include "rules/path.h"

#define EXAMPLE_MAX ((size_t)16 * 1024 * 1024) /* bytes of its text */

enum { KEY_TEXT, KEY_REPLACE, KEY_PARAMS, KEY_TARGET, KEY_SHAPE };

enum { KEY_REPEAT, KEY_TIMES, KEY_HEX, REPLACEMENT_KEYS };

static void add_repeated(struct pl_loader *loader, const struct pl_node *repeat,
                         const struct pl_node *count) {
    struct pl_errata *errata = &loader->errata;
    struct pl_slice text;
    uint64_t times;
    if (!pl_read_text(errata, repeat, &text) ||
        !pl_read_count(errata, count, &times))
        return;
    if (text.len > 0 && times > EXAMPLE_MAX / text.len) {
        pl_errata_add(errata, PL_BAD_VALUE, count,
                      "an example of more than 16 MiB");
        return;
    }
    for (; text.len > 0 && times > 0; times--)
        pl_buf_add_slice(&loader->text, text);
}

/* The value of a hexadecimal digit, or 16. */
static unsigned digit_of(char c) {
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

/* Append bytes that are written as two hexadecimal digits each: `EF BB BF`. */
static void add_bytes(struct pl_loader *loader, const struct pl_node *node) {
    struct pl_slice text;
    if (!pl_read_text(&loader->errata, node, &text))
        return;
    for (size_t i = 0; i < text.len; i += 2) {
        while (i < text.len && text.data[i] == ' ')
            i++;
        if (i == text.len)
            return;
        unsigned high = digit_of(text.data[i]);
        unsigned low = i + 1 < text.len ? digit_of(text.data[i + 1]) : 16;
        if (high > 15 || low > 15) {
            pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                          "bytes are written with two hexadecimal digits each: "
                          "{hex: EF BB BF}");
            return;
        }
        pl_buf_add_char(&loader->text, (char)(high << 4 | low));
    }
}

/* Append a replacement: a text, {repeat: TEXT, times: N} or {hex: BYTES}. */
static void add_replacement(struct pl_loader *loader,
                            const struct pl_node *node) {
    static const char *const keys[] = {"repeat", "times", "hex", NULL};
    struct pl_errata *errata = &loader->errata;
    struct pl_node *fields[REPLACEMENT_KEYS];
    struct pl_slice text;

    if (node->kind == PL_NODE_SCALAR) {
        if (pl_read_text(errata, node, &text))
            pl_buf_add_slice(&loader->text, text);
        return;
    }
    if (!pl_read_fields(errata, node, keys, fields))
        return;
    if (fields[KEY_HEX] && !fields[KEY_REPEAT] && !fields[KEY_TIMES])
        add_bytes(loader, fields[KEY_HEX]);
    else if (fields[KEY_REPEAT] && fields[KEY_TIMES] && !fields[KEY_HEX])
        add_repeated(loader, fields[KEY_REPEAT], fields[KEY_TIMES]);
    else
        pl_errata_add(errata, PL_BAD_VALUE, node,
                      "a replacement is a text, {repeat: TEXT, times: N} or "
                      "{hex: BYTES}");
}

/* The index of the key of `map` with which `rest` begins; the number of keys if
 * there is none. */
static size_t key_at(const struct pl_node *map, struct pl_slice rest) {
    size_t i = 0;
    for (; i < map->count; i++) {
        struct pl_slice key = map->keys[i].text;
        if (key.len > 0 && key.len <= rest.len &&
            memcmp(key.data, rest.data, key.len) == 0)
            break;
    }
    return i;
}

/* The text with each key of `map` replaced by its value. */
static struct pl_slice replace(struct pl_loader *loader, struct pl_slice text,
                               const struct pl_node *map) {
    size_t errata = loader->errata.count;
    pl_buf_clear(&loader->text);
    for (size_t at = 0; at < text.len;) {
        struct pl_slice rest = pl_slice_of(text.data + at, text.len - at);
        size_t key = key_at(map, rest);
        if (key == map->count) {
            pl_buf_add_char(&loader->text, text.data[at++]);
            continue;
        }
        add_replacement(loader, &map->items[key]);
        at += map->keys[key].text.len;
        if (loader->errata.count > errata)
            return text;
        if (loader->text.len > EXAMPLE_MAX) {
            pl_errata_add(&loader->errata, PL_BAD_VALUE, map,
                          "an example of more than 16 MiB");
            return text;
        }
    }
    return pl_arena_copy(loader->arena, pl_buf_slice(&loader->text));
}

/* A parameter that an example sets, as `NAME=VALUE`. */
static struct pl_slice read_param(struct pl_loader *loader,
                                  const struct pl_node *name,
                                  const struct pl_node *value) {
    pl_find_name(loader, &loader->params.index, name, "parameter",
                 PL_BAD_VALUE);
    if (!pl_read_kind(&loader->errata, value, PL_NODE_SCALAR))
        return pl_slice_str("");
    struct pl_slice text = value->text;
    if (value->scalar == PL_SCALAR_TEXT)
        text = pl_load_json_string(loader, text);
    pl_buf_clear(&loader->text);
    pl_buf_add_slice(&loader->text, name->text);
    pl_buf_add_char(&loader->text, '=');
    pl_buf_add_slice(&loader->text, text);
    return pl_arena_copy(loader->arena, pl_buf_slice(&loader->text));
}

static void load_params(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_names *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    struct pl_slice *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    for (size_t i = 0; i < node->count; i++)
        items[i] = read_param(loader, &node->keys[i], &node->items[i]);
    *out = (struct pl_names){items, node->count};
}

static void load_map(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_example *out) {
    static const char *const keys[] = {"text",   "replace", "params",
                                       "target", "shape",   NULL};
    struct pl_node *fields[5];
    if (!pl_read_fields(&loader->errata, node, keys, fields))
        return;
    if (!fields[KEY_TEXT])
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "an example has a text");
    else
        pl_read_text(&loader->errata, fields[KEY_TEXT], &out->text);
    if (fields[KEY_REPLACE] &&
        pl_read_kind(&loader->errata, fields[KEY_REPLACE], PL_NODE_MAPPING))
        out->text = replace(loader, out->text, fields[KEY_REPLACE]);
    if (fields[KEY_PARAMS])
        load_params(loader, fields[KEY_PARAMS], &out->params);
    if (fields[KEY_TARGET])
        out->target = pl_find_name(loader, &loader->target_index,
                                   fields[KEY_TARGET], "target", PL_BAD_VALUE);
    if (fields[KEY_SHAPE])
        out->shape = pl_load_shape_name(loader, fields[KEY_SHAPE]);
}

static void load_example(struct pl_loader *loader, const struct pl_node *node,
                         struct pl_example *out) {
    out->file = node->file->path;
    out->place = pl_node_start(node);
    out->target = PL_TARGET_NONE;
    out->shape = PL_SHAPE_NONE;
    if (node->kind == PL_NODE_MAPPING)
        load_map(loader, node, out);
    else
        pl_read_text(&loader->errata, node, &out->text);
}

void pl_load_examples(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_rule *out) {
    static const char *const keys[] = {"ok", "bad", NULL};
    struct pl_node *lists[2];
    size_t room = 0, count = 0;
    if (!pl_read_fields(&loader->errata, node, keys, lists))
        return;
    for (size_t i = 0; i < 2; i++)
        if (lists[i] &&
            pl_read_kind(&loader->errata, lists[i], PL_NODE_SEQUENCE))
            room += lists[i]->count;
        else
            lists[i] = NULL;
    bool is_kept = loader->options->with_texts;
    if (!is_kept && pl_path_is_pack(node->file->path))
        return; /* those of packs were tested */

    struct pl_example *examples =
        pl_arena_alloc(loader->arena, room * sizeof *examples);
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; lists[i] && j < lists[i]->count; j++) {
            examples[count].is_bad = i == 1;
            load_example(loader, &lists[i]->items[j], &examples[count++]);
        }
    out->examples = examples;
    out->example_count = is_kept ? room : 0;
}

#include "yaml/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/guard.h"
#include "base/map.h"
#include "base/utf8.h"
#include "model/locator.h"

#define NO_ANCHOR  UINT32_MAX
#define FEW_KEYS   8
#define STRING_TAG "tag:yaml.org,2002:str"

/* A node with the nodes and levels that it holds, aliases expanded. */
struct branch {
    struct pl_node *node;
    size_t size;
    unsigned height;
};

/* A container that is open. */
struct frame {
    struct branch branch;
    size_t first;    /* its first child among the children */
    uint32_t anchor; /* its anchor, or NO_ANCHOR */
    bool is_flow;
};

struct anchor {
    struct branch branch;
    bool is_open; /* its node has not ended */
};

struct reader {
    struct pl_yaml *out;
    struct pl_arena *arena;
    const struct pl_yaml_file *file;
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event;
    struct pl_locator locator;
    size_t bom; /* bytes of a byte order mark, which libyaml does not see */
    struct frame frames[PL_YAML_DEPTH_MAX];
    size_t depth;
    struct pl_node **children; /* of the open containers, outermost first */
    size_t child_count, child_cap;
    struct anchor *anchors;
    size_t anchor_cap;
    struct pl_map anchor_names;
    struct pl_map keys; /* of one large mapping */
    struct pl_node **last_hole, **last_repeated;
    size_t total; /* nodes, aliases expanded */
    size_t documents;
    bool is_done;
};

static struct pl_place place_of(struct reader *reader, yaml_mark_t mark) {
    return pl_locate_index(&reader->locator, mark.index);
}

static struct pl_node_mark mark_of(struct pl_place place) {
    return (struct pl_node_mark){(uint32_t)place.offset, (uint32_t)place.line,
                                 (uint32_t)place.column};
}

static bool fail(struct reader *reader, struct pl_place start,
                 struct pl_place end, const char *message) {
    reader->out->error.start = start;
    reader->out->error.end = end;
    reader->out->error.message =
        pl_arena_copy(reader->arena, pl_slice_str(message));
    return false;
}

/* Fail at the event that was read last. */
static bool fail_here(struct reader *reader, const char *message) {
    struct pl_place start = place_of(reader, reader->event.start_mark);
    struct pl_place end = place_of(reader, reader->event.end_mark);
    return fail(reader, start, end, message);
}

/* Put what libyaml says into words that help. `at` is the text at the place of
 * the mistake, which `before` stands before. */
static void describe(const yaml_parser_t *parser, char before, char at,
                     char *out, size_t room) {
    const char *problem = parser->problem ? parser->problem : "malformed YAML";
    bool is_elsewhere = parser->context &&
                        parser->context_mark.line != parser->problem_mark.line;
    if (at == '\t')
        snprintf(out, room, "a tab cannot indent or separate: use spaces");
    else if (before == '$' && at == '{')
        snprintf(out, room, "${…} is quoted inside { } and [ ]");
    else if (strstr(problem, "cannot start any token"))
        snprintf(out, room, "a value cannot start with %c: quote it", at);
    else if (strstr(problem, "mapping values are not allowed"))
        snprintf(out, room,
                 "a colon cannot stand here: quote a text that holds `: `, and "
                 "see that the line before has its colon");
    else if (is_elsewhere)
        snprintf(out, room, "%s %s that begins on line %zu", problem,
                 parser->context, parser->context_mark.line + 1);
    else
        snprintf(out, room, "%s%s%s", problem, parser->context ? " " : "",
                 parser->context ? parser->context : "");
}

static bool fail_in_parser(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        longjmp(reader->arena->heap->unwind, 1);

    struct pl_place start =
        parser->error == YAML_READER_ERROR
            ? pl_locate_offset(&reader->locator,
                               reader->bom + parser->problem_offset)
            : place_of(reader, parser->problem_mark);
    struct pl_slice text = reader->file->text;
    size_t offset = (size_t)start.offset;
    char before = offset > 0 ? text.data[offset - 1] : '\0';
    char at = offset < text.len ? text.data[offset] : '\0';

    char message[256];
    describe(parser, before, at, message, sizeof message);
    return fail(reader, start, start, message);
}

/* Where what an event stands for begins: after its anchor and tag. */
static struct pl_place after_properties(struct reader *reader) {
    struct pl_place place = place_of(reader, reader->event.start_mark);
    struct pl_slice text = reader->file->text;
    size_t at = (size_t)place.offset;
    while (at < text.len && (text.data[at] == '&' || text.data[at] == '!')) {
        while (at < text.len && !strchr(" \t\r\n", text.data[at]))
            at++;
        while (at < text.len && text.data[at] == ' ')
            at++;
    }
    if (at == text.len || strchr("\t\r\n#", text.data[at]))
        return place;
    return pl_locate_offset(&reader->locator, at);
}

static struct pl_node *make_node(struct reader *reader,
                                 enum pl_node_kind kind) {
    struct pl_node *node = pl_arena_alloc(reader->arena, sizeof *node);
    node->kind = kind;
    node->file = reader->file;
    node->start = mark_of(after_properties(reader));
    node->end = mark_of(place_of(reader, reader->event.end_mark));
    return node;
}

static bool awaits_key(const struct reader *reader) {
    if (reader->depth == 0)
        return false;
    const struct frame *frame = &reader->frames[reader->depth - 1];
    return frame->branch.node->kind == PL_NODE_MAPPING &&
           (reader->child_count - frame->first) % 2 == 0;
}

static void link_node(struct pl_node ***last, struct pl_node *node) {
    **last = node;
    *last = &node->next_hole;
}

/* Add a child to the innermost open container, or make it the root. */
static void push(struct reader *reader, struct pl_node *node) {
    if (reader->depth == 0) {
        reader->out->root = node;
        return;
    }
    reader->children =
        pl_heap_grow(reader->arena->heap, reader->children, &reader->child_cap,
                     reader->child_count + 1, sizeof *reader->children);
    reader->children[reader->child_count++] = node;
}

/* Count what was added below the innermost open container. */
static bool count(struct reader *reader, size_t size, unsigned height) {
    if (reader->depth > 0) {
        struct branch *parent = &reader->frames[reader->depth - 1].branch;
        parent->size += size;
        if (parent->height < height + 1)
            parent->height = height + 1;
    }
    if (reader->depth + height > PL_YAML_DEPTH_MAX)
        return fail_here(reader, "nested deeper than 100 levels");
    return true;
}

static bool count_total(struct reader *reader, size_t size) {
    reader->total += size;
    if (reader->total > PL_YAML_NODES_MAX)
        return fail_here(reader,
                         "more than 1,000,000 values, with what aliases "
                         "repeat: use fewer aliases");
    return true;
}

/* The number of an anchor; of two that are named alike the later stands. */
static uint32_t add_anchor(struct reader *reader, const yaml_char_t *name,
                           struct branch branch, bool is_open) {
    if (!name)
        return NO_ANCHOR;
    struct pl_slice key =
        pl_arena_copy(reader->arena, pl_slice_str((const char *)name));
    uint32_t count_before = (uint32_t)reader->anchor_names.len;
    reader->anchors =
        pl_heap_grow(reader->arena->heap, reader->anchors, &reader->anchor_cap,
                     count_before + 1, sizeof *reader->anchors);
    uint32_t index = pl_map_add(&reader->anchor_names, key, count_before);
    reader->anchors[index] = (struct anchor){branch, is_open};
    return index;
}

static bool read_alias(struct reader *reader) {
    const char *name = (const char *)reader->event.data.alias.anchor;
    uint32_t index = pl_map_get(&reader->anchor_names, pl_slice_str(name));
    if (index == PL_MAP_NONE)
        return fail_here(reader, "an alias of an anchor that is not above it");
    if (reader->anchors[index].is_open)
        return fail_here(reader, "an alias inside the value that it repeats");

    struct branch branch = reader->anchors[index].branch;
    if (awaits_key(reader)) {
        if (branch.node->kind != PL_NODE_SCALAR)
            return fail_here(reader, "a key must be a text");
        struct pl_node *key = pl_arena_alloc(reader->arena, sizeof *key);
        *key = *branch.node;
        key->is_repeated = false;
        key->next_hole = NULL;
        branch.node = key;
    }
    push(reader, branch.node);
    return count_total(reader, branch.size) &&
           count(reader, branch.size, branch.height);
}

static bool is_known_tag(const yaml_char_t *tag) {
    return !tag || strcmp((const char *)tag, STRING_TAG) == 0 ||
           strcmp((const char *)tag, "!") == 0;
}

static bool check_tag(struct reader *reader, const yaml_char_t *tag) {
    if (is_known_tag(tag) || reader->file->is_foreign)
        return true;
    return fail_here(reader, "tags other than !!str have no meaning here");
}

static bool read_scalar(struct reader *reader) {
    bool is_plain = reader->event.data.scalar.plain_implicit &&
                    reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (!check_tag(reader, reader->event.data.scalar.tag))
        return false;

    bool is_key = awaits_key(reader);
    struct pl_node *node = make_node(reader, PL_NODE_SCALAR);
    node->text =
        pl_arena_copy(reader->arena,
                      pl_slice_of((const char *)reader->event.data.scalar.value,
                                  reader->event.data.scalar.length));
    node->is_tagged = !is_known_tag(reader->event.data.scalar.tag);
    if (is_plain)
        pl_node_set_plain(node, node->text);
    push(reader, node);
    if (!is_key && strstr(node->text.data, "${"))
        link_node(&reader->last_hole, node);

    add_anchor(reader, reader->event.data.scalar.anchor,
               (struct branch){node, 1, 0}, false);
    return count_total(reader, 1) && count(reader, 1, 0);
}

static bool open_container(struct reader *reader, enum pl_node_kind kind) {
    bool is_map = kind == PL_NODE_MAPPING;
    const yaml_event_t *event = &reader->event;
    const yaml_char_t *anchor = is_map ? event->data.mapping_start.anchor
                                       : event->data.sequence_start.anchor;
    if (!check_tag(reader, is_map ? event->data.mapping_start.tag
                                  : event->data.sequence_start.tag))
        return false;
    if (awaits_key(reader))
        return fail_here(reader, "a key must be a text: quote it");
    if (reader->depth == PL_YAML_DEPTH_MAX)
        return fail_here(reader, "nested deeper than 100 levels");

    struct branch branch = {make_node(reader, kind), 1, 0};
    push(reader, branch.node);
    struct frame *frame = &reader->frames[reader->depth++];
    frame->branch = branch;
    frame->first = reader->child_count;
    frame->anchor = add_anchor(reader, anchor, branch, true);
    frame->is_flow =
        is_map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
               : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    return count_total(reader, 1);
}

/* Tell whether key number `n` is one of those before it, each of which was
 * asked about in turn. */
static bool is_among(struct reader *reader, struct pl_node *const *keys,
                     size_t n) {
    if (n > FEW_KEYS)
        return pl_map_add(&reader->keys, keys[n]->text, (uint32_t)n) != n;

    for (size_t i = 0; i < n; i++)
        if (pl_slice_eq(keys[i]->text, keys[n]->text))
            return true;
    return false;
}

static void mark_repeated(struct reader *reader, const struct pl_node *map) {
    pl_map_clear(&reader->keys);
    for (size_t i = 0; map->count > FEW_KEYS && i <= FEW_KEYS; i++)
        pl_map_add(&reader->keys, map->keys[i]->text, (uint32_t)i);
    for (size_t i = 1; i < map->count; i++) {
        if (!is_among(reader, map->keys, i))
            continue;
        map->keys[i]->is_repeated = true;
        link_node(&reader->last_repeated, map->keys[i]);
    }
}

/* Give a container its children. */
static void fill(struct reader *reader, const struct frame *frame) {
    struct pl_node *node = frame->branch.node;
    size_t n = reader->child_count - frame->first;
    if (n == 0)
        return;

    struct pl_node **children = reader->children + frame->first;
    node->items = pl_arena_alloc(reader->arena, n * sizeof *children);
    if (node->kind == PL_NODE_SEQUENCE) {
        memcpy(node->items, children, n * sizeof *children);
        node->count = n;
    } else {
        node->keys = node->items;
        node->items += n / 2;
        node->count = n / 2;
        for (size_t i = 0; i < node->count; i++) {
            node->keys[i] = children[2 * i];
            node->items[i] = children[2 * i + 1];
        }
        mark_repeated(reader, node);
    }
    reader->child_count = frame->first;
}

static bool close_container(struct reader *reader) {
    const struct frame *frame = &reader->frames[reader->depth - 1];
    struct pl_node *node = frame->branch.node;

    fill(reader, frame);
    if (frame->is_flow)
        node->end = mark_of(place_of(reader, reader->event.end_mark));
    else if (node->count > 0)
        node->end = node->items[node->count - 1]->end;
    if (node->end.offset < node->start.offset)
        node->end = node->start; /* an alias of something above */
    if (frame->anchor != NO_ANCHOR) {
        struct anchor *anchor = &reader->anchors[frame->anchor];
        if (anchor->branch.node == node)
            *anchor = (struct anchor){frame->branch, false};
    }
    struct branch branch = frame->branch;
    reader->depth--;
    return count(reader, branch.size, branch.height);
}

static bool start_document(struct reader *reader) {
    reader->is_done = reader->documents++ > 0;
    if (reader->is_done && !reader->file->is_foreign)
        return fail_here(reader,
                         "a second document starts here: a rule file is "
                         "one");
    return true;
}

static bool take(struct reader *reader) {
    switch (reader->event.type) {
    case YAML_DOCUMENT_START_EVENT:
        return start_document(reader);
    case YAML_ALIAS_EVENT:
        return read_alias(reader);
    case YAML_SCALAR_EVENT:
        return read_scalar(reader);
    case YAML_SEQUENCE_START_EVENT:
        return open_container(reader, PL_NODE_SEQUENCE);
    case YAML_MAPPING_START_EVENT:
        return open_container(reader, PL_NODE_MAPPING);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_container(reader);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return true;
    }
    return true;
}

static bool read_events(struct reader *reader) {
    bool at_end = false;
    while (!at_end) {
        if (!yaml_parser_parse(&reader->parser, &reader->event))
            return fail_in_parser(reader);
        reader->has_event = true;
        if (!take(reader))
            return false;
        at_end = reader->event.type == YAML_STREAM_END_EVENT || reader->is_done;
        yaml_event_delete(&reader->event);
        reader->has_event = false;
    }
    if (!reader->out->root)
        return fail(reader, reader->locator.place, reader->locator.place,
                    "the file is empty: a rule file starts with `paylint: 1`");
    return true;
}

/* Refuse what is not worth parsing. */
static bool check_text(struct reader *reader) {
    struct pl_slice text = reader->file->text;
    struct pl_place start = reader->locator.place;
    if (text.len > PL_YAML_SIZE_MAX)
        return fail(reader, start, start, "the file is larger than 16 MiB");

    struct pl_slice bad = pl_utf8_find_bad(text);
    if (bad.len == 0)
        return true;
    size_t offset = (size_t)(bad.data - text.data);
    start = pl_locate_offset(&reader->locator, offset);
    return fail(reader, start,
                pl_locate_offset(&reader->locator, offset + bad.len),
                "bytes that are not UTF-8: save the file as UTF-8");
}

static bool read_text(struct reader *reader) {
    struct pl_slice text = reader->file->text;
    if (!check_text(reader))
        return false;
    if (!yaml_parser_initialize(&reader->parser))
        longjmp(reader->arena->heap->unwind, 1);
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser,
                                 (const unsigned char *)text.data + reader->bom,
                                 text.len - reader->bom);
    return read_events(reader);
}

static void clean_up(struct reader *reader) {
    if (reader->has_event)
        yaml_event_delete(&reader->event);
    yaml_parser_delete(&reader->parser);
    pl_map_fini(&reader->anchor_names);
    pl_map_fini(&reader->keys);
    free(reader->children);
    free(reader->anchors);
}

/* Read, and leave nothing behind even where memory runs out. */
static bool read_guarded(struct reader *reader) {
    struct pl_heap *heap = reader->arena->heap;
    const struct pl_heap outer = *heap;

    heap->armed = true;
    if (setjmp(heap->unwind) != 0) {
        clean_up(reader);
        pl_guard_fail(heap, &outer);
    }
    bool is_read = read_text(reader);
    pl_guard_restore(heap, &outer);
    clean_up(reader);
    return is_read;
}

bool pl_yaml_read(struct pl_yaml *out, struct pl_arena *arena,
                  const struct pl_yaml_file *file) {
    struct reader reader = {.out = out, .arena = arena, .file = file};

    *out = (struct pl_yaml){0};
    reader.last_hole = &out->holes;
    reader.last_repeated = &out->repeated;
    pl_locator_init(&reader.locator, file->text);
    reader.bom = (size_t)reader.locator.place.offset;
    pl_map_init(&reader.anchor_names, arena->heap);
    pl_map_init(&reader.keys, arena->heap);
    if (read_guarded(&reader))
        return true;
    out->root = NULL;
    return false;
}

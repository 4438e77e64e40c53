#include "yaml/yaml.h"

#include <stdio.h>
#include <yaml.h>

#include "base/guard.h"
#include "base/utf8.h"
#include "model/locator.h"
#include "yaml/builder.h"

#define STRING_TAG "tag:yaml.org,2002:str"

struct reader {
    struct pl_yaml *out;
    struct pl_arena *arena;
    struct pl_yaml_builder builder;
    const struct pl_yaml_file *file;
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event;
    struct pl_locator locator;
    size_t bom; /* bytes of the byte order mark, which libyaml does not get */
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

/* Fail with the place of the current event. */
static bool fail_here(struct reader *reader, const char *message) {
    struct pl_place start = place_of(reader, reader->event.start_mark);
    struct pl_place end = place_of(reader, reader->event.end_mark);
    return fail(reader, start, end, message);
}

/* Fail with the builder's message, unless it is NULL. */
static bool settle(struct reader *reader, const char *mistake) {
    return !mistake || fail_here(reader, mistake);
}

/* Describe the error of libyaml in words that help. `at` is the byte at the
 * place of the error, `before` the byte before it. */
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

/* The place where the value of the current event begins, behind its anchor and
 * tag. */
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

static struct pl_node make_node(struct reader *reader, enum pl_node_kind kind) {
    struct pl_node_marks *marks = pl_arena_alloc(reader->arena, sizeof *marks);
    marks->start = mark_of(after_properties(reader));
    marks->end = mark_of(place_of(reader, reader->event.end_mark));
    return (struct pl_node){.kind = kind, .file = reader->file, .marks = marks};
}

static bool read_alias(struct reader *reader) {
    const char *name = (const char *)reader->event.data.alias.anchor;
    return settle(reader, pl_yaml_add_alias(&reader->builder, name));
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
    const yaml_event_t *event = &reader->event;
    if (!check_tag(reader, event->data.scalar.tag))
        return false;

    struct pl_node node = make_node(reader, PL_NODE_SCALAR);
    node.text = pl_arena_copy(
        reader->arena, pl_slice_of((const char *)event->data.scalar.value,
                                   event->data.scalar.length));
    node.is_tagged = !is_known_tag(event->data.scalar.tag);
    if (event->data.scalar.plain_implicit &&
        event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        pl_node_set_plain(&node, node.text);
    const char *anchor = (const char *)event->data.scalar.anchor;
    return settle(reader, pl_yaml_add_scalar(&reader->builder, node, anchor));
}

static bool open_sequence(struct reader *reader) {
    const yaml_event_t *event = &reader->event;
    if (!check_tag(reader, event->data.sequence_start.tag))
        return false;
    bool is_flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    const char *anchor = (const char *)event->data.sequence_start.anchor;
    return settle(reader, pl_yaml_open(&reader->builder,
                                       make_node(reader, PL_NODE_SEQUENCE),
                                       anchor, is_flow));
}

static bool open_mapping(struct reader *reader) {
    const yaml_event_t *event = &reader->event;
    if (!check_tag(reader, event->data.mapping_start.tag))
        return false;
    bool is_flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    const char *anchor = (const char *)event->data.mapping_start.anchor;
    return settle(reader, pl_yaml_open(&reader->builder,
                                       make_node(reader, PL_NODE_MAPPING),
                                       anchor, is_flow));
}

static bool close_container(struct reader *reader) {
    struct pl_node_mark end = mark_of(place_of(reader, reader->event.end_mark));
    return settle(reader, pl_yaml_close(&reader->builder, end));
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
        return open_sequence(reader);
    case YAML_MAPPING_START_EVENT:
        return open_mapping(reader);
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

/* Refuse a text that cannot be parsed: too large, or not UTF-8. */
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
    pl_yaml_builder_fini(&reader->builder);
}

/* Read the text, and free everything even if memory runs out. */
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
    pl_locator_init(&reader.locator, file->text);
    reader.bom = (size_t)reader.locator.place.offset;
    pl_yaml_builder_init(&reader.builder, out, arena);
    if (read_guarded(&reader))
        return true;
    out->root = NULL;
    return false;
}

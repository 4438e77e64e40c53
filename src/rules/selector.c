#include "rules/selector.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "rules/selector_reader.h"

#define INTEGER_MAX 9007199254740991u /* 2^53 - 1, the limit of RFC 9535 */

/* An optional integer in the notation of RFC 9535. */
struct integer {
    bool is_there, is_negative;
    uint64_t size;
    size_t offset;
};

bool pl_selector_fail(struct pl_selector_reader *reader, size_t offset,
                      const char *message) {
    reader->error->is_unsupported = false;
    reader->error->offset = offset;
    reader->error->message = pl_slice_str(message);
    return false;
}

/* Record something that is valid but not supported; only the first one is
 * kept. */
static void refuse(struct pl_selector_reader *reader, size_t offset,
                   const char *message) {
    if (reader->unsupported)
        return;
    reader->unsupported = message;
    reader->unsupported_offset = offset;
}

char pl_selector_peek(const struct pl_selector_reader *reader) {
    return reader->at < reader->text.len ? reader->text.data[reader->at] : '\0';
}

bool pl_selector_accept(struct pl_selector_reader *reader, char c) {
    if (reader->at == reader->text.len || pl_selector_peek(reader) != c)
        return false;
    reader->at++;
    return true;
}

void pl_selector_skip_blanks(struct pl_selector_reader *reader) {
    while (reader->at < reader->text.len &&
           strchr(" \t\n\r", reader->text.data[reader->at]) &&
           reader->text.data[reader->at])
        reader->at++;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool read_integer(struct pl_selector_reader *reader,
                         struct integer *out) {
    *out = (struct integer){.offset = reader->at};
    out->is_negative = pl_selector_accept(reader, '-');
    size_t digits = reader->at;
    for (; is_digit(pl_selector_peek(reader)); reader->at++) {
        if (out->size <= INTEGER_MAX)
            out->size = out->size * 10 +
                        (uint64_t)(reader->text.data[reader->at] - '0');
    }

    size_t count = reader->at - digits;
    out->is_there = count > 0;
    if (count == 0 && out->is_negative)
        return pl_selector_fail(reader, out->offset, "a minus without digits");
    if (count > 1 && reader->text.data[digits] == '0')
        return pl_selector_fail(reader, out->offset,
                                "a number with a leading zero");
    if (out->is_negative && out->size == 0)
        return pl_selector_fail(reader, out->offset, "-0 is no index");
    if (out->size > INTEGER_MAX)
        return pl_selector_fail(reader, out->offset,
                                "a number beyond 9007199254740991");
    return true;
}

/* The length of the next character if a member name may start with, or continue
 * with, it; else 0. */
static size_t name_step(const struct pl_selector_reader *reader,
                        bool is_first) {
    char c = pl_selector_peek(reader);
    struct pl_slice rest = pl_slice_of(reader->text.data + reader->at,
                                       reader->text.len - reader->at);
    if (rest.len == 0)
        return 0;
    if ((unsigned char)c >= 0x80)
        return pl_utf8_step(rest);
    bool is_letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return is_letter || c == '_' || (!is_first && is_digit(c)) ? 1 : 0;
}

/* Read the `name` of `.name`. */
static bool read_shorthand(struct pl_selector_reader *reader,
                           struct pl_step *step) {
    size_t start = reader->at;
    size_t len = name_step(reader, true);
    if (len == 0)
        return pl_selector_fail(
            reader, start,
            "a name, * or [ must stand here: other names are "
            "written ['name']");
    for (; len > 0; len = name_step(reader, false))
        reader->at += len;
    step->kind = PL_STEP_NAME;
    step->name = pl_slice_of(reader->text.data + start, reader->at - start);
    return true;
}

static void set_slice(struct pl_selector_reader *reader,
                      const struct integer part[3], struct pl_step *step) {
    if (part[2].is_negative)
        refuse(reader, part[2].offset, "backward slices are not supported");
    for (size_t i = 0; i < 2; i++)
        if (part[i].is_negative)
            refuse(reader, part[i].offset,
                   "negative bounds of a slice are not supported");
    step->kind = PL_STEP_SLICE;
    step->first = part[0].is_there ? part[0].size : 0;
    step->end = part[1].is_there ? part[1].size : UINT64_MAX;
    step->every = part[2].is_there ? part[2].size : 1;
    if (step->every == 0) { /* a slice that selects nothing */
        step->every = 1;
        step->end = step->first;
    }
}

/* Read an index or a slice. */
static bool read_index(struct pl_selector_reader *reader,
                       struct pl_step *step) {
    struct integer part[3] = {{0}};
    size_t count = 0;
    bool is_slice = false, goes_on = true;
    while (goes_on) {
        if (!read_integer(reader, &part[count]))
            return false;
        size_t before_blanks = reader->at;
        pl_selector_skip_blanks(reader);
        goes_on = ++count < 3 && pl_selector_accept(reader, ':');
        if (goes_on)
            pl_selector_skip_blanks(reader);
        else
            reader->at = before_blanks;
        is_slice |= goes_on;
    }
    if (is_slice) {
        set_slice(reader, part, step);
        return true;
    }

    if (!part[0].is_there)
        return pl_selector_fail(reader, part[0].offset,
                                "a quoted name, an index, a slice or * must "
                                "stand here");
    if (part[0].is_negative)
        refuse(reader, part[0].offset, "negative indexes are not supported");
    step->kind = PL_STEP_INDEX;
    step->first = part[0].size;
    return true;
}

/* Read one selector inside brackets. */
static bool read_step(struct pl_selector_reader *reader, struct pl_step *step) {
    char c = pl_selector_peek(reader);
    if (c == '\'' || c == '"') {
        step->kind = PL_STEP_NAME;
        return pl_selector_read_string(reader, &step->name);
    }
    if (pl_selector_accept(reader, '*')) {
        step->kind = PL_STEP_WILDCARD;
        return true;
    }
    if (pl_selector_accept(reader, '?')) {
        refuse(reader, reader->at - 1, "filter selectors are not supported");
        return pl_selector_read_filter(reader);
    }
    return read_index(reader, step);
}

/* A list of the steps read so far, the newest first. */
struct step_link {
    struct pl_step step;
    struct step_link *before;
};

static void collect(struct pl_selector_reader *reader,
                    const struct step_link *last, struct pl_segment *segment) {
    struct pl_step *steps =
        pl_arena_alloc(reader->arena, segment->count * sizeof *steps);
    for (size_t i = segment->count; i > 0; i--, last = last->before)
        steps[i - 1] = last->step;
    segment->steps = steps;
}

/* Read `[…]`, behind the opening bracket. */
static bool read_brackets(struct pl_selector_reader *reader,
                          struct pl_segment *segment) {
    struct step_link *last = NULL;
    size_t open = reader->at - 1;
    do {
        struct step_link *link = pl_arena_alloc(reader->arena, sizeof *link);
        link->before = last;
        last = link;
        pl_selector_skip_blanks(reader);
        if (!read_step(reader, &link->step))
            return false;
        segment->count++;
        pl_selector_skip_blanks(reader);
    } while (pl_selector_accept(reader, ','));

    if (reader->at == reader->text.len)
        return pl_selector_fail(reader, open, "a [ that is never closed");
    if (!pl_selector_accept(reader, ']'))
        return pl_selector_fail(reader, reader->at, "] or , must stand here");
    collect(reader, last, segment);
    return true;
}

static bool read_segment(struct pl_selector_reader *reader,
                         struct pl_segment *segment) {
    if (pl_selector_accept(reader, '['))
        return read_brackets(reader, segment);

    pl_selector_accept(reader, '.');
    segment->is_descendant = pl_selector_accept(reader, '.');
    if (segment->is_descendant && pl_selector_accept(reader, '['))
        return read_brackets(reader, segment);

    struct pl_step *step = pl_arena_alloc(reader->arena, sizeof *step);
    segment->steps = step;
    segment->count = 1;
    step->kind = PL_STEP_WILDCARD;
    return pl_selector_accept(reader, '*') || read_shorthand(reader, step);
}

/* A list of the segments read so far, the newest first. */
struct segment_link {
    struct pl_segment segment;
    struct segment_link *before;
};

static bool is_singular(const struct pl_segment *segment) {
    return !segment->is_descendant && segment->count == 1 &&
           (segment->steps[0].kind == PL_STEP_NAME ||
            segment->steps[0].kind == PL_STEP_INDEX);
}

/* Tell whether a segment follows, after blanks, which are then passed. */
static bool at_segment(struct pl_selector_reader *reader) {
    size_t start = reader->at;
    pl_selector_skip_blanks(reader);
    char c = pl_selector_peek(reader);
    if (c == '.' || c == '[')
        return true;
    reader->at = start;
    return false;
}

bool pl_selector_read_segments(struct pl_selector_reader *reader,
                               struct pl_selector *out,
                               struct pl_selector_query *query) {
    struct segment_link *last = NULL;
    size_t count = 0;
    query->is_singular = true;
    for (; at_segment(reader); count++) {
        struct segment_link *link = pl_arena_alloc(reader->arena, sizeof *link);
        link->before = last;
        last = link;
        if (!read_segment(reader, &link->segment))
            return false;
        query->is_singular &= is_singular(&link->segment);
    }
    if (!out)
        return true;

    struct pl_segment *segments =
        pl_arena_alloc(reader->arena, count * sizeof *segments);
    out->segments = segments;
    out->count = count;
    for (size_t i = count; i > 0; i--, last = last->before)
        segments[i - 1] = last->segment;
    return true;
}

static bool read_query(struct pl_selector_reader *reader,
                       struct pl_selector *out) {
    struct pl_selector_query query;
    if (!pl_selector_accept(reader, '$'))
        return pl_selector_fail(reader, 0, "a selector starts with $");
    if (!pl_selector_read_segments(reader, out, &query))
        return false;
    if (reader->at < reader->text.len)
        return pl_selector_fail(reader, reader->at,
                                "only . and [ can follow here");
    return true;
}

const struct pl_selector *pl_selector_parse(struct pl_arena *arena,
                                            struct pl_slice text,
                                            struct pl_selector_error *error) {
    struct pl_selector *out = pl_arena_alloc(arena, sizeof *out);
    out->text = pl_arena_copy(arena, text);
    struct pl_selector_reader reader = {
        .arena = arena, .text = out->text, .error = error};

    if (!read_query(&reader, out))
        return NULL;
    if (!reader.unsupported)
        return out;
    error->is_unsupported = true;
    error->offset = reader.unsupported_offset;
    error->message = pl_slice_str(reader.unsupported);
    return NULL;
}

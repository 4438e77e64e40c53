/* The open brackets, and the tokens that they yield. */

#include "json/closer.h"
#include "json/complain.h"
#include "json/state.h"

struct pl_place pl_reader_place(const pl_reader *reader, struct pl_mark mark) {
    if (mark.line == 0)
        return pl_window_locate(reader->window, mark.offset);
    return (struct pl_place){mark.offset, mark.line, mark.column};
}

struct pl_place pl_reader_long_start(const pl_reader *reader) {
    return pl_reader_place(reader, reader->token);
}

static enum pl_expect expect_after(const pl_reader *reader) {
    if (reader->depth == 0)
        return PL_EXPECT_AFTER_DOCUMENT;
    return pl_reader_top(reader)->is_object ? PL_EXPECT_AFTER_MEMBER
                                            : PL_EXPECT_AFTER_ELEMENT;
}

static void add_frames(pl_reader *reader) {
    size_t before = reader->frame_cap;

    reader->frames =
        pl_heap_grow(reader->heap, reader->frames, &reader->frame_cap,
                     reader->depth + 1, sizeof *reader->frames);
    memset(reader->frames + before, 0,
           (reader->frame_cap - before) * sizeof *reader->frames);
}

void pl_reader_open(pl_reader *reader, struct pl_token *token, uint64_t offset,
                    bool is_object) {
    struct pl_frame *frame;

    if (reader->depth == reader->frame_cap)
        add_frames(reader);
    frame = &reader->frames[reader->depth++];
    reader->top = frame;
    frame->indent = reader->indent;
    frame->is_object = is_object;
    frame->is_cut = false;
    frame->is_full = false;
    frame->is_doubled = false;
    pl_reader_hold(&frame->open, offset);
    token->flags = 0;
    token->span = (struct pl_span){offset, offset + 1};
    reader->at = offset + 1;
    if (is_object) {
        token->kind = PL_TOKEN_OBJECT_OPEN;
        token->text = pl_slice_of("{", 1);
        reader->expect = PL_EXPECT_FIRST_KEY;
        reader->after = PL_EXPECT_AFTER_MEMBER;
        pl_keys_open(&reader->keys, &frame->scope);
    } else {
        token->kind = PL_TOKEN_ARRAY_OPEN;
        token->text = pl_slice_of("[", 1);
        reader->expect = PL_EXPECT_FIRST_ELEMENT;
        reader->after = PL_EXPECT_AFTER_ELEMENT;
    }
}

/* `frame` is closed by a bracket that begins a line. If that line is indented
 * less than the line of the opening bracket, the bracket probably closes an
 * outer container: remember this opening bracket as suspect. If a later bracket
 * stands exactly below its own, outside the suspect, all is well again. */
static void weigh_indent(pl_reader *reader, const struct pl_frame *frame) {
    bool has_suspect = reader->suspect.offset != PL_READER_NO_SUSPECT;

    if (!has_suspect && reader->indent < frame->indent)
        reader->suspect = frame->open;
    else if (has_suspect && reader->indent == frame->indent &&
             frame->open.offset < reader->suspect.offset)
        reader->suspect.offset = PL_READER_NO_SUSPECT;
}

void pl_reader_close(pl_reader *reader, struct pl_token *token,
                     struct pl_span span) {
    struct pl_frame *frame = pl_reader_top(reader);

    if (span.start == reader->line_first)
        weigh_indent(reader, frame);
    token->flags = frame->is_cut ? PL_TOKEN_CUT : 0;
    token->span = span;
    if (frame->is_object) {
        token->kind = PL_TOKEN_OBJECT_CLOSE;
        token->text = pl_slice_of("}", 1);
        pl_keys_close(&reader->keys, &frame->scope);
    } else {
        token->kind = PL_TOKEN_ARRAY_CLOSE;
        token->text = pl_slice_of("]", 1);
    }
    reader->depth--;
    if (reader->depth > 0)
        reader->top--;
    else
        reader->is_one_line = reader->line_first == reader->start;
    reader->at = span.end;
    reader->after = expect_after(reader);
    reader->expect = reader->after;
    if (frame->is_doubled)
        pl_closer_pass_double(reader);
}

void pl_reader_yield(pl_reader *reader, struct pl_token *token,
                     enum pl_token_kind kind, struct pl_span span) {
    *token = (struct pl_token){.kind = kind, .span = span};
    token->text = kind == PL_TOKEN_BAD
                      ? pl_slice_of("", 0)
                      : pl_window_slice(reader->window, span.start, span.end);
    if (kind == PL_TOKEN_BAD && reader->depth == 0)
        reader->is_quiet = true;
    reader->at = span.end;
    reader->expect = reader->after;
}

void pl_reader_give_up(pl_reader *reader) {
    if (reader->expect == PL_EXPECT_COLON ||
        reader->expect == PL_EXPECT_MEMBER_VALUE)
        reader->owes_value = true;
    reader->close_to = 0;
    reader->then = PL_EXPECT_END;
    reader->expect = PL_EXPECT_CLOSING;
}

static void complain_of_number(pl_reader *reader, struct pl_frame *frame,
                               const struct pl_token *token) {
    struct pl_complaint complaint;

    if (frame->is_full)
        return;
    frame->is_full = true;
    pl_complain_about(reader, &complaint, PL_MISTAKE_TOO_MANY_KEYS,
                      token->span);
    pl_reader_complain(reader, &complaint,
                       "more than %llu keys in one object: split it",
                       (unsigned long long)reader->limits.keys);
}

static void complain_of_twin(pl_reader *reader, const struct pl_token *token,
                             const struct pl_key *first) {
    struct pl_complaint complaint;
    struct pl_slice name = pl_complain_quote(reader, token->span);
    bool is_quoted = name.len > 0 && name.data[0] == '"';

    pl_complain_about(reader, &complaint, PL_MISTAKE_DUPLICATE_KEY,
                      token->span);
    pl_complain_relate(reader, &complaint, pl_key_start(&reader->keys, first),
                       pl_key_end(&reader->keys, first), "first given here");
    pl_reader_complain(
        reader, &complaint,
        "key %s%.*s%s is given twice, and readers differ in which one "
        "they take: keep one",
        is_quoted ? "" : "\"", (int)name.len, name.data, is_quoted ? "" : "\"");
}

void pl_reader_take_key(pl_reader *reader, const struct pl_token *token,
                        struct pl_slice text, bool is_plain) {
    struct pl_frame *frame = pl_reader_top(reader);
    struct pl_key_text key = {token->span, text, is_plain};
    const struct pl_key *first;

    if (reader->keys.len - frame->scope.first >= reader->limits.keys) {
        complain_of_number(reader, frame, token);
        return;
    }
    first = pl_keys_add(&reader->keys, &frame->scope, &key);
    if (first != NULL)
        complain_of_twin(reader, token, first);
}

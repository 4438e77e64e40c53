/* The life of a reader, and how a source is divided into documents. */

#include <stdlib.h>

#include "json/complain.h"
#include "json/joined.h"
#include "json/look.h"
#include "json/state.h"

const struct pl_reader_limits pl_reader_default_limits = {
    .depth = 1000,
    .keys = 1000000,
    .token = 8 * 1024 * 1024,
    .mistakes = 10000,
};

static void leave_mark(pl_reader *reader, struct pl_mark *mark,
                       uint64_t offset) {
    struct pl_place place;

    if (mark->line != 0 || mark->offset >= offset ||
        mark->offset < reader->window->base || mark->offset < reader->start)
        return; /* a place before the document is not needed any more */
    place = pl_window_locate(reader->window, mark->offset);
    mark->line = place.line;
    mark->column = place.column;
}

static void leaving(void *self, uint64_t offset) {
    pl_reader *reader = self;

    for (size_t i = 0; i < reader->depth; i++)
        leave_mark(reader, &reader->frames[i].open, offset);
    pl_keys_leave(&reader->keys, offset);
    leave_mark(reader, &reader->comma, offset);
    leave_mark(reader, &reader->token, offset);
    leave_mark(reader, &reader->run, offset);
    leave_mark(reader, &reader->suspect, offset);
}

pl_reader *pl_reader_new(struct pl_heap *heap, struct pl_window *window,
                         struct pl_reader_listener listener,
                         struct pl_reader_limits limits) {
    return pl_reader_new_beside(heap, window, listener, limits, NULL);
}

pl_reader *pl_reader_new_beside(struct pl_heap *heap, struct pl_window *window,
                                struct pl_reader_listener listener,
                                struct pl_reader_limits limits,
                                const pl_reader *other) {
    size_t own = other == NULL ? sizeof *other->spellings : 0;
    pl_reader *reader = pl_heap_alloc(heap, sizeof *reader + own);

    memset(reader, 0, sizeof *reader);
    reader->spellings =
        other == NULL ? (struct pl_spellings *)(reader + 1) : other->spellings;
    if (other == NULL)
        pl_spellings_init(reader->spellings);
    reader->heap = heap;
    reader->window = window;
    reader->listener = listener;
    reader->limits = limits;
    pl_keys_init(&reader->keys, heap, window, limits.keys);
    pl_buf_init(&reader->text, heap);
    pl_buf_init(&reader->message, heap);
    pl_buf_init(&reader->remedy, heap);
    reader->watcher = (struct pl_watcher){.leaving = leaving, .self = reader};
    pl_window_watch(window, &reader->watcher);
    pl_reader_restart(reader);
    return reader;
}

void pl_reader_free(pl_reader *reader) {
    if (reader == NULL)
        return;
    pl_window_unwatch(reader->window, &reader->watcher);
    pl_keys_fini(&reader->keys);
    pl_buf_fini(&reader->text);
    pl_buf_fini(&reader->message);
    pl_buf_fini(&reader->remedy);
    free(reader->related);
    free(reader->frames);
    free(reader);
}

void pl_reader_restart(pl_reader *reader) {
    reader->at = reader->window->base;
    reader->line_first = reader->at;
    reader->line_end = (struct pl_place){.offset = 0};
    reader->indent = 0;
    reader->depth = 0;
    pl_keys_clear(&reader->keys);
    reader->expect = PL_EXPECT_END;
    reader->has_begun = false;
    reader->has_document = false;
    reader->is_finished = false;
    reader->is_at_next = false;
}

static void pass_bom(pl_reader *reader) {
    struct pl_complaint complaint;
    struct pl_span span = {0, 3};

    if (reader->at != 0 || !pl_look_is(reader, 0, "\xEF\xBB\xBF"))
        return;
    pl_complain_about(reader, &complaint, PL_MISTAKE_BOM, span);
    complaint.mistake.start = (struct pl_place){0, 1, 1};
    complaint.mistake.end = (struct pl_place){3, 1, 1};
    pl_complain_edit(&complaint, span, pl_slice_of("", 0));
    pl_complain_title(&complaint, "remove the byte order mark", true);
    pl_reader_complain(reader, &complaint,
                       "the text begins with a byte order mark, "
                       "which JSON forbids: remove it");
    reader->at = 3;
    reader->line_first = 3;
}

/* Tell whether the source is framed as the caller says. If it may hold one
 * document per line, its text decides; but if reading begins within a source,
 * whoever read its beginning has decided already. */
static bool is_framed(pl_reader *reader, enum pl_framing framing) {
    return reader->window->base > 0 || framing == PL_FRAMING_ONE ||
           (framing == PL_FRAMING_LINES && !pl_joined_begins(reader));
}

static void choose_framing(pl_reader *reader, enum pl_framing framing) {
    const struct pl_window *window = reader->window;
    uint64_t index = reader->at - window->base;

    reader->has_rs = window->base == 0 && index < window->len &&
                     window->data[index] == PL_READER_RS;
    reader->has_joined = false;
    reader->framing = PL_FRAMING_JOINED; /* so that pl_look() goes beyond line
                                            ends */
    if (!reader->has_rs && is_framed(reader, framing))
        reader->framing = framing;
    reader->may_join = reader->framing != PL_FRAMING_ONE;
}

static void begin_source(pl_reader *reader, enum pl_framing framing) {
    reader->has_begun = true;
    reader->is_stopped = false;
    reader->mistakes = 0;
    if (reader->window->len == 0)
        pl_window_more(reader->window, reader->at);
    pass_bom(reader);
    choose_framing(reader, framing);
}

enum pl_framing pl_reader_framing(const pl_reader *reader) {
    return reader->framing;
}

uint64_t pl_reader_start(const pl_reader *reader) {
    return reader->start;
}

/* Skip the rest of the text of a document that was given up. */
static void pass_rest(pl_reader *reader) {
    while (pl_look(reader, reader->at) != PL_LOOK_END)
        reader->at++;
}

/* Pass white space and the RS bytes of JSON text sequences. Returns false at
 * the end of the source. */
static bool pass_white_space(pl_reader *reader) {
    struct pl_window *window = reader->window;

    for (;; reader->at++) {
        char c;
        if (reader->at == window->base + window->len &&
            !pl_window_more(window, reader->at))
            return false;
        c = *pl_window_at(window, reader->at);
        if (c == '\n' || c == '\r') {
            reader->line_first = reader->at + 1;
            continue;
        }
        if (c != ' ' && c != '\t' && !(c == PL_READER_RS && reader->has_rs))
            return true;
    }
}

void pl_reader_complain_of_nothing(pl_reader *reader) {
    struct pl_complaint complaint;

    pl_complain_about(reader, &complaint, PL_MISTAKE_EMPTY,
                      (struct pl_span){reader->at, reader->at});
    complaint.mistake.start = (struct pl_place){0, 1, 1};
    complaint.mistake.end = complaint.mistake.start;
    pl_reader_complain(reader, &complaint,
                       "no JSON here: the text is empty, but for white space "
                       "or comments");
}

/* Set `indent` and `line_first` for the line on which a document begins. If the
 * document was seen from the end of the one before (`is_at_next`) and begins
 * its line, `indent` is set already. */
static void begin_line(pl_reader *reader) {
    if (!reader->is_at_next || reader->at != reader->line_first)
        reader->indent = reader->at - reader->line_first;
    reader->line_first = reader->at;
    reader->is_at_next = false;
}

static void begin_document(pl_reader *reader) {
    begin_line(reader);
    reader->has_document = true;
    reader->start = reader->at;
    reader->last_end = reader->at;
    reader->depth = 0;
    pl_keys_clear(&reader->keys);
    reader->expect = PL_EXPECT_DOCUMENT;
    reader->after = PL_EXPECT_AFTER_DOCUMENT;
    reader->excused = UINT64_MAX;
    reader->suspect = (struct pl_mark){.offset = PL_READER_NO_SUSPECT};
    reader->doubts = 0;
    reader->mistakes = 0;
    reader->is_stopped = false;
    reader->is_excused = false;
    reader->is_too_deep = false;
    reader->is_one_line = false;
    reader->is_quiet = false;
    reader->owes_value = false;
}

bool pl_reader_begin(pl_reader *reader, enum pl_framing framing) {
    if (reader->is_finished)
        return false;
    if (!reader->has_begun)
        begin_source(reader, framing);
    else if (!reader->is_at_next)
        pass_rest(reader);
    if (pass_white_space(reader)) {
        begin_document(reader);
        return true;
    }
    reader->is_finished = true;
    if (!reader->has_document && framing != PL_FRAMING_LINES)
        pl_reader_complain_of_nothing(reader);
    return false;
}

#include "json/complain.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

#define QUOTE_MAX 40

void pl_complain_about(pl_reader *reader, struct pl_complaint *complaint,
                       enum pl_mistake_kind kind, struct pl_span span) {
    memset(complaint, 0, sizeof *complaint);
    complaint->mistake.kind = kind;
    complaint->mistake.edits = complaint->edits;
    if (span.start >= reader->window->base)
        complaint->mistake.start = pl_window_locate(reader->window, span.start);
    if (span.end >= reader->window->base)
        complaint->mistake.end = pl_window_locate(reader->window, span.end);
}

void pl_complain_from(pl_reader *reader, struct pl_complaint *complaint,
                      struct pl_mark start) {
    complaint->mistake.start = pl_reader_place(reader, start);
}

void pl_complain_edit(struct pl_complaint *complaint, struct pl_span span,
                      struct pl_slice text) {
    complaint->edits[complaint->mistake.edit_count++] =
        (struct pl_edit){span.start, span.end, text};
}

void pl_complain_title(struct pl_complaint *complaint, const char *title,
                       bool is_safe) {
    complaint->mistake.fix_title = title;
    complaint->mistake.fix_is_safe = is_safe;
}

void pl_complain_relate(pl_reader *reader, struct pl_complaint *complaint,
                        struct pl_place start, struct pl_place end,
                        const char *message) {
    size_t n = complaint->mistake.related_count;

    reader->related =
        pl_heap_grow(reader->heap, reader->related, &reader->related_cap, n + 1,
                     sizeof *reader->related);
    reader->related[n] = (struct pl_mistake_place){start, end, message};
    complaint->mistake.related = reader->related;
    complaint->mistake.related_count = n + 1;
}

static void vcomplain(pl_reader *reader, struct pl_complaint *complaint,
                      const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

static void vcomplain(pl_reader *reader, struct pl_complaint *complaint,
                      const char *format, va_list arguments) {
    char text[512];
    int n = vsnprintf(text, sizeof text, format, arguments);

    pl_buf_clear(&reader->message);
    if (n > 0)
        pl_buf_add_str(&reader->message, text);
    complaint->mistake.message = pl_buf_slice(&reader->message);
    reader->listener.mistake(reader->listener.self, &complaint->mistake);
}

void pl_reader_complain(pl_reader *reader, struct pl_complaint *complaint,
                        const char *format, ...) {
    va_list arguments;

    if (reader->is_stopped)
        return;
    va_start(arguments, format);
    vcomplain(reader, complaint, format, arguments);
    va_end(arguments);
    if (pl_mistake_is_malformed(complaint->mistake.kind) &&
        ++reader->mistakes >= reader->limits.mistakes)
        reader->is_stopped = true;
}

void pl_complain_plainly(pl_reader *reader, enum pl_mistake_kind kind,
                         struct pl_span span, const char *message) {
    struct pl_complaint complaint;

    pl_complain_about(reader, &complaint, kind, span);
    pl_reader_complain(reader, &complaint, "%s", message);
}

struct pl_slice pl_complain_quote(pl_reader *reader, struct pl_span span) {
    struct pl_slice text =
        pl_window_slice(reader->window, span.start, span.end);
    size_t n = 0;

    if (text.data == NULL)
        return pl_slice_of("", 0);
    while (n < text.len) {
        size_t step = pl_utf8_step(pl_slice_of(text.data + n, text.len - n));
        if (step == 0 || n + step > QUOTE_MAX ||
            (unsigned char)text.data[n] < 0x20)
            break;
        n += step;
    }
    return pl_slice_of(text.data, n);
}

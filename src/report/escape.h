/*
 * Escape: make text of a payload safe to print. Control characters, ill-formed
 * UTF-8, bidirectional controls and other invisible format characters are shown
 * as escapes (\n, \u202E, \xFF). So a payload cannot move the cursor, colour a
 * terminal, or hide itself. Backslashes stay as they are.
 */
#ifndef PL_REPORT_ESCAPE_H
#define PL_REPORT_ESCAPE_H

#include "base/buf.h"

/* A character as shown. */
struct pl_glyph {
    size_t len;     /* bytes of the text that it takes, at least 1 */
    char shown[12]; /* UTF-8, safe to print */
    size_t shown_len;
    unsigned width; /* in terminal cells */
};

/* The glyph of the character, or of the ill-formed byte, at the start of
 * `text`, which is not empty. */
struct pl_glyph pl_escape_glyph(struct pl_slice text);

/* Tell whether `byte` is printable ASCII, which is shown as it is. */
static inline bool pl_escape_is_plain(char byte) {
    return (unsigned char)(byte - 0x20) < 0x7F - 0x20;
}

/* Tell whether the character `code` is shown as an escape. */
bool pl_escape_is_unsafe(uint32_t code);

/* Append `text`, made safe for a terminal or a log line. */
void pl_escape_text(struct pl_buf *out, struct pl_slice text);

/* For formats that machines read: append `text` with each ill-formed sequence
 * replaced by U+FFFD. A sequence is a maximal subpart, as Unicode recommends,
 * or a lone surrogate. */
void pl_escape_utf8(struct pl_buf *out, struct pl_slice text);

/* Append `code` as a JSON escape: \u202e, or two escapes for a surrogate
 * pair. */
void pl_escape_json(struct pl_buf *out, uint32_t code);

/* The number of cells that `text` takes as pl_escape_text() shows it. */
uint64_t pl_escape_width(struct pl_slice text);

#endif

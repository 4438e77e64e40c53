/*
 * Look: what comes next in the text, off the clean path. Offsets in, offsets
 * out; the window is filled as needed and keeps everything from `reader->at`.
 *
 * Where a document is a line, the text ends at the line end. How far each of
 * these looks is bounded by PL_LOOK_MAX, never by what the window happens to
 * hold, so that the same text always reads the same.
 */
#ifndef PL_JSON_LOOK_H
#define PL_JSON_LOOK_H

#include "json/state.h"

#define PL_LOOK_END (-1)
#define PL_LOOK_MAX 4096

/* So many bytes behind one that is looked at are in the window as well, or the
 * text ends before: enough to tell whether a character begins there, and thus
 * the column. */
#define PL_LOOK_AHEAD 4

/* What pl_look() does where more must be read, or a byte has a meaning. */
int pl_look_fill(pl_reader *reader, uint64_t offset);

/* The byte at `offset`, or PL_LOOK_END. */
static inline int pl_look(pl_reader *reader, uint64_t offset) {
    const struct pl_window *window = reader->window;
    uint64_t index = offset - window->base;

    if (index + PL_LOOK_AHEAD < window->len && window->data[index] != '\n' &&
        window->data[index] != PL_READER_MARK)
        return (unsigned char)window->data[index];
    return pl_look_fill(reader, offset);
}

/* Tell whether the text at `offset` begins with `word`. */
bool pl_look_is(pl_reader *reader, uint64_t offset, const char *word);

/* The offset after blanks, and after all white space and comments, from
 * `offset` on. */
uint64_t pl_look_blank(pl_reader *reader, uint64_t offset);
uint64_t pl_look_space(pl_reader *reader, uint64_t offset);

/* Tell whether a comment begins at `offset`, and the offset behind it. */
bool pl_look_comment(pl_reader *reader, uint64_t offset);

/* The same in text that is no JSON, where http:// is no comment; `offset` is
 * not that of the first byte. */
bool pl_look_remark(pl_reader *reader, uint64_t offset);

/* The offset of the line end, or of the end of the text, after `offset`. */
uint64_t pl_look_line(pl_reader *reader, uint64_t offset);

/* Tell whether `c` ends a line or the text. */
static inline bool pl_look_ends_line(int c) {
    return c == PL_LOOK_END || c == '\n' || c == '\r';
}

/* The offset behind the string whose quote is at `offset`; 0 if it is not
 * closed on its line. */
uint64_t pl_look_string(pl_reader *reader, uint64_t offset);

/* The length in bytes of the character at `offset`: 1 to 4; 0 if it is
 * ill-formed or there is none. */
size_t pl_look_char(pl_reader *reader, uint64_t offset);

/* The bytes from `start` to `end`, at most PL_LOOK_MAX of them. */
struct pl_slice pl_look_text(pl_reader *reader, uint64_t start, uint64_t end);

/* Tell whether a key and its colon begin at `offset`: quoted anyhow, or a word
 * without quotes. */
bool pl_look_is_key(pl_reader *reader, uint64_t offset);

/* The offset behind the run of characters from `offset` that a word is made of;
 * `offset` if there are none. */
uint64_t pl_look_word(pl_reader *reader, uint64_t offset);

/* Tell whether `c` begins a value as JSON has them. */
bool pl_look_starts_value(int c);

#endif

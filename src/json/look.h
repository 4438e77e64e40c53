/*
 * Look: look ahead in the text, for the code that deals with mistakes.
 * Parameters and results are offsets in the source; the window is filled as
 * needed and keeps everything from `reader->at` on. With PL_FRAMING_LINES the
 * text ends at the line end. Each of these functions examines at most
 * PL_LOOK_MAX bytes. The limit does not depend on what the window happens to
 * hold, so the same text is always read the same way.
 */
#ifndef PL_JSON_LOOK_H
#define PL_JSON_LOOK_H

#include "json/state.h"

#define PL_LOOK_END (-1)
#define PL_LOOK_MAX 4096

/* This many bytes behind the byte that pl_look() returns are in the window too,
 * unless the text ends before. That is enough to see whether a character begins
 * there, which its column depends on. */
#define PL_LOOK_AHEAD 4

/* The slow part of pl_look(): more must be read, or the byte may end the
 * text. */
int pl_look_fill(pl_reader *reader, uint64_t offset);

/* The byte at `offset`, or PL_LOOK_END. */
static inline int pl_look(pl_reader *reader, uint64_t offset) {
    const struct pl_window *window = reader->window;
    uint64_t index = offset - window->base;

    if (index + PL_LOOK_AHEAD < window->len && window->data[index] != '\n' &&
        window->data[index] != PL_READER_RS)
        return (unsigned char)window->data[index];
    return pl_look_fill(reader, offset);
}

/* Tell whether the text at `offset` begins with `word`. */
bool pl_look_is(pl_reader *reader, uint64_t offset, const char *word);

/* The offset behind blanks (spaces and tabs), or behind all white space and
 * comments, from `offset` on. */
uint64_t pl_look_blank(pl_reader *reader, uint64_t offset);
uint64_t pl_look_space(pl_reader *reader, uint64_t offset);

/* Tell whether a comment begins at `offset`. */
bool pl_look_comment(pl_reader *reader, uint64_t offset);

/* The same for text that is not JSON, where `//` in http:// begins no comment.
 * `offset` is not that of the first byte. */
bool pl_look_remark(pl_reader *reader, uint64_t offset);

/* The offset of the first line end, or of the end of the text, from `offset`
 * on. */
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

/* Tell whether a key and its colon (or `=`) begin at `offset`. The key may be
 * in any quotes or a word without quotes. */
bool pl_look_is_key(pl_reader *reader, uint64_t offset);

/* The offset behind the run of word characters at `offset`; `offset` itself if
 * there are none. */
uint64_t pl_look_word(pl_reader *reader, uint64_t offset);

/* Tell whether `c` can begin a JSON value. */
bool pl_look_starts_value(int c);

#endif

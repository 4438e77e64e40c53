/*
 * Reading: what the reader makes of a text, as a line to compare. Every text is
 * read at once and byte by byte, and both must give the same. What is returned
 * lives until the next call.
 */
#ifndef TESTS_UNIT_READING_H
#define TESTS_UNIT_READING_H

#include "json/reader.h"

/* How a text is read. */
struct reading {
    enum pl_framing framing;
    struct pl_reader_limits limits;
};

/* One document, with the default limits. */
struct reading reading_default(void);

/* The mistakes of a text: `trailing-comma 1:3-1:4`, joined with `, `. A related
 * place follows as `(1:1-1:2 opened here)`. */
const char *reading_mistakes(const char *text);
const char *reading_mistakes_of(struct pl_slice text, struct reading how);

/* The tokens of a text, with a space between them: `{ } [ ]`, `a:` for a key,
 * `'a'` for a string (both decoded), numbers and literals as written, `?` for a
 * value and `?:` for a key with an error, `.` for the end. `~` behind a close:
 * members may be missing; `^` behind a token: it is too long to be kept. */
const char *reading_tokens(const char *text);
const char *reading_tokens_of(struct pl_slice text, struct reading how);

/* The text after all its safe remedies. */
const char *reading_fixed(const char *text);

/* The spans of the tokens of a text: `0-1 1-4`. */
const char *reading_spans(const char *text);

#endif

/*
 * Reader: JSON text in, tokens out. It is strict about RFC 8259 and UTF-8,
 * gives the byte span of every token, and recovers from mistakes.
 *
 * The caller pulls: pl_reader_next() yields one token each call. A malformed
 * text is reported to the listener, and reading continues as docs/recovery.md
 * specifies; reading cannot fail. Mistakes are reported in the order of the
 * text, except that one about a comma or a bracket is known only after some of
 * the following text was seen.
 *
 * The reader does not hold a document: its memory is proportional to the depth,
 * the keys of the open objects (for json/duplicate-key) and the window. It
 * never recurses and, once warm, allocates nothing for a clean document. The
 * clean path is the fast code that reads text without mistakes, as programs
 * write it (next.c).
 */
#ifndef PL_JSON_READER_H
#define PL_JSON_READER_H

#include "base/buf.h"
#include "model/window.h"
#include "json/mistake.h"
#include "json/token.h"

struct pl_reader_limits {
    uint64_t depth; /* open brackets; beyond it json/too-deep (default 1,000) */
    uint64_t keys;  /* keys of one object; beyond it json/too-many-keys
                       (1,000,000) */
    uint64_t token; /* bytes of a token that are kept (8 MiB); a longer one has
                       PL_TOKEN_LONG */
    uint64_t mistakes; /* of one document; reading stops after this number
                          (10,000) */
};

extern const struct pl_reader_limits pl_reader_default_limits;

/* Receives each mistake, which is valid during the call. */
struct pl_reader_listener {
    void (*mistake)(void *self, const struct pl_mistake *mistake);
    void *self;
};

typedef struct pl_reader pl_reader;

/* Make a reader over `window`, which must outlive it. Free with _free(). */
pl_reader *pl_reader_new(struct pl_heap *heap, struct pl_window *window,
                         struct pl_reader_listener listener,
                         struct pl_reader_limits limits);
void pl_reader_free(pl_reader *reader);

/* The same, but the reader shares the spellings of keys (json/spellings.h) with
 * `other`, which outlives it (NULL: it has its own). */
pl_reader *pl_reader_new_beside(struct pl_heap *heap, struct pl_window *window,
                                struct pl_reader_listener listener,
                                struct pl_reader_limits limits,
                                const pl_reader *other);

/* Start over after the window was restarted, keeping the memory. If the window
 * was restarted within a source, that source is in lines. */
void pl_reader_restart(pl_reader *reader);

/* How the text of a source is divided into documents. */
enum pl_framing {
    PL_FRAMING_ONE, /* one document; text after it is json/trailing-data, unless
                       the source turns out to be JSON lines: the first document
                       is an object or array that closed on the line on which it
                       began, and the next non-blank line begins another */
    PL_FRAMING_LINES, /* one document per line: a line end always ends it; blank
                         lines are ignored. Several documents may stand on one
                         line. If the first line shows that documents span
                         lines, the framing becomes PL_FRAMING_JOINED */
    PL_FRAMING_JOINED /* documents one after the other, which may span lines;
                         otherwise as PL_FRAMING_ONE */
};

/* Begin the next document of the source. Call it first, and after PL_TOKEN_END
 * of each document. Returns false if only white space is left; json/empty is
 * reported if there was no document at all and the source is not in lines.
 * `framing` matters only in the first call for a source. With PL_FRAMING_ONE, a
 * later call returns true if the source turned out to be JSON lines (the
 * framing is then PL_FRAMING_LINES) or began with an RS byte (RFC 7464): the
 * framing is then PL_FRAMING_JOINED, and every RS byte ends a document,
 * wherever it is. */
bool pl_reader_begin(pl_reader *reader, enum pl_framing framing);

/* How the source is divided from here on. Call after pl_reader_begin(). */
enum pl_framing pl_reader_framing(const pl_reader *reader);

/* Yield the next token; after the last one PL_TOKEN_END, however often it is
 * called. */
void pl_reader_next(pl_reader *reader, struct pl_token *token);

/* Skip the rest of the innermost open container; `token` is its close. The text
 * is checked as strictly as by pl_reader_next(). */
void pl_reader_skip(pl_reader *reader, struct pl_token *token);

/* The offset of the document's first byte, behind white space. */
uint64_t pl_reader_start(const pl_reader *reader);

/* The number of containers that are open. */
uint64_t pl_reader_depth(const pl_reader *reader);

/* The place where the last yielded token begins, if it has PL_TOKEN_LONG: its
 * first bytes are no longer in the window. */
struct pl_place pl_reader_long_start(const pl_reader *reader);

/* Append the characters of a string or key token to `out`, as UTF-8 with
 * escapes decoded. */
void pl_token_decode(const struct pl_token *token, struct pl_buf *out);

#endif

/*
 * Reader: JSON text in, tokens out; strict RFC 8259 and UTF-8, with a byte span
 * for every token, and recovery.
 *
 * A reader is pulled: pl_reader_next() yields one token a call. A malformed
 * text is reported to the listener and reading goes on as docs/recovery.md
 * says; reading cannot fail. Mistakes come in the order of the text, but that
 * one about a comma or a bracket is known only when what follows it was seen.
 * The reader holds no document: memory is the depth, the keys of the objects
 * that are open (for json/duplicate-key) and the window. It never recurses and,
 * once warm, allocates nothing for a clean document.
 */
#ifndef PL_JSON_READER_H
#define PL_JSON_READER_H

#include "base/buf.h"
#include "model/window.h"
#include "json/mistake.h"
#include "json/token.h"

struct pl_reader_limits {
    uint64_t depth; /* open brackets; json/too-deep past it (1,000) */
    uint64_t keys;  /* of one object; json/too-many-keys past it (1,000,000) */
    uint64_t token; /* bytes of a token that are kept (8 MiB); a longer one is
                       PL_TOKEN_LONG */
    uint64_t mistakes; /* of one document; reading stops after them (10,000) */
};

extern const struct pl_reader_limits pl_reader_default_limits;

/* Receives each mistake; valid during the call. */
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

/* The same; it remembers how keys were spelled together with `other`, which
 * outlives it (NULL: alone). */
pl_reader *pl_reader_new_beside(struct pl_heap *heap, struct pl_window *window,
                                struct pl_reader_listener listener,
                                struct pl_reader_limits limits,
                                const pl_reader *other);

/* Start over, keeping the memory, after the window was restarted: within a
 * source that is in lines, if the window was. */
void pl_reader_restart(pl_reader *reader);

/* How the text of a source is cut into documents. */
enum pl_framing {
    PL_FRAMING_ONE, /* one document; text after it is json/trailing-data, unless
                       the source turns out to be JSON lines: the first document
                       is an object or array that was closed on the line that it
                       began on, and the next non-blank line starts another */
    PL_FRAMING_LINES, /* a document a line; a line end ends it, wherever it is;
                         blank lines are none. Several may stand on a line.
                         Where the first line shows that documents span lines,
                         it is _JOINED */
    PL_FRAMING_JOINED /* documents one after the other; as _ONE otherwise */
};

/* Begin the next document of the source, after PL_TOKEN_END of the one before;
 * returns false when only white space is left (json/empty is reported if no
 * document came before and the source is not in lines). `framing` counts in the
 * first call for a source. Under PL_FRAMING_ONE call it again after
 * PL_TOKEN_END: it returns true if the source turned out to be JSON lines, or
 * began with an RS byte (RFC 7464): then it is _JOINED, and every RS byte ends
 * a document, wherever it is. */
bool pl_reader_begin(pl_reader *reader, enum pl_framing framing);

/* How the source is cut from here on, after pl_reader_begin(). */
enum pl_framing pl_reader_framing(const pl_reader *reader);

/* Yield the next token; PL_TOKEN_END after the last, for ever. */
void pl_reader_next(pl_reader *reader, struct pl_token *token);

/* Pass over the rest of the innermost open container, up to and including its
 * close, which it yields. The text is checked as strictly as by _next(). */
void pl_reader_skip(pl_reader *reader, struct pl_token *token);

/* The offset where the document begins, behind white space. */
uint64_t pl_reader_start(const pl_reader *reader);

/* The number of containers that are open. */
uint64_t pl_reader_depth(const pl_reader *reader);

/* Where the token begins that was yielded last, if it is one with
 * PL_TOKEN_LONG: its first bytes are no longer in the window. */
struct pl_place pl_reader_long_start(const pl_reader *reader);

/* Decode the characters of a string or key token into `out` (appended): escapes
 * resolved, UTF-8. */
void pl_token_decode(const struct pl_token *token, struct pl_buf *out);

#endif

/*
 * Readout: all that the reader makes of a text, kept to be compared.
 */
#ifndef TESTS_MISTAKES_READOUT_H
#define TESTS_MISTAKES_READOUT_H

#include "base/arena.h"
#include "json/reader.h"

#include "random.h"

/* How a text is read. */
struct manner {
    enum pl_framing framing;
    struct pl_reader_limits limits;
    struct random *cuts; /* the feed gives pieces of any size; NULL: see step */
    size_t step;         /* the feed gives so many bytes at once; 0: all */
};

struct readout_token {
    enum pl_token_kind kind;
    unsigned flags;
    struct pl_span span;
    uint64_t depth;        /* containers open around it */
    struct pl_slice value; /* of a key or a string: its characters */
};

struct readout {
    struct pl_arena *arena;
    struct pl_mistake *mistakes; /* in the order of the text */
    size_t mistake_count, mistake_cap;
    struct readout_token *tokens;
    size_t token_count, token_cap;
    size_t documents;
    struct pl_slice text;
    bool is_broken; /* a span that leaves the text, or a bracket that does not
                       balance: never */
};

/* Read `text`, which must outlive the readout. Free with _fini(). */
void readout_read(struct readout *readout, struct pl_arena *arena,
                  struct pl_slice text, struct manner manner);
void readout_fini(struct readout *readout);

/* Tell whether two hold the same. */
bool readout_equal(const struct readout *a, const struct readout *b);

/* Tell whether `lines`, the readout of lines, holds the one of `line`, which
 * begins at `offset` as the second. */
bool readout_holds(const struct readout *lines, const struct readout *line,
                   uint64_t offset);

/* The text after the remedies of its mistakes, the safe ones or all that do not
 * overlap; in the arena. */
struct pl_slice readout_remedied(const struct readout *readout, bool all);

/* The number of mistakes of a kind. */
size_t readout_count(const struct readout *readout, enum pl_mistake_kind kind);

#endif

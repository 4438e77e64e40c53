/*
 * Document: a text as the pieces that it was made of, and what a reader has to
 * say about it: the mistakes that were put in (flaws), and the tokens that it
 * must yield. It knows the text by construction and never parses it.
 *
 * A piece is a token, or the white space between two. Each has an id that stays
 * when others are put in or taken out. Memory is the arena's.
 */
#ifndef TESTS_MISTAKES_DOCUMENT_H
#define TESTS_MISTAKES_DOCUMENT_H

#include "base/arena.h"
#include "base/buf.h"
#include "json/reader.h"

#include "random.h"

enum piece_kind {
    PIECE_SPACE,
    PIECE_OPEN,
    PIECE_CLOSE,
    PIECE_COMMA,
    PIECE_COLON,
    PIECE_KEY,
    PIECE_STRING,
    PIECE_NUMBER,
    PIECE_WORD, /* true, false, null */
    PIECE_OTHER /* put in by a mistake */
};

/* Which sides of a piece a mistake has taken hold of: another one must not. */
enum { TOUCH_FRONT = 1, TOUCH_BODY = 2, TOUCH_BACK = 4, TOUCH_ALL = 7 };

struct piece {
    enum piece_kind kind;
    struct pl_slice text;
    struct pl_slice value; /* of a key or a string: its characters */
    size_t id;             /* of a container: that of its PIECE_OPEN */
    size_t owner;          /* the container that it stands in; 0: none */
    size_t depth;          /* open containers around it */
    unsigned touched;
    bool is_object; /* of a bracket */
    bool is_silent; /* yields no token */
    bool is_bad;    /* yields a token with an error of its own */
    bool floats;    /* its token may begin anywhere */
};

/* Which part of a piece a finding covers. */
enum part { PART_WHOLE, PART_FIRST, PART_RANGE };

struct flaw {
    enum pl_mistake_kind kind;
    size_t piece;   /* id; 0: the byte order mark */
    enum part part; /* with _RANGE: `from` to `to`, in bytes */
    size_t from, to;
    size_t last;     /* the id of the piece that it ends with; 0: the same */
    size_t related;  /* the id of a piece that must be related; 0: none */
    bool is_fixable; /* its safe remedy leaves nothing behind */
};

enum pick { PICK_ANY, PICK_FIRST, PICK_LAST };

struct document {
    struct pl_arena *arena;
    struct random *random;
    struct piece *pieces;
    size_t len, cap;
    struct flaw *flaws;
    size_t flaw_count, flaw_cap;
    size_t next_id;
    size_t focus; /* mistakes are put into this container alone; 0: anywhere */
    enum pick pick;         /* where they are put, of all places that fit */
    struct pl_buf text;     /* after document_render() */
    uint64_t *offsets;      /* of each piece, by its id */
    struct pl_span ill[16]; /* ranges that are not UTF-8: a column each */
    size_t ill_count;
    bool is_indented; /* a line end put in would be at odds with it */
    bool has_mark;    /* begins with a byte order mark */
};

void document_init(struct document *document, struct pl_arena *arena,
                   struct random *random);
void document_fini(struct document *document);

/* Put a piece at `index`; returns it, zeroed but for id, kind and text. Moves
 * the others. */
struct piece *document_insert(struct document *document, size_t index,
                              enum piece_kind kind, struct pl_slice text);
struct piece *document_append(struct document *document, enum piece_kind kind,
                              struct pl_slice text);
void document_remove(struct document *document, size_t index);

/* The index of the piece with an id; `len` if it is gone. */
size_t document_find(const struct document *document, size_t id);

/* The index of the next or previous piece that is no white space; `len` if
 * there is none. */
size_t document_after(const struct document *document, size_t index);
size_t document_before(const struct document *document, size_t index);

/* The index of the bracket that closes the container `id`; `len` if it is gone.
 */
size_t document_close_of(const struct document *document, size_t id);

/* Expect a finding about a piece. Valid until the next call. */
struct flaw *document_flaw(struct document *document, size_t piece,
                           enum pl_mistake_kind kind);

/* Write the text. Afterwards places can be asked for. */
void document_render(struct document *document);
struct pl_span document_span(const struct document *document,
                             const struct flaw *flaw);
struct pl_place document_place(const struct document *document,
                               uint64_t offset);

/* A copy of a printed text, in the arena. */
struct pl_slice document_print(struct document *document, const char *format,
                               ...) __attribute__((format(printf, 2, 3)));

#endif

/*
 * Quick layouts: the text of an object without its scalars.
 *
 * Most objects in a state are alike. The layout of an object is cut into
 * pieces: the first begins behind the opening bracket, each further one behind
 * a scalar, and each ends where the next scalar begins, the last one behind the
 * closing bracket. Pieces have all keys, brackets, commas and white space. What
 * rules say of these was found good when the object was passed for the first
 * time (quick_pass.c). Of the next object with the same pieces, only the
 * scalars are left to look at.
 *
 *     {"id":"a","price":1.5}     pieces: |"id":"|  |,"price":|  |}|
 *
 * The pieces of all objects in a state are a trie: a piece is followed by its
 * `next`, or one of the `other`s of that. quick_layout.c learns pieces from
 * objects that were passed; quick_follow.c follows objects along them.
 */
#ifndef PL_ENGINE_QUICK_LAYOUT_H
#define PL_ENGINE_QUICK_LAYOUT_H

#include "engine/quick_parts.h"

#define QUICK_PIECE_MAX 64 /* bytes; at most PL_WINDOW_PADDING */

/* Weights for quick_layout.misses. An object with a known layout takes 1 away.
 */
#define QUICK_MISSES 1024 /* with so many, layouts are not tried any more */
#define QUICK_MISS   4    /* for an object with a new layout; … */
#define QUICK_UNFIT  60   /* … so many more if it cannot be learned */

/* What is known of a container when it closes. */
struct quick_total {
    uint64_t size, present; /* as in struct quick_frame */
    uint64_t bytes;         /* from bracket to bracket, at most */
};

/* A bracket inside a piece. */
struct quick_bracket {
    uint32_t offset; /* in the piece */
    bool is_object;
    struct quick_post *post; /* if it opens: of the container; NULL: it closes,
                                and the rest says of the container: */
    struct quick_key *key;   /* its key; NULL: it is an element */
    struct quick_total total;
    uint32_t slots;  /* if it opens: from `kept` of the frame around to its own
                        `kept` */
    ptrdiff_t place; /* its slot; -1: it has none */
};

/* What is known of an object when it closes. */
struct quick_ending {
    struct quick_total total;
    uint64_t path, trail;   /* as in struct quick_frame and struct pl_quick */
    bool is_simple;         /* as in struct quick_container */
    const uint32_t *states; /* of the values in it that are counted */
    size_t counted;
    bool has_start; /* a document that ends so is known to start in the state
                       of the layout */
};

/* The scalar that is expected behind a piece, and how to tell that it is good.
 */
enum quick_kind {
    QUICK_STRING_FREE,
    QUICK_STRING_SURE,
    QUICK_STRING_MOMENT,
    QUICK_STRING_MEMO,
    QUICK_NUMBER_PLAIN,
    QUICK_NUMBER_SURE,
    QUICK_NUMBER_BESIDE,
    QUICK_LITERAL,
    QUICK_ANY /* any other scalar: passed as quick_value.h does */
};

/* The first two cache lines have what is needed most. */
struct quick_piece {
    char text[QUICK_PIECE_MAX]; /* `reach` bytes */
    uint32_t size;              /* bytes, up to the scalar */
    uint32_t extent; /* of what is compared first: see pl_scan_extent() */
    bool is_long;    /* `reach` is more than is compared first */
    bool is_odd;     /* more is to be done than to compare it: it is long, has
                        brackets, line ends or bytes beyond ASCII, or ends the
                        object */
    bool is_element; /* the scalar is an element; else a member, which … */
    bool is_kept;    /* … has a slot … */
    enum quick_kind kind;
    ptrdiff_t place;             /* … with this number */
    struct pl_imprint_name name; /* for the imprint of the scalar */
    const struct quick_scalar *scalar;
    struct quick_piece *next;    /* the first piece that may follow */
    struct quick_piece *other;   /* the next one that may stand in its place;
                                    its reach is no greater */
    uint64_t present;            /* slots filled before the scalar */
    struct quick_key *key;       /* of the scalar; NULL: an element */
    struct quick_post *to;       /* the state of the scalar */
    struct quick_ending *ending; /* NULL: the object does not end here */
    const struct quick_bracket *brackets;
    size_t bracket_count;
    uint64_t indent; /* bytes before the first token of the last line */
    uint32_t line;   /* 0: no line ends in it; else 1 + the position of that
                        token */
    uint32_t lines;  /* line ends in it */
    uint32_t extra;  /* bytes less code points, in it or on its last line */
    uint32_t reach;  /* bytes that are compared: `size`, and the quote of the
                        string behind it */
};

/* quick_kind.c: the kind of a scalar that begins with `first` behind a piece,
 * in a container in the state `around`. */
enum quick_kind pl_quick_kind(const struct quick_piece *piece, char first,
                              const struct quick_post *around);

/* quick_layout.c: learn the layout of the object in `frame`, the innermost
 * container, which was passed and closes at `end`. */
void pl_quick_learn(struct pl_quick *q, const struct quick_frame *frame,
                    const char *end);

/* quick_follow.c: follow the object in `frame`, the innermost container, from
 * `at`, behind its bracket, along the pieces of its state, and then the other
 * objects of its row. Returns
 *
 * - what stands behind the last object, which has been left;
 * - the closing bracket of the first, if quick_close() is to be called for it;
 * - `at`, if its layout is not known: nothing has been done then;
 * - NULL in doubt.
 *
 * The second function is the first one compiled with AVX2. */
const char *pl_quick_follow(struct pl_quick *q, struct quick_frame *frame,
                            const char *at, struct quick_row *row);
const char *pl_quick_follow_avx2(struct pl_quick *q, struct quick_frame *frame,
                                 const char *at, struct quick_row *row);

/* quick_follow_avx2.c: the faster of the two that this processor can run. */
quick_follow pl_quick_fastest_follow(void);

#endif

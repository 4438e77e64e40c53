/*
 * Quick layouts: how the objects in a state were laid out, of which most are
 * alike: all of their text but the scalars, in pieces, each from behind one
 * scalar up to the next. Brackets, keys, their order and number, and all that
 * rules say of these, were looked at when an object was passed for the first
 * time; of the next one with the same pieces only the scalars are left.
 *
 * The pieces of all objects in a state are a tree: what may follow a piece are
 * its `next` and the `other`s of that. quick_layout.c learns them, from objects
 * that were passed; quick_follow.c passes objects along them.
 */
#ifndef PL_ENGINE_QUICK_LAYOUT_H
#define PL_ENGINE_QUICK_LAYOUT_H

#include "engine/quick_parts.h"

#define QUICK_PIECE_MAX 64 /* bytes, that a window has behind its last one */

/* Misses, of which an object as before makes up for one. */
#define QUICK_MISSES 1024 /* with so many, layouts are not tried any more */
#define QUICK_MISS   4    /* one more object of another layout, … */
#define QUICK_UNFIT  60   /* … that cannot be learned */

/* What is known of a container where it ends. */
struct quick_total {
    uint64_t size, present;
    uint64_t bytes; /* it may have, from bracket to bracket */
};

/* A bracket inside a piece. */
struct quick_bracket {
    uint32_t offset;
    bool is_object;
    struct quick_post *post; /* of what opens; NULL: the innermost closes: */
    struct quick_key *key;   /* under which it stands; NULL: an element */
    struct quick_total total;
    uint32_t slots;  /* of what is around what opens, and one */
    ptrdiff_t place; /* where it is kept; -1: nowhere */
};

/* What is known of an object where it ends. */
struct quick_ending {
    struct quick_total total;
    uint64_t path, trail;
    bool is_simple;         /* nothing else is due there */
    const uint32_t *states; /* of the values in it that are counted */
    size_t counted;
    bool has_start; /* a document that ends so starts … */
    uint32_t start; /* … in this state */
};

/* What stands behind a piece, and how it is told that it is without fault. */
enum quick_kind {
    QUICK_STRING_FREE,
    QUICK_STRING_SURE,
    QUICK_STRING_MOMENT,
    QUICK_STRING_MEMO,
    QUICK_NUMBER_PLAIN,
    QUICK_NUMBER_SURE,
    QUICK_NUMBER_BESIDE,
    QUICK_LITERAL,
    QUICK_ANY /* looked at by quick_value.h, as all of another kind are */
};

/* The first two lines of the cache have what is looked at most. */
struct quick_piece {
    char text[QUICK_PIECE_MAX];
    uint32_t size;
    uint32_t extent; /* of what is compared first: see pl_scan_extent() */
    bool is_long;    /* more is compared than that */
    bool is_odd;     /* it has, or a bracket, line end or odd character, or ends
                        the object: */
    bool is_element; /* an element follows, not a member, … */
    bool is_kept;    /* … or one whose text some rule may ask for, … */
    enum quick_kind kind;
    ptrdiff_t place;             /* … here */
    struct pl_imprint_name name; /* that its words are added to */
    const struct quick_scalar *scalar;
    struct quick_piece *next;    /* what may follow it, … */
    struct quick_piece *other;   /* … and stand in its place: no longer one */
    uint64_t present;            /* the members of its object before this one */
    struct quick_key *key;       /* of the scalar behind it, … */
    struct quick_post *to;       /* … and its state */
    struct quick_ending *ending; /* if the object ends with it */
    const struct quick_bracket *brackets;
    size_t bracket_count;
    uint64_t indent;
    uint32_t line; /* where its last line begins, behind the indent, + 1, … */
    uint32_t lines; /* … and how many have ended; or 0 */
    uint32_t extra; /* bytes of characters of several, but one */
    uint32_t
        reach; /* its size, with the quote behind it if a string begins there
                */
};

/* quick_kind.c: the kind of a scalar that begins with `first`, behind a piece
 * in a container of which the state is `around`. */
enum quick_kind pl_quick_kind(const struct quick_piece *piece, char first,
                              const struct quick_post *around);

/* quick_layout.c: learn the layout of the innermost container, an object that
 * was passed, and closes at `end`. */
void pl_quick_learn(struct pl_quick *q, const struct quick_frame *frame,
                    const char *end);

/* quick_follow.c: pass the scalars of `frame`, an object, the innermost, along
 * the pieces of its state, from behind its bracket on, and those of the objects
 * behind it that are in its row. Returns what is behind the last one, which has
 * been left; or the closing bracket of the first, at which more is due
 * (quick_close()); `at` if it is laid out as none was before; NULL in doubt. */
const char *pl_quick_follow(struct pl_quick *q, struct quick_frame *frame,
                            const char *at, struct quick_row *row);
const char *pl_quick_follow_avx2(struct pl_quick *q, struct quick_frame *frame,
                                 const char *at, struct quick_row *row);

/* quick_follow_avx2.c: the one of the two for this processor. */
quick_follow pl_quick_fastest_follow(void);

#endif

/*
 * Subject: a value, or a key, as the cases that are asked of it see it, and
 * where it stands. Its place is needed only if something is said of it, and by
 * then its bytes may have left the window; so a place is an anchor, an offset
 * until then. No other folder includes this.
 */
#ifndef PL_ENGINE_SUBJECT_H
#define PL_ENGINE_SUBJECT_H

#include "base/buf.h"
#include "model/finding.h"
#include "model/value.h"

struct pl_run;

/* A place that has left the window, with its source line. */
struct spot {
    struct pl_place place;
    struct pl_excerpt excerpt;
};

/* A place in the document that may be needed later. While its bytes are in the
 * window the offset says it all; before they leave, `spot` is filled. */
struct anchor {
    uint64_t offset;
    const struct spot *spot;
};

/* Where a token stands. */
struct extent {
    struct anchor start, end;
};

/* The key of a member. */
struct key {
    struct extent at;      /* empty for an element and for the document */
    unsigned flags;        /* of its token */
    struct pl_slice saved; /* decoded, once its bytes have left (or at once, if
                              the token's text is not in the window) */
};

/* A value as a case sees it, with its places. */
struct subject {
    struct pl_value value;
    struct key key;
    struct extent at;
    bool is_hidden;          /* its text is never shown */
    struct pl_slice pointer; /* RFC 6901, of a value inside a container that was
                                read again; NULL data: by the frames */
};

/* anchor.c: places that are still in the window. */
struct anchor pl_anchor(uint64_t offset);
struct extent pl_extent(uint64_t start, uint64_t end);
/* Its bytes, at least one. */
struct pl_span pl_span_of(const struct extent *extent);
/* Line and column, also of what has left the window; with its line. */
struct pl_place pl_place_of(struct pl_run *run, const struct anchor *at);
struct pl_region pl_region_of(struct pl_run *run, const struct extent *extent);

/* part.c: the part of a value that the facts tell of, else all of it. */
struct extent pl_part_of(const struct pl_run *run,
                         const struct subject *subject);

/* pointer.c: RFC 6901 pointers, appended to `out`: of the innermost of `depth`
 * frames, and of the value under `key`, or the current element, in it. */
void pl_pointer_add_value(struct pl_run *run, size_t depth,
                          const struct key *key, struct pl_buf *out);
void pl_pointer_add(struct pl_run *run, size_t depth, struct pl_buf *out);
void pl_pointer_add_key(struct pl_run *run, const struct key *key,
                        struct pl_buf *out);
/* The decoded text of a key; in `into` unless it is in the window as it is. */
struct pl_slice pl_key_text(struct pl_run *run, const struct key *key,
                            struct pl_buf *into);

#endif

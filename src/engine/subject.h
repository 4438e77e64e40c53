/*
 * Subject: a value or a key that cases judge, and where it stands. Its line and
 * column are computed only if a finding is made, and by then its bytes may have
 * left the window. So a place is an anchor: an offset, and once the bytes have
 * left, a spot. No other folder includes this.
 */
#ifndef PL_ENGINE_SUBJECT_H
#define PL_ENGINE_SUBJECT_H

#include "base/buf.h"
#include "model/finding.h"
#include "model/value.h"

struct pl_run;

/* Line, column and source line of a place, computed before its bytes left the
 * window. */
struct spot {
    struct pl_place place;
    struct pl_excerpt excerpt;
};

/* A place in the document. While its bytes are in the window, the offset is
 * enough and `spot` is NULL. Before they leave, `spot` is filled. */
struct anchor {
    uint64_t offset;
    const struct spot *spot;
};

/* The first byte of a token and the end behind the last. */
struct extent {
    struct anchor start, end;
};

/* The key of a member. */
struct key {
    struct extent at;      /* empty for an element and for a whole document */
    unsigned flags;        /* flags of its token */
    struct pl_slice saved; /* decoded text; set before its bytes leave the
                              window, or at once if the token's text is not in
                              the window. NULL data: read it there */
};

/* A value that cases judge, with its places. */
struct subject {
    struct pl_value value;
    struct key key;
    struct extent at;
    bool is_hidden;          /* its text is never shown */
    struct pl_slice pointer; /* RFC 6901; set for a value inside a container
                                that was read again. NULL data: made from the
                                open frames */
};

/* anchor.c: make an anchor, or an extent, of what is still in the window. */
struct anchor pl_anchor(uint64_t offset);
struct extent pl_extent(uint64_t start, uint64_t end);
/* The bytes of an extent, at least one. */
struct pl_span pl_span_of(const struct extent *extent);
/* The line and column of an anchor, even if it has left the window; the region
 * of an extent, with its source line. */
struct pl_place pl_place_of(struct pl_run *run, const struct anchor *at);
struct pl_region pl_region_of(struct pl_run *run, const struct extent *extent);

/* part.c: the part of a value that the facts name, else the whole value. */
struct extent pl_part_of(const struct pl_run *run,
                         const struct subject *subject);

/* pointer.c: append RFC 6901 pointers to `out`: of the value under `key` (or of
 * the current element) in the innermost of `depth` frames; of that frame; of
 * one key. */
void pl_pointer_add_value(struct pl_run *run, size_t depth,
                          const struct key *key, struct pl_buf *out);
void pl_pointer_add(struct pl_run *run, size_t depth, struct pl_buf *out);
void pl_pointer_add_key(struct pl_run *run, const struct key *key,
                        struct pl_buf *out);
/* The decoded text of a key. It is in `into`, unless the window has it without
 * escapes. */
struct pl_slice pl_key_text(struct pl_run *run, const struct key *key,
                            struct pl_buf *into);

#endif

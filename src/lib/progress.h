/*
 * Progress: a line on a terminal about how far a long run is: bytes, rate,
 * findings so far, time left. It shows after a second, is drawn anew a few
 * times a second, and leaves nothing behind.
 */
#ifndef PL_LIB_PROGRESS_H
#define PL_LIB_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/window.h"

struct pl_session;

struct pl_progress {
    bool is_on;
    uint64_t total;       /* bytes of the files to check; 0: not known */
    uint64_t done;        /* of those that are checked */
    int64_t began, drawn; /* milliseconds */
    bool is_visible;
};

/* What is known at one moment. */
struct pl_progress_state {
    uint64_t done, total; /* bytes; total 0: not known */
    uint64_t findings;
    int64_t elapsed; /* milliseconds, more than 0 */
};

/* Begin, once it is known what is to be checked: the session's hand is watched
 * from then on. */
void pl_progress_begin(struct pl_session *session);

/* So many bytes were read to their end. */
void pl_progress_add(struct pl_session *session, uint64_t bytes);

/* Take the line away, before something else is written. */
void pl_progress_hide(struct pl_session *session);

/* Append `45.6 of 91.2 MB, 22.8 MB/s, 4 findings, 2 s left`. */
void pl_progress_write(struct pl_buf *out,
                       const struct pl_progress_state *state);

#endif

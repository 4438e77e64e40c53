/*
 * Progress: a line on a terminal that shows how far a long run has come: bytes,
 * rate, findings so far, time left. It appears after a second, is redrawn a few
 * times a second, and is erased at the end.
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
    uint64_t total;       /* bytes of all files to check; 0: not known */
    uint64_t done;        /* bytes of the files that were checked */
    int64_t began, drawn; /* milliseconds of a monotonic clock */
    bool is_visible;
};

/* What the line shows. */
struct pl_progress_state {
    uint64_t done, total; /* bytes; total 0: not known */
    uint64_t findings;
    int64_t elapsed; /* milliseconds, not 0 */
};

/* Begin, once the jobs are known. From then on the reads of the session's
 * worker redraw the line. */
void pl_progress_begin(struct pl_session *session);

/* Add the bytes of a file, or range, that was checked. */
void pl_progress_add(struct pl_session *session, uint64_t bytes);

/* Erase the line before something else is written. */
void pl_progress_hide(struct pl_session *session);

/* Append `45.6 of 91.2 MB, 22.8 MB/s, 4 findings, 2 s left`. */
void pl_progress_write(struct pl_buf *out,
                       const struct pl_progress_state *state);

#endif

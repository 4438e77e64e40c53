/*
 * Kept: findings copied into a report of libpaylint, with texts as C has them.
 */
#ifndef PL_LIB_KEPT_H
#define PL_LIB_KEPT_H

#include "base/arena.h"
#include "base/buf.h"
#include "lib/libpaylint.h"
#include "model/sink.h"

struct paylint_report {
    struct pl_heap *heap;  /* while it is filled */
    struct pl_arena arena; /* of the texts */
    struct pl_buf text, sentence;
    struct paylint_finding *findings;
    size_t count, cap;
};

/* Make an empty report in `*out`, to be filled from `heap`, which it does not
 * need once that is done. Returns false if there is no memory. */
bool pl_kept_new(paylint_report **out, struct pl_heap *heap);

/* The sink that copies findings to the end of the report. */
struct pl_sink pl_kept_sink(paylint_report *report);

#endif

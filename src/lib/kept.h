/*
 * Kept: the report of libpaylint: copies of findings, with texts as C strings.
 */
#ifndef PL_LIB_KEPT_H
#define PL_LIB_KEPT_H

#include "base/arena.h"
#include "base/buf.h"
#include "lib/libpaylint.h"
#include "model/sink.h"

struct paylint_report {
    struct pl_heap *heap;  /* used while the report is filled */
    struct pl_arena arena; /* holds the texts */
    struct pl_buf text, sentence;
    struct paylint_finding *findings;
    size_t count, cap;
};

/* Make an empty report in `*out`. It takes memory from `heap` until it is
 * filled, and does not need `heap` afterwards. Returns false if there is no
 * memory. */
bool pl_kept_new(paylint_report **out, struct pl_heap *heap);

/* A sink that appends copies of findings to the report. */
struct pl_sink pl_kept_sink(paylint_report *report);

#endif

/*
 * Span: a range of bytes in a source, counted from 0; `end` is exclusive.
 */
#ifndef PL_MODEL_SPAN_H
#define PL_MODEL_SPAN_H

#include <stdint.h>

struct pl_span {
    uint64_t start;
    uint64_t end;
};

#endif

/*
 * Span: a range of bytes in a source, from 0, the end exclusive.
 */
#ifndef PL_MODEL_SPAN_H
#define PL_MODEL_SPAN_H

#include <stdint.h>

struct pl_span {
    uint64_t start;
    uint64_t end;
};

#endif

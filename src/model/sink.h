/*
 * Sink: where findings go. The rule loader and the engine pass their findings
 * to a sink and need not know what happens to them.
 */
#ifndef PL_MODEL_SINK_H
#define PL_MODEL_SINK_H

#include "model/finding.h"

struct pl_sink {
    /* Take one finding. The callee must copy it to keep it. */
    void (*finding)(void *self, const struct pl_finding *finding);
    /* Take a notice: an input that cannot be read, an excluded path. `is_error`
     * makes the exit status 2. */
    void (*notice)(void *self, struct pl_slice file, struct pl_slice message,
                   bool is_error);
    void *self;
};

#endif

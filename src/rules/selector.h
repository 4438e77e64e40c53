/*
 * Selector: the part of JSONPath (RFC 9535) that can be evaluated in a single
 * forward pass.
 */
#ifndef PL_RULES_SELECTOR_H
#define PL_RULES_SELECTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/names.h"

enum pl_step_kind {
    PL_STEP_NAME,     /* the member with that name */
    PL_STEP_WILDCARD, /* all members and elements */
    PL_STEP_INDEX,    /* the element with index `first` */
    PL_STEP_SLICE,    /* elements first, first + every, … below `end` */
    PL_STEP_OTHERS    /* every member except `names`; never parsed, but made for
                         the keyword additionalProperties */
};

/* One selector of a segment, in the terms of RFC 9535. */
struct pl_step {
    enum pl_step_kind kind;
    struct pl_slice name;
    struct pl_names names;
    uint64_t first, end, every; /* `end` UINT64_MAX: no end */
};

/* A segment: the union of its steps, applied to a node or, if `is_descendant`,
 * to the node and everything below it. */
struct pl_segment {
    bool is_descendant;
    const struct pl_step *steps;
    size_t count;
};

struct pl_selector {
    struct pl_slice text;
    const struct pl_segment *segments;
    size_t count;
};

struct pl_selector_error {
    bool is_unsupported;     /* it is valid RFC 9535, but not supported */
    size_t offset;           /* of the mistake in the text, in bytes */
    struct pl_slice message; /* "filter selectors are not supported" */
};

/* Parse `text`; the result lives in `arena`, which also keeps a copy of the
 * text. Returns NULL with `*error` filled if it is invalid or unsupported. */
const struct pl_selector *pl_selector_parse(struct pl_arena *arena,
                                            struct pl_slice text,
                                            struct pl_selector_error *error);

#endif

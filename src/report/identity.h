/*
 * Identity: what a finding is known by from one run to the next, while lines
 * and elements around it come and go.
 */
#ifndef PL_REPORT_IDENTITY_H
#define PL_REPORT_IDENTITY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "model/finding.h"

/* How many findings of each identity there were. */
struct pl_identities {
    struct pl_arena arena;
    struct pl_map index; /* identity → index into `numbers` */
    uint32_t *numbers;
    size_t cap;
    struct pl_buf key;
};

void pl_identities_init(struct pl_identities *known, struct pl_heap *heap);
void pl_identities_fini(struct pl_identities *known);

/* What `finding`, in `file`, is known by: the file, the rule, the pointer
 * without the indexes of elements, the message, and how many had all these
 * before it. No two findings of a run have the same. Valid until the next. */
struct pl_slice pl_identities_next(struct pl_identities *known,
                                   const struct pl_finding *finding,
                                   struct pl_slice file);

/* Append the fingerprint of the next identity: 32 hexadecimal digits. */
void pl_identities_add(struct pl_identities *known,
                       const struct pl_finding *finding, struct pl_slice file,
                       struct pl_buf *out);

#endif

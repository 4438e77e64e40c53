/*
 * Identity: a text by which a finding is recognised in a later run, although
 * lines and elements around it may have come or gone.
 */
#ifndef PL_REPORT_IDENTITY_H
#define PL_REPORT_IDENTITY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "model/finding.h"

/* Counts the findings with equal identities. */
struct pl_identities {
    struct pl_arena arena;
    struct pl_map index; /* identity → index into `numbers` */
    uint32_t *numbers;
    size_t cap;
    struct pl_buf key;
};

void pl_identities_init(struct pl_identities *known, struct pl_heap *heap);
void pl_identities_fini(struct pl_identities *known);

/* The identity of `finding`, in `file`: the file, the rule, the pointer without
 * indexes of elements, the message, and a number that counts findings which are
 * equal in all these. So all identities of a run differ. Valid until the next
 * call. */
struct pl_slice pl_identities_next(struct pl_identities *known,
                                   const struct pl_finding *finding,
                                   struct pl_slice file);

/* Append the fingerprint (a hash) of the finding's identity: 32 hexadecimal
 * digits. */
void pl_identities_add(struct pl_identities *known,
                       const struct pl_finding *finding, struct pl_slice file,
                       struct pl_buf *out);

#endif

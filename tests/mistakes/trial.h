/*
 * Trial: one text with mistakes in it, read in every way; what went wrong is
 * kept as text.
 */
#ifndef TESTS_MISTAKES_TRIAL_H
#define TESTS_MISTAKES_TRIAL_H

#include "document.h"
#include "payload.h"

struct trial {
    struct pl_heap heap;
    struct pl_arena arena;
    struct random random;
    struct document document;
    const struct payload_layout *layout;
    struct pl_buf trouble; /* a line for each thing that went wrong */
    struct pl_buf names;   /* of the mistakes that were put in */
    unsigned traits;       /* of theirs */
};

void trial_init(struct trial *trial, uint64_t seed);
void trial_fini(struct trial *trial);

/* Read the text: every mistake is found and nothing else; every key and scalar
 * is yielded where it belongs; cuts of the feed and lines around it change
 * nothing; the remedies leave what they cannot mend. */
void trial_check(struct trial *trial);

#endif

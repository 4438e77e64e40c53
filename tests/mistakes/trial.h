/*
 * Trial: one text with mistakes in it, read in every way, alone and by the
 * whole engine; what went wrong is kept as text.
 */
#ifndef TESTS_MISTAKES_TRIAL_H
#define TESTS_MISTAKES_TRIAL_H

#include "document.h"
#include "payload.h"
#include "whole.h"

struct trial {
    struct pl_heap heap;
    struct pl_arena arena;
    struct random random;
    struct recommended *rules;
    struct document document;
    struct pl_slice clean; /* the text before a mistake was put in */
    const struct payload_layout *layout;
    struct pl_buf trouble; /* a line for each thing that went wrong */
    struct pl_buf names;   /* of the mistakes that were put in */
    unsigned traits;       /* of theirs */
};

/* `rules` must outlive the trial. */
void trial_init(struct trial *trial, struct recommended *rules, uint64_t seed);
void trial_fini(struct trial *trial);

/* Keep the text as it is now as the clean one. */
void trial_keep(struct trial *trial);

/* Read the text: every mistake is found and nothing else; every key and scalar
 * is yielded where it belongs; cuts of the feed and lines around it change
 * nothing; the remedies leave what they cannot mend. The engine says the same
 * of it, wherever it stands. */
void trial_check(struct trial *trial);

#endif

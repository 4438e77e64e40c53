/*
 * Variants: a variant is the rules as they hold for some files of a session:
 * those of one configuration with the overrides that match. All variants that a
 * check needs are made before the first file is read, so that mistakes in any
 * configuration are reported first. Then they do not change, and threads may
 * share them; each thread has its own run for each variant.
 */
#ifndef PL_LIB_VARIANTS_H
#define PL_LIB_VARIANTS_H

#include "engine/plan.h"

#define PL_VARIANT_NONE SIZE_MAX

struct pl_session;

struct pl_variant {
    struct pl_slice config; /* path as shown to users; empty: none */
    bool *overrides;        /* for each override, whether it applies; NULL: none
                               does */
    pl_ruleset *ruleset;    /* NULL: it has mistakes, which were reported */
    struct pl_plan plan;
    bool has_plan;
};

struct pl_variants {
    struct pl_variant *items;
    size_t count, cap;
};

void pl_variants_fini(struct pl_variants *variants);

/* The index of the variant for the file `path`. It is loaded if it is new and,
 * unless texts are wanted, compiled. PL_VARIANT_NONE if it has mistakes. */
size_t pl_variant_of(struct pl_session *session, struct pl_slice path);

/* The index of the variant for the run as a whole: the configuration of the
 * working directory, without overrides. PL_VARIANT_NONE if it has mistakes. */
size_t pl_variant_of_run(struct pl_session *session);

/* The configuration for the file `path`: the one that the options name, or the
 * one that is found; empty: none. */
struct pl_slice pl_session_config(struct pl_session *session,
                                  struct pl_slice path);

/* The first of `count` sets of globs that matches `path`, or NULL. */
const struct pl_globs *pl_globs_find(struct pl_session *session,
                                     const struct pl_globs *globs, size_t count,
                                     struct pl_slice path, bool is_folder);

#endif

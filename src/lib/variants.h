/*
 * Variants: the rules as they hold for some of the files of a session: those of
 * a configuration, with the overrides that match. All variants that a check
 * needs are made before the first file is read, so that mistakes in any
 * configuration are told first; from then on they do not change and may be
 * shared between threads, each of which has a run of its own for each of them.
 */
#ifndef PL_LIB_VARIANTS_H
#define PL_LIB_VARIANTS_H

#include "engine/plan.h"

#define PL_VARIANT_NONE SIZE_MAX

struct pl_session;

struct pl_variant {
    struct pl_slice config; /* as shown; empty: none */
    bool *overrides;        /* which apply; NULL: none */
    pl_ruleset *ruleset;    /* NULL: it has mistakes, which were told */
    struct pl_plan plan;
    bool has_plan;
};

struct pl_variants {
    struct pl_variant *items;
    size_t count, cap;
};

void pl_variants_fini(struct pl_variants *variants);

/* The number of the variant that holds for the file `path`; loaded and, unless
 * texts are wanted, compiled. PL_VARIANT_NONE if it has mistakes. */
size_t pl_variant_of(struct pl_session *session, struct pl_slice path);

/* The number of the variant of the run as a whole: of the working directory,
 * without overrides. */
size_t pl_variant_of_run(struct pl_session *session);

/* The configuration for the file `path`: the one that is named, or the one that
 * is found; empty if there is none. */
struct pl_slice pl_session_config(struct pl_session *session,
                                  struct pl_slice path);

/* The first of `count` sets of globs that matches `path`, or NULL. */
const struct pl_globs *pl_globs_find(struct pl_session *session,
                                     const struct pl_globs *globs, size_t count,
                                     struct pl_slice path, bool is_folder);

#endif

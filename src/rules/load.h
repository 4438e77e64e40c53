/*
 * Load: rule files to a ruleset. Mistakes in them are findings (`config/…`)
 * with the place in the rule file; all of them are reported, and then there is
 * no ruleset.
 */
#ifndef PL_RULES_LOAD_H
#define PL_RULES_LOAD_H

#include "base/names.h"
#include "base/status.h"
#include "model/sink.h"
#include "rules/ruleset.h"

struct pl_digest;

/* Gives the text of a file that the rules name. */
struct pl_file_source {
    /* Append the text of `path` to `out`. For packs (`paylint:braze`) and the
     * files beside them, path is `paylint:braze` or `paylint:iso4217.tsv`. A
     * folder is PL_STATUS_KIND. */
    enum pl_status (*read)(void *self, struct pl_slice path,
                           struct pl_buf *out);
    /* Append the names of the rule files of the folder `path`, each with a NUL
     * after it, in their order; of `paylint:`, the packs. NULL: folders cannot
     * be read. */
    enum pl_status (*list)(void *self, struct pl_slice path,
                           struct pl_buf *out);
    void *self;
    /* The digest of the file `path`, which outlives the ruleset, or NULL: it is
     * read with `read`. NULL: there are none. */
    const struct pl_digest *(*digest)(void *self, struct pl_slice path);
};

/* What configurations are called where they are looked for. */
#define PL_CONFIG_NAME ".paylint.yaml"

struct pl_load_options {
    struct pl_slice base; /* the pack to add to, and that configurations extend
                             unless they say what they extend; empty: none */
    struct pl_slice config; /* a configuration; empty: none */
    bool needs_config;      /* a rule file alone does not replace it */
    struct pl_names files; /* rule files and packs, in order; a single file that
                              extends nothing (`extends: []`) replaces the
                              configuration and the base */
    const bool *overrides; /* which of the overrides apply; NULL: none */
    size_t override_count;
    struct pl_names params; /* NAME=VALUE; override those of all files */
    struct pl_names only;   /* ids, groups (`purchase/`) and globs; none: all */
    struct pl_names skip;
    bool with_texts;   /* keep examples (for explain and test) */
    bool shows_hidden; /* no rule is sensitive: all values are shown */
};

/* Load rules. Returns NULL after telling `sink` why; `*status` then is
 * PL_STATUS_RULES (findings were given), what reading one of `files` gave (a
 * notice was given), or PL_STATUS_NO_MEMORY: a heap that runs out is caught
 * here. Free with pl_ruleset_free(). */
pl_ruleset *pl_load(struct pl_heap *heap, const struct pl_load_options *options,
                    struct pl_file_source source, struct pl_sink sink,
                    enum pl_status *status);

#endif

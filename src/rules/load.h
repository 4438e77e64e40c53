/*
 * Load: rule files to a ruleset. Mistakes in the files are findings
 * (`config/…`) with their places. All of them are reported; if there is any,
 * there is no ruleset.
 *
 * A pack is a rule file that is part of the program; its name begins with
 * `paylint:`. A configuration is a rule file that is found by its name, or that
 * the user names as such.
 */
#ifndef PL_RULES_LOAD_H
#define PL_RULES_LOAD_H

#include "base/names.h"
#include "base/status.h"
#include "model/sink.h"
#include "rules/ruleset.h"

struct pl_digest;

/* Gives access to the files that rules name. */
struct pl_file_source {
    /* Append the text of `path` to `out`. A pack, or a file beside one, has a
     * path such as `paylint:braze` or `paylint:iso4217.tsv`. PL_STATUS_KIND if
     * `path` is a folder. */
    enum pl_status (*read)(void *self, struct pl_slice path,
                           struct pl_buf *out);
    /* Append the names of the rule files in the folder `path`, in the order to
     * read them, each followed by a NUL; for `paylint:` the packs. NULL:
     * folders cannot be read. */
    enum pl_status (*list)(void *self, struct pl_slice path,
                           struct pl_buf *out);
    void *self;
    /* The digest of the file `path`, which outlives the ruleset; NULL: the file
     * has none and is read with `read`. The function itself may be NULL. */
    const struct pl_digest *(*digest)(void *self, struct pl_slice path);
};

/* The file name by which configurations are found. */
#define PL_CONFIG_NAME ".paylint.yaml"

struct pl_load_options {
    struct pl_slice base;   /* the pack that is loaded first, and that a
                               configuration extends unless it says what it
                               extends; empty: none */
    struct pl_slice config; /* path of a configuration; empty: none */
    bool needs_config;      /* rule files that extend nothing do not replace the
                               configuration */
    struct pl_names files; /* rule files and packs, in order. A single file that
                              says `extends: []` replaces the configuration and
                              the base */
    const bool *overrides; /* for each override: whether it is applied; NULL:
                              none is */
    size_t override_count;
    struct pl_names params; /* NAME=VALUE; these replace the values in all
                               files */
    struct pl_names only;   /* rule ids, groups (`purchase/`) and globs; empty:
                               all rules */
    struct pl_names skip;
    bool with_texts;   /* keep examples and texts (for explain and test) */
    bool shows_hidden; /* treat no rule as sensitive: all values are shown */
};

/* Load rules. Returns NULL if that fails, after reporting why to `sink`.
 * `*status` is then PL_STATUS_RULES (findings were reported), the status of
 * reading one of `files` (a notice was reported), or PL_STATUS_NO_MEMORY (the
 * heap's failure is caught here). Free the ruleset with pl_ruleset_free(). */
pl_ruleset *pl_load(struct pl_heap *heap, const struct pl_load_options *options,
                    struct pl_file_source source, struct pl_sink sink,
                    enum pl_status *status);

#endif

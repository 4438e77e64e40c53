/*
 * Config: what rule files say besides rules: which files to check, for which
 * files rules are changed (overrides), and where each of these values was
 * given. It is plain data in the arena of the ruleset.
 *
 * Globs have the syntax of .gitignore and are relative to the folder of the
 * file that contains them.
 */
#ifndef PL_RULES_CONFIG_H
#define PL_RULES_CONFIG_H

#include "base/names.h"
#include "model/window.h"

struct pl_node_marks;

/* Where something is given in a rule file. The place is kept as a pointer,
 * because it is rarely needed. */
struct pl_given {
    const struct pl_slice *file;
    const struct pl_node_marks *marks;
};

/* The places where it starts and ends. */
struct pl_place pl_given_start(const struct pl_given *given);
struct pl_place pl_given_end(const struct pl_given *given);

struct pl_globs {
    struct pl_given from;
    struct pl_names items;
};

/* Changes of rules and parameters for some files. */
struct pl_override {
    struct pl_globs files;
    bool is_applied; /* this ruleset was loaded with it */
};

struct pl_param_value {
    struct pl_slice name, json;
    struct pl_given from;
};

/* Files from which a list takes its values; the list has an option
 * (check/list.h). */
struct pl_list_files {
    struct pl_slice list;
    struct pl_names files; /* paths, resolved against the file that names
                              them */
    struct pl_given from;
};

struct pl_config {
    const struct pl_override *overrides; /* in the order in which they apply */
    size_t override_count;
    const struct pl_globs *include, *exclude; /* those of all files together */
    size_t include_count, exclude_count;
    struct pl_slice baseline; /* path, resolved against the file that names it;
                                 empty: none */
    struct pl_given baseline_from;
    const struct pl_list_files *list_files;
    size_t list_file_count;
    const struct pl_param_value *params; /* only filled if texts are kept
                                            (pl_load_options.with_texts) */
    size_t param_count;
    struct pl_names files; /* the files that were read; an extending file before
                              the one that it extends */
};

#endif

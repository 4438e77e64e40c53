/*
 * Config: what the rule files say beside the rules: which files are checked,
 * for which files rules are changed, and where each value comes from. It is
 * plain data, in the arena of the ruleset.
 *
 * Globs are written as in .gitignore; they are relative to the folder of the
 * file that holds them.
 */
#ifndef PL_RULES_CONFIG_H
#define PL_RULES_CONFIG_H

#include "base/names.h"
#include "model/window.h"

struct pl_node_marks;

/* Where something stands; it is asked of few. */
struct pl_given {
    const struct pl_slice *file;
    const struct pl_node_marks *marks;
};

/* Its place, and that behind it. */
struct pl_place pl_given_start(const struct pl_given *given);
struct pl_place pl_given_end(const struct pl_given *given);

struct pl_globs {
    struct pl_given from;
    struct pl_names items;
};

/* Rules and parameters that are changed for some files. */
struct pl_override {
    struct pl_globs files;
    bool is_applied; /* in this ruleset */
};

struct pl_param_value {
    struct pl_slice name, json;
    struct pl_given from;
};

/* Files that give a list, which has an option, its values. */
struct pl_list_files {
    struct pl_slice list;
    struct pl_names files; /* as the file that names them means them */
    struct pl_given from;
};

struct pl_config {
    const struct pl_override *overrides; /* in the order in which they hold */
    size_t override_count;
    const struct pl_globs *include, *exclude; /* what the files say together */
    size_t include_count, exclude_count;
    struct pl_slice baseline; /* as the file that names it means it; or empty */
    struct pl_given baseline_from;
    const struct pl_list_files *list_files;
    size_t list_file_count;
    const struct pl_param_value *params; /* with texts alone */
    size_t param_count;
    struct pl_names files; /* that were read, the extending before the extended
                            */
};

#endif

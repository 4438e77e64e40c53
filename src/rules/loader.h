/*
 * Loader: the state and functions that the files of this folder share while
 * rules are loaded; not for use outside the folder. Loading first goes through
 * all files (files.c) and collects definitions: named nodes, of which a later
 * one replaces an earlier one of the same name. Then parameters are filled into
 * the texts (params.c). Then lists, shapes, targets and rules are made from the
 * definitions, each in a file of its own.
 *
 * The YAML trees of parsed files are in the arena of the ruleset, so their
 * texts need no copies. The trees of digests are freed after loading.
 */
#ifndef PL_RULES_LOADER_H
#define PL_RULES_LOADER_H

#include "rules/errata.h"
#include "rules/keys.h"
#include "rules/load.h"
#include "rules/read.h"

#define PL_EXTENDS_MAX 32   /* files in a chain of extends */
#define PL_SHAPES_MAX  1000 /* shapes in total */
#define PL_PARAMS_MAX  15   /* parameters of a keyword */

/* A name that rule files define, with its value. */
struct pl_definition {
    struct pl_slice name;
    const struct pl_node *key;
    struct pl_node *value;
    bool is_used; /* for a parameter: some text uses it */
};

/* Definitions by name, in the order of their first occurrence. */
struct pl_definitions {
    struct pl_map index;
    struct pl_definition *items;
    size_t count, cap;
};

/* Parameters for one rule only, of one file. The list begins with the last
 * file. */
struct pl_own_params {
    const struct pl_node *map;
    const struct pl_own_params *next;
};

/* A value of a parameter that a rule's `where` asks for. */
struct pl_switch {
    size_t param; /* index in pl_loader.params */
    struct pl_slice value;
};

/* A key at the top level of a file that is not a section; it may be the name of
 * a list with an option. */
struct pl_extra_key {
    const struct pl_node *key;
    struct pl_node *value;
};

/* A rule as the files define it. */
struct pl_entry {
    struct pl_slice id;
    const struct pl_node *key;
    struct pl_node *fields[PL_RULE_FIELDS]; /* NULL: the field is not given */
    unsigned changed; /* bit set of the fields that a later file changed; a
                         changed field replaces that of all cases */
    const struct pl_own_params *own;
};

/* A file that was read. */
struct pl_loaded_file {
    struct pl_yaml_file file;
    const struct pl_digest *digest; /* NULL: the file was parsed */
    struct pl_node *root;           /* NULL: the file is malformed. In
                                       pl_loader.trees if there is a digest */
    struct pl_node_link *holes;
    bool is_open;  /* files that it extends are being read */
    bool is_taken; /* its definitions were collected, or will be shortly */
};

/* Memory for the trees of digests, freed after loading. It is allocated in a
 * few blocks only, because the engine reuses the freed memory for its plan. */
struct pl_tree_room {
    struct pl_tree_room *before;
    size_t used, size;
    struct pl_node nodes[];
};

/* The nodes of one section in several files, in the order of the files. */
struct pl_node_list {
    struct pl_node **items;
    size_t count, cap;
};

struct pl_loader {
    struct pl_heap *heap;
    const struct pl_load_options *options;
    struct pl_file_source source;
    struct pl_errata errata;
    enum pl_status status;
    pl_ruleset *ruleset;
    struct pl_arena *arena; /* of the ruleset */
    struct pl_buf text;     /* scratch: the text of the file being read, and
                               others */
    struct pl_buf json;     /* scratch: JSON text being written */

    struct pl_map file_index; /* path → index in `files` */
    struct pl_loaded_file **files;
    size_t file_count, file_cap;
    struct pl_tree_room *trees;                        /* the block allocated
                                                          last */
    const struct pl_loaded_file *open[PL_EXTENDS_MAX]; /* the files being read;
                                                          each extends the
                                                          next */
    size_t open_count;

    struct pl_definitions params, lists, shapes, summary;
    bool is_all_shipped;    /* everything that is read is shipped, so it was
                               tested together */
    bool are_lists_shipped; /* all lists are shipped */
    const struct pl_node *mentions;
    struct pl_node_list overrides, file_globs;
    struct pl_extra_key *others;
    size_t other_count, other_cap;
    const struct pl_node *baseline;
    struct pl_map target_index;
    struct pl_target_entry *targets;
    size_t target_count, target_cap;
    struct pl_map rule_index;
    struct pl_entry *entries;
    size_t entry_count, entry_cap;

    struct pl_map selector_index; /* text → index in `selectors`, the parsed
                                     ones */
    const struct pl_selector **selectors;
    size_t selector_count, selector_cap;
    struct pl_map siblings; /* sibling name → index, for the case being made */
    bool asks_siblings;     /* as in pl_case */
    struct pl_switch *switches; /* the values that rules ask for with `where` */
    size_t switch_count, switch_cap;
    size_t filled;                   /* number of nodes and bytes that
                                        parameters filled in */
    const struct pl_own_params *own; /* of the rule being filled; NULL: none */
};

/* The selectors of a target for one shape. */
struct pl_target_part {
    const struct pl_node *shape;
    struct pl_node *selectors;
    struct pl_target_part *next; /* the part added before it */
};

/* A target as the files define it. */
struct pl_target_entry {
    struct pl_slice name;
    struct pl_target_part *parts; /* the last part first */
    size_t part_count;
};

/* load.c: allocate memory for trees of `size` bytes. */
struct pl_tree_room *pl_add_tree_room(struct pl_loader *loader, size_t size);

/* definitions.c */

/* Define `key` as `value`, replacing an earlier definition of that name. */
void pl_define(struct pl_loader *loader, struct pl_definitions *definitions,
               const struct pl_node *key, struct pl_node *value);

/* The value in `index` of the name that `node` holds. Reports a mistake and
 * returns SIZE_MAX if there is none; `kind` is what the name stands for, `rule`
 * the id of the mistake. */
size_t pl_find_name(struct pl_loader *loader, const struct pl_map *index,
                    const struct pl_node *node, const char *kind,
                    const char *rule);

/* Give the next mistake a hint: the name in `index` nearest to `word`. */
void pl_hint_name(struct pl_loader *loader, const struct pl_map *index,
                  struct pl_slice word);

/* files.c */

/* Read the files of the options and all files that they extend. Returns false
 * if a file could not be read. */
bool pl_load_files(struct pl_loader *loader);

/* Read the file that `node` names, relative to the file of `node`. `out` gets
 * its path and text; `digest` its digest, or NULL. Reports a mistake and
 * returns false if it cannot be read. */
bool pl_load_beside(struct pl_loader *loader, const struct pl_node *node,
                    struct pl_yaml_file *out, const struct pl_digest **digest);

/* missing.c */

/* Report that `path` cannot be read: as a mistake at the node that names it,
 * or, if `node` is NULL because the user named it, as a notice. */
void pl_tell_missing(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_slice path, enum pl_status status);

/* collect.c */

/* Collect the definitions of a file: `root` is its tree, `sections` the value
 * of each section. `extends` is not handled here. */
void pl_collect(struct pl_loader *loader, const struct pl_node *root,
                struct pl_node *const *sections);

/* Read a map with the first `count` fields of a rule, as pl_read_fields() does.
 * `names` are the names of these fields. */
bool pl_read_rule_fields(struct pl_loader *loader, const struct pl_node *node,
                         const char *const *names, size_t count,
                         struct pl_node **fields);

/* Replace the given `fields` of the rule `key`. Reports a mistake if there is
 * no such rule. */
void pl_change_rule(struct pl_loader *loader, const struct pl_node *key,
                    struct pl_node *const fields[PL_RULE_FIELDS]);

/* overrides.c */

/* Apply the overrides that the options choose to rules and parameters. */
void pl_apply_overrides(struct pl_loader *loader);

/* Check the overrides that were not applied, and store all of them in the
 * ruleset. */
void pl_load_overrides(struct pl_loader *loader);

/* config.c */

/* Store in the ruleset which files to check, the baseline, the files that were
 * read, and the parameters. */
void pl_load_config(struct pl_loader *loader);

/* Where `node` is given: its file and place. */
struct pl_given pl_given_of(const struct pl_node *node);

/* Read a glob or a list of them. */
void pl_load_globs(struct pl_loader *loader, const struct pl_node *node,
                   struct pl_globs *out);

/* If texts are kept, store the rule's own parameters in `out`. */
void pl_load_own_params(struct pl_loader *loader, const struct pl_entry *entry,
                        struct pl_rule *out);

/* The content of `node` as JSON, in the arena. */
struct pl_slice pl_load_json(struct pl_loader *loader,
                             const struct pl_node *node);

/* params.c */

/* Fill parameters into the texts of all files. */
void pl_load_params(struct pl_loader *loader);

/* The value of `name` in `own`, the parameters of one rule; NULL if it is not
 * there. */
const struct pl_node *pl_find_own(const struct pl_own_params *own,
                                  struct pl_slice name);

/* Report the parameters of the configuration that no text uses. */
void pl_check_params(struct pl_loader *loader);

/* lists.c, shapes.c, summary.c, targets.c */

void pl_load_lists(struct pl_loader *loader);
/* Store which files give the values of lists with an option. Call after
 * pl_load_lists(). Reports other keys that are not sections. */
void pl_load_given(struct pl_loader *loader);
void pl_load_shapes(struct pl_loader *loader);
void pl_load_summary(struct pl_loader *loader);
void pl_load_targets(struct pl_loader *loader);

/* The index of the shape that `node` names; PL_SHAPE_UNKNOWN for `unknown`.
 * Reports a mistake and returns PL_SHAPE_NONE if there is no such shape. */
size_t pl_load_shape_name(struct pl_loader *loader, const struct pl_node *node);

/* The same as pl_selector_parse(), but each text is parsed only once. */
const struct pl_selector *pl_load_selector(struct pl_loader *loader,
                                           struct pl_slice text,
                                           struct pl_selector_error *error);

/* Read a selector or a list of them. */
const struct pl_selector *const *pl_load_selectors(struct pl_loader *loader,
                                                   struct pl_node *node,
                                                   size_t *count);

/* One parameter of a keyword, with its node and the field that receives it. */
struct pl_setting {
    const struct pl_param *param;
    const struct pl_list *list; /* of the PL_PARAM_LIST parameter before it, or
                                   NULL */
    struct pl_node *node;
    void *out;
};

/* setting.c: read a parameter according to its kind. After a mistake `out` is
 * unchanged or incomplete. */
void pl_load_setting(struct pl_loader *loader,
                     const struct pl_setting *setting);

/* settings.c, value.c */

/* Read a schema. Never NULL; after a mistake the schema is incomplete and asks
 * for less. */
const struct pl_schema *pl_load_schema(struct pl_loader *loader,
                                       const struct pl_node *node);

/* Fill `out` with the JSON value that `node` represents. */
void pl_load_value(struct pl_loader *loader, const struct pl_node *node,
                   struct pl_value *out);

/* `text` as a JSON string, in the arena. */
struct pl_slice pl_load_json_string(struct pl_loader *loader,
                                    struct pl_slice text);

/* when.c */

/* The index of the sibling `name` in the case being made; a new name is
 * added. */
size_t pl_load_sibling(struct pl_loader *loader, struct pl_slice name);

/* Read conditions on siblings. If `node` is NULL there are none. */
struct pl_when pl_load_when(struct pl_loader *loader, struct pl_node *node);

/* where.c */

/* Tell whether the parameters have the values that `node`, a map, asks for;
 * true if `node` is NULL. `own` are the rule's own parameters. */
bool pl_load_where(struct pl_loader *loader, const struct pl_own_params *own,
                   const struct pl_node *node);

/* Report parameters for which rules ask for several values, but which have yet
 * another one. */
void pl_check_switches(struct pl_loader *loader);

/* levels.c */

/* Read a severity, plain or conditional. If `node` is NULL it is `error`. */
void pl_load_levels(struct pl_loader *loader, const struct pl_node *node,
                    struct pl_case *out);

/* message.c */

/* Read the message of a case. */
void pl_load_message(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_case *out);

/* Check that the names in the messages of a rule are provided by a keyword of
 * the rule or, if not `is_whole` because some of these could not be read, by
 * any keyword. */
void pl_check_messages(struct pl_loader *loader, const struct pl_entry *entry,
                       const struct pl_rule *rule, bool is_whole);

/* cases.c, rules.c, examples.c */

/* Make the cases of the rule with index `index`. */
void pl_load_cases(struct pl_loader *loader, const struct pl_entry *entry,
                   size_t index, struct pl_rule *out);
void pl_load_rules(struct pl_loader *loader);
void pl_load_examples(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_rule *out);

/* pick.c, order.c */

/* Turn off the rules that --only and --skip leave out. */
void pl_load_pick(struct pl_loader *loader, struct pl_rule *rules);

/* Resolve the names in `after`, and compute the ranks of the rules. */
void pl_load_order(struct pl_loader *loader, struct pl_rule *rules);

#endif

/*
 * Loader: what the parts of loading share; nobody outside this folder includes
 * it. Loading goes through the files once (files.c), which leaves definitions:
 * named nodes, later ones in the place of earlier ones. Then parameters are put
 * into the texts (params.c), and lists, shapes, targets and rules are made of
 * the definitions, each in a file of its own.
 *
 * The YAML trees that were parsed live in the arena of the ruleset, so that its
 * texts need no copies; those of digests are gone when it is loaded.
 */
#ifndef PL_RULES_LOADER_H
#define PL_RULES_LOADER_H

#include "rules/errata.h"
#include "rules/keys.h"
#include "rules/load.h"
#include "rules/read.h"

#define PL_EXTENDS_MAX 32   /* files that extend each other, in a row */
#define PL_SHAPES_MAX  1000 /* shapes in all */
#define PL_PARAMS_MAX  15   /* parameters of a keyword */

/* A name that the files define. */
struct pl_definition {
    struct pl_slice name;
    const struct pl_node *key;
    struct pl_node *value;
    bool is_used; /* a parameter: some text names it */
};

/* Definitions by name, in the order in which they were first given. */
struct pl_definitions {
    struct pl_map index;
    struct pl_definition *items;
    size_t count, cap;
};

/* Parameters that hold for one rule alone; the later file's before. */
struct pl_own_params {
    const struct pl_node *map;
    const struct pl_own_params *next;
};

/* A value of a parameter that some rule asks for. */
struct pl_switch {
    size_t param; /* index into the definitions */
    struct pl_slice value;
};

/* A key of a file that is no section: it may be a list with an option. */
struct pl_other {
    const struct pl_node *key;
    struct pl_node *value;
};

/* A rule as the files give it. */
struct pl_entry {
    struct pl_slice id;
    const struct pl_node *key;
    struct pl_node *fields[PL_RULE_FIELDS]; /* NULL: not given */
    unsigned changed; /* bits of the fields that a later file gave; they hold
                         for all cases */
    const struct pl_own_params *own;
};

/* A file that was read. */
struct pl_loaded_file {
    struct pl_yaml_file file;
    const struct pl_digest *digest; /* NULL: it is parsed */
    struct pl_node *root;           /* NULL: it is malformed; of a digest: the
                                       loader's */
    struct pl_node_link *holes;
    bool is_open;  /* what it extends is being read */
    bool is_taken; /* its definitions were, or are about to be */
};

/* Memory for trees of digests, which is free when all is loaded, in few pieces:
 * the plan is made there. */
struct pl_tree_room {
    struct pl_tree_room *before;
    size_t used, size;
    struct pl_node nodes[];
};

/* Nodes of the same section of several files, in their order. */
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
    struct pl_buf text;     /* of the file that is being read */
    struct pl_buf json;     /* that is being written */

    struct pl_map file_index; /* path → files */
    struct pl_loaded_file **files;
    size_t file_count, file_cap;
    struct pl_tree_room *trees;                        /* the newest */
    const struct pl_loaded_file *open[PL_EXTENDS_MAX]; /* each extends the
                                                          next */
    size_t open_count;

    struct pl_definitions params, lists, shapes, summary;
    bool is_all_shipped;    /* all that is read was tested together */
    bool are_lists_shipped; /* all of them */
    const struct pl_node *mentions;
    struct pl_node_list overrides, file_globs;
    struct pl_other *others;
    size_t other_count, other_cap;
    const struct pl_node *baseline;
    struct pl_map target_index;
    struct pl_target_entry *targets;
    size_t target_count, target_cap;
    struct pl_map rule_index;
    struct pl_entry *entries;
    size_t entry_count, entry_cap;

    struct pl_map selector_index; /* text → selectors that were parsed */
    const struct pl_selector **selectors;
    size_t selector_count, selector_cap;
    struct pl_map siblings; /* of the case that is being made */
    bool asks_siblings;
    struct pl_switch *switches; /* the values that `where` asks for */
    size_t switch_count, switch_cap;
    size_t filled;                   /* nodes that parameters gave */
    const struct pl_own_params *own; /* of the rule that is being filled */
};

/* One shape of a target. */
struct pl_target_part {
    const struct pl_node *shape;
    struct pl_node *selectors;
    struct pl_target_part *next; /* the one before it */
};

/* A target as the files give it. */
struct pl_target_entry {
    struct pl_slice name;
    struct pl_target_part *parts; /* the last first */
    size_t part_count;
};

/* load.c: make room for trees of so many bytes. */
struct pl_tree_room *pl_add_tree_room(struct pl_loader *loader, size_t size);

/* definitions.c */

/* Define `key`, in the place of an earlier definition of that name. */
void pl_define(struct pl_loader *loader, struct pl_definitions *definitions,
               const struct pl_node *key, struct pl_node *value);

/* The index of the name that `node` holds among those of `index`; complains and
 * gives SIZE_MAX if it is none. `kind` says what it should have named, `rule`
 * is the mistake's. */
size_t pl_find_name(struct pl_loader *loader, const struct pl_map *index,
                    const struct pl_node *node, const char *kind,
                    const char *rule);

/* Hint at the name of `index` that is nearest to `word`. */
void pl_hint_name(struct pl_loader *loader, const struct pl_map *index,
                  struct pl_slice word);

/* files.c */

/* Read the files of the options and all that they extend. Returns false if one
 * of them could not be read. */
bool pl_load_files(struct pl_loader *loader);

/* Read what `node` names, beside its file, to `out`, which keeps its path and
 * text; `digest` is what was made of it when the program was built, or NULL.
 * Complains where it cannot be read. */
bool pl_load_beside(struct pl_loader *loader, const struct pl_node *node,
                    struct pl_yaml_file *out, const struct pl_digest **digest);

/* missing.c */

/* Tell that `path` cannot be read: as a mistake of the node that names it, or,
 * where that is NULL and the user named it, as a notice. */
void pl_tell_missing(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_slice path, enum pl_status status);

/* collect.c */

/* Take the definitions of a file's root, but not its `extends`. */
void pl_collect(struct pl_loader *loader, const struct pl_node *root,
                struct pl_node *const *sections);

/* Read a map of the first `count` fields of a rule, which `names` names, as
 * pl_read_fields() does. */
bool pl_read_rule_fields(struct pl_loader *loader, const struct pl_node *node,
                         const char *const *names, size_t count,
                         struct pl_node **fields);

/* Change the rule `key` by the fields that are given; complains if there is no
 * such rule. */
void pl_change_rule(struct pl_loader *loader, const struct pl_node *key,
                    struct pl_node *const fields[PL_RULE_FIELDS]);

/* overrides.c */

/* Let the overrides that the options name change rules and parameters. */
void pl_apply_overrides(struct pl_loader *loader);

/* Check the others, and give all to the ruleset. */
void pl_load_overrides(struct pl_loader *loader);

/* config.c */

/* Give the ruleset what the files say of the files to check, and where the
 * parameters come from. */
void pl_load_config(struct pl_loader *loader);

/* Where a node says something: its file and its place. */
struct pl_given pl_given_of(const struct pl_node *node);

/* Read a glob or a list of them. */
void pl_load_globs(struct pl_loader *loader, const struct pl_node *node,
                   struct pl_globs *out);

/* Keep the parameters that a rule has of its own, for people to read. */
void pl_load_own_params(struct pl_loader *loader, const struct pl_entry *entry,
                        struct pl_rule *out);

/* What a node holds, as JSON in the arena. */
struct pl_slice pl_load_json(struct pl_loader *loader,
                             const struct pl_node *node);

/* params.c */

/* Put parameters into the texts of all files. */
void pl_load_params(struct pl_loader *loader);

/* The value that `own`, parameters of a rule, give `name`, or NULL. */
const struct pl_node *pl_find_own(const struct pl_own_params *own,
                                  struct pl_slice name);

/* Complain about parameters of the configuration that nothing has used. */
void pl_check_params(struct pl_loader *loader);

/* lists.c, shapes.c, summary.c, targets.c */

void pl_load_lists(struct pl_loader *loader);
/* Take what the files say of lists with an option, once these are there; any
 * other key that is no section is a mistake. */
void pl_load_given(struct pl_loader *loader);
void pl_load_shapes(struct pl_loader *loader);
void pl_load_summary(struct pl_loader *loader);
void pl_load_targets(struct pl_loader *loader);

/* The index of the shape that `node` names; PL_SHAPE_UNKNOWN for `unknown`.
 * Complains and gives PL_SHAPE_NONE if there is none. */
size_t pl_load_shape_name(struct pl_loader *loader, const struct pl_node *node);

/* The selector `text`, parsed once; as pl_selector_parse() for the rest. */
const struct pl_selector *pl_load_selector(struct pl_loader *loader,
                                           struct pl_slice text,
                                           struct pl_selector_error *error);

/* Read a selector or a list of them. */
const struct pl_selector *const *pl_load_selectors(struct pl_loader *loader,
                                                   struct pl_node *node,
                                                   size_t *count);

/* One parameter of a keyword, and where its value goes. */
struct pl_setting {
    const struct pl_param *param;
    const struct pl_list *list; /* of the parameter before it, or NULL */
    struct pl_node *node;
    void *out;
};

/* setting.c: read a parameter as its kind says. After a mistake `out` holds
 * what it held, or less than `node` does. */
void pl_load_setting(struct pl_loader *loader,
                     const struct pl_setting *setting);

/* settings.c, value.c */

/* Read a schema. Never NULL; after a mistake it asks for nothing. */
const struct pl_schema *pl_load_schema(struct pl_loader *loader,
                                       const struct pl_node *node);

/* Fill `out` with the JSON value that a node stands for. */
void pl_load_value(struct pl_loader *loader, const struct pl_node *node,
                   struct pl_value *out);

/* A text as a string of JSON. */
struct pl_slice pl_load_json_string(struct pl_loader *loader,
                                    struct pl_slice text);

/* when.c */

/* The index of the sibling `name` in the case that is being made. */
size_t pl_load_sibling(struct pl_loader *loader, struct pl_slice name);

/* Read conditions on siblings; NULL are none. */
struct pl_when pl_load_when(struct pl_loader *loader, struct pl_node *node);

/* where.c */

/* Tell whether the parameters are as `node` says, a map of their values; NULL
 * asks nothing. `own` are those of the rule. */
bool pl_load_where(struct pl_loader *loader, const struct pl_own_params *own,
                   const struct pl_node *node);

/* Complain about parameters of which the rules ask for several values, but have
 * another. */
void pl_check_switches(struct pl_loader *loader);

/* levels.c */

/* Read a severity, plain or conditional; NULL is `error`. */
void pl_load_levels(struct pl_loader *loader, const struct pl_node *node,
                    struct pl_case *out);

/* message.c */

/* Read the message of a case. */
void pl_load_message(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_case *out);

/* Check what the messages of a rule's cases name: it is told by a keyword of
 * the rule or, where not all of these could be read, by any. */
void pl_check_messages(struct pl_loader *loader, const struct pl_entry *entry,
                       const struct pl_rule *rule, bool is_whole);

/* cases.c, rules.c, examples.c */

/* Make the cases of rule number `index`. */
void pl_load_cases(struct pl_loader *loader, const struct pl_entry *entry,
                   size_t index, struct pl_rule *out);
void pl_load_rules(struct pl_loader *loader);
void pl_load_examples(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_rule *out);

/* pick.c, order.c */

/* Turn off what --only and --skip leave out. */
void pl_load_pick(struct pl_loader *loader, struct pl_rule *rules);

/* Resolve `after` and rank the rules. */
void pl_load_order(struct pl_loader *loader, struct pl_rule *rules);

#endif

/*
 * Ruleset: all that the rule files say, checked and resolved, as plain data. It
 * is immutable once loaded and may be shared between threads; everything in it
 * lives in its arena. It knows nothing of automata: engine/ compiles it.
 */
#ifndef PL_RULES_RULESET_H
#define PL_RULES_RULESET_H

#include "base/arena.h"
#include "base/map.h"
#include "check/schema.h"
#include "model/finding.h"
#include "rules/config.h"
#include "rules/selector.h"
#include "rules/template.h"

/* A condition on one sibling. */
enum pl_condition_kind {
    PL_CONDITION_PRESENT,
    PL_CONDITION_ABSENT,
    PL_CONDITION_SCHEMA
};

struct pl_condition {
    enum pl_condition_kind kind;
    size_t sibling; /* index into the siblings of the case */
    const struct pl_schema *schema;
};

/* All of these must hold. */
struct pl_all {
    const struct pl_condition *items;
    size_t count;
};

/* One of these must hold; without any, it holds always. */
struct pl_when {
    const struct pl_all *alternatives;
    size_t count;
};

/* A level and when it is the one; the first that holds. The last has no
 * condition. */
struct pl_level {
    enum pl_severity severity;
    struct pl_when when;
};

enum pl_at { PL_AT_VALUE, PL_AT_KEY, PL_AT_OPEN, PL_AT_PART };

/* A target: the nodes that rules are about, by shape. */
struct pl_target_path {
    size_t shape; /* index into the shapes, or PL_SHAPE_UNKNOWN */
    const struct pl_selector *const *selectors;
    size_t count;
};

#define PL_SHAPE_UNKNOWN (SIZE_MAX - 1) /* no shape matched */
#define PL_SHAPE_NONE    SIZE_MAX       /* not decided */
#define PL_TARGET_NONE   SIZE_MAX       /* not named */

struct pl_target {
    struct pl_slice name;
    const struct pl_target_path *paths;
    size_t path_count;
};

/* What a shape asks of the keys of an object; all of it must hold. */
struct pl_shape_match {
    struct pl_slice key;
    struct pl_names patterns; /* one of which its value matches, a string */
};

struct pl_shape_keys {
    struct pl_names any_key, all_keys, no_key;
    uint64_t at_least; /* how many of `of` must be there */
    struct pl_names of;
    struct pl_slice first_of;          /* a key, or empty */
    const struct pl_shape_keys *first; /* alternatives for first_of */
    size_t first_count;
    const struct pl_shape_match *matches; /* all of them */
    size_t match_count;
};

struct pl_shape {
    struct pl_slice name;
    bool is_object, is_array, is_empty_array;
    const struct pl_shape_keys *keys; /* alternatives; none: any */
    size_t key_count;
};

/* One given/then of a rule. */
struct pl_case {
    size_t rule; /* index into the rules */
    const size_t *targets;
    size_t target_count;
    const struct pl_selector *const *given;
    size_t given_count;
    const struct pl_schema *then;
    struct pl_when when;
    const struct pl_level *levels;
    size_t level_count;
    enum pl_at at;
    struct pl_names siblings; /* the members beside the value that when, levels,
                                 lookups and related mention */
    bool is_out;              /* its parameters are not as `where` says */
    bool named_only;          /* silent in files that were found in a folder */
    bool asks_siblings;       /* when, levels or lookups need them to decide */
    const size_t *related;    /* indexes into siblings */
    size_t related_count;
    struct pl_slice message; /* a template; none: no data */
    struct pl_slice given_text, when_text, then_text; /* as JSON, with texts */
};

struct pl_example {
    struct pl_slice text; /* what `replace` says is done */
    size_t target;        /* index; PL_TARGET_NONE: the rule's first */
    size_t shape;         /* index; PL_SHAPE_NONE: told from the text */
    struct pl_slice file; /* the rule file */
    struct pl_place place;
    bool is_bad;
    struct pl_names params; /* NAME=VALUE, as in pl_load_options */
};

struct pl_rule {
    struct pl_slice id;
    struct pl_given defined;                  /* its id in the rule file */
    struct pl_given level_from, message_from; /* where they are given last */
    enum pl_severity severity; /* the highest of its levels; OFF where a file or
                                  the configuration turned it off */
    bool is_conditional;       /* its cases have conditional levels */
    bool is_on;                /* after configuration and --only/--skip */
    bool is_out;               /* it would be on, but for `where` */
    bool is_sensitive;         /* a value that it speaks of is never shown */
    bool is_always_masked;     /* nor any other value that it looks at */
    bool by_reader;
    bool speaks_once;                    /* in a run */
    const struct pl_param_value *params; /* of its own; with texts alone */
    size_t param_count;
    const struct pl_case *cases;
    size_t case_count;
    const size_t *after; /* rules that silence it: those that are on */
    size_t after_count;
    size_t rank; /* after what it waits for */
    struct pl_slice message, why, url;
    struct pl_names tags;
    const struct pl_example *examples;
    size_t example_count;
};

enum pl_summary_kind {
    PL_SUMMARY_COUNT,    /* nodes of the target */
    PL_SUMMARY_DISTINCT, /* different values of the first member there is */
    PL_SUMMARY_SUM,      /* of the first member */
    PL_SUMMARY_MIN,
    PL_SUMMARY_MAX
};

/* A line of the summary of a run. */
struct pl_summary_item {
    struct pl_slice name; /* "purchases" */
    enum pl_summary_kind kind;
    size_t target;
    struct pl_names members; /* of the nodes; not for COUNT */
    struct pl_slice times;   /* SUM: a member that each is multiplied by, 1
                                where it is absent; or empty */
    struct pl_slice by;      /* SUM: a member; each of its texts has a sum of
                                its own; or empty */
    bool ignore_case;        /* of `by` */
    const struct pl_list *unless; /* DISTINCT: values that do not count */
    const size_t *rules; /* COUNT: one of them spoke in it; none: any node */
    size_t rule_count;
};

typedef struct pl_ruleset {
    struct pl_arena arena;
    const struct pl_rule *rules;
    size_t rule_count;
    const struct pl_target *targets;
    size_t target_count;
    const struct pl_shape *shapes;
    size_t shape_count;
    struct pl_names mentions; /* words that make the mistakes of a document of
                                 unknown shape worth telling (`mentions:`) */
    const struct pl_summary_item *summary;
    size_t summary_count;
    struct pl_list *const *lists;
    size_t list_count;
    struct pl_map by_id; /* id → index of the rule */
    struct pl_config config;
    bool is_shipped;   /* all of it, and was tested so */
    bool shows_hidden; /* no value is hidden, whatever it looks like */
} pl_ruleset;

/* The index of the rule `id`, or SIZE_MAX. */
size_t pl_ruleset_find(const pl_ruleset *ruleset, struct pl_slice id);

/* The index of the shape `name`, or PL_SHAPE_NONE. */
size_t pl_ruleset_shape(const pl_ruleset *ruleset, struct pl_slice name);

void pl_ruleset_free(pl_ruleset *ruleset);

#endif

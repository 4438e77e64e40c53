/*
 * Ruleset: everything that the rule files say, checked and resolved, as plain
 * data. It is immutable once loaded and may be shared by threads; all its data
 * is in its arena. The engine compiles it to an automaton.
 *
 * A rule has cases: each case says for which targets and values (`given`), and
 * when, a schema (`then`) must hold. A target is a set of nodes of a document,
 * such as all purchases; the selectors that find them depend on the shape of
 * the document, which its keys reveal.
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
    size_t sibling; /* index in the siblings of the case */
    const struct pl_schema *schema;
};

/* A conjunction: all of the conditions must hold. */
struct pl_all {
    const struct pl_condition *items;
    size_t count;
};

/* A disjunction: one of the alternatives must hold. Without alternatives it
 * always holds. */
struct pl_when {
    const struct pl_all *alternatives;
    size_t count;
};

/* A severity with its condition. The first level whose condition holds counts;
 * the last one has no condition. */
struct pl_level {
    enum pl_severity severity;
    struct pl_when when;
};

/* Where a finding points: the value, its key, the opening bracket, or the part
 * of a string that failed. */
enum pl_at { PL_AT_VALUE, PL_AT_KEY, PL_AT_OPEN, PL_AT_PART };

/* A part of a target: its selectors for documents of one shape. */
struct pl_target_path {
    size_t shape; /* index in pl_ruleset.shapes, or PL_SHAPE_UNKNOWN */
    const struct pl_selector *const *selectors;
    size_t count;
};

#define PL_SHAPE_UNKNOWN (SIZE_MAX - 1) /* no shape matches */
#define PL_SHAPE_NONE    SIZE_MAX       /* not determined */
#define PL_TARGET_NONE   SIZE_MAX       /* not named */

struct pl_target {
    struct pl_slice name;
    const struct pl_target_path *paths;
    size_t path_count;
};

/* What a shape requires of the keys of an object; all fields must hold. */
struct pl_shape_match {
    struct pl_slice key;
    struct pl_names patterns; /* the value must be a string that matches one of
                                 these */
};

struct pl_shape_keys {
    struct pl_names any_key, all_keys, no_key;
    uint64_t at_least; /* how many of the keys in `of` must be present */
    struct pl_names of;
    struct pl_slice first_of;          /* a key; empty: none. Its value, or its
                                          first element if that is an array,
                                          … */
    const struct pl_shape_keys *first; /* … must satisfy one of these */
    size_t first_count;
    const struct pl_shape_match *matches; /* all must hold */
    size_t match_count;
};

struct pl_shape {
    struct pl_slice name;
    bool is_object, is_array, is_empty_array;
    const struct pl_shape_keys *keys; /* alternatives; if there are none, any
                                         keys will do */
    size_t key_count;
    size_t reply; /* the shape of what is replied to such a request; or
                     PL_SHAPE_NONE */
};

/* One pair of given and then of a rule. */
struct pl_case {
    size_t rule; /* index in pl_ruleset.rules */
    const size_t *targets;
    size_t target_count;
    const struct pl_selector *const *given;
    size_t given_count;
    const struct pl_schema *then;
    struct pl_when when;
    const struct pl_level *levels;
    size_t level_count;
    enum pl_at at;
    struct pl_names siblings; /* the members beside the value that `when`,
                                 levels, lookups and `related` mention */
    bool is_switched_off;     /* its parameters are not as `where` requires */
    bool named_only;          /* does not apply to files that were found in a
                                 folder */
    bool asks_siblings;       /* `when`, levels or lookups need the siblings to
                                 decide */
    const size_t *related;    /* indexes in `siblings` */
    size_t related_count;
    struct pl_slice message; /* a template; NULL data: none */
    struct pl_slice given_text, when_text, then_text; /* as JSON, only if texts
                                                         are kept */
};

struct pl_example {
    struct pl_slice text; /* after the replacements of `replace` */
    size_t target;        /* index; PL_TARGET_NONE: the first target of the
                             rule */
    size_t shape;         /* index; PL_SHAPE_NONE: determined from the text */
    struct pl_slice file; /* the rule file with the example */
    struct pl_place place;
    bool is_bad;
    struct pl_names params; /* NAME=VALUE, as in pl_load_options */
};

struct pl_rule {
    struct pl_slice id;
    struct pl_given defined;                  /* where its id is in the rule
                                                 file */
    struct pl_given level_from, message_from; /* where level and message were
                                                 given last */
    enum pl_severity severity; /* the highest of its levels; OFF if a file or
                                  the configuration turned the rule off */
    bool is_conditional;       /* it has cases with conditional levels */
    bool is_on;                /* after configuration, --only and --skip */
    bool is_switched_off;      /* it is off only because of `where` */
    bool is_sensitive;         /* a value that it reports is never shown */
    bool is_always_masked;     /* and no other value that it looks at is shown
                                  either */
    bool by_reader;            /* the JSON reader makes its findings */
    bool speaks_once;          /* at most once in a run */
    const struct pl_param_value *params; /* its own parameters; only if texts
                                            are kept */
    size_t param_count;
    const struct pl_case *cases;
    size_t case_count;
    const size_t *after; /* indexes of the rules that silence this one, only
                            those that are on */
    size_t after_count;
    size_t rank; /* greater than the rank of each rule in `after` */
    struct pl_slice message, why, url;
    struct pl_names tags;
    const struct pl_example *examples;
    size_t example_count;
};

enum pl_summary_kind {
    PL_SUMMARY_COUNT,    /* the number of nodes of the target */
    PL_SUMMARY_DISTINCT, /* the number of different values of the members */
    PL_SUMMARY_SUM,      /* the sum of the members */
    PL_SUMMARY_MIN,
    PL_SUMMARY_MAX
};

/* One line of the summary of a run. */
struct pl_summary_item {
    struct pl_slice name; /* "purchases" */
    enum pl_summary_kind kind;
    size_t target;
    struct pl_names members; /* keys of members in the nodes; the first one that
                                is present counts. Not for COUNT */
    struct pl_slice times;   /* SUM: key of a member to multiply by (1 if
                                absent); empty: none */
    struct pl_slice by;      /* SUM: key of a member; each of its texts has a
                                separate sum; empty: none */
    bool ignore_case;        /* for `by` */
    const struct pl_list *unless; /* DISTINCT: values that do not count; NULL:
                                     none */
    const size_t *rules; /* COUNT: only count nodes in which one of these rules
                            made a finding; none: all nodes */
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
    struct pl_names mentions; /* in a document of unknown shape, syntax mistakes
                                 are reported only if it has one of these words
                                 (`mentions:`) */
    const struct pl_summary_item *summary;
    size_t summary_count;
    struct pl_list *const *lists;
    size_t list_count;
    struct pl_map by_id; /* id → index of the rule */
    struct pl_config config;
    bool is_shipped;   /* everything in it is shipped, so it was tested
                          together */
    bool shows_hidden; /* hide no value */
} pl_ruleset;

/* The index of the rule `id`, or SIZE_MAX. */
size_t pl_ruleset_find(const pl_ruleset *ruleset, struct pl_slice id);

/* The index of the shape `name`; PL_SHAPE_UNKNOWN for `unknown`; PL_SHAPE_NONE
 * if there is none. */
size_t pl_ruleset_shape(const pl_ruleset *ruleset, struct pl_slice name);

void pl_ruleset_free(pl_ruleset *ruleset);

#endif

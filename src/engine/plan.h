/*
 * Plan: a ruleset compiled for walking documents. It has the automaton, the
 * cases made ready, and for each state a post: all that is to be done with a
 * value at that state, by type. A case is one given/then of a rule; a duty is a
 * case at a state. A slot is a member of an object that is remembered until the
 * object closes.
 *
 * A post is made when a value first reaches the state, for a run meets few of
 * the states. What a plan says never changes. Once it is complete, nothing in
 * it does, and threads may share it.
 */
#ifndef PL_ENGINE_PLAN_H
#define PL_ENGINE_PLAN_H

#include "engine/automaton.h"
#include "rules/ruleset.h"
#include "json/mistake.h"

/* Counts for the keywords `count` and `maxDepth` what is inside a container. */
struct pl_gauge {
    bool is_nesting;
    uint64_t maximum; /* past it, the place is remembered; UINT64_MAX: never */
};

/* An assertion of a case, with its gauge if it needs one. */
struct pl_plan_assertion {
    const struct pl_check *check;
    const void *settings;
    size_t gauge; /* index into the gauges of the plan, or PL_GAUGE_NONE */
};

#define PL_GAUGE_NONE SIZE_MAX

/* A case made ready for judging. A schema inside the `then` of the case may
 * have a plan case of its own, judged where its value stands. */
struct pl_plan_case {
    const struct pl_case *source;
    const struct pl_rule *rule;
    const struct pl_selector *inside; /* from the given value to the value that
                                         the schema is about; NULL: the given
                                         value itself */
    const char *keyword;              /* the keyword that holds an inner schema,
                                         or NULL */
    size_t index;                     /* index of the rule */
    bool is_muted;      /* the rule is off, but the values that it would speak
                           of are masked */
    bool is_false;      /* `then: false`: every value is a fault */
    bool goes_first;    /* masks values: judged before others can print them */
    bool is_deferred;   /* decided when the object around the value closes */
    bool needs_content; /* looks inside containers */
    bool has_lookups;   /* an assertion reads a sibling, or must be asked each
                           time */
    bool asks_run;      /* an assertion is about the whole run */
    unsigned types;     /* bit set: types that `values` constrain */
    const struct pl_plan_assertion *keys; /* assertions for each key of an
                                             object */
    size_t key_count;
    const struct pl_plan_assertion *values; /* assertions for the value
                                               itself */
    size_t value_count;
};

struct pl_tally_settings;

/* A `share` assertion, which is judged when the run ends: how many different
 * values there may be for how many nodes. */
struct pl_plan_share {
    const struct pl_plan_case *what;
    const struct pl_tally_settings *settings;
};

/* A case at a state. */
struct pl_duty {
    const struct pl_plan_case *what;
    bool is_own;                  /* its siblings are the members of the value
                                     itself */
    const uint32_t *member_slots; /* slots of the members that its
                                     PL_SCOPE_MEMBERS checks name, in the order
                                     of the names */
};

struct pl_duties {
    struct pl_duty *items; /* in the order of judging */
    size_t count;
};

/* A slot: a member of an object that is remembered until the object closes. */
struct pl_slot {
    struct pl_slice name;
    bool keeps_text; /* the text of its value is kept, too */
};

/* What is known of a member by its name alone. */
struct pl_edge_post {
    uint32_t slot;  /* slot + 1; 0: not remembered */
    bool is_known;  /* every check that asks for unknown keys knows it */
    bool keys_hold; /* the key satisfies all assertions about keys */
};

struct pl_post {
    uint32_t state;
    struct pl_duties scalar[4]; /* for null, boolean, number, string */
    bool has_lookups[4];        /* by type: some duty has_lookups */
    struct pl_duties container; /* for arrays and objects, when they close */
    struct pl_duties keys;      /* for each key of an object */
    const size_t *matches;      /* gauges for which a value here counts */
    size_t match_count;
    const size_t *gauges; /* gauges that count inside a container here */
    size_t gauge_count;
    const size_t *targets;
    size_t target_count;
    bool is_sensitive;           /* a sensitive rule looks at values here */
    bool is_masked;              /* values here are never shown */
    bool needs_content;          /* bytes of containers here are kept until they
                                    close */
    bool needs_imprint;          /* containers here are compared with others */
    bool is_idle;                /* no rule looks at a value here */
    const struct pl_slot *slots; /* of an object here */
    size_t slot_count;
    const struct pl_edge_post *edges; /* for each named transition of the
                                         state */
    bool asks_unknown; /* keys that some check does not know are remembered */
};

struct pl_plan_making;
struct pl_poster;

struct pl_plan {
    struct pl_arena arena;
    struct pl_plan_making *making; /* needed until all states are made */
    pl_automaton_builder *builder; /* makes states when they are first met;
                                      NULL: all are made */
    const pl_ruleset *ruleset;
    struct pl_automaton automaton;
    struct pl_poster *poster;
    const struct pl_post **posts; /* by state; NULL: not made yet, see
                                     pl_plan_post() */
    const struct pl_plan_case *cases;
    size_t case_count;
    const struct pl_gauge *gauges;
    size_t gauge_count;
    const struct pl_plan_share *shares;
    size_t share_count;
    bool has_figures; /* set before pl_plan_make(): nodes that lines of the
                         summary look into are kept until they close */
    bool has_target_starts; /* set before pl_plan_make(): a document may be a
                               node of a target, as examples are */
    const uint32_t *shape_starts;  /* start state of each shape; the last: of
                                      documents of unknown shape */
    const uint32_t *target_starts; /* start state of documents that are a node
                                      of this target */
    struct pl_names masked_names;  /* names of members that are never shown */
    const bool *is_awaited;        /* by rule: another rule is silent where it
                                      spoke, or a line of the summary counts the
                                      nodes where it spoke */
    const bool *is_asked_after;    /* by rule: a rule that asks the run is
                                      silent where it spoke */
    size_t mistake_rules[PL_MISTAKE_COUNT]; /* index of the rule for each
                                               mistake; SIZE_MAX: none */
};

/* Tell whether `a` is judged before `b` at the same value. Cases that mask
 * values come first. Then the rank decides, by which the cases of a plan are
 * sorted. */
static inline bool pl_case_goes_before(const struct pl_plan_case *a,
                                       const struct pl_plan_case *b) {
    return a->goes_first != b->goes_first ? a->goes_first : a < b;
}

/* Make an empty plan. The caller must free it with _fini(), even if compiling
 * it fails. */
void pl_plan_init(struct pl_plan *plan, struct pl_heap *heap);
void pl_plan_fini(struct pl_plan *plan);

/* Compile `ruleset`, which must outlive the plan. Returns false if the rules
 * need more states than PL_STATES_MAX. */
bool pl_plan_make(struct pl_plan *plan, const pl_ruleset *ruleset);

/* Make all states and posts, so that threads may share the plan. */
void pl_plan_complete(const struct pl_plan *plan);

/* posts.c: make the post of a state that has none yet. If memory runs out, the
 * plan's heap unwinds. */
const struct pl_post *pl_plan_make_post(const struct pl_plan *plan,
                                        uint32_t state);

/* The post of a state, made if need be. Only after this call does the state
 * have all its transitions. */
static inline const struct pl_post *pl_plan_post(const struct pl_plan *plan,
                                                 uint32_t state) {
    const struct pl_post *post = plan->posts[state];
    return post ? post : pl_plan_make_post(plan, state);
}

#endif

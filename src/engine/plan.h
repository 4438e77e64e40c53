/*
 * Plan: a ruleset compiled for walking documents: the automaton, and for each
 * of its states what is to be done with a value there, by type: its post, made
 * when a value first stands there, for a run meets few of the states. What a
 * plan says never changes; once it is complete nothing in it does, and it
 * serves all threads.
 */
#ifndef PL_ENGINE_PLAN_H
#define PL_ENGINE_PLAN_H

#include "engine/automaton.h"
#include "rules/ruleset.h"
#include "json/mistake.h"

/* A `count` or `maxDepth`: watches what is inside a container. */
struct pl_gauge {
    bool is_nesting;
    uint64_t maximum; /* past it, the place is remembered; UINT64_MAX: never */
};

/* An assertion of a case, with the gauge that the engine keeps for it. */
struct pl_plan_assertion {
    const struct pl_check *check;
    const void *settings;
    size_t gauge; /* index, or PL_GAUGE_NONE */
};

#define PL_GAUGE_NONE SIZE_MAX

/* A case made ready: its assertions by when they can be decided. */
struct pl_plan_case {
    const struct pl_case *source;
    const struct pl_rule *rule;
    const struct pl_selector *inside; /* from the given value on: where a schema
                                         inside that of the case holds; NULL:
                                         there */
    const char *keyword;              /* that holds that schema, or NULL */
    size_t index;                     /* of the rule */
    bool is_muted;      /* off, but what it would speak of is masked */
    bool is_false;      /* `then: false`: speaks at every value */
    bool goes_first;    /* hides values: no other may print them before */
    bool is_deferred;   /* decided when the object around the value closes */
    bool needs_content; /* looks inside containers */
    bool has_lookups;   /* an assertion reads a sibling, or is to be asked each
                           time */
    bool asks_run;      /* an assertion is about the whole run */
    unsigned types;     /* the types that some value assertion constrains */
    const struct pl_plan_assertion *keys; /* for each key of an object */
    size_t key_count;
    const struct pl_plan_assertion *values; /* for the value itself */
    size_t value_count;
};

struct pl_tally_settings;

/* A share that is judged when the run ends. */
struct pl_plan_share {
    const struct pl_plan_case *what;
    const struct pl_tally_settings *settings;
};

/* A case at a state. */
struct pl_duty {
    const struct pl_plan_case *what;
    bool is_own;                  /* its siblings are the value's own members */
    const uint32_t *member_slots; /* of what its PL_SCOPE_MEMBERS checks name */
};

struct pl_duties {
    struct pl_duty *items; /* in the order in which they are judged */
    size_t count;
};

/* Which members of an object are remembered until it closes. */
struct pl_slot {
    struct pl_slice name;
    bool keeps_text; /* its value's text is read then */
};

/* What is settled about a member by its name. */
struct pl_edge_post {
    uint32_t slot;  /* + 1; 0: not remembered */
    bool is_known;  /* to every check that asks for unknown keys */
    bool keys_hold; /* the key satisfies all that is asked of keys */
};

struct pl_post {
    uint32_t state;
    struct pl_duties scalar[4]; /* null, boolean, number, string */
    bool has_lookups[4];        /* some of them reads a sibling */
    struct pl_duties container; /* arrays and objects: at their close */
    struct pl_duties keys;      /* objects: each key */
    const size_t *matches;      /* gauges that a value here counts for */
    size_t match_count;
    const size_t *gauges; /* that watch the inside of a container here */
    size_t gauge_count;
    const size_t *targets;
    size_t target_count;
    bool is_sensitive;           /* some values here may be */
    bool is_masked;              /* values here are never shown */
    bool needs_content;          /* containers here are kept until they close */
    bool needs_imprint;          /* containers here are compared with others */
    bool is_idle;                /* nothing is due at a value here */
    const struct pl_slot *slots; /* objects */
    size_t slot_count;
    const struct pl_edge_post *edges; /* for each edge of the state */
    bool asks_unknown; /* keys that some check does not know are remembered */
};

struct pl_plan_making;
struct pl_poster;

struct pl_plan {
    struct pl_arena arena;
    struct pl_plan_making *making; /* while it is made, or settled … */
    pl_automaton_builder *builder; /* … by this; NULL: all states are there */
    const pl_ruleset *ruleset;
    struct pl_automaton automaton;
    struct pl_poster *poster;
    const struct pl_post **posts; /* of each state; see pl_plan_post() */
    const struct pl_plan_case *cases;
    size_t case_count;
    const struct pl_gauge *gauges;
    size_t gauge_count;
    const struct pl_plan_share *shares;
    size_t share_count;
    bool has_figures; /* set before it is made: the nodes that lines of the
                         summary look into are kept until they close */
    bool has_target_starts; /* set before it is made: a document may be a node
                               of a target, as examples are */
    const uint32_t *shape_starts;  /* for each shape; the last: unknown */
    const uint32_t *target_starts; /* for each target as a whole document */
    struct pl_names masked_names;  /* of members that are never shown */
    const bool *is_awaited;        /* for each rule: another is silent where it
                                      spoke, … */
    const bool *is_asked_after;    /* … and one that asks the run is */
    size_t mistake_rules[PL_MISTAKE_COUNT]; /* SIZE_MAX: none in the rules */
};

/* Tell whether `a` is judged before `b` at the same value: what hides values
 * first, then by rank, in which the cases stand. */
static inline bool pl_case_goes_before(const struct pl_plan_case *a,
                                       const struct pl_plan_case *b) {
    return a->goes_first != b->goes_first ? a->goes_first : a < b;
}

/* Make an empty plan, which the caller owns whatever happens then. */
void pl_plan_init(struct pl_plan *plan, struct pl_heap *heap);
void pl_plan_fini(struct pl_plan *plan);

/* Compile `ruleset`, which must outlive the plan. Returns false if the rules
 * need more states than PL_STATES_MAX. */
bool pl_plan_make(struct pl_plan *plan, const pl_ruleset *ruleset);

/* Make the posts of all states, so that threads may share the plan. */
void pl_plan_complete(const struct pl_plan *plan);

/* posts.c: make the post of a state that has none yet. Memory that runs out
 * unwinds the plan's heap. */
const struct pl_post *pl_plan_make_post(const struct pl_plan *plan,
                                        uint32_t state);

/* What is to be done at a state. Only then all edges of the state are there. */
static inline const struct pl_post *pl_plan_post(const struct pl_plan *plan,
                                                 uint32_t state) {
    const struct pl_post *post = plan->posts[state];
    return post ? post : pl_plan_make_post(plan, state);
}

#endif

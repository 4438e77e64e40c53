/*
 * Check: one keyword of the rule language.
 *
 * A keyword is one file in this folder that defines one `const struct pl_check
 * pl_check_<name>`: its name, how its YAML value is read (`params`, so that no
 * keyword parses anything by hand), and its functions. A check sees one value
 * and its settings; it never sees YAML, other rules or an output format, and it
 * keeps no state.
 */
#ifndef PL_CHECK_CHECK_H
#define PL_CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "check/facts.h"
#include "check/param.h"
#include "check/siblings.h"
#include "check/sure.h"
#include "model/type.h"
#include "model/value.h"

/* What a check has to see. This decides when the engine calls it. */
enum pl_scope {
    PL_SCOPE_VALUE,   /* the value itself: a scalar, or the size of a
                         container */
    PL_SCOPE_MEMBERS, /* which of the members in names() an object has */
    PL_SCOPE_KEY,     /* each key of an object, as a string value */
    PL_SCOPE_CONTENT, /* everything inside a container, which is kept until it
                         closes */
    PL_SCOPE_NESTING, /* how deep the value nests */
    PL_SCOPE_MATCHES, /* how many values the selectors of the settings match
                         inside */
    PL_SCOPE_RUN      /* the value, and the values that the whole run has
                         seen */
};

/* One member that a PL_SCOPE_MEMBERS check asked for with names(). */
struct pl_seen {
    bool is_present;
    struct pl_span key;
    struct pl_value value; /* of a container, only type and span are set */
};

/* What a PL_SCOPE_RUN check asks of its tally, the record of the values that
 * the run has seen (see check/tally.h). */
enum pl_tally_kind {
    PL_TALLY_NONE,
    PL_TALLY_DISTINCT, /* for a new value: how many different values there are
                          now */
    PL_TALLY_TWIN,     /* for a new value: whether an earlier one looks like
                          it */
    PL_TALLY_SHARE,    /* at the end of the run: how many different values there
                          are, compared with the number of nodes that were
                          targets */
    PL_TALLY_UNIQUE    /* whether one of the values shortly before is equal */
};

/* What a PL_SCOPE_MEMBERS check sees of an object: the members that it asked
 * for, and the keys that known() does not have. */
struct pl_seen_members {
    const struct pl_seen *seen; /* one for each name of names(), in that
                                   order */
    size_t seen_count;
    const struct pl_value *unknown; /* the keys that are not in known(); at most
                                       PL_SEEN_UNKNOWN_MAX of them */
    size_t unknown_count;
    bool is_cut; /* a syntax mistake hid members: a member that is absent here
                    may be present in the text */
};

#define PL_SEEN_UNKNOWN_MAX 64

#define PL_CULPRIT_STEPS_MAX 2

struct pl_schema;
struct pl_branch;

/* Receives the faults that a PL_SCOPE_MEMBERS check finds in an object. Each
 * call of `fault` makes one finding. */
struct pl_faults {
    /* `at` is the key to point at; NULL for the place that the rule chooses.
     * `related` is another key to show, or NULL. */
    void (*fault)(void *self, const struct pl_span *at,
                  const struct pl_span *related, const struct pl_facts *facts);
    void *self;
    struct pl_facts *facts; /* the caller's; the check clears and fills them
                               before each fault */
};

struct pl_check {
    const char *name;    /* as rules write it */
    const char *summary; /* one line: what a value that passes has in common */
    const char *facts;   /* the names of the facts that explain() and members()
                            may add, each between spaces; NULL: none */
    enum pl_scope scope;
    enum pl_tally_kind tally; /* for PL_SCOPE_RUN */
    unsigned types; /* the types that it judges; values of other types pass */
    size_t size;    /* of the settings, in bytes; all zero before they are
                       read */
    const struct pl_param *params; /* the parameters, ending with a row without
                                      a name; the first row is the main
                                      parameter */

    /* Complete the settings after they were read: sort, compute, cross-check.
     * Returns NULL, or a message about what is wrong with them (static, or from
     * `arena`). May be NULL. */
    const char *(*prepare)(void *settings, struct pl_arena *arena);

    /* Look up the settings of other keywords in the same `schema`. Called after
     * all of them were read and prepared. May be NULL. */
    void (*join)(void *settings, const struct pl_schema *schema);

    /* Tell whether `value` satisfies the settings. PL_SCOPE_KEY: `value` is a
     * key. PL_SCOPE_MATCHES: `value` is a number, and its `size` the number of
     * matches. PL_SCOPE_NESTING: the `size` of `value` is its depth.
     * PL_SCOPE_RUN: the answer is whether the value goes into the tally.
     * PL_SCOPE_MEMBERS: only called for an object with content, inside allOf,
     * not and the like; elsewhere the engine calls `members`. */
    bool (*test)(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings);

    /* Shrink `sure`, a set of values of one type from `types`, to values that
     * are certain to satisfy the settings (`wanted` PL_SURE_HOLDS) or certain
     * to fail them (PL_SURE_FAILS). Returns false if the keyword cannot say;
     * `sure` may have shrunk then. For PL_SCOPE_VALUE and PL_SCOPE_CONTENT.
     * NULL: it never can say, and each value is tested. */
    bool (*narrow)(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure);

    /* PL_SCOPE_CONTENT: tell from the span and size of `value` alone that it
     * satisfies the settings, so that its content need not be read again. May
     * be NULL. */
    bool (*is_plain)(const void *settings, const struct pl_value *value);

    /* PL_SCOPE_CONTENT: tell whether these settings look inside a container. If
     * not, `test` works without content, as for PL_SCOPE_VALUE. NULL: they
     * always look inside. See pl_assertion_needs_content(). */
    bool (*needs_content)(const void *settings);

    /* PL_SCOPE_CONTENT, for keywords that only ask that certain children
     * satisfy certain schemas (check/branch.h): fill `out` with branch number
     * `index`; false past the last one. The engine then judges the children
     * while it reads them. NULL: the keyword asks something else. */
    bool (*branch)(const void *settings, size_t index, struct pl_branch *out);

    /* PL_SCOPE_CONTENT: find the part of `value` that made it fail, which the
     * finding then points at. `way` is filled with child indexes, from `value`
     * inwards. Returns how many; 0 means `value` itself. May be NULL. */
    size_t (*culprit)(const void *settings, const struct pl_value *value,
                      const struct pl_siblings *siblings,
                      uint64_t way[PL_CULPRIT_STEPS_MAX]);

    /* Add the facts that a message may name, after `test` has failed. May be
     * NULL. */
    void (*explain)(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings, struct pl_facts *facts);

    /* `names`, for PL_SCOPE_MEMBERS: the members that the check asks for.
     * `known`, for PL_SCOPE_MEMBERS and PL_SCOPE_KEY: the keys that count as
     * known. `known` may be NULL or return NULL: the check then sees no unknown
     * keys. */
    const struct pl_names *(*names)(const void *settings);
    const struct pl_names *(*known)(const void *settings);

    /* PL_SCOPE_MEMBERS: find the faults of an object that has closed. Whether
     * there is any fault depends only on which members are present, not on
     * their order. */
    void (*members)(const void *settings, const struct pl_seen_members *members,
                    struct pl_faults *faults);
};

/* All keywords, sorted by name (the order of list.am); ends with NULL. */
extern const struct pl_check *const pl_checks[];

/* Enumerate the names that a message about `check` may use: first its facts,
 * then its parameters that have a text. Returns false past the last one. */
bool pl_check_fact_name(const struct pl_check *check, size_t index,
                        struct pl_slice *out);

/* The `test` of a keyword that a neighbour judges, as `if` judges `then`:
 * always true. */
bool pl_check_is_judged_beside(const void *settings,
                               const struct pl_value *value,
                               const struct pl_siblings *siblings);

/* The keyword of that name, or NULL. */
const struct pl_check *pl_check_find(struct pl_slice name);

#endif

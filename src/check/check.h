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

/* What a check needs to see, which decides when the engine asks it. */
enum pl_scope {
    PL_SCOPE_VALUE,   /* the value: a scalar, or the size of a container */
    PL_SCOPE_MEMBERS, /* which of the members that it names an object has */
    PL_SCOPE_KEY,     /* each key of an object, as a string value */
    PL_SCOPE_CONTENT, /* all of a container: it is kept until it closes */
    PL_SCOPE_NESTING, /* the depth of what is inside */
    PL_SCOPE_MATCHES, /* how many nodes selectors match inside */
    PL_SCOPE_RUN      /* the value, and what the whole run has seen */
};

/* A member that a PL_SCOPE_MEMBERS check asked for. */
struct pl_seen {
    bool is_present;
    struct pl_span key;
    struct pl_value value; /* of a container: type and span alone */
};

/* What a PL_SCOPE_RUN check asks of the tallies (see check/tally.h). */
enum pl_tally_kind {
    PL_TALLY_NONE,
    PL_TALLY_DISTINCT, /* a new value: how many are there now */
    PL_TALLY_TWIN,     /* a new value: is there one that looks like it */
    PL_TALLY_SHARE,    /* at the end: how many are there for so many nodes */
    PL_TALLY_UNIQUE    /* was there an equal one shortly before */
};

/* The members that were asked for, and the keys that nobody knows. */
struct pl_seen_members {
    const struct pl_seen *seen; /* one for each name of `names()` */
    size_t seen_count;
    const struct pl_value *unknown; /* the keys that are not in `known()`; at
                                       most PL_SEEN_UNKNOWN_MAX are kept */
    size_t unknown_count;
    bool is_cut; /* a syntax mistake took members away: absence means nothing */
};

#define PL_SEEN_UNKNOWN_MAX 64

#define PL_CULPRIT_STEPS_MAX 2

struct pl_schema;
struct pl_branch;

/* Takes the faults that a PL_SCOPE_MEMBERS check finds in an object: each is a
 * finding of its own. */
struct pl_faults {
    /* `at` is the key to point at, or NULL for the place that the rule says;
     * `related` another key, or NULL. */
    void (*fault)(void *self, const struct pl_span *at,
                  const struct pl_span *related, const struct pl_facts *facts);
    void *self;
    struct pl_facts *facts; /* the caller's, for the check to fill: it clears
                               them before each fault */
};

struct pl_check {
    const char *name;    /* the keyword */
    const char *summary; /* one line: what holds */
    const char *facts;   /* the names that explain() and members() may add, each
                            between spaces; NULL: none of its own */
    enum pl_scope scope;
    enum pl_tally_kind tally; /* PL_SCOPE_RUN: what it asks */
    unsigned types; /* the types that it constrains; others satisfy it */
    size_t size;    /* of its settings, which are zero before reading */
    const struct pl_param *params; /* ends with a row without a name; the first
                                      row is the main parameter */

    /* Make settings ready after reading: sort, compute, cross-check. Returns
     * NULL, or what is wrong, in a static text or one from `arena`. May be
     * NULL. */
    const char *(*prepare)(void *settings, struct pl_arena *arena);

    /* See the keywords that stand beside it in `schema`, of which all have been
     * read and made ready. May be NULL. */
    void (*join)(void *settings, const struct pl_schema *schema);

    /* Tell whether `value` satisfies the settings. For PL_SCOPE_KEY the value
     * is a key; for PL_SCOPE_MATCHES it is a number whose `size` is how many
     * there are; for PL_SCOPE_NESTING its `size` is the depth; for PL_SCOPE_RUN
     * the answer is whether the value counts. PL_SCOPE_MEMBERS: only for an
     * object that has content, inside allOf, not and their like; the engine
     * calls `members`. */
    bool (*test)(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings);

    /* Take from `sure`, a set of values of one type that `types` has, what does
     * not surely satisfy the settings (or surely fail them, as `wanted` says).
     * Returns false if that cannot be told. For PL_SCOPE_VALUE and _CONTENT.
     * NULL: it never can; then each value is tested. */
    bool (*narrow)(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure);

    /* PL_SCOPE_CONTENT: tell that `value` satisfies the settings by its span
     * and size alone, so that it need not be read again. May be NULL. */
    bool (*is_plain)(const void *settings, const struct pl_value *value);

    /* PL_SCOPE_CONTENT: tell whether these settings look inside a container;
     * if not, `test` serves without content, as for PL_SCOPE_VALUE. NULL: they
     * always do. See pl_assertion_needs_content(). */
    bool (*needs_content)(const void *settings);

    /* PL_SCOPE_CONTENT, where all that it asks is that children satisfy
     * schemas: which children and schemas (check/branch.h); the one number
     * `index`, false past the last. The engine then judges the children where
     * they stand. NULL: it asks something else. */
    bool (*branch)(const void *settings, size_t index, struct pl_branch *out);

    /* PL_SCOPE_CONTENT: what in `value` it failed for, where the finding
     * points: the way there in numbers of children. Returns how many; 0: the
     * value itself. May be NULL. */
    size_t (*culprit)(const void *settings, const struct pl_value *value,
                      const struct pl_siblings *siblings,
                      uint64_t way[PL_CULPRIT_STEPS_MAX]);

    /* Add what a message may name, after `test` failed. May be NULL. */
    void (*explain)(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings, struct pl_facts *facts);

    /* PL_SCOPE_MEMBERS: the members that it asks for; for _MEMBERS and _KEY:
     * the keys that count as known. `known` may be NULL and may return NULL:
     * then it does not ask. */
    const struct pl_names *(*names)(const void *settings);
    const struct pl_names *(*known)(const void *settings);

    /* PL_SCOPE_MEMBERS: find the faults of an object that has closed. Whether
     * it has any is decided by which members there are, in whatever order. */
    void (*members)(const void *settings, const struct pl_seen_members *members,
                    struct pl_faults *faults);
};

/* All keywords, in the order of list.am, which is that of their names; ends
 * with NULL. */
extern const struct pl_check *const pl_checks[];

/* What a message about `check` may name, one by one: the facts that it tells,
 * then those of its parameters that have a text. Returns false past the last.
 */
bool pl_check_told(const struct pl_check *check, size_t index,
                   struct pl_slice *out);

/* The test of a keyword that another one beside it judges, as `if` does `then`:
 * alone it asks for nothing. */
bool pl_check_is_judged_beside(const void *settings,
                               const struct pl_value *value,
                               const struct pl_siblings *siblings);

/* The keyword of that name, or NULL. */
const struct pl_check *pl_check_find(struct pl_slice name);

#endif

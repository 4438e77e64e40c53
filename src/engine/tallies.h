/*
 * Tallies: what a run knows beyond one document: the different values of each
 * name (tally.h), the last values that `unique` saw (recent.h), rules that
 * speak once, and shares, whose findings wait for the end of the run. All of it
 * is exact and in the order of the input.
 *
 * Several runs may use the same tallies one after the other, so that files with
 * rules of their own are counted together. Names and ids are borrowed from the
 * rulesets of these runs, which must outlive the tallies.
 *
 * A part of the input (a thread's lot, see lib/lot.h) may be checked with
 * tallies of its own, which are merged in the order of the input. Their heaps
 * must share a hash key, and they must be given the same values of lists first.
 * A part may presume that a value was met before it. pl_tallies_can_merge()
 * then tells whether the part would have given other findings after what came
 * before; if so, it must be checked again.
 */
#ifndef PL_ENGINE_TALLIES_H
#define PL_ENGINE_TALLIES_H

#include "base/map.h"
#include "engine/figures.h"
#include "engine/recent.h"
#include "engine/tally.h"
#include "model/sink.h"

/* Stand in the message of a share for numbers that are known only at the end of
 * the run. */
#define PL_HOLE_COUNT "\x01"
#define PL_HOLE_TOTAL "\x02"

struct pl_rule;
struct pl_tally_settings;

/* A value of a list that was given to the run (`known` in rules). */
struct pl_known {
    struct pl_slice list, text;
    struct pl_sighting place;
    uint32_t width;
};

/* A share: a limit on how many different values there are for so many nodes. It
 * is judged at the end of the run. */
struct pl_share_case {
    struct pl_slice rule; /* id of the rule */
    const struct pl_tally_settings *settings;
    uint64_t nodes;
    bool is_asked;  /* the first value was seen … */
    bool has_first; /* … and this finding was made of it, to be told if the
                       limit is passed: */
    struct pl_finding finding;
};

struct pl_tallies {
    struct pl_heap *heap;
    struct pl_tally *items;
    size_t count, cap;
    struct pl_recent *recents;
    size_t recent_count, recent_cap;
    size_t recent_room; /* tables of `recents` that are allocated; those from
                           `recent_count` on are empty, for later use */
    struct pl_share_case *shares;
    size_t share_count, share_cap;
    struct pl_figures figures;
    struct pl_map once; /* ids of rules that speak once and have spoken. 1:
                           other rules are silent there */
    struct pl_known *known;
    size_t known_count, known_cap;
    bool is_part;           /* tallies of a part: `known` belongs to others */
    struct pl_slice *files; /* names of files where values were seen */
    size_t file_count, file_cap;
    size_t given_files;        /* the first of `files`, which have the known
                                  values */
    struct pl_arena arena;     /* texts of all these */
    struct pl_tallies *before; /* of a part: values that were met before it, as
                                  far as is known; NULL: none. They outlive
                                  these tallies */
    uint64_t age; /* changes whenever all was forgotten. Each part that has the
                     same `before` has another age, not 0 */
    uint64_t spoken; /* findings that depend on what was seen before */
};

void pl_tallies_init(struct pl_tallies *tallies, struct pl_heap *heap);
void pl_tallies_fini(struct pl_tallies *tallies);

/* Forget what was seen, but not the values of lists. */
void pl_tallies_clear(struct pl_tallies *tallies);

/* Give a number to a file where values are seen. */
uint32_t pl_tallies_file(struct pl_tallies *tallies, struct pl_slice name);

/* Add a value of a list. Only before anything is checked. */
void pl_tallies_add_known(struct pl_tallies *tallies,
                          const struct pl_known *value);

/* The tally that `settings` name, with the values of their list in it. */
struct pl_tally *pl_tallies_of(struct pl_tallies *tallies,
                               const struct pl_tally_settings *settings);
/* Tell whether the tally that `settings` name has met `text`, here or before
 * the part. */
bool pl_tallies_have_met(struct pl_tallies *tallies,
                         const struct pl_tally_settings *settings,
                         struct pl_slice text);

/* The tally of a name; the recent values of a name and a window. Made if
 * new. */
struct pl_tally *pl_tallies_named(struct pl_tallies *tallies,
                                  struct pl_slice name);
struct pl_recent *pl_tallies_recent_named(struct pl_tallies *tallies,
                                          struct pl_slice name,
                                          uint64_t window);

/* Tell whether `text` was met before the part of these tallies, as far as is
 * known, and not in the part itself. If so, the part presumes it (see
 * above). */
bool pl_tallies_met_before(struct pl_tallies *tallies,
                           const struct pl_tally_settings *settings,
                           struct pl_slice text);

struct pl_recent *
pl_tallies_recent_of(struct pl_tallies *tallies,
                     const struct pl_tally_settings *settings);

/* Mark the present end of the recent values; remove all that was added since
 * the mark, at most PL_RECENT_BACK_MAX values of a name. */
static inline void pl_tallies_mark(struct pl_tallies *tallies) {
    for (size_t i = 0; i < tallies->recent_count; i++)
        tallies->recents[i].mark = tallies->recents[i].count;
}
void pl_tallies_rewind(struct pl_tallies *tallies);

/* The share of the rule with the id `rule`, made if new. */
struct pl_share_case *
pl_tallies_share_of(struct pl_tallies *tallies, struct pl_slice rule,
                    const struct pl_tally_settings *settings);

/* Tell whether a rule that speaks once a run has not spoken yet. If so, it has
 * from now on. `is_awaited`: other rules are silent where it speaks. */
bool pl_tallies_may_speak(struct pl_tallies *tallies, struct pl_slice rule,
                          bool is_awaited);
/* Tell whether the rule speaks once and has spoken. */
bool pl_tallies_have_heard(const struct pl_tallies *tallies,
                           struct pl_slice rule);

/* Keep a copy of the finding of the share with index `share` until the run
 * ends. */
void pl_tallies_keep(struct pl_tallies *tallies, size_t share,
                     const struct pl_finding *finding);

/* The run has ended: judge the shares and give the findings of those that fail
 * to `sink`. Then the shares are forgotten. */
void pl_tallies_flush(struct pl_tallies *tallies, struct pl_sink sink);

/* merge.c: make tallies of a part, with the values of lists that `given` has.
 * `given` must not change as long as they live. `part` is zero, or was left by
 * pl_tallies_leave(). */
void pl_tallies_init_part(struct pl_tallies *part, struct pl_heap *heap,
                          const struct pl_tallies *given);

/* merge.c: free all but the tables that the tallies of the next part can use
 * again. */
void pl_tallies_leave(struct pl_tallies *part);

/* merge.c: add the values that a part has met to `before`. Parts that come
 * after it then need not look at them as if they were new. */
void pl_tallies_remember(struct pl_tallies *before,
                         const struct pl_tallies *part);

/* merge.c: about how many bytes the values of a part take that it does not
 * share. */
size_t pl_tallies_size(const struct pl_tallies *part);

/* merge.c: tell whether the findings made with `from` are those that one run
 * over both parts, first that of `into`, would have made. Rules that speak once
 * and have spoken in `into` are left out of this. False also if figures of the
 * summary were gathered. If false, the part of `from` must be checked again,
 * with `into` itself. */
bool pl_tallies_can_merge(struct pl_tallies *into,
                          const struct pl_tallies *from);

/* merge.c: add what `from` has seen to `into`. `shift` has the lines and
 * documents of its source that came before. Tallies of a part must be left
 * then. */
void pl_tallies_merge(struct pl_tallies *into, struct pl_tallies *from,
                      struct pl_shift shift);

#endif

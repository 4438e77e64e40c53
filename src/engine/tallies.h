/*
 * Tallies: what a run knows beyond one document, all of it exact and as the
 * input has it in its order: different values (tally.h), the last values seen
 * (recent.h), rules that speak once, and findings that wait for the end of the
 * run.
 *
 * Tallies are of several runs, one after the other: files that have rules of
 * their own count with the others. What they borrow (names, ids) lives in the
 * rulesets of these runs, which must outlive them.
 *
 * Parts of the input may be looked at on their own, each with tallies of its
 * own whose heaps share a hash key, and merged in the order of the input. That
 * a part holds no surprise, and so needs not be looked at again, is found out
 * then: see pl_tallies_can_merge(). All of them are given the same values of
 * lists first.
 */
#ifndef PL_ENGINE_TALLIES_H
#define PL_ENGINE_TALLIES_H

#include "base/map.h"
#include "engine/figures.h"
#include "engine/recent.h"
#include "engine/tally.h"
#include "model/sink.h"

/* What stands in a message for what is known at the end of the run. */
#define PL_HOLE_COUNT "\x01"
#define PL_HOLE_TOTAL "\x02"

struct pl_rule;
struct pl_tally_settings;

/* A value of a list that was given to the run. */
struct pl_known {
    struct pl_slice list, text;
    struct pl_sighting place;
    uint32_t width;
};

/* A share that is judged at the end of the run: how many different values there
 * are for so many nodes. */
struct pl_share_case {
    struct pl_slice rule; /* its id */
    const struct pl_tally_settings *settings;
    uint64_t nodes;
    bool is_asked;  /* a value was seen */
    bool has_first; /* what is told, if it is, of the first value: */
    struct pl_finding finding;
};

struct pl_tallies {
    struct pl_heap *heap;
    struct pl_tally *items;
    size_t count, cap;
    struct pl_recent *recents;
    size_t recent_count, recent_cap;
    size_t recent_room; /* so many, the others of which are empty */
    struct pl_share_case *shares;
    size_t share_count, share_cap;
    struct pl_figures figures;
    struct pl_map once; /* ids of rules that have spoken; 1: others are silent
                           there */
    struct pl_known *known;
    size_t known_count, known_cap;
    bool is_part;           /* these are not its own */
    struct pl_slice *files; /* that values were seen in */
    size_t file_count, file_cap;
    size_t given_files;        /* these, the first, have the known values */
    struct pl_arena arena;     /* of all these */
    struct pl_tallies *before; /* of a part: values that came before it, as far
                                  as is known; NULL: none. It outlives these */
    uint64_t age; /* how often all was forgotten; of a part: another number for
                     each that has the same values before it, and not 0 */
    uint64_t spoken; /* findings that depend on what was seen before */
};

void pl_tallies_init(struct pl_tallies *tallies, struct pl_heap *heap);
void pl_tallies_fini(struct pl_tallies *tallies);

/* Forget all that was seen, but not the values of lists. */
void pl_tallies_clear(struct pl_tallies *tallies);

/* Give a file in which values are seen a number. */
uint32_t pl_tallies_file(struct pl_tallies *tallies, struct pl_slice name);

/* Give a value of the list `list`, before anything is checked. */
void pl_tallies_know(struct pl_tallies *tallies, const struct pl_known *value);

/* The tally that `settings` name, with the values of their list. */
struct pl_tally *pl_tallies_of(struct pl_tallies *tallies,
                               const struct pl_tally_settings *settings);
/* Tell whether the tally that `settings` name has met `text`. */
bool pl_tallies_have_met(struct pl_tallies *tallies,
                         const struct pl_tally_settings *settings,
                         struct pl_slice text);

/* The tally, and what is recent, of a name. */
struct pl_tally *pl_tallies_named(struct pl_tallies *tallies,
                                  struct pl_slice name);
struct pl_recent *pl_tallies_recent_named(struct pl_tallies *tallies,
                                          struct pl_slice name,
                                          uint64_t window);

/* Tell whether the tally that `settings` name has met `text` before the part
 * that these tallies are of, and not in it. */
bool pl_tallies_met_before(struct pl_tallies *tallies,
                           const struct pl_tally_settings *settings,
                           struct pl_slice text);

struct pl_recent *
pl_tallies_recent_of(struct pl_tallies *tallies,
                     const struct pl_tally_settings *settings);

/* Remember where the values are that are added to what is recent from now on;
 * take these back. No more than PL_RECENT_BACK_MAX may be between. */
static inline void pl_tallies_mark(struct pl_tallies *tallies) {
    for (size_t i = 0; i < tallies->recent_count; i++)
        tallies->recents[i].mark = tallies->recents[i].count;
}
void pl_tallies_back(struct pl_tallies *tallies);

/* The share of the rule `rule`. */
struct pl_share_case *
pl_tallies_share_of(struct pl_tallies *tallies, struct pl_slice rule,
                    const struct pl_tally_settings *settings);

/* Tell whether the rule, which speaks once a run, has not spoken yet; from now
 * on it has. `is_awaited`: other rules are silent where it speaks. */
bool pl_tallies_may_speak(struct pl_tallies *tallies, struct pl_slice rule,
                          bool is_awaited);
/* Tell whether the rule speaks once, and has spoken. */
bool pl_tallies_have_heard(const struct pl_tallies *tallies,
                           struct pl_slice rule);

/* Keep the finding of a share, which borrows from its document, until the run
 * ends. */
void pl_tallies_keep(struct pl_tallies *tallies, size_t share,
                     const struct pl_finding *finding);

/* The run has ended: give what is known only now to `sink`, in the order of the
 * input, and forget it. */
void pl_tallies_flush(struct pl_tallies *tallies, struct pl_sink sink);

/* merge.c: tallies of a part of the input, see above, to which the values of
 * lists were given as to `given`, which must not change as long as they live.
 * `part` is zero, or was left by pl_tallies_leave(). */
void pl_tallies_init_part(struct pl_tallies *part, struct pl_heap *heap,
                          const struct pl_tallies *given);

/* merge.c: free all but what makes room for the tallies of the next part. */
void pl_tallies_leave(struct pl_tallies *part);

/* merge.c: remember in `before` the values that a part has met, so that parts
 * which come after it are spared to look at them as if they were new. */
void pl_tallies_remember(struct pl_tallies *before,
                         const struct pl_tallies *part);

/* merge.c: so many bytes the values of a part take that it does not share,
 * about. */
size_t pl_tallies_size(const struct pl_tallies *part);

/* merge.c: tell whether one run over both parts, that of `into` and then that
 * of `from`, would have told the same of the second as was told with `from`,
 * but for what rules told that `into` has heard. If not, the second is to be
 * looked at again, with `into` itself. So it is where figures of the summary
 * were gathered. */
bool pl_tallies_can_merge(struct pl_tallies *into,
                          const struct pl_tallies *from);

/* merge.c: add what `from` has seen, after so many lines and documents of its
 * source. If it is of a part, it is to be left then. */
void pl_tallies_merge(struct pl_tallies *into, struct pl_tallies *from,
                      struct pl_shift shift);

#endif

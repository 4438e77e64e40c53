/*
 * Checking: rules and a text in memory, and what a run says of them, for the
 * tests of the engine.
 */
#ifndef CHECKING_H
#define CHECKING_H

#include "engine/run.h"

/* What begins every rule file of these tests: an object with `a` is a `t`, and
 * so is each element of an array of such. */
#define CHECKING_HEAD                                                          \
    "paylint: 1\n"                                                             \
    "extends: []\n"                                                            \
    "shapes:\n"                                                                \
    "  one: {object: {any_key: [a]}}\n"                                        \
    "  many: {array: {}}\n"                                                    \
    "targets:\n"                                                               \
    "  t: {one: $, many: '$[*]'}\n"                                            \
    "rules:\n"

/* Rules by which objects are compared in two ways at once, and so are elements
 * of them. */
#define CHECKING_UNIQUES                                                       \
    CHECKING_HEAD                                                              \
    "  x/same: {target: t, given: $, severity: error, message: m, "            \
    "then: {unique: {tally: x, window: 30, types: object}}}\n"                 \
    "  x/near: {target: t, given: $, severity: info, message: m, "             \
    "then: {unique: {tally: y, window: 2, types: object}}}\n"                  \
    "  x/inner: {target: t, given: '$.list[*]', severity: info, message: m, "  \
    "then: {unique: {tally: z, window: 3, types: object}}}\n"

struct checking {
    struct pl_heap heap;
    pl_ruleset *ruleset;
    struct pl_plan plan;
    bool is_made; /* the plan */
    struct pl_tallies tallies;
    pl_run *run;
    struct pl_run_options options;
    struct pl_buf said; /* a line for each finding */
    struct pl_slice text;
    size_t at, most;
    enum pl_framing framing;
    bool shows_excerpts;
    bool shows_related; /* the document, and where what is told of beside is */
};

/* Load and compile `rules`; a mistake in them fails the test. Change `options`
 * before the first text. */
void checking_init(struct checking *checking, const char *rules);
void checking_fini(struct checking *checking);

/* Check `text` and return what is said of it:
 * `RULE LINE:COLUMN-LINE:COLUMN POINTER MESSAGE`, a line each. */
const char *checking_say(struct checking *checking, const char *text);

/* The same with the text in pieces of `most` bytes. */
const char *checking_say_slowly(struct checking *checking, const char *text,
                                size_t most);

/* Fail unless exactly `expected` is said of `text` by `rules`, however it
 * arrives, and again the second time. */
void checking_expect(const char *rules, const char *text, const char *expected);

/* Fail at the first line that differs unless a run that takes shortcuts says
 * the same as one that takes none. */
void checking_compare(const struct pl_buf *quick,
                      const struct pl_buf *thorough);

/* What a rule file is to say of texts that are made from a seed. */
struct checking_saying {
    const char *rules;
    uint64_t seed;
    size_t most; /* bytes of a text that arrive at once, at most */
    bool is_thorough;
    void (*say)(const struct checking_saying *saying, struct pl_buf *out);
};

/* Compare what `say` says with shortcuts and without, of the texts of some
 * seeds, for a test that is run in CHECKING_LOOPS loops: a process for each
 * seed would take longer. */
#define CHECKING_LOOPS 10
void checking_try(struct checking_saying saying, int loop);

#endif

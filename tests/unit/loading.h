/*
 * Loading: rule files in memory, and what loading them says, for the tests of
 * rules/. There is one at a time, which a fixture begins and ends.
 */
#ifndef LOADING_H
#define LOADING_H

#include "rules/load.h"

/* What begins most rule files of these tests: three lines. */
#define LOADING_HEAD                                                           \
    "paylint: 1\n"                                                             \
    "shapes: {order: {object: {any_key: [price]}}}\n"                          \
    "targets: {order: {order: $}}\n"

/* A rule that is right, on a line of `rules:`. */
#define LOADING_RULE(ID, MORE)                                                 \
    "  " ID ": {target: order, given: $.price, then: {type: number}, "         \
    "message: m" MORE "}\n"

#define LOADING_FILES_MAX 8

struct loading_file {
    const char *path, *text;
};

extern struct loading {
    struct pl_heap heap;
    struct loading_file files[LOADING_FILES_MAX];
    size_t file_count;
    struct pl_load_options options;
    struct pl_slice names[4]; /* room for lists in the options */
    struct pl_buf told;       /* what was found, a line each:
                                 `FILE:LINE:COLUMN-COLUMN RULE MESSAGE (HINT)` */
    enum pl_status status;
    pl_ruleset *ruleset; /* what was loaded, or NULL */
} loading;

void loading_begin(void);
void loading_end(void);

/* Add a file, whose texts are borrowed. */
void loading_add(const char *path, const char *text);

/* Load with the options as they are, or with one file named. */
void loading_run(void);
void loading_path(const char *path);

/* Load one file, `r.yaml`, which goes on after LOADING_HEAD. */
void loading_text(const char *text);

/* The same, and fail unless nothing, or just these lines, is told. */
void loading_accept(const char *text);
void loading_refuse(const char *text, const char *told);

/* The rule of that name, which must be there. */
const struct pl_rule *loading_rule(const char *id);

#endif

/*
 * paylint: the façade. A session loads rules, checks sources and renders what
 * was found. It never exits and never prints on its own: everything goes to the
 * outputs that it was given, and trouble is a status. One session serves one
 * thread at a time.
 */
#ifndef PL_LIB_PAYLINT_H
#define PL_LIB_PAYLINT_H

#include "base/heap.h"
#include "base/names.h"
#include "base/slice.h"
#include "base/status.h"
#include "model/finding.h"

/* A report that is wanted. */
struct pl_report_to {
    const char *format; /* a reporter's name */
    const char *path;   /* a file; NULL: `out_fd` */
};

/* What is checked, where a report says so; texts may be empty. */
struct pl_revision {
    struct pl_slice repository; /* its URL */
    struct pl_slice revision, branch;
};

/* A file that gives a list, which has an option, its values. */
struct pl_list_option {
    struct pl_slice list, file;
};

struct pl_session_options {
    struct pl_names rules; /* rule files and packs, to be added */
    const char *config;    /* a configuration, instead of those that are found
                              beside the files; NULL: none */
    bool no_config;        /* none is looked for */
    const char *baseline;  /* of findings that are not told again; NULL: the
                              configuration's */
    const char *write_baseline; /* where to write what is found, instead of
                                   telling it; or NULL */
    struct pl_names only, skip, params;
    bool wants_summary; /* in full */
    const struct pl_list_option *list_options;
    size_t list_option_count;
    enum pl_severity shown;      /* PL_SEVERITY_OFF: what the format shows */
    enum pl_severity fail_level; /* _OFF: never */
    const struct pl_report_to *reports; /* the first says how rules are listed
                                         */
    size_t report_count;                /* 1 at least */
    int out_fd;                         /* findings and summary */
    int notice_fd;                      /* notices, progress; -1: none */
    const char *shape;                  /* --as, or NULL */
    struct pl_slice stdin_name;         /* what `-` is called in findings */
    struct pl_revision revision;
    bool has_links;           /* the terminal takes OSC 8 */
    bool shows_progress;      /* notices go to a terminal */
    const char *summary_path; /* the page that the CI shows; or NULL */
    int64_t now;              /* seconds since the epoch */
    bool has_file_color;      /* reports that go to files are in colour too */
    bool has_color, is_quiet, exit_zero;
    bool is_strict;    /* pseudo-JSON of pages for people is checked as JSON */
    bool shows_hidden; /* sensitive values too */
    bool tests_rules;  /* test: the examples of `rules` alone */
    bool takes_as_found; /* the paths: as if found in a folder, so that what is
                            no payload is passed over */
    uint64_t max_shown;
    uint64_t jobs;  /* threads that check files; 0: as many as there are
                     processors, and one where little is to be done */
    uint64_t range; /* bytes of a large file that a thread takes at a time; 0:
                       a fitting number */
    size_t memory;  /* allocations, after which memory runs out; 0: no limit */
};

/* The exit statuses. */
enum { PL_EXIT_CLEAN = 0, PL_EXIT_FINDINGS = 1, PL_EXIT_TROUBLE = 2 };

/* Check the files behind `paths` and report. Returns the exit status. */
int pl_session_check(const struct pl_session_options *options,
                     const struct pl_names *paths);

/* Check URLs as requests for what is behind them; `-` stands for those of
 * standard input, a line each. Returns the exit status. */
int pl_session_check_urls(const struct pl_session_options *options,
                          const struct pl_names *urls);

/* Print the files that would be checked. */
int pl_session_list_files(const struct pl_session_options *options,
                          const struct pl_names *paths);

/* Print the rules: id, level, message; or, as the format `json`, all that is
 * known of them. */
int pl_session_rules(const struct pl_session_options *options);

/* Print the configuration that holds for `path`, with the place that each value
 * comes from. */
int pl_session_config_of(const struct pl_session_options *options,
                         struct pl_slice path);

/* Print the JSON Schema of rule files or, for `of` "config", of configurations.
 */
int pl_session_schema(const struct pl_session_options *options,
                      struct pl_slice of);

/* Call `keyword` for each keyword of rules, in alphabetical order, with what
 * holds where it is. */
void pl_session_keywords(void (*keyword)(void *self, const char *name,
                                         const char *summary),
                         void *self);

/* Print a page of Markdown about all rules. */
int pl_session_reference(const struct pl_session_options *options);

/* Print what there is to know about one rule. */
int pl_session_explain(const struct pl_session_options *options,
                       struct pl_slice id);

/* Run the examples of every rule; with paths, the fixtures that are below
 * `valid` and `invalid` in these instead. PL_EXIT_FINDINGS if one fails. */
int pl_session_test(const struct pl_session_options *options,
                    const struct pl_names *paths);

/* Give the lists that have an option in the packs of ours, which is
 * `--NAME FILE`, to `take`; the texts last during the call. */
void pl_session_list_options(struct pl_heap *heap, void *self,
                             void (*take)(void *self, struct pl_slice name,
                                          struct pl_slice help));

/* The format names, ends with NULL. */
const char *const *pl_session_formats(void);

#endif

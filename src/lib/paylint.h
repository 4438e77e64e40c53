/*
 * paylint: the façade for the program. A session loads rules, checks files and
 * renders what was found. It never exits and never prints on its own:
 * everything goes to the outputs that it was given, and trouble is a status.
 * One session serves one thread at a time.
 */
#ifndef PL_LIB_PAYLINT_H
#define PL_LIB_PAYLINT_H

#include "base/heap.h"
#include "base/names.h"
#include "base/slice.h"
#include "base/status.h"
#include "model/finding.h"

/* A report that the user asks for. */
struct pl_report_to {
    const char *format; /* name of a reporter */
    const char *path;   /* a file; NULL: `out_fd` */
};

/* The revision that is checked, for reports that name it. Texts may be
 * empty. */
struct pl_revision {
    struct pl_slice repository; /* its URL */
    struct pl_slice revision, branch;
};

/* A file with the values of a list, from the command line. */
struct pl_list_option {
    struct pl_slice list, file;
};

struct pl_session_options {
    struct pl_names rules; /* rule files and packs, added to those of the
                              configuration */
    const char *config;    /* the configuration to use; NULL: those that are
                              found beside the files */
    bool no_config;        /* no configuration is looked for */
    const char *baseline;  /* a file of findings that are not reported again;
                              NULL: that of the configuration */
    const char *write_baseline; /* file to write findings to, instead of
                                   reporting them; or NULL */
    struct pl_names only, skip, params;
    bool wants_summary; /* in full, with figures */
    const struct pl_list_option *list_options;
    size_t list_option_count;
    enum pl_severity shown;      /* least level that is shown; PL_SEVERITY_OFF:
                                    as the format does */
    enum pl_severity fail_level; /* least level for which the exit status is 1;
                                    _OFF: none */
    const struct pl_report_to *reports; /* the format of the first is also that
                                           of lists of rules */
    size_t report_count;                /* at least 1 */
    int out_fd;                         /* for findings and the summary */
    int notice_fd;                      /* for notices and progress; -1: none */
    const char *shape;                  /* the shape of all documents (--as), or
                                           NULL */
    struct pl_slice stdin_name;         /* name of standard input in findings */
    struct pl_revision revision;
    bool has_links;           /* the terminal understands links (OSC 8) */
    bool shows_progress;      /* notices go to a terminal */
    const char *summary_path; /* file of the page that the CI shows; or NULL */
    int64_t now;              /* the time by which rules judge: seconds since
                                 1970 */
    bool has_file_color;      /* also colour reports that go to files */
    bool has_color, is_quiet, exit_zero;
    bool is_strict;      /* also check text on pages for people that only
                            resembles JSON */
    bool shows_hidden;   /* also show sensitive values */
    bool tests_rules;    /* test: run only the examples of `rules` */
    bool takes_as_found; /* treat `paths` as if found in a folder: files that
                            are no payload are passed over */
    uint64_t max_shown;
    uint64_t jobs;  /* threads that check files; 0: as many as processors, but
                       one if there is little to check */
    uint64_t range; /* bytes of a large file that a thread takes at a time; 0: a
                       suitable number */
    size_t memory;  /* number of allocations after which memory runs out (for
                       tests); 0: no limit */
};

/* Exit statuses. */
enum { PL_EXIT_CLEAN = 0, PL_EXIT_FINDINGS = 1, PL_EXIT_TROUBLE = 2 };

/* Check the files behind `paths` and report. Like all functions here that
 * return int, it returns the exit status. */
int pl_session_check(const struct pl_session_options *options,
                     const struct pl_names *paths);

/* Check URLs as requests to them. `-` stands for the lines of standard
 * input. */
int pl_session_check_urls(const struct pl_session_options *options,
                          const struct pl_names *urls);

/* Print the files that would be checked. */
int pl_session_list_files(const struct pl_session_options *options,
                          const struct pl_names *paths);

/* Print the rules: id, level, message. With the format `json`: all that is
 * known of them. */
int pl_session_rules(const struct pl_session_options *options);

/* Print the configuration for the file `path`, and where each value comes
 * from. */
int pl_session_config_of(const struct pl_session_options *options,
                         struct pl_slice path);

/* Print the JSON Schema of rule files, or of configurations if `of` is
 * "config". */
int pl_session_schema(const struct pl_session_options *options,
                      struct pl_slice of);

/* Call `keyword` for each keyword of rules, in alphabetical order, with its
 * summary. */
void pl_session_keywords(void (*keyword)(void *self, const char *name,
                                         const char *summary),
                         void *self);

/* Print a page of Markdown about all rules. */
int pl_session_reference(const struct pl_session_options *options);

/* Print all about one rule. */
int pl_session_explain(const struct pl_session_options *options,
                       struct pl_slice id);

/* Run the examples of every rule. If there are paths: instead, check the
 * fixtures in folders `valid` and `invalid` below them. PL_EXIT_FINDINGS if one
 * fails. */
int pl_session_test(const struct pl_session_options *options,
                    const struct pl_names *paths);

/* Call `take` for each list of our packs that can be given as `--NAME FILE`.
 * The texts live during the call. */
void pl_session_list_options(struct pl_heap *heap, void *self,
                             void (*take)(void *self, struct pl_slice name,
                                          struct pl_slice help));

/* The names of the formats; ends with NULL. */
const char *const *pl_session_formats(void);

#endif

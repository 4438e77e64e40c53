/*
 * Session: what the functions of paylint.h share: memory, rules, outputs,
 * counts. No other folder includes this.
 */
#ifndef PL_LIB_SESSION_H
#define PL_LIB_SESSION_H

#include "input/walk.h"
#include "lib/baseline.h"
#include "lib/cache.h"
#include "lib/files.h"
#include "lib/paylint.h"
#include "lib/progress.h"
#include "lib/reports.h"
#include "lib/search.h"
#include "lib/variants.h"
#include "lib/worker.h"
#include "report/json_tree.h"
#include "report/reporter.h"

/* A job: a file to check. */
struct pl_job {
    struct pl_slice path;
    bool is_named;
    bool is_found; /* found in a folder, where it was a regular file */
    size_t variant;
};

/* A file that is read again, for a report. */
struct pl_again {
    struct pl_source source;
    bool is_open;
    struct pl_buf name;
    char *piece; /* buffer for pieces of the file; NULL: none yet */
};

/* What the lots of a variant have counted. */
struct pl_lot_counts {
    uint64_t documents;
    uint64_t *targets; /* by target: number of nodes */
};

struct pl_crew;
struct pl_fixtures;
struct pl_given_file;

struct pl_session {
    struct pl_heap heap;
    const struct pl_session_options *options;
    const struct pl_names *operands;
    struct pl_output out, notices;
    struct pl_reports reports;
    pl_ruleset *ruleset;
    struct pl_names params;  /* added to those of the options */
    struct pl_slice *joined; /* the params of the options and these */
    struct pl_plan plan;
    pl_run *run; /* the run of an example */
    struct pl_files files;
    struct pl_cache cache;
    bool with_texts;    /* loading keeps texts for people */
    bool with_examples; /* a report shows examples */
    struct pl_again again;
    struct pl_progress progress;
    struct pl_search search;
    struct pl_variants variants;
    bool *marks;                      /* scratch: which overrides match */
    struct pl_worker worker;          /* of the session's own thread */
    struct pl_crew *crew;             /* further threads, or NULL */
    struct pl_lot_counts *lot_counts; /* by variant; NULL: no lots */
    bool tells_packed; /* the finding that is being told was kept, and is in a
                          compressed file */
    bool wants_excerpts;
    bool are_urls;       /* the operands are URLs */
    bool keeps_excluded; /* also make jobs of what the configuration excludes */
    struct pl_tallies tallies;
    struct pl_given_file *given; /* the file of values that is being read */
    struct pl_baseline baseline;
    struct pl_output file; /* output to a file beside the reports */
    struct pl_job *jobs;
    size_t job_count, job_cap;
    const struct pl_config *run_config; /* of the run; set when the jobs are
                                           collected */
    size_t *shapes;                     /* by variant: index of the shape of
                                           --as */
    uint64_t excluded;                  /* named files and folders that are
                                           excluded or ignored */
    struct pl_arena arena;              /* lives as long as the session */
    struct pl_map told;                 /* mistakes in rules that were
                                           reported */
    struct pl_file_walk walk;
    bool has_walk;
    struct pl_buf text; /* scratch: a message */
    struct pl_json_tree tree;
    struct pl_fixtures *fixtures;
    struct pl_buf line; /* scratch: a notice */
    struct pl_summary summary;
    struct pl_summary_count *counts;
    struct pl_summary_line *lines;
    size_t line_cap;
    enum pl_severity worst; /* the highest level that was found */
    bool has_trouble;       /* the exit status is 2 */
};

/* Do `work` in a new session and return the exit status. If memory runs out,
 * the work ends, which is reported, and is trouble. */
int pl_session_do(const struct pl_session_options *options,
                  const struct pl_names *operands,
                  void (*work)(struct pl_session *session));

/* Tell whether the file that is being checked is compressed. */
bool pl_session_is_packed(const struct pl_session *session);

/* The exit status for what was found so far. */
int pl_session_status(const struct pl_session *session);

/* Load the rules of the options with the configuration `config` (empty: none).
 * `overrides[i]` says whether its override i applies; NULL: none does. Returns
 * NULL if the rules have mistakes; they have been reported. */
pl_ruleset *pl_session_read(struct pl_session *session, struct pl_slice config,
                            const bool *overrides, size_t override_count);

/* Load the session's ruleset, with the configuration of the working
 * directory. */
bool pl_session_load(struct pl_session *session, bool with_texts);

/* Compile a ruleset into a plan; compile the session's. Returns false if that
 * is not possible; that has been reported. */
bool pl_session_plan(struct pl_session *session, struct pl_plan *plan,
                     const pl_ruleset *ruleset);
bool pl_session_compile(struct pl_session *session);

/* Report something about `file` (may be empty) on the notices' output, and in
 * the reports that have a place for it. */
void pl_session_notice(struct pl_session *session, struct pl_slice file,
                       struct pl_slice message, bool is_error);

/* Report a mistake in the rules or the configuration, once. A mistake in an
 * option is reported as a notice. */
void pl_session_mistake(void *session, const struct pl_finding *finding);

/* Report that `path` could not be written. Needs no session memory. */
void pl_session_tell_lost(const struct pl_session *session, const char *path,
                          int error);

/* Make the output fail if memory ran out while JSON was made. */
void pl_session_check_tree(struct pl_session *session);

/* A sink that counts findings and passes them to the reports. */
struct pl_sink pl_session_sink(struct pl_session *session);

#endif

/*
 * Session: what the jobs of the façade share: memory, rules, outputs, counts.
 * No other folder includes this.
 */
#ifndef PL_LIB_SESSION_H
#define PL_LIB_SESSION_H

#include "input/walk.h"
#include "lib/baseline.h"
#include "lib/cache.h"
#include "lib/files.h"
#include "lib/hand.h"
#include "lib/paylint.h"
#include "lib/progress.h"
#include "lib/reports.h"
#include "lib/search.h"
#include "lib/variants.h"
#include "report/json_tree.h"
#include "report/reporter.h"

/* A file to check. */
struct pl_job {
    struct pl_slice path;
    bool is_named;
    bool is_found; /* in a folder, where it was a regular file */
    size_t variant;
};

/* A file that is read once more, for a report. */
struct pl_again {
    struct pl_source source;
    bool is_open;
    struct pl_buf name;
    char *piece; /* of the file; NULL: none yet */
};

/* What lots have counted of a variant. */
struct pl_lot_counts {
    uint64_t documents;
    uint64_t *targets; /* nodes of each */
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
    struct pl_slice *joined; /* both */
    struct pl_plan plan;
    pl_run *run; /* of an example */
    struct pl_files files;
    struct pl_cache cache;
    bool with_texts;    /* what loading keeps for people to read */
    bool with_examples; /* a report shows them */
    struct pl_again again;
    struct pl_progress progress;
    struct pl_search search;
    struct pl_variants variants;
    bool *marks;          /* of overrides, while a variant is looked for */
    struct pl_hand hand;  /* of the thread that the session is in */
    struct pl_crew *crew; /* of further threads, or NULL */
    struct pl_lot_counts *lot_counts; /* of each variant; NULL without them */
    bool tells_packed; /* a finding that was kept is in a compressed file */
    bool wants_excerpts;
    bool are_urls;       /* the operands */
    bool keeps_excluded; /* what the configuration excludes is a job too */
    struct pl_tallies tallies;
    struct pl_given_file *given; /* that is being read */
    struct pl_baseline baseline;
    struct pl_output file; /* that is being written beside the output */
    struct pl_job *jobs;
    size_t job_count, job_cap;
    const struct pl_config *run_config; /* once jobs are collected */
    size_t *shapes;                     /* that --as means in each variant */
    uint64_t excluded;                  /* files and folders that were named */
    struct pl_arena arena;              /* as long as the session */
    struct pl_map told;                 /* mistakes in rules */
    struct pl_file_walk walk;
    bool has_walk;
    struct pl_buf text; /* what is to be told */
    struct pl_json_tree tree;
    struct pl_fixtures *fixtures;
    struct pl_buf line; /* a notice that is put together */
    struct pl_summary summary;
    struct pl_summary_count *counts;
    struct pl_summary_line *lines;
    size_t line_cap;
    enum pl_severity worst; /* of what was found */
    bool has_trouble;       /* exit status 2 */
};

/* Do `work` in a new session and return the exit status. Memory that runs out
 * ends the work, is told, and is trouble. */
int pl_session_do(const struct pl_session_options *options,
                  const struct pl_names *operands,
                  void (*work)(struct pl_session *session));

/* Tell whether what is being checked is compressed. */
bool pl_session_is_packed(const struct pl_session *session);

/* The exit status of what was found so far. */
int pl_session_status(const struct pl_session *session);

/* Load the rules of the options with the configuration `config` (empty: none)
 * and those of its `override_count` overrides that apply (NULL: none). Returns
 * NULL after telling what is wrong with them. */
pl_ruleset *pl_session_read(struct pl_session *session, struct pl_slice config,
                            const bool *overrides, size_t override_count);

/* Load the session's ruleset: that of the working directory. */
bool pl_session_load(struct pl_session *session, bool with_texts);

/* Compile a ruleset; the session's. Returns false after telling why it cannot
 * be. */
bool pl_session_plan(struct pl_session *session, struct pl_plan *plan,
                     const pl_ruleset *ruleset);
bool pl_session_compile(struct pl_session *session);

/* Tell about `file` (may be empty) on the notices' output, and in the report
 * where it has a place for it. */
void pl_session_notice(struct pl_session *session, struct pl_slice file,
                       struct pl_slice message, bool is_error);

/* Tell a mistake in the rules or the configuration, once; what is wrong with an
 * option is a notice. */
void pl_session_mistake(void *session, const struct pl_finding *finding);

/* Tell that `path` could not be written to its end, outside of the work. */
void pl_session_tell_lost(const struct pl_session *session, const char *path,
                          int error);

/* Make the output fail if memory ran out while JSON was built. */
void pl_session_check_tree(struct pl_session *session);

/* The sink that counts findings and passes those that are shown on. */
struct pl_sink pl_session_sink(struct pl_session *session);

#endif

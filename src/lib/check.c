#include "lib/crew.h"
#include "lib/figure_lines.h"
#include "lib/given.h"
#include "lib/jobs.h"
#include "lib/runs.h"
#include "lib/urls.h"

/* Add the counts of one run to those of the same name. */
static void add_counts(struct pl_session *session, const pl_ruleset *ruleset,
                       uint64_t documents, const uint64_t *targets) {
    session->summary.documents += documents;
    for (size_t i = 0; i < ruleset->summary_count; i++) {
        const struct pl_summary_item *item = &ruleset->summary[i];
        if (!pl_summary_is_plain(item))
            continue;
        struct pl_summary_count *count = session->counts;
        const struct pl_summary_count *end =
            session->counts + session->summary.count_count;
        while (count != end && !pl_slice_eq(count->name, item->name))
            count++;
        if (count == end) {
            *count = (struct pl_summary_count){item->name, 0};
            session->summary.count_count++;
        }
        count->count += targets ? targets[item->target] : 0;
    }
}

/* Add what the session's own run has counted, and what the lots have. */
static void add_all_counts(struct pl_session *session, size_t variant) {
    const pl_ruleset *ruleset = session->variants.items[variant].ruleset;
    const pl_run *run =
        session->worker.runs ? session->worker.runs[variant] : NULL;
    struct pl_run_counts counts = {0};
    if (run)
        counts = pl_run_counts(run);
    add_counts(session, ruleset, counts.documents, counts.targets);
    if (session->lot_counts)
        add_counts(session, ruleset, session->lot_counts[variant].documents,
                   session->lot_counts[variant].targets);
}

static void fill_counts(struct pl_session *session) {
    size_t room = 1;
    for (size_t i = 0; i < session->variants.count; i++)
        room += session->variants.items[i].ruleset->summary_count;
    session->counts =
        pl_heap_alloc(&session->heap, room * sizeof *session->counts);
    session->summary.counts = session->counts;
    for (size_t i = 0; i < session->variants.count; i++)
        add_all_counts(session, i);
}

static void check_urls_given(struct pl_session *session) {
    uint64_t notices = session->summary.notices;
    pl_urls_check(session, &session->jobs[0]);
    pl_runs_done(session, &session->jobs[0], notices);
}

static void check_one_by_one(struct pl_session *session) {
    for (size_t i = 0; i < session->job_count && !pl_reports_are_lost(session);
         i++)
        pl_runs_job(session, &session->jobs[i]);
}

static void check_jobs(struct pl_session *session) {
    if (session->are_urls)
        check_urls_given(session);
    else if (!pl_crew_check(session))
        check_one_by_one(session);
}

static void check_all(struct pl_session *session) {
    pl_progress_begin(session);
    check_jobs(session);
    pl_progress_hide(session);
    pl_runs_end(session);
    pl_baseline_end(session);
    fill_counts(session);
    if (session->options->wants_summary)
        pl_figures_fill(session);
}

static void check(struct pl_session *session) {
    if (!pl_reports_begin(session))
        return;
    bool is_ready = pl_jobs_collect(session) && pl_jobs_prepare(session) &&
                    pl_baseline_begin(session) && pl_given_read(session) &&
                    pl_runs_begin(session, pl_session_sink(session),
                                  pl_reports_want_excerpts(session));
    if (is_ready)
        check_all(session);
    session->summary.exit_status = pl_session_status(session);
    pl_reports_end(session, is_ready);
}

int pl_session_check(const struct pl_session_options *options,
                     const struct pl_names *paths) {
    return pl_session_do(options, paths, check);
}

static void check_urls(struct pl_session *session) {
    session->are_urls = true;
    check(session);
}

int pl_session_check_urls(const struct pl_session_options *options,
                          const struct pl_names *urls) {
    return pl_session_do(options, urls, check_urls);
}

static void list(struct pl_session *session) {
    if (!pl_jobs_collect(session))
        return;
    for (size_t i = 0; i < session->job_count; i++) {
        pl_output_write(&session->out, session->jobs[i].path);
        pl_output_str(&session->out, "\n");
    }
}

int pl_session_list_files(const struct pl_session_options *options,
                          const struct pl_names *paths) {
    return pl_session_do(options, paths, list);
}

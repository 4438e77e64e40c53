#include "lib/jobs.h"
#include "lib/runs.h"

#include <sys/ioctl.h>
#include <unistd.h>

static unsigned terminal_width(int fd) {
    struct winsize size;
    if (isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
    return 0;
}

static void begin_report(struct pl_session *session) {
    const struct pl_session_options *options = session->options;
    const struct pl_reporter *reporter =
        pl_reporter_find(pl_slice_str(options->format));
    pl_report_init(&session->report, reporter, &session->heap, &session->out);
    session->has_report = true;
    session->report.style =
        (struct pl_report_style){.has_color = options->has_color,
                                 .is_quiet = options->is_quiet,
                                 .max_shown = options->max_shown,
                                 .width = terminal_width(options->out_fd)};
    session->shown = options->shown;
    if (session->shown == PL_SEVERITY_OFF)
        session->shown =
            reporter->shows_infos ? PL_SEVERITY_INFO : PL_SEVERITY_WARNING;
    reporter->begin(&session->report);
    session->has_begun = true;
}

/* Add what a run counted to the counts of that name. */
static void add_counts(struct pl_session *session, size_t variant) {
    const pl_ruleset *ruleset = session->variants.items[variant].ruleset;
    const pl_run *run = session->runs[variant];
    struct pl_run_counts counts = {0};
    if (run)
        counts = pl_run_counts(run);
    session->summary.documents += counts.documents;
    for (size_t i = 0; i < ruleset->summary_count; i++) {
        const struct pl_summary_item *item = &ruleset->summary[i];
        struct pl_summary_count *count = session->counts;
        const struct pl_summary_count *end =
            session->counts + session->summary.count_count;
        while (count != end && !pl_slice_eq(count->name, item->name))
            count++;
        if (count == end) {
            *count = (struct pl_summary_count){item->name, 0};
            session->summary.count_count++;
        }
        if (run)
            count->count += counts.targets[item->target];
    }
}

static void fill_counts(struct pl_session *session) {
    size_t room = 1;
    for (size_t i = 0; i < session->variants.count; i++)
        room += session->variants.items[i].ruleset->summary_count;
    session->counts =
        pl_heap_alloc(&session->heap, room * sizeof *session->counts);
    session->summary.counts = session->counts;
    for (size_t i = 0; i < session->variants.count; i++)
        add_counts(session, i);
}

static void check_job(struct pl_session *session, const struct pl_job *job) {
    pl_runs_check(session, job);
    pl_baseline_checked(session, pl_job_name(session, job->path));
}

static void check_all(struct pl_session *session) {
    for (size_t i = 0; i < session->job_count; i++)
        check_job(session, &session->jobs[i]);
    pl_runs_end(session);
    pl_baseline_end(session);
    fill_counts(session);
}

static bool wants_excerpts(const struct pl_session *session) {
    return session->report.reporter->wants_excerpts &&
           !session->options->is_quiet;
}

static void check(struct pl_session *session) {
    begin_report(session);
    if (pl_jobs_collect(session) && pl_jobs_prepare(session) &&
        pl_baseline_begin(session) &&
        pl_runs_begin(session, pl_session_sink(session),
                      wants_excerpts(session)))
        check_all(session);
    else if (session->report.reporter->is_for_people)
        return;
    session->report.reporter->end(&session->report, &session->summary);
}

int pl_session_check(const struct pl_session_options *options,
                     const struct pl_names *paths) {
    return pl_session_do(options, paths, check);
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

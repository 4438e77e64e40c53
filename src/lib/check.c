#include "lib/jobs.h"

#include <sys/ioctl.h>
#include <unistd.h>

/* How the text of a file is cut into documents, by its name. */
static enum pl_framing framing_of(struct pl_slice name) {
    static const char *const suffixes[] = {".jsonl", ".ndjson"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct pl_slice suffix = pl_slice_str(suffixes[i]);
        if (name.len >= suffix.len && memcmp(name.data + name.len - suffix.len,
                                             suffix.data, suffix.len) == 0)
            return PL_FRAMING_LINES;
    }
    return PL_FRAMING_ONE;
}

/* The shape that --as names. Returns false after saying which there are. */
static bool find_shape(struct pl_session *session, const pl_ruleset *ruleset,
                       size_t *shape) {
    *shape = PL_SHAPE_NONE;
    if (!session->options->shape)
        return true;
    *shape = pl_ruleset_shape(ruleset, pl_slice_str(session->options->shape));
    if (*shape != PL_SHAPE_NONE)
        return true;
    struct pl_buf *text = &session->text;
    pl_buf_clear(text);
    pl_buf_add_format(text, "--as %s: no such shape; there are",
                      session->options->shape);
    for (size_t i = 0; i < ruleset->shape_count; i++) {
        pl_buf_add_str(text, i == 0 ? " " : ", ");
        pl_buf_add_slice(text, ruleset->shapes[i].name);
    }
    pl_session_notice(session, pl_slice_str(""), pl_buf_slice(text), true);
    return false;
}

/* The run of a variant, which is made when it is first needed. */
static pl_run *run_of(struct pl_session *session, size_t variant) {
    struct pl_run_options options = {
        .now = session->options->now,
        .shape = session->shapes[variant],
        .target = PL_SHAPE_NONE,
        .tallies = &session->tallies,
        .wants_excerpts = session->report.reporter->wants_excerpts &&
                          !session->options->is_quiet,
    };
    if (!session->runs[variant])
        pl_run_new(&session->runs[variant], &session->heap,
                   &session->variants.items[variant].plan, options,
                   pl_session_sink(session));
    return session->runs[variant];
}

static void check_open(struct pl_session *session, const struct pl_job *job) {
    struct pl_slice name = pl_job_name(session, job->path);
    struct pl_run_input input = {.name = name,
                                 .feed = pl_source_feed(&session->source),
                                 .is_named = job->is_named,
                                 .framing = framing_of(name)};
    enum pl_status status = pl_run_input(run_of(session, job->variant), &input);
    if (status != PL_STATUS_OK)
        pl_jobs_trouble(session, name, status, session->source.error);
}

static void check_job(struct pl_session *session, const struct pl_job *job) {
    enum pl_status status = pl_source_open(&session->source, job->path);
    if (status != PL_STATUS_OK) {
        pl_jobs_trouble(session, job->path, status, session->source.error);
        return;
    }
    session->is_open = true;
    check_open(session, job);
    pl_source_close(&session->source);
    session->is_open = false;
    session->summary.files++;
}

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
    struct pl_run_counts counts = pl_run_counts(session->runs[variant]);
    session->summary.documents += counts.documents;
    for (size_t i = 0; i < ruleset->summary_count; i++) {
        const struct pl_summary_item *item = &ruleset->summary[i];
        struct pl_summary_count *count = session->counts;
        const struct pl_summary_count *end =
            session->counts + session->summary.count_count;
        while (count != end && !pl_slice_eq(count->name, item->name))
            count++;
        if (count == end)
            session->summary.count_count++;
        *count = (struct pl_summary_count){item->name,
                                           (count == end ? 0 : count->count) +
                                               counts.targets[item->target]};
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
        if (session->runs[i])
            add_counts(session, i);
}

/* Make room for the run of each variant. Returns false if one of them does not
 * have the shape that --as names. */
static bool begin_runs(struct pl_session *session) {
    size_t count = session->variants.count;
    session->runs = pl_heap_alloc(&session->heap, count * sizeof(pl_run *));
    memset(session->runs, 0, count * sizeof(pl_run *));
    session->shapes =
        pl_arena_alloc(&session->arena, count * sizeof *session->shapes);
    for (size_t i = 0; i < count; i++)
        if (!find_shape(session, session->variants.items[i].ruleset,
                        &session->shapes[i]))
            return false;
    return true;
}

static void check_all(struct pl_session *session) {
    for (size_t i = 0; i < session->job_count; i++)
        check_job(session, &session->jobs[i]);
    pl_tallies_flush(&session->tallies, pl_session_sink(session));
    fill_counts(session);
}

static void check(struct pl_session *session) {
    begin_report(session);
    if (pl_jobs_collect(session) && pl_jobs_prepare(session) &&
        begin_runs(session))
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

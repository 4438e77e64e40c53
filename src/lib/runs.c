#include "lib/runs.h"

#include "base/nearest.h"
#include "lib/framing.h"
#include "lib/jobs.h"

/* Find the shape of --as. Returns false if there is no such shape; that has
 * been reported. */
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
    struct pl_slice *names = pl_arena_alloc(
        &session->arena, (ruleset->shape_count + 1) * sizeof *names);
    for (size_t i = 0; i < ruleset->shape_count; i++) {
        names[i] = ruleset->shapes[i].name;
        pl_buf_add_str(text, i == 0 ? " " : ", ");
        pl_buf_add_slice(text, names[i]);
    }
    pl_nearest_ask(text, "; ", pl_slice_str(session->options->shape), names,
                   ruleset->shape_count);
    pl_session_notice(session, pl_slice_str(""), pl_buf_slice(text), true);
    return false;
}

pl_run *pl_runs_of(struct pl_worker *worker, size_t variant) {
    const struct pl_session *session = worker->session;
    struct pl_run_options options = {
        .now = session->options->now,
        .shape = session->shapes[variant],
        .target = PL_SHAPE_NONE,
        .tallies = worker->tallies,
        .wants_figures = session->options->wants_summary,
        .wants_excerpts = session->wants_excerpts,
    };
    if (!worker->runs)
        worker->runs = pl_heap_alloc_zeroed(
            worker->heap, session->variants.count * sizeof(pl_run *));
    if (!worker->runs[variant])
        pl_run_new(&worker->runs[variant], worker->heap,
                   &session->variants.items[variant].plan, options,
                   worker->sink);
    pl_run_use_tallies(worker->runs[variant], worker->tallies);
    return worker->runs[variant];
}

static void tell(const struct pl_worker *worker, struct pl_slice file,
                 struct pl_slice message) {
    worker->sink.notice(worker->sink.self, file, message, true);
}

/* Check a file that holds its documents in another text. It is read as a
 * whole. */
static enum pl_status check_parts(struct pl_worker *worker, pl_run *run,
                                  const struct pl_form *form,
                                  const struct pl_run_input *input) {
    struct pl_beginning *all = &worker->beginning;
    pl_beginning_more(all, PL_PARTS_MAX + 1);
    if (all->status != PL_STATUS_OK && all->text.len == 0)
        return all->status;
    if (all->text.len > PL_PARTS_MAX) {
        tell(worker, input->name,
             pl_slice_str("not checked: a file that holds its documents in "
                          "another text may have 64 MiB: split it"));
        return PL_STATUS_OK;
    }
    worker->parts.is_strict = worker->session->options->is_strict;
    worker->parts.status = all->status;
    pl_parts_check(&worker->parts, run, form, pl_buf_slice(&all->text), input);
    if (worker->parts.trouble.len > 0)
        tell(worker, input->name, pl_buf_slice(&worker->parts.trouble));
    return all->status;
}

/* Check the open file, after a look at what it is. */
static enum pl_status check_input(struct pl_worker *worker, pl_run *run,
                                  struct pl_run_input *input) {
    struct pl_beginning *beginning = &worker->beginning;
    if (input->framing == PL_FRAMING_LINES)
        return pl_run_input(run, input);
    pl_beginning_read(beginning, input->feed, PL_FORM_BEGINNING);
    input->feed = pl_beginning_feed(beginning);
    const struct pl_form *form =
        pl_form_of(input->name, pl_buf_slice(&beginning->text));
    return form ? check_parts(worker, run, form, input)
                : pl_run_input(run, input);
}

struct pl_run_input pl_runs_input(const struct pl_session *session,
                                  const struct pl_job *job) {
    struct pl_slice name = pl_job_name(session, job->path);
    enum pl_framing framing = pl_framing_of(name);
    if (session->options->shape && framing == PL_FRAMING_ONE)
        framing = PL_FRAMING_JOINED;
    return (struct pl_run_input){
        .name = name, .is_named = job->is_named, .framing = framing};
}

static bool check_open(struct pl_worker *worker, const struct pl_job *job) {
    struct pl_run_input input = pl_runs_input(worker->session, job);
    input.feed = pl_worker_feed(worker, pl_source_feed(&worker->source));
    enum pl_status status =
        check_input(worker, pl_runs_of(worker, job->variant), &input);
    if (status == PL_STATUS_OK)
        return true;
    pl_buf_clear(&worker->text);
    pl_source_tell(&worker->source, status, &worker->text);
    tell(worker, input.name, pl_buf_slice(&worker->text));
    return status != PL_STATUS_DAMAGED || worker->source.unpack.made > 0;
}

enum pl_status pl_runs_stretch(struct pl_worker *worker, size_t variant,
                               struct pl_run_input input,
                               struct pl_stretch *stretch) {
    input.feed = pl_worker_feed(worker, pl_stretch_feed(stretch));
    if (stretch->from == 0)
        input.from = (struct pl_place){0};
    return pl_run_input(pl_runs_of(worker, variant), &input);
}

bool pl_runs_check(struct pl_worker *worker, const struct pl_job *job) {
    enum pl_status status =
        job->is_found ? pl_source_open_found(&worker->source, job->path)
                      : pl_source_open(&worker->source, job->path);
    if (status != PL_STATUS_OK) {
        pl_buf_clear(&worker->text);
        pl_source_explain(status, worker->source.error, &worker->text);
        tell(worker, job->path, pl_buf_slice(&worker->text));
        return false;
    }
    worker->is_open = true;
    bool is_checked = check_open(worker, job);
    pl_source_close(&worker->source);
    worker->is_open = false;
    return is_checked;
}

void pl_runs_done(struct pl_session *session, const struct pl_job *job,
                  uint64_t notices) {
    struct pl_slice name = pl_job_name(session, job->path);
    pl_baseline_checked(session, name);
    if (session->summary.notices == notices)
        pl_reports_file_end(session, name);
}

void pl_runs_job(struct pl_session *session, const struct pl_job *job) {
    uint64_t notices = session->summary.notices;
    session->summary.files += pl_runs_check(&session->worker, job);
    pl_progress_add(session, session->worker.source.read_bytes);
    pl_runs_done(session, job, notices);
}

bool pl_runs_begin(struct pl_session *session, struct pl_sink sink,
                   bool wants_excerpts) {
    session->worker.sink = sink;
    session->wants_excerpts = wants_excerpts;

    size_t count = session->variants.count;
    session->shapes =
        pl_arena_alloc(&session->arena, count * sizeof *session->shapes);
    for (size_t i = 0; i < count; i++)
        if (!find_shape(session, session->variants.items[i].ruleset,
                        &session->shapes[i]))
            return false;
    return true;
}

void pl_runs_end(struct pl_session *session) {
    pl_tallies_flush(&session->tallies, session->worker.sink);
}

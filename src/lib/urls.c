#include "lib/urls.h"

#include "input/url_lines.h"
#include "lib/jobs.h"
#include "lib/runs.h"

void pl_urls_collect(struct pl_session *session) {
    bool is_piped = session->operands->count == 1 &&
                    pl_slice_is(session->operands->items[0], "-");
    session->jobs = pl_heap_grow(&session->heap, session->jobs,
                                 &session->job_cap, 1, sizeof *session->jobs);
    session->jobs[session->job_count++] = (struct pl_job){
        .path = pl_slice_str(is_piped ? "-" : "url"), .is_named = true};
}

/* Append the lines of standard input. */
static enum pl_status read_lines(struct pl_session *session,
                                 struct pl_buf *text) {
    enum pl_status status =
        pl_source_open(&session->worker.source, pl_slice_str("-"));
    if (status != PL_STATUS_OK)
        return status;
    session->worker.is_open = true;
    struct pl_feed feed = pl_source_feed(&session->worker.source);
    char chunk[4096];
    size_t n;
    while (text->len <= PL_PARTS_MAX &&
           (n = feed.read(feed.self, chunk, sizeof chunk, &status)) > 0)
        pl_buf_add(text, chunk, n);
    pl_source_close(&session->worker.source);
    session->worker.is_open = false;
    return status;
}

/* Fill `text` with the URLs, one a line. Returns false if standard input cannot
 * be read. */
static bool read_urls(struct pl_session *session, struct pl_buf *text) {
    pl_buf_clear(text);
    pl_buf_add_str(text, "");
    for (size_t i = 0; i < session->operands->count; i++) {
        struct pl_slice url = session->operands->items[i];
        enum pl_status status = PL_STATUS_OK;
        if (pl_slice_is(url, "-"))
            status = read_lines(session, text);
        else
            pl_buf_add_slice(text, url);
        pl_buf_add_char(text, '\n');
        if (status == PL_STATUS_OK)
            continue;
        pl_jobs_trouble(session, session->options->stdin_name, status,
                        session->worker.source.error);
        return false;
    }
    return true;
}

void pl_urls_check(struct pl_session *session, const struct pl_job *job) {
    struct pl_buf *text = &session->worker.beginning.text;
    struct pl_run_input input = {.name = pl_job_name(session, job->path),
                                 .is_named = true};
    if (!read_urls(session, text))
        return;
    pl_parts_check(&session->worker.parts,
                   pl_runs_of(&session->worker, job->variant), &pl_url_lines,
                   pl_buf_slice(text), &input);
    session->summary.files++;
    if (session->worker.parts.trouble.len > 0)
        session->worker.sink.notice(
            session->worker.sink.self, input.name,
            pl_buf_slice(&session->worker.parts.trouble), true);
}

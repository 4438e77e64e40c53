#include "lib/jobs.h"

#include "lib/urls.h"

#include "input/suffix.h"

void pl_jobs_trouble(struct pl_session *session, struct pl_slice path,
                     enum pl_status status, int error) {
    pl_buf_clear(&session->text);
    pl_source_explain(status, error, &session->text);
    pl_session_notice(session, path, pl_buf_slice(&session->text), true);
}

struct pl_slice pl_job_name(const struct pl_session *session,
                            struct pl_slice path) {
    return pl_slice_is(path, "-") ? session->options->stdin_name : path;
}

/* Report why a path that was named is not checked. */
static void tell_excluded(struct pl_session *session, struct pl_slice path,
                          const struct pl_globs *globs) {
    struct pl_buf *text = &session->text;
    session->excluded++;
    pl_buf_clear(text);
    pl_buf_add_str(text, "not checked: it is excluded by ");
    pl_buf_add_slice(text, *globs->from.file);
    pl_buf_add_format(text, ":%llu",
                      (unsigned long long)pl_given_start(&globs->from).line);
    pl_session_notice(session, path, pl_buf_slice(text), false);
}

static void on_ignored(void *self, struct pl_slice path,
                       const struct pl_ignored_by *by) {
    struct pl_session *session = self;
    struct pl_buf *text = &session->text;
    session->excluded++;
    pl_buf_clear(text);
    pl_buf_add_str(text, "not checked: it is ignored by ");
    pl_buf_add_slice(
        text, pl_search_way(&session->search, by->file, pl_slice_str("./.")));
    pl_buf_add_format(text, ":%llu", (unsigned long long)by->line);
    pl_session_notice(session, path, pl_buf_slice(text), false);
}

static bool admit(void *self, struct pl_slice path, bool is_folder,
                  bool is_named) {
    struct pl_session *session = self;
    const struct pl_config *config = session->run_config;
    struct pl_slice name = pl_job_name(session, path);
    const struct pl_globs *out_by =
        session->keeps_excluded
            ? NULL
            : pl_globs_find(session, config->exclude, config->exclude_count,
                            name, is_folder);
    if (out_by) {
        if (is_named)
            tell_excluded(session, name, out_by);
        return false;
    }
    if (is_folder || is_named)
        return true;
    if (config->include_count == 0)
        return pl_suffix_is_payload(path);
    return pl_globs_find(session, config->include, config->include_count, path,
                         false) != NULL;
}

static void add_job(void *self, struct pl_slice path, bool is_named) {
    struct pl_session *session = self;
    session->jobs =
        pl_heap_grow(&session->heap, session->jobs, &session->job_cap,
                     session->job_count + 1, sizeof *session->jobs);
    session->jobs[session->job_count++] = (struct pl_job){
        .path = pl_arena_copy(&session->arena, path),
        .is_named = is_named && !session->options->takes_as_found,
        .is_found = !is_named};
}

static void on_trouble(void *self, struct pl_slice path, enum pl_status status,
                       int error) {
    pl_jobs_trouble(self, path, status, error);
}

bool pl_jobs_collect(struct pl_session *session) {
    struct pl_file_visitor visitor = {add_job, on_trouble, session, admit,
                                      on_ignored};
    size_t variant = pl_variant_of_run(session);
    if (variant == PL_VARIANT_NONE)
        return false;
    session->run_config = &session->variants.items[variant].ruleset->config;
    if (session->are_urls) {
        pl_urls_collect(session);
        return true;
    }
    pl_file_walk_init(&session->walk, &session->heap, visitor);
    session->has_walk = true;
    pl_file_walk_paths(&session->walk, session->operands->items,
                       session->operands->count);
    if (session->job_count + session->excluded == 0 && !session->has_trouble)
        pl_session_notice(
            session, pl_slice_str(""),
            pl_slice_str("nothing to check: no *.json, *.jsonl, *.ndjson, "
                         "*.http, *.rest, *.md or *.markdown file is in what "
                         "was given"),
            true);
    return true;
}

bool pl_jobs_prepare(struct pl_session *session) {
    bool is_good = true;
    for (size_t i = 0; i < session->job_count; i++) {
        struct pl_job *job = &session->jobs[i];
        job->variant = pl_variant_of(session, pl_job_name(session, job->path));
        is_good &= job->variant != PL_VARIANT_NONE;
    }
    return is_good;
}

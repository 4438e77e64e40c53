#include "lib/session.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/crew.h"
#include "lib/fixtures.h"
#include "lib/given.h"
#include "report/escape.h"
#include "report/sentence.h"

static void init(struct pl_session *session,
                 const struct pl_session_options *options,
                 const struct pl_names *operands) {
    *session = (struct pl_session){.options = options, .operands = operands};
    pl_heap_init(&session->heap);
    if (options->memory > 0)
        session->heap.budget = options->memory;
    pl_output_init(&session->out, &session->heap, options->out_fd);
    pl_output_init(&session->notices, &session->heap, options->notice_fd);
    pl_buf_init(&session->text, &session->heap);
    pl_buf_init(&session->line, &session->heap);
    pl_plan_init(&session->plan, &session->heap);
    session->plan.has_target_starts = true;
    pl_json_tree_init(&session->tree, &session->heap);
    pl_buf_init(&session->again.name, &session->heap);
    pl_files_init(&session->files);
    pl_cache_init(&session->cache, &session->heap,
                  pl_files_source(&session->files));
    pl_baseline_init(&session->baseline, &session->heap);
    pl_output_init(&session->file, &session->heap, -1);
    pl_source_init(&session->again.source, &session->heap);
    pl_search_init(&session->search, &session->heap);
    pl_arena_init(&session->arena, &session->heap);
    pl_map_init(&session->told, &session->heap);
    pl_tallies_init(&session->tallies, &session->heap);
    pl_worker_init(&session->worker, session, &session->heap);
    session->worker.tallies = &session->tallies;
}

static void fini(struct pl_session *session) {
    if (session->has_walk)
        pl_file_walk_fini(&session->walk);
    pl_given_close(session);
    if (session->again.is_open)
        pl_source_close(&session->again.source);
    free(session->again.piece);
    pl_buf_fini(&session->again.name);
    pl_crew_free(session->crew);
    pl_worker_fini(&session->worker);
    pl_fixtures_free(session->fixtures);
    pl_run_free(session->run);
    pl_tallies_fini(&session->tallies);
    pl_plan_fini(&session->plan);
    pl_ruleset_free(session->ruleset);
    pl_variants_fini(&session->variants);
    pl_search_fini(&session->search);
    pl_map_fini(&session->told);
    free(session->marks);
    free(session->jobs);
    pl_reports_fini(session);
    free(session->counts);
    free(session->lines);
    free(session->joined);
    pl_output_fini(&session->out);
    pl_output_fini(&session->notices);
    pl_json_tree_fini(&session->tree);
    pl_cache_fini(&session->cache);
    pl_files_fini(&session->files);
    pl_baseline_fini(&session->baseline);
    pl_output_fini(&session->file);
    pl_buf_fini(&session->text);
    pl_buf_fini(&session->line);
    pl_arena_free(&session->arena);
}

/* Do the work. If memory runs out, the heap unwinds to here. */
static bool attempt(struct pl_session *session,
                    void (*work)(struct pl_session *session)) {
    if (setjmp(session->heap.unwind) != 0)
        return false;
    session->heap.armed = true;
    work(session);
    return true;
}

bool pl_session_is_packed(const struct pl_session *session) {
    return session->tells_packed ||
           (session->worker.is_open &&
            pl_source_is_packed(&session->worker.source));
}

int pl_session_status(const struct pl_session *session) {
    const struct pl_session_options *options = session->options;
    if (session->has_trouble)
        return PL_EXIT_TROUBLE;
    bool fails = options->fail_level != PL_SEVERITY_OFF &&
                 session->worst >= options->fail_level;
    return fails && !options->exit_zero ? PL_EXIT_FINDINGS : PL_EXIT_CLEAN;
}

/* Print a text with memory of its own, for that of the session may have run
 * out. */
static void tell(int fd, const char *text) {
    struct pl_heap heap;
    struct pl_output out;
    pl_heap_init(&heap);
    pl_output_init(&out, &heap, fd);
    pl_output_str(&out, text);
    pl_output_flush(&out);
    pl_output_fini(&out);
}

void pl_session_tell_lost(const struct pl_session *session, const char *path,
                          int error) {
    struct pl_heap heap;
    struct pl_buf text;
    if (session->options->notice_fd < 0)
        return;
    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    pl_buf_add_str(&text, "paylint: cannot write ");
    pl_escape_text(&text, pl_slice_str(path));
    pl_buf_add_format(&text, ": %s\n", strerror(error));
    tell(session->options->notice_fd, text.data);
    pl_buf_fini(&text);
}

int pl_session_do(const struct pl_session_options *options,
                  const struct pl_names *operands,
                  void (*work)(struct pl_session *session)) {
    struct pl_session session;
    init(&session, options, operands);
    bool is_done = attempt(&session, work);
    session.heap.armed = false;
    if (is_done && pl_output_flush(&session.out) != PL_STATUS_OK) {
        pl_session_tell_lost(&session, "the output", session.out.error);
        session.has_trouble = true;
    }
    session.has_trouble |= is_done && !pl_reports_commit(&session);
    pl_output_flush(&session.notices);
    int status = pl_session_status(&session);
    fini(&session);
    if (is_done)
        return status;
    tell(options->notice_fd, "paylint: out of memory\n");
    return PL_EXIT_TROUBLE;
}

void pl_session_notice(struct pl_session *session, struct pl_slice file,
                       struct pl_slice message, bool is_error) {
    pl_progress_hide(session);
    session->has_trouble |= is_error;
    session->summary.notices++;
    pl_reports_notice(session, file, message, is_error);
    if (session->options->notice_fd < 0)
        return;
    struct pl_buf *line = &session->line;
    pl_buf_clear(line);
    pl_buf_add_str(line, "paylint: ");
    if (file.len > 0) {
        pl_escape_text(line, file);
        pl_buf_add_str(line, ": ");
    }
    pl_escape_text(line, message);
    pl_buf_add_char(line, '\n');
    pl_output_write(&session->notices, pl_buf_slice(line));
}

void pl_session_check_tree(struct pl_session *session) {
    if (session->tree.has_failed)
        pl_output_fail(&session->out, ENOMEM);
}

static void count(struct pl_session *session,
                  const struct pl_finding *finding) {
    struct pl_summary *summary = &session->summary;
    if (finding->severity > session->worst)
        session->worst = finding->severity;
    switch (finding->severity) {
    case PL_SEVERITY_ERROR:
        summary->errors++;
        break;
    case PL_SEVERITY_WARNING:
        summary->warnings++;
        break;
    case PL_SEVERITY_INFO:
        summary->infos++;
        break;
    case PL_SEVERITY_OFF:
        break;
    }
}

static void take(struct pl_session *session, const struct pl_finding *finding,
                 bool is_for_machines) {
    if (pl_baseline_takes(session, finding)) {
        session->summary.suppressed++;
        return;
    }
    count(session, finding);
    pl_progress_hide(session);
    pl_reports_finding(session, finding, is_for_machines);
}

static void take_finding(void *self, const struct pl_finding *finding) {
    take(self, finding, false);
}

static void take_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    pl_session_notice(self, file, message, is_error);
}

struct pl_sink pl_session_sink(struct pl_session *session) {
    return (struct pl_sink){take_finding, take_notice, session};
}

/* Tell whether a mistake was reported before: several configurations may extend
 * its file, or it is in an option. */
static bool was_told(struct pl_session *session,
                     const struct pl_finding *finding) {
    struct pl_buf *line = &session->line;
    pl_buf_clear(line);
    pl_buf_add_slice(line, finding->file);
    pl_buf_add_format(line, ":%llu ",
                      (unsigned long long)finding->region.start.offset);
    pl_buf_add_slice(line, finding->message);
    struct pl_slice key = pl_buf_slice(line);
    if (pl_map_get(&session->told, key) != PL_MAP_NONE)
        return true;
    pl_map_add(&session->told, pl_arena_copy(&session->arena, key), 1);
    return false;
}

/* It is also printed on the notices' output, for people. */
void pl_session_mistake(void *self, const struct pl_finding *finding) {
    struct pl_session *session = self;
    session->has_trouble = true;
    if (was_told(session, finding))
        return;
    if (finding->file.len > 2 && memcmp(finding->file.data, "--", 2) == 0) {
        pl_buf_clear(&session->text);
        pl_sentence_add(&session->text, finding);
        pl_session_notice(session, finding->file, pl_buf_slice(&session->text),
                          true);
        return;
    }
    if (session->reports.count > 0)
        take(session, finding, true);
    struct pl_output *out = &session->notices;
    struct pl_report report;
    pl_report_init(&report, pl_reporter_find(pl_slice_str("gcc")),
                   &session->heap, out);
    report.reporter->finding(&report, finding);
    pl_report_fini(&report);
}

/* Append the session's params to `params`, in `session->joined`. */
static void join_params(struct pl_session *session, struct pl_names *params) {
    size_t count = params->count + session->params.count;
    if (session->params.count == 0)
        return;
    session->joined = pl_heap_resize(&session->heap, session->joined,
                                     count * sizeof *session->joined);
    for (size_t i = 0; i < count; i++)
        session->joined[i] = i < params->count
                                 ? params->items[i]
                                 : session->params.items[i - params->count];
    *params = (struct pl_names){session->joined, count};
}

pl_ruleset *pl_session_read(struct pl_session *session, struct pl_slice config,
                            const bool *overrides, size_t override_count) {
    const struct pl_session_options *asked = session->options;
    struct pl_load_options options = {
        .base = pl_slice_str("paylint:recommended"),
        .config = config,
        .needs_config = asked->config != NULL,
        .files = asked->rules,
        .overrides = overrides,
        .override_count = override_count,
        .params = asked->params,
        .only = asked->only,
        .skip = asked->skip,
        .with_texts = session->with_texts || session->with_examples,
        .shows_hidden = asked->shows_hidden};
    join_params(session, &options.params);
    struct pl_sink sink = {pl_session_mistake, take_notice, session};
    enum pl_status status = PL_STATUS_OK;
    pl_ruleset *ruleset =
        pl_load(&session->heap, &options, pl_cache_source(&session->cache),
                sink, &status);
    session->has_trouble |= !ruleset;
    return ruleset;
}

bool pl_session_load(struct pl_session *session, bool with_texts) {
    struct pl_slice config = pl_session_config(session, pl_slice_str("./."));
    session->with_texts = with_texts;
    session->ruleset = pl_session_read(session, config, NULL, 0);
    return session->ruleset != NULL;
}

bool pl_session_plan(struct pl_session *session, struct pl_plan *plan,
                     const pl_ruleset *ruleset) {
    if (pl_plan_make(plan, ruleset))
        return true;
    pl_session_notice(session, pl_slice_str(""),
                      pl_slice_str("the selectors of the rules are too many "
                                   "or too far-reaching to be compiled: use "
                                   "fewer strided slices and descendants"),
                      true);
    return false;
}

bool pl_session_compile(struct pl_session *session) {
    return pl_session_plan(session, &session->plan, session->ruleset);
}

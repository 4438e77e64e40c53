#include "lib/session.h"

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

static void tell_trouble(struct pl_session *session, struct pl_slice path,
                         enum pl_status status, int error) {
    pl_buf_clear(&session->text);
    pl_source_explain(status, error, &session->text);
    pl_session_notice(session, path, pl_buf_slice(&session->text), true);
}

static void on_trouble(void *self, struct pl_slice path, enum pl_status status,
                       int error) {
    tell_trouble(self, path, status, error);
}

static void on_file(void *self, struct pl_slice path, bool is_named) {
    struct pl_session *session = self;
    enum pl_status status = pl_source_open(&session->source, path);
    if (status != PL_STATUS_OK) {
        tell_trouble(session, path, status, session->source.error);
        return;
    }
    session->is_open = true;
    struct pl_slice name =
        pl_slice_is(path, "-") ? session->options->stdin_name : path;
    struct pl_run_input input = {.name = name,
                                 .feed = pl_source_feed(&session->source),
                                 .is_named = is_named,
                                 .framing = framing_of(name)};
    status = pl_run_input(session->run, &input);
    if (status != PL_STATUS_OK)
        tell_trouble(session, name, status, session->source.error);
    pl_source_close(&session->source);
    session->is_open = false;
    session->summary.files++;
}

static void walk(struct pl_session *session, struct pl_file_visitor visitor) {
    pl_file_walk_init(&session->walk, &session->heap, visitor);
    session->has_walk = true;
    uint64_t visited = pl_file_walk_paths(
        &session->walk, session->operands->items, session->operands->count);
    if (visited == 0 && !session->has_trouble)
        pl_session_notice(
            session, pl_slice_str(""),
            pl_slice_str("nothing to check: no *.json, *.jsonl or *.ndjson "
                         "file is in what was given"),
            true);
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

static void fill_counts(struct pl_session *session) {
    const pl_ruleset *ruleset = session->ruleset;
    struct pl_run_counts counts = pl_run_counts(session->run);
    session->summary.documents = counts.documents;
    session->counts = pl_heap_alloc(
        &session->heap, (ruleset->summary_count + 1) * sizeof *session->counts);
    for (size_t i = 0; i < ruleset->summary_count; i++)
        session->counts[i] = (struct pl_summary_count){
            ruleset->summary[i].name,
            counts.targets[ruleset->summary[i].target]};
    session->summary.counts = session->counts;
    session->summary.count_count = ruleset->summary_count;
}

/* The shape that --as names. Returns false after saying which there are. */
static bool find_shape(struct pl_session *session, size_t *shape) {
    const pl_ruleset *ruleset = session->ruleset;
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

static bool begin_run(struct pl_session *session) {
    struct pl_run_options options = {
        .now = session->options->now,
        .target = PL_SHAPE_NONE,
        .wants_excerpts = session->report.reporter->wants_excerpts &&
                          !session->options->is_quiet,
    };
    if (!pl_session_load(session, false) ||
        !find_shape(session, &options.shape) || !pl_session_compile(session))
        return false;
    pl_run_new(&session->run, &session->heap, &session->plan, options,
               pl_session_sink(session));
    return true;
}

static void check(struct pl_session *session) {
    begin_report(session);
    if (begin_run(session)) {
        walk(session, (struct pl_file_visitor){on_file, on_trouble, session});
        pl_run_end(session->run);
        fill_counts(session);
    } else if (session->report.reporter->is_for_people) {
        return;
    }
    session->report.reporter->end(&session->report, &session->summary);
}

int pl_session_check(const struct pl_session_options *options,
                     const struct pl_names *paths) {
    return pl_session_do(options, paths, check);
}

static void list_file(void *self, struct pl_slice path, bool is_named) {
    struct pl_session *session = self;
    (void)is_named;
    pl_output_write(&session->out, path);
    pl_output_str(&session->out, "\n");
}

static void list(struct pl_session *session) {
    walk(session, (struct pl_file_visitor){list_file, on_trouble, session});
}

int pl_session_list_files(const struct pl_session_options *options,
                          const struct pl_names *paths) {
    return pl_session_do(options, paths, list);
}

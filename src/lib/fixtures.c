#include "lib/fixtures.h"

#include <stdlib.h>

#include "lib/jobs.h"
#include "lib/runs.h"
#include "report/escape.h"

enum kind { KIND_NONE, KIND_VALID, KIND_INVALID };

/* A finding, given or expected. */
struct mark {
    uint64_t line, column; /* 0: any column */
    struct pl_slice rule;
    struct pl_slice message;
    enum pl_severity severity;
    bool is_matched;
};

struct marks {
    struct mark *items;
    size_t count, cap;
};

struct pl_fixtures {
    struct pl_session *session;
    struct pl_arena arena; /* of the current fixture */
    struct marks given, expected;
    struct pl_buf text, diff;
    struct pl_fixture_counts *counts;
};

static struct mark *add_mark(struct pl_fixtures *fixtures,
                             struct marks *marks) {
    marks->items =
        pl_heap_grow(&fixtures->session->heap, marks->items, &marks->cap,
                     marks->count + 1, sizeof *marks->items);
    struct mark *mark = &marks->items[marks->count++];
    *mark = (struct mark){0};
    return mark;
}

static void take_finding(void *self, const struct pl_finding *finding) {
    struct pl_fixtures *fixtures = self;
    struct mark *mark = add_mark(fixtures, &fixtures->given);
    mark->line = finding->region.start.line;
    mark->column = finding->region.start.column;
    mark->severity = finding->severity;
    mark->rule = finding->rule;
    mark->message = pl_arena_copy(&fixtures->arena, finding->message);
}

static void take_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    struct pl_fixtures *fixtures = self;
    pl_session_notice(fixtures->session, file, message, is_error);
}

/* The kind of a file: its innermost folder with one of these names decides. */
static enum kind kind_of(struct pl_slice path) {
    enum kind kind = KIND_NONE;
    size_t start = 0;
    for (size_t i = 0; i < path.len; i++) {
        if (path.data[i] != '/')
            continue;
        struct pl_slice folder = pl_slice_of(path.data + start, i - start);
        if (pl_slice_is(folder, "valid"))
            kind = KIND_VALID;
        if (pl_slice_is(folder, "invalid"))
            kind = KIND_INVALID;
        start = i + 1;
    }
    return kind;
}

static void complain(struct pl_fixtures *fixtures, struct pl_slice file,
                     uint64_t line, const char *message) {
    struct pl_buf *out = &fixtures->diff;
    pl_escape_text(out, file);
    if (line > 0)
        pl_buf_add_format(out, ":%llu", (unsigned long long)line);
    pl_buf_add_str(out, ": ");
    pl_buf_add_str(out, message);
    pl_buf_add_char(out, '\n');
}

static uint64_t read_number(struct pl_slice *rest) {
    uint64_t number = 0;
    while (rest->len > 0 && *rest->data >= '0' && *rest->data <= '9' &&
           number < 1000000000) {
        number = number * 10 + (uint64_t)(*rest->data - '0');
        *rest = pl_slice_of(rest->data + 1, rest->len - 1);
    }
    return number;
}

static bool take_char(struct pl_slice *rest, char c) {
    if (rest->len == 0 || *rest->data != c)
        return false;
    *rest = pl_slice_of(rest->data + 1, rest->len - 1);
    return true;
}

/* Read `LINE[:COLUMN] rule/id`. */
static bool read_mark(struct pl_slice line, struct mark *out) {
    out->line = read_number(&line);
    bool has_column = take_char(&line, ':');
    if (has_column)
        out->column = read_number(&line);
    if (out->line == 0 || (has_column && out->column == 0) ||
        !take_char(&line, ' '))
        return false;
    out->rule = line;
    return line.len > 0 && !memchr(line.data, ' ', line.len);
}

static void read_marks(struct pl_fixtures *fixtures, struct pl_slice file,
                       struct pl_slice text) {
    for (uint64_t number = 1; text.len > 0; number++) {
        const char *end = memchr(text.data, '\n', text.len);
        size_t len = end ? (size_t)(end - text.data) : text.len;
        struct pl_slice line = pl_slice_of(text.data, len);
        text = pl_slice_of(text.data + len + (end != NULL),
                           text.len - len - (end != NULL));
        while (line.len > 0 && strchr(" \t\r", line.data[line.len - 1]))
            line.len--;
        struct mark mark = {0};
        if (line.len > 0 && read_mark(line, &mark))
            *add_mark(fixtures, &fixtures->expected) = mark;
        else if (line.len > 0)
            complain(fixtures, file, number,
                     "a line is LINE[:COLUMN] rule/id, as in 6:19 "
                     "purchase/currency-format");
    }
}

/* The path of the file with what is expected of `path`: `.expect` is appended,
 * or replaces the suffix. */
static struct pl_slice side_file(struct pl_fixtures *fixtures,
                                 struct pl_slice path, bool keeps_suffix) {
    size_t len = path.len;
    while (!keeps_suffix && len > 0 && path.data[len - 1] != '.')
        len--;
    struct pl_buf *name = &fixtures->text;
    pl_buf_clear(name);
    pl_buf_add(name, path.data, keeps_suffix || len == 0 ? path.len : len - 1);
    pl_buf_add_str(name, ".expect");
    return pl_arena_copy(&fixtures->arena, pl_buf_slice(name));
}

static void read_expected(struct pl_fixtures *fixtures, struct pl_slice path) {
    struct pl_file_source files = pl_files_source(&fixtures->session->files);
    struct pl_slice side = side_file(fixtures, path, true);
    pl_buf_clear(&fixtures->text);
    enum pl_status status = files.read(files.self, side, &fixtures->text);
    if (status == PL_STATUS_NO_FILE) {
        struct pl_slice other = side_file(fixtures, path, false);
        pl_buf_clear(&fixtures->text);
        status = files.read(files.self, other, &fixtures->text);
        side = status == PL_STATUS_NO_FILE ? side : other;
    }
    if (status != PL_STATUS_OK)
        complain(fixtures, side, 0,
                 "it cannot be read: an invalid fixture has what it must give "
                 "in a file beside it");
    else
        read_marks(
            fixtures, side,
            pl_arena_copy(&fixtures->arena, pl_buf_slice(&fixtures->text)));
}

static void add_diff(struct pl_buf *out, char sign, const struct mark *mark) {
    pl_buf_add_char(out, sign);
    pl_buf_add_format(out, "%llu", (unsigned long long)mark->line);
    if (mark->column > 0)
        pl_buf_add_format(out, ":%llu", (unsigned long long)mark->column);
    pl_buf_add_char(out, ' ');
    pl_escape_text(out, mark->rule);
    if (mark->message.len > 0)
        pl_buf_add_str(out, "  # ");
    pl_escape_text(out, mark->message);
    pl_buf_add_char(out, '\n');
}

static bool is_like(const struct mark *given, const struct mark *wanted) {
    return !given->is_matched && given->line == wanted->line &&
           (wanted->column == 0 || given->column == wanted->column) &&
           pl_slice_eq(given->rule, wanted->rule);
}

static void match(struct marks *given, struct mark *wanted) {
    for (size_t i = 0; i < given->count && !wanted->is_matched; i++) {
        if (!is_like(&given->items[i], wanted))
            continue;
        given->items[i].is_matched = true;
        wanted->is_matched = true;
    }
}

/* Add expected findings that are missing to the diff, then given ones that are
 * not expected. */
static void compare(struct pl_fixtures *fixtures) {
    struct marks *given = &fixtures->given, *expected = &fixtures->expected;
    for (size_t i = 0; i < expected->count; i++)
        if (expected->items[i].column > 0)
            match(given, &expected->items[i]);
    for (size_t i = 0; i < expected->count; i++)
        match(given, &expected->items[i]);
    for (size_t i = 0; i < expected->count; i++)
        if (!expected->items[i].is_matched)
            add_diff(&fixtures->diff, '-', &expected->items[i]);
    for (size_t i = 0; i < given->count; i++)
        if (!given->items[i].is_matched &&
            given->items[i].severity >= PL_SEVERITY_WARNING)
            add_diff(&fixtures->diff, '+', &given->items[i]);
}

static void tell_failure(struct pl_fixtures *fixtures, struct pl_slice path,
                         enum kind kind) {
    struct pl_session *session = fixtures->session;
    struct pl_buf *text = &session->text;
    pl_buf_clear(text);
    pl_buf_add_str(text, "--- ");
    pl_escape_text(text, path);
    pl_buf_add_str(text, kind == KIND_VALID ? ": no error, no warning\n"
                                            : ": what it must give\n");
    pl_buf_add_str(text, "+++ ");
    pl_escape_text(text, path);
    pl_buf_add_str(text, ": what it gives\n");
    pl_output_write(&session->out, pl_buf_slice(text));
    pl_output_write(&session->out, pl_buf_slice(&fixtures->diff));
}

static void check_fixture(struct pl_fixtures *fixtures,
                          const struct pl_job *job) {
    enum kind kind = kind_of(job->path);
    pl_arena_reset(&fixtures->arena);
    pl_buf_clear(&fixtures->diff);
    fixtures->given.count = fixtures->expected.count = 0;
    pl_runs_check(&fixtures->session->worker, job);
    pl_runs_end(fixtures->session);
    pl_tallies_clear(&fixtures->session->tallies);
    if (kind == KIND_INVALID)
        read_expected(fixtures, job->path);
    compare(fixtures);
    if (fixtures->diff.len == 0) {
        fixtures->counts->passed++;
        return;
    }
    fixtures->counts->failed++;
    tell_failure(fixtures, job->path, kind);
}

/* Remove the jobs that are no fixtures. Returns false if none is left. */
static bool keep_fixtures(struct pl_session *session) {
    size_t kept = 0;
    for (size_t i = 0; i < session->job_count; i++)
        if (kind_of(session->jobs[i].path) != KIND_NONE)
            session->jobs[kept++] = session->jobs[i];
    bool had_any = session->job_count > 0;
    session->job_count = kept;
    if (kept == 0 && had_any)
        pl_session_notice(session, pl_slice_str(""),
                          pl_slice_str("no fixtures: no payload in what was "
                                       "given is in a folder valid/ or "
                                       "invalid/"),
                          true);
    return kept > 0;
}

static struct pl_fixtures *make(struct pl_session *session,
                                struct pl_fixture_counts *counts) {
    struct pl_fixtures *fixtures =
        pl_heap_alloc(&session->heap, sizeof *fixtures);
    *fixtures = (struct pl_fixtures){.session = session, .counts = counts};
    pl_arena_init(&fixtures->arena, &session->heap);
    pl_buf_init(&fixtures->text, &session->heap);
    pl_buf_init(&fixtures->diff, &session->heap);
    session->fixtures = fixtures;
    return fixtures;
}

void pl_fixtures_free(struct pl_fixtures *fixtures) {
    if (!fixtures)
        return;
    pl_arena_free(&fixtures->arena);
    pl_buf_fini(&fixtures->text);
    pl_buf_fini(&fixtures->diff);
    free(fixtures->given.items);
    free(fixtures->expected.items);
    free(fixtures);
}

void pl_fixtures_check(struct pl_session *session,
                       struct pl_fixture_counts *counts) {
    struct pl_fixtures *fixtures = make(session, counts);
    struct pl_sink sink = {take_finding, take_notice, fixtures};
    session->keeps_excluded = true;
    if (!pl_jobs_collect(session) || !keep_fixtures(session) ||
        !pl_jobs_prepare(session) || !pl_runs_begin(session, sink, false))
        return;
    for (size_t i = 0; i < session->job_count; i++)
        check_fixture(fixtures, &session->jobs[i]);
}

#include "lib/progress.h"

#include <inttypes.h>
#include <sys/stat.h>
#include <time.h>

#include "lib/session.h"

#define FIRST_AFTER 1000 /* milliseconds */
#define NEXT_AFTER  200
#define ERASE       "\r\033[K"

static int64_t now(void) {
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0)
        return 0;
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The bytes to be read, or 0 if an input is no regular file: then that is not
 * known. */
static uint64_t total_of(const struct pl_session *session) {
    uint64_t total = 0;
    for (size_t i = 0; i < session->job_count; i++) {
        struct stat info;
        if (stat(session->jobs[i].path.data, &info) != 0)
            continue;
        if (!S_ISREG(info.st_mode))
            return 0;
        total += (uint64_t)info.st_size;
    }
    return total;
}

static bool has_stdin(const struct pl_session *session) {
    for (size_t i = 0; i < session->job_count; i++)
        if (pl_slice_is(session->jobs[i].path, "-"))
            return true;
    return false;
}

/* Append megabytes with one decimal. */
static void add_megabytes(struct pl_buf *out, uint64_t bytes) {
    uint64_t tenths = bytes / 100000;
    pl_buf_add_format(out, "%" PRIu64 ".%" PRIu64, tenths / 10, tenths % 10);
}

/* Append the time that the rest takes at the rate so far. */
static void add_left(struct pl_buf *out,
                     const struct pl_progress_state *state) {
    if (state->total <= state->done || state->done == 0)
        return;
    double left = (double)state->elapsed / 1000 *
                  (double)(state->total - state->done) / (double)state->done;
    uint64_t seconds = (uint64_t)left + 1;
    if (seconds < 120)
        pl_buf_add_format(out, ", %" PRIu64 " s left", seconds);
    else
        pl_buf_add_format(out, ", %" PRIu64 " min left", (seconds + 59) / 60);
}

void pl_progress_write(struct pl_buf *out,
                       const struct pl_progress_state *state) {
    add_megabytes(out, state->done);
    if (state->total >= state->done) {
        pl_buf_add_str(out, " of ");
        add_megabytes(out, state->total);
    }
    pl_buf_add_str(out, " MB, ");
    add_megabytes(
        out, (uint64_t)((double)state->done * 1000 / (double)state->elapsed));
    pl_buf_add_format(out, " MB/s, %" PRIu64 " finding%s", state->findings,
                      state->findings == 1 ? "" : "s");
    add_left(out, state);
}

static void show(struct pl_session *session, const char *text) {
    pl_output_str(&session->notices, text);
    pl_output_flush(&session->notices);
}

static void draw(struct pl_session *session, int64_t elapsed) {
    const struct pl_summary *summary = &session->summary;
    struct pl_progress *progress = &session->progress;
    struct pl_progress_state state = {
        .done =
            progress->done +
            (session->worker.is_open ? session->worker.source.read_bytes : 0),
        .total = progress->total,
        .findings = summary->errors + summary->warnings + summary->infos,
        .elapsed = elapsed};
    struct pl_buf *line = &session->line;
    pl_buf_clear(line);
    pl_buf_add_str(line, ERASE);
    pl_progress_write(line, &state);
    show(session, line->data);
    progress->is_visible = true;
}

/* Called after each read of the session's worker: redraw the line if it is
 * time. */
static bool look(void *self) {
    struct pl_session *session = self;
    struct pl_progress *progress = &session->progress;
    int64_t time = now();
    if (time - progress->began < FIRST_AFTER ||
        time - progress->drawn < NEXT_AFTER)
        return true;
    progress->drawn = time;
    draw(session, time - progress->began);
    return true;
}

void pl_progress_begin(struct pl_session *session) {
    struct pl_progress *progress = &session->progress;
    *progress = (struct pl_progress){.is_on = session->options->shows_progress};
    if (!progress->is_on)
        return;
    session->worker.goes_on = look;
    session->worker.self = session;
    progress->began = progress->drawn = now();
    progress->total = has_stdin(session) ? 0 : total_of(session);
}

void pl_progress_add(struct pl_session *session, uint64_t bytes) {
    session->progress.done += bytes;
    if (session->progress.is_on)
        look(session);
}

void pl_progress_hide(struct pl_session *session) {
    struct pl_progress *progress = &session->progress;
    if (!progress->is_visible)
        return;
    show(session, ERASE);
    progress->is_visible = false;
}

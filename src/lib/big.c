#include "lib/big.h"

#include <stdlib.h>

#include "input/codec.h"
#include "lib/framing.h"
#include "lib/jobs.h"
#include "lib/lot.h"
#include "lib/runs.h"

/* Ranges are large: for each, a run begins anew and its values are compared
 * with those before it. But the first ones are small, so that something is soon
 * told, and so are the last ones, so that no thread is left with much more than
 * the others. */
#define RANGE_MIN ((uint64_t)1024 * 1024)
#define RANGE_MAX ((uint64_t)64 * 1024 * 1024)

/* About as many bytes are to be kept of a range, or fewer. If there are more,
 * ranges become smaller, down to LEAST. */
#define KEPT  (PL_LOT_KEPT_MAX / 8)
#define LEAST ((uint64_t)64 * 1024)

/* The first range has at least this size, for it must show whether lines are
 * documents: json/joined.h looks at no more. */
#define FIRST_MIN ((uint64_t)64 * 1024)

static bool is_packed(int fd) {
    char start[PL_CODEC_START];
    long got = pl_stretch_read(fd, start, sizeof start, 0);
    struct pl_slice bytes = pl_slice_of(start, got > 0 ? (size_t)got : 0);
    return pl_codec_of(bytes) || pl_codec_may_be(bytes);
}

/* Tell whether an open file is large enough to be cut, and not compressed. */
static bool is_fit(const struct pl_big *big) {
    const struct pl_source *source = &big->source;
    return source->is_regular && source->size > 2 * big->range &&
           source->size > FIRST_MIN && !is_packed(source->fd);
}

/* Tell whether the content of the file can be cut. */
static bool has_parts(struct pl_big *big, struct pl_session *session) {
    if (big->input.framing == PL_FRAMING_LINES)
        return true;
    return pl_array_new(&big->array, session, big->job, big->source.fd,
                        &big->input);
}

bool pl_big_open(struct pl_big **out, struct pl_session *session,
                 const struct pl_job *job) {
    uint64_t asked = session->options->range;
    struct pl_big *big = pl_heap_alloc(&session->heap, sizeof *big);
    *big = (struct pl_big){.job = job,
                           .input = pl_runs_input(session, job),
                           .range = asked > 0 ? asked : RANGE_MIN,
                           .least = asked > 0 ? asked : RANGE_MIN,
                           .most = asked > 0 ? asked : RANGE_MAX,
                           .told = {.place = {0, 1, 1}},
                           .next = *out};
    pl_source_init(&big->source, NULL);
    *out = big;
    if (pl_source_open(&big->source, job->path) == PL_STATUS_OK &&
        is_fit(big) && has_parts(big, session))
        return true;
    *out = big->next;
    pl_big_free(big);
    return false;
}

void pl_big_free(struct pl_big *big) {
    pl_array_free(big->array);
    pl_source_close(&big->source);
    free(big);
}

static uint64_t smaller(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

/* The length of the next range. Each thread should still get one and a half
 * ranges of that length. */
static uint64_t length_of(const struct pl_big *big, size_t threads) {
    uint64_t share = (big->source.size - big->cut) / (threads + threads / 2);
    if (big->cut == 0 && big->range < FIRST_MIN)
        return FIRST_MIN;
    return smaller(big->range, share > big->least ? share : big->least);
}

/* Where the next range ends, if it should have this length. */
static uint64_t end_of(const struct pl_big *big, uint64_t length) {
    uint64_t size = big->source.size;
    int fd = big->source.fd;
    if (size - big->cut <= length)
        return size;
    if (!big->array)
        return pl_stretch_line_end(fd, big->cut + length - 1, size);
    uint64_t comma =
        pl_seam_find(pl_array_seam(big->array), fd, big->cut + length, size);
    return comma < size ? comma + 1 : size;
}

bool pl_big_cut(struct pl_big *big, size_t threads, struct pl_stretch *out) {
    uint64_t size = big->source.size, from = big->cut;
    if (from == size || big->is_over)
        return false;
    uint64_t end = end_of(big, length_of(big, threads));
    *out = (struct pl_stretch){.fd = big->source.fd,
                               .from = from,
                               .end = end,
                               .is_last = end == size,
                               .opens = big->array && from > 0,
                               .closes = big->array && end < size};
    big->cut = end - out->closes; /* the comma is in both ranges */
    big->range = smaller(2 * big->range, big->most);
    big->ranges++;
    return true;
}

void pl_big_doubt(struct pl_big *big) {
    big->range = smaller(big->range, big->least);
}

/* Check a range. If `lot->begin` is known, places and numbers count from
 * there. */
void pl_big_check(struct pl_lot *lot, struct pl_worker *worker) {
    size_t variant = lot->big->job->variant;
    struct pl_run_input input = lot->big->input;
    if (lot->begin.place.line == 0) /* nothing is known of what is before it */
        lot->begin.place = (struct pl_place){lot->stretch.from, 1, 1};
    input.from = lot->begin.place;
    input.documents = lot->begin.documents;
    input.elements = lot->begin.elements;
    lot->status = pl_runs_stretch(worker, variant, input, &lot->stretch);
    lot->end = pl_run_end_of(pl_runs_of(worker, variant));
}

/* The file was checked as far as possible. */
static void end(struct pl_big *big, struct pl_session *session) {
    big->is_over = true;
    session->summary.files++;
    pl_runs_done(session, big->job, big->notices);
}

static void tell_trouble(const struct pl_lot *lot, struct pl_session *session) {
    pl_buf_clear(&session->text);
    pl_source_explain(lot->status, lot->stretch.error, &session->text);
    pl_session_notice(session, pl_job_name(session, lot->big->job->path),
                      pl_buf_slice(&session->text), true);
}

/* Check lines in the session's thread, knowing what came before them. They may
 * have been checked before. */
static void check_lines_again(struct pl_lot *lot, struct pl_session *session) {
    struct pl_run_end *told = &lot->big->told;
    pl_big_doubt(lot->big);
    lot->begin = *told;
    pl_big_check(lot, &session->worker);
    told->place.line = lot->end.place.line;
    told->documents = lot->end.documents;
}

/* Count the bytes of a range that was told. */
static void count_bytes(struct pl_big *big, struct pl_session *session,
                        const struct pl_stretch *stretch) {
    uint64_t end = stretch->end - stretch->closes;
    pl_progress_add(session, end - big->told.place.offset);
    big->told.place.offset = end;
}

static void tell_lines(struct pl_lot *lot, struct pl_session *session) {
    struct pl_run_end *told = &lot->big->told;
    struct pl_shift shift = {.lines = told->place.line - 1,
                             .documents = told->documents};
    if (pl_lot_fits(lot, session)) {
        pl_lot_merge(lot, session, shift);
        pl_lot_report(lot, session);
        told->place.line += lot->end.place.line - 1;
        told->documents += lot->end.documents;
    } else {
        check_lines_again(lot, session);
    }
    count_bytes(lot->big, session, &lot->stretch);
    if (lot->status != PL_STATUS_OK)
        tell_trouble(lot, session);
    if (lot->stretch.is_last || lot->status != PL_STATUS_OK)
        end(lot->big, session);
}

/* Check and report the file as if it had not been cut. */
static void tell_whole(struct pl_big *big, struct pl_session *session) {
    big->is_over = true;
    session->progress.done -= big->told.place.offset;
    pl_runs_job(session, big->job);
}

static void tell_elements(struct pl_lot *lot, struct pl_session *session) {
    struct pl_big *big = lot->big;
    struct pl_stretch stretch = lot->stretch;
    if (!pl_array_take(big->array, session, lot, &big->told)) {
        tell_whole(big, session);
        return;
    }
    count_bytes(big, session, &stretch);
    if (!stretch.is_last)
        return;
    pl_array_say(big->array, session);
    end(big, session);
}

/* If there is much to keep of a range, make the next ones smaller. */
static void adapt(struct pl_big *big, const struct pl_lot *lot) {
    uint64_t length = lot->stretch.end - lot->stretch.from;
    uint64_t kept = lot->kept + pl_tallies_size(&lot->tallies) + 1;
    uint64_t fitting = length * KEPT / kept;
    big->range = smaller(big->range, fitting > LEAST ? fitting : LEAST);
}

void pl_big_tell(struct pl_lot *lot, struct pl_session *session) {
    struct pl_big *big = lot->big;
    big->ranges--;
    if (big->is_over)
        return;
    if (lot->stretch.from == 0)
        big->notices = session->summary.notices;
    adapt(big, lot);
    if (big->array)
        tell_elements(lot, session);
    else if (lot->stretch.from > 0 || lot->end.framing == PL_FRAMING_LINES)
        tell_lines(lot, session);
    else
        tell_whole(big, session);
}

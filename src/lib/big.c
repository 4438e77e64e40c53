#include "lib/big.h"

#include <stdlib.h>

#include "input/codec.h"
#include "lib/framing.h"
#include "lib/jobs.h"
#include "lib/lot.h"
#include "lib/runs.h"

/* Ranges grow, so that the first ones are soon told, and what is left at the
 * end is little. */
#define RANGE_MIN ((uint64_t)1024 * 1024)
#define RANGE_MAX ((uint64_t)8 * 1024 * 1024)

/* Where much is found, they become no smaller. */
#define LEAST ((uint64_t)64 * 1024)

/* The beginning is decided in the first range, whatever its size should be:
 * json/joined.h looks at no more. */
#define FIRST_MIN ((uint64_t)64 * 1024)

static bool is_packed(int fd) {
    char start[PL_CODEC_START];
    long got = pl_stretch_read(fd, start, sizeof start, 0);
    struct pl_slice bytes = pl_slice_of(start, got > 0 ? (size_t)got : 0);
    return pl_codec_of(bytes) || pl_codec_may_be(bytes);
}

/* Tell whether an open file is worth cutting. */
static bool is_fit(const struct pl_big *big) {
    const struct pl_source *source = &big->source;
    return source->is_regular && source->size > 2 * big->range &&
           source->size > FIRST_MIN && !is_packed(source->fd);
}

struct pl_big *pl_big_open(struct pl_session *session,
                           const struct pl_job *job) {
    uint64_t asked = session->options->range;
    struct pl_slice name = pl_job_name(session, job->path);
    if (pl_framing_of(name) != PL_FRAMING_LINES)
        return NULL;
    struct pl_big *big = pl_heap_alloc(&session->heap, sizeof *big);
    *big = (struct pl_big){.job = job,
                           .range = asked > 0 ? asked : RANGE_MIN,
                           .most = asked > 0 ? asked : RANGE_MAX};
    pl_source_init(&big->source, NULL);
    if (pl_source_open(&big->source, job->path) != PL_STATUS_OK) {
        free(big);
        return NULL;
    }
    if (is_fit(big))
        return big;
    pl_big_free(big);
    return NULL;
}

void pl_big_free(struct pl_big *big) {
    pl_source_close(&big->source);
    free(big);
}

bool pl_big_cut(struct pl_big *big, struct pl_stretch *out) {
    uint64_t size = big->source.size, from = big->cut;
    uint64_t length = big->range < big->most ? big->range : big->most;
    if (from == size || big->is_over)
        return false;
    if (from == 0 && length < FIRST_MIN)
        length = FIRST_MIN;
    uint64_t end = size;
    if (size - from > length)
        end = pl_stretch_line_end(big->source.fd, from + length - 1, size);
    *out = (struct pl_stretch){
        .fd = big->source.fd, .from = from, .end = end, .is_last = end == size};
    big->cut = end;
    big->range += big->range / 4;
    big->ranges++;
    return true;
}

void pl_big_check(struct pl_lot *lot, struct pl_hand *hand) {
    struct pl_place from = {lot->stretch.from, 1, 1};
    pl_run *run = pl_runs_of(hand, lot->big->job->variant);
    lot->status = pl_runs_lines(hand, lot->big->job, &lot->stretch,
                                (struct pl_run_end){.place = from});
    lot->end = pl_run_end_of(run);
}

/* The file was checked as far as it can be. */
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

/* Check a range again, which may have been checked before, knowing what came
 * before it. */
static void check_again(struct pl_lot *lot, struct pl_session *session) {
    struct pl_big *big = lot->big;
    struct pl_place from = {lot->stretch.from, big->lines + 1, 1};
    lot->status = pl_runs_lines(
        &session->hand, big->job, &lot->stretch,
        (struct pl_run_end){.place = from, .documents = big->documents});
    struct pl_run_end end =
        pl_run_end_of(pl_runs_of(&session->hand, big->job->variant));
    big->lines = end.place.line - 1;
    big->documents = end.documents;
}

static void tell_range(struct pl_lot *lot, struct pl_session *session) {
    struct pl_big *big = lot->big;
    if (pl_lot_fits(lot, session)) {
        pl_lot_take(lot, session,
                    (struct pl_shift){.lines = big->lines,
                                      .documents = big->documents});
        big->lines += lot->end.place.line - 1;
        big->documents += lot->end.documents;
    } else {
        check_again(lot, session);
    }
    pl_progress_add(session, lot->stretch.end - lot->stretch.from);
    if (lot->status != PL_STATUS_OK)
        tell_trouble(lot, session);
    if (lot->stretch.is_last || lot->status != PL_STATUS_OK)
        end(big, session);
}

/* Where much was found in a range, the next ones are smaller. */
static void adapt(struct pl_big *big, const struct pl_lot *lot) {
    uint64_t length = lot->stretch.end - lot->stretch.from;
    if (pl_lot_is_full(lot) && length / 8 < big->most && length / 8 > LEAST)
        big->most = length / 8;
}

void pl_big_tell(struct pl_lot *lot, struct pl_session *session) {
    struct pl_big *big = lot->big;
    big->ranges--;
    if (big->is_over)
        return;
    if (lot->stretch.from == 0)
        big->notices = session->summary.notices;
    adapt(big, lot);
    if (lot->stretch.from > 0 || lot->end.framing == PL_FRAMING_LINES) {
        tell_range(lot, session);
        return;
    }
    big->is_over = true;
    pl_runs_job(session, big->job);
}

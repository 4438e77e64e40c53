#include "lib/lot.h"

#include <stdlib.h>

#include "lib/big.h"
#include "lib/jobs.h"
#include "lib/runs.h"
#include "model/finding_copy.h"

enum event_kind {
    EVENT_FINDING,
    EVENT_NOTICE,
    EVENT_JOB /* a job was checked */
};

struct pl_lot_event {
    enum event_kind kind;
    struct pl_finding finding;
    struct pl_slice file, message; /* of a notice */
    bool is_error;
    bool is_packed;  /* the finding's file is compressed */
    bool is_checked; /* something of the job was checked */
    uint64_t bytes;  /* of the job's file */
};

static struct pl_lot_event *add(struct pl_lot *lot, enum event_kind kind) {
    lot->events = pl_heap_grow(lot->arena.heap, lot->events, &lot->event_cap,
                               lot->event_count + 1, sizeof *lot->events);
    struct pl_lot_event *event = &lot->events[lot->event_count++];
    *event = (struct pl_lot_event){.kind = kind};
    lot->kept += sizeof *event;
    return event;
}

static void *keep(struct pl_lot *lot, const void *items, size_t size) {
    void *kept = pl_arena_alloc(&lot->arena, size + 1);
    lot->kept += size;
    if (size > 0)
        memcpy(kept, items, size);
    return kept;
}

static void keep_text(struct pl_lot *lot, struct pl_slice *text) {
    if (text->data)
        text->data = keep(lot, text->data, text->len);
}

bool pl_lot_is_full(const struct pl_lot *lot) {
    return lot->kept > lot->kept_max;
}

static void take_finding(void *self, const struct pl_finding *finding) {
    struct pl_worker *worker = self;
    struct pl_lot *lot = worker->lot;
    if (pl_lot_is_full(lot))
        return;
    struct pl_finding kept = pl_finding_copy(&lot->arena, finding, &lot->kept);
    struct pl_lot_event *event = add(lot, EVENT_FINDING);
    event->finding = kept;
    event->is_packed = worker->is_open && pl_source_is_packed(&worker->source);
}

static void take_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    struct pl_worker *worker = self;
    struct pl_lot *lot = worker->lot;
    keep_text(lot, &file);
    keep_text(lot, &message);
    struct pl_lot_event *event = add(lot, EVENT_NOTICE);
    event->file = file;
    event->message = message;
    event->is_error = is_error;
}

struct pl_sink pl_lot_sink(struct pl_worker *worker) {
    return (struct pl_sink){take_finding, take_notice, worker};
}

/* A job of the lot, or the job of which the lot is a range. */
static const struct pl_job *job_of(const struct pl_lot *lot,
                                   const struct pl_session *session,
                                   size_t index) {
    return &session->jobs[lot->first + index];
}

/* Returns whether everything was checked and kept. */
static bool check_all(struct pl_lot *lot, struct pl_worker *worker) {
    if (lot->big)
        pl_big_check(lot, worker);
    for (size_t i = 0; i < lot->count; i++) {
        bool is_checked =
            pl_runs_check(worker, job_of(lot, worker->session, i));
        if (worker->is_stopped)
            return false;
        struct pl_lot_event *event = add(lot, EVENT_JOB);
        event->is_checked = is_checked;
        event->bytes = worker->source.read_bytes;
    }
    return !worker->is_stopped && !pl_lot_is_full(lot);
}

/* Check the lot and count its documents and nodes. */
static void check(struct pl_lot *lot, struct pl_worker *worker) {
    pl_arena_init(&lot->arena, worker->heap);
    worker->lot = lot;
    worker->is_stopped = false;
    pl_run *run = pl_runs_of(worker, job_of(lot, worker->session, 0)->variant);
    struct pl_run_counts before = pl_run_counts(run);
    uint64_t documents = before.documents;
    lot->target_count = before.target_count;
    lot->targets =
        keep(lot, before.targets, before.target_count * sizeof *before.targets);
    lot->is_whole = check_all(lot, worker);
    struct pl_run_counts after = pl_run_counts(run);
    lot->documents = after.documents - documents;
    for (size_t i = 0; i < after.target_count; i++)
        lot->targets[i] = after.targets[i] - lot->targets[i];
}

void pl_lot_check(struct pl_lot *lot, struct pl_worker *worker,
                  const struct pl_tallies *given) {
    lot->kept_max = PL_LOT_KEPT_MAX;
    pl_tallies_init_part(&lot->tallies, worker->heap, given);
    lot->tallies.age = lot->number;
    lot->tallies.before = &worker->before;
    worker->tallies = &lot->tallies;
    check(lot, worker);
    pl_tallies_remember(&worker->before, &lot->tallies);
}

static void forget_events(struct pl_lot *lot) {
    pl_arena_free(&lot->arena);
    free(lot->events);
    lot->events = NULL;
    lot->event_count = lot->event_cap = lot->kept = 0;
}

void pl_lot_check_again(struct pl_lot *lot, struct pl_worker *worker) {
    forget_events(lot);
    lot->kept_max = SIZE_MAX;
    check(lot, worker);
}

void pl_lot_clear(struct pl_lot *lot) {
    pl_tallies_leave(&lot->tallies);
    forget_events(lot);
    *lot = (struct pl_lot){.tallies = lot->tallies};
}

void pl_lot_fini(struct pl_lot *lot) {
    pl_tallies_fini(&lot->tallies);
    forget_events(lot);
}

static void move_place(struct pl_place *place, const struct pl_shift *by) {
    place->column += place->line == 1 ? by->columns : 0;
    place->line += by->lines;
}

static void move_region(struct pl_region *region, const struct pl_shift *by) {
    region->excerpt.first_column += region->start.line == 1 ? by->columns : 0;
    move_place(&region->start, by);
    move_place(&region->end, by);
}

/* Correct a pointer of a part, which begins with the index of an element, by
 * the elements before the part. */
static struct pl_slice move_pointer(struct pl_slice pointer, uint64_t elements,
                                    struct pl_buf *out) {
    uint64_t index = elements;
    size_t at = 1;
    if (pointer.len == 0 || elements == 0)
        return pointer;
    uint64_t own = 0;
    for (; at < pointer.len && pointer.data[at] != '/'; at++)
        own = own * 10 + (uint64_t)(pointer.data[at] - '0');
    pl_buf_clear(out);
    pl_buf_add_char(out, '/');
    pl_buf_add_uint(out, index + own);
    pl_buf_add(out, pointer.data + at, pointer.len - at);
    return pl_buf_slice(out);
}

static void tell_finding(struct pl_session *session,
                         const struct pl_lot_event *event,
                         const struct pl_shift *shift) {
    struct pl_sink sink = session->worker.sink;
    struct pl_finding finding = event->finding;
    finding.document += shift->documents;
    finding.pointer =
        move_pointer(finding.pointer, shift->elements, &session->worker.text);
    move_region(&finding.region, shift);
    for (size_t i = 0; i < finding.related_count; i++)
        if (finding.related[i].file.len == 0)
            move_region(&finding.related[i].region, shift);
    session->tells_packed = event->is_packed;
    sink.finding(sink.self, &finding);
    session->tells_packed = false;
}

/* Report what was kept. */
static void tell_events(const struct pl_lot *lot, struct pl_session *session) {
    uint64_t notices = session->summary.notices;
    const struct pl_job *job = job_of(lot, session, 0);
    for (size_t i = 0; i < lot->event_count && !pl_reports_are_lost(session);
         i++) {
        const struct pl_lot_event *event = &lot->events[i];
        switch (event->kind) {
        case EVENT_FINDING:
            tell_finding(session, event, &lot->shift);
            break;
        case EVENT_NOTICE:
            pl_session_notice(session, event->file, event->message,
                              event->is_error);
            break;
        case EVENT_JOB:
            session->summary.files += event->is_checked;
            pl_progress_add(session, event->bytes);
            pl_runs_done(session, job++, notices);
            notices = session->summary.notices;
            break;
        }
    }
}

bool pl_lot_fits(const struct pl_lot *lot, struct pl_session *session) {
    return lot->is_whole &&
           pl_tallies_can_merge(&session->tallies, &lot->tallies);
}

/* Drop findings of rules that speak once and have spoken before. */
static void drop_heard(struct pl_lot *lot, const struct pl_session *session) {
    size_t kept = 0;
    for (size_t i = 0; i < lot->event_count; i++) {
        const struct pl_lot_event *event = &lot->events[i];
        if (event->kind != EVENT_FINDING ||
            !pl_tallies_have_heard(&session->tallies, event->finding.rule))
            lot->events[kept++] = *event;
    }
    lot->event_count = kept;
}

void pl_lot_merge(struct pl_lot *lot, struct pl_session *session,
                  struct pl_shift shift) {
    lot->shift = shift;
    drop_heard(lot, session);
    pl_tallies_merge(&session->tallies, &lot->tallies, shift);
}

/* Tell whether the source line around `at` may not be wholly in the part. */
static bool is_at_edge(const struct pl_lot *lot, const struct pl_place *at) {
    const struct pl_stretch *stretch = &lot->stretch;
    uint64_t reach = PL_EXCERPT_MAX + 8; /* and the bytes of a code point */
    return (stretch->opens && at->line == lot->begin.place.line &&
            at->offset - stretch->from <= reach) ||
           (stretch->closes && at->line == lot->end.place.line &&
            stretch->end - at->offset <= reach);
}

/* The same for findings of shares, which are told at the end of the run. Only
 * the first part can have one. */
static bool is_share_at_edge(const struct pl_lot *lot) {
    const struct pl_tallies *tallies = &lot->tallies;
    for (size_t i = 0; !lot->stretch.opens && i < tallies->share_count; i++)
        if (tallies->shares[i].has_first &&
            is_at_edge(lot, &tallies->shares[i].finding.region.start))
            return true;
    return false;
}

bool pl_lot_shows_more(const struct pl_lot *lot) {
    for (size_t i = 0; i < lot->event_count; i++) {
        const struct pl_finding *finding = &lot->events[i].finding;
        bool is_more = is_at_edge(lot, &finding->region.start);
        for (size_t k = 0; k < finding->related_count; k++)
            is_more |= finding->related[k].region.excerpt.text.len > 0 &&
                       is_at_edge(lot, &finding->related[k].region.start);
        if (is_more)
            return true;
    }
    return is_share_at_edge(lot);
}

void pl_lot_report(const struct pl_lot *lot, struct pl_session *session) {
    size_t variant = job_of(lot, session, 0)->variant;
    struct pl_lot_counts *counts = &session->lot_counts[variant];
    tell_events(lot, session);
    counts->documents += lot->documents;
    for (size_t i = 0; i < lot->target_count; i++)
        counts->targets[i] += lot->targets[i];
}

static void tell_jobs(struct pl_lot *lot, struct pl_session *session) {
    if (pl_lot_fits(lot, session)) {
        pl_lot_merge(lot, session, (struct pl_shift){0});
        pl_lot_report(lot, session);
        return;
    }
    for (size_t i = 0; i < lot->count && !pl_reports_are_lost(session); i++)
        pl_runs_job(session, job_of(lot, session, i));
}

void pl_lot_tell(struct pl_lot *lot, struct pl_session *session) {
    if (lot->big)
        pl_big_tell(lot, session);
    else
        tell_jobs(lot, session);
}

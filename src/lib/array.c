#include "lib/array.h"

#include <stdlib.h>

#include "engine/shape.h"
#include "input/form.h"
#include "input/stretch.h"
#include "lib/big.h"
#include "lib/lot.h"
#include "lib/runs.h"

/* A part that was taken. Its events are reported when all parts are. */
struct taken {
    struct pl_lot lot;
    struct taken *next;
};

struct pl_array {
    struct pl_seam seam;
    struct taken *first, **end;
    struct pl_tallies before; /* the session's tallies before the first part */
    struct pl_worker again;   /* checks parts again */
};

/* The part of `text` by which the shape of the document is told, without white
 * space before it. */
static struct pl_slice document_in(struct pl_slice text) {
    while (text.len > 0 && strchr(" \t\r\n", *text.data)) {
        text.data++;
        text.len--;
    }
    if (text.len > PL_SHAPE_BYTES)
        text.len = PL_SHAPE_BYTES;
    return text;
}

/* Tell whether a file that begins with `text` may be checked in parts. If so,
 * `input` is completed. */
static bool has_parts(struct pl_array *array, const struct pl_job *job,
                      struct pl_slice text, struct pl_run_input *input) {
    struct pl_slice document = document_in(text);
    if (!pl_seam_learn(&array->seam, document) || pl_form_of(input->name, text))
        return false;
    input->is_part = true;
    bool can_part = pl_run_can_part(pl_runs_of(&array->again, job->variant),
                                    document, input->framing, &input->shape);
    pl_worker_rest(&array->again); /* its run is rarely needed again */
    return can_part;
}

/* Copy the session's tallies. */
static void remember(struct pl_array *array, struct pl_session *session) {
    pl_tallies_init_part(&array->before, &session->heap, &session->tallies);
    pl_tallies_merge(&array->before, &session->tallies, (struct pl_shift){0});
}

static void make_hand(struct pl_worker *worker, struct pl_session *session) {
    pl_worker_init(worker, session, &session->heap);
    worker->sink = pl_lot_sink(worker);
    worker->tallies = &session->tallies;
    worker->goes_on = session->worker.goes_on;
    worker->self = session->worker.self;
}

bool pl_array_new(struct pl_array **out, struct pl_session *session,
                  const struct pl_job *job, int fd,
                  struct pl_run_input *input) {
    char text[PL_FORM_BEGINNING];
    struct pl_array *array =
        pl_heap_alloc_zeroed(&session->heap, sizeof *array);
    *out = array;
    array->end = &array->first;
    pl_tallies_init(&array->before, &session->heap);
    make_hand(&array->again, session);
    long got = pl_stretch_read(fd, text, sizeof text, 0);
    return has_parts(array, job, pl_slice_of(text, got > 0 ? (size_t)got : 0),
                     input);
}

static void forget_parts(struct pl_array *array) {
    while (array->first) {
        struct taken *taken = array->first;
        array->first = taken->next;
        pl_lot_fini(&taken->lot);
        free(taken);
    }
    array->end = &array->first;
}

void pl_array_free(struct pl_array *array) {
    if (!array)
        return;
    forget_parts(array);
    pl_worker_fini(&array->again);
    pl_tallies_fini(&array->before);
    free(array);
}

const struct pl_seam *pl_array_seam(const struct pl_array *array) {
    return &array->seam;
}

static bool is_sound(const struct pl_lot *lot) {
    return lot->is_whole && lot->status == PL_STATUS_OK &&
           !lot->end.is_malformed && lot->end.documents == 1;
}

/* Tell whether the first value of a share is in this part. Its finding is kept
 * with a place that counts from the start of the part. */
static bool begins_share(const struct pl_lot *lot, struct pl_session *session) {
    const struct pl_tallies *tallies = &lot->tallies;
    for (size_t i = 0; i < tallies->share_count; i++) {
        const struct pl_share_case *share = &tallies->shares[i];
        if (share->has_first &&
            !pl_tallies_share_of(&session->tallies, share->rule,
                                 share->settings)
                 ->has_first)
            return true;
    }
    return false;
}

/* Tell whether the findings of a part show only text that is in the part. */
static bool is_on_its_own(const struct pl_lot *lot,
                          const struct pl_session *session) {
    return !session->wants_excerpts ||
           (!lot->end.looks_back && !pl_lot_shows_more(lot));
}

/* Tell whether a part can be taken, as it is or after it was checked again. */
static bool is_fit(const struct pl_lot *lot, struct pl_session *session) {
    return is_sound(lot) && is_on_its_own(lot, session) &&
           (lot->stretch.from == 0 || !begins_share(lot, session));
}

static struct pl_shift shift_by(const struct pl_run_end *told) {
    return (struct pl_shift){.lines = told->place.line - 1,
                             .columns = told->place.column - 1,
                             .elements = told->elements};
}

/* Move `told` to the end of a part: the comma with which the next one
 * begins. */
static void move(struct pl_run_end *told, const struct pl_lot *lot) {
    struct pl_place end = lot->end.place;
    const struct pl_shift *by = &lot->shift;
    end.column += end.line == 1 ? by->columns : 0;
    told->place.column = end.column - lot->stretch.closes;
    told->place.line = end.line + by->lines;
    told->elements = lot->end.elements + by->elements;
}

/* Keep the events of a part. */
static void keep(struct pl_array *array, struct pl_session *session,
                 struct pl_lot *lot) {
    struct taken *taken = pl_heap_alloc(&session->heap, sizeof *taken);
    pl_tallies_leave(&lot->tallies);
    *taken = (struct taken){.lot = *lot};
    taken->lot.tallies = (struct pl_tallies){0};
    *lot = (struct pl_lot){.tallies = lot->tallies};
    *array->end = taken;
    array->end = &taken->next;
}

/* Merge a part, checked again if need be. Returns false if its findings may be
 * wrong or incomplete. */
static bool take(struct pl_array *array, struct pl_session *session,
                 struct pl_lot *lot, const struct pl_run_end *told) {
    if (lot->is_whole && !is_fit(lot, session))
        return false;
    if (pl_lot_fits(lot, session)) {
        pl_lot_merge(lot, session, shift_by(told));
        return true;
    }
    pl_big_doubt(lot->big);
    lot->begin = *told;
    pl_lot_check_again(lot, &array->again);
    return is_fit(lot, session);
}

bool pl_array_take(struct pl_array *array, struct pl_session *session,
                   struct pl_lot *lot, struct pl_run_end *told) {
    if (lot->stretch.from == 0)
        remember(array, session);
    if (take(array, session, lot, told)) {
        move(told, lot);
        keep(array, session, lot);
        return true;
    }
    forget_parts(array);
    pl_tallies_clear(&session->tallies);
    pl_tallies_merge(&session->tallies, &array->before, (struct pl_shift){0});
    return false;
}

void pl_array_say(const struct pl_array *array, struct pl_session *session) {
    for (const struct taken *taken = array->first; taken; taken = taken->next)
        pl_lot_report(&taken->lot, session);
}

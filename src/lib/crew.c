/* On macOS, _SC_NPROCESSORS_ONLN needs this. */
#define _DARWIN_C_SOURCE

#include "lib/crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/cut.h"
#include "lib/lot.h"
#include "lib/runs.h"

#define THREADS_MAX 64
#define STACK       (4 * 1024 * 1024)

/* A thread of the crew other than the session's. */
struct member {
    struct pl_crew *crew;
    pthread_t thread;
    struct pl_heap heap;
    struct pl_worker worker;
};

/* A lot that was made and not told yet. */
struct place {
    struct pl_lot lot;
    bool is_done; /* no thread of the crew is to check it, or one has */
};

struct pl_crew {
    struct pl_session *session;
    struct pl_tallies given; /* the values of lists, borrowed */
    struct pl_cut cut;
    struct pl_worker own; /* with which the session's thread checks lots */
    struct member *members;
    size_t member_count, wanted;
    struct place *places; /* ring buffer */
    size_t place_count;
    atomic_bool is_over;
    uint64_t told;         /* number of lots */
    pthread_mutex_t mutex; /* protects all that follows, and `is_done` of
                              places */
    pthread_cond_t work, done;
    uint64_t made, claimed;
};

static struct place *place_of(struct pl_crew *crew, uint64_t number) {
    return &crew->places[number % crew->place_count];
}

/* The next lot to check, or NULL if there is none now. Needs the mutex. */
static struct place *claim_now(struct pl_crew *crew) {
    while (crew->claimed < crew->made) {
        struct place *place = place_of(crew, crew->claimed++);
        if (!place->is_done)
            return place;
    }
    return NULL;
}

/* The next lot to check, awaited; NULL when all is over. Needs the mutex. */
static struct place *claim(struct pl_crew *crew) {
    while (!crew->is_over) {
        struct place *place = claim_now(crew);
        if (place)
            return place;
        pthread_cond_wait(&crew->work, &crew->mutex);
    }
    return NULL;
}

static bool goes_on(void *self) {
    struct member *member = self;
    return !pl_lot_is_full(member->worker.lot) &&
           !atomic_load_explicit(&member->crew->is_over, memory_order_relaxed);
}

/* Check a lot. Returns false if memory ran out. */
static bool attempt(struct member *member, struct pl_lot *lot) {
    if (setjmp(member->heap.unwind) != 0)
        return false;
    member->heap.armed = true;
    pl_lot_check(lot, &member->worker, &member->crew->given);
    return true;
}

/* What a thread does. If its memory runs out, it ends, and the session's thread
 * checks the lot. */
static void *work(void *self) {
    struct member *member = self;
    struct pl_crew *crew = member->crew;
    struct place *place;
    bool is_well = true;
    pthread_mutex_lock(&crew->mutex);
    while (is_well && (place = claim(crew))) {
        pthread_mutex_unlock(&crew->mutex);
        is_well = attempt(member, &place->lot);
        pthread_mutex_lock(&crew->mutex);
        place->is_done = true;
        pthread_cond_signal(&crew->done);
    }
    pthread_mutex_unlock(&crew->mutex);
    return NULL;
}

static void init_member(struct pl_crew *crew, struct member *member) {
    const struct pl_session *session = crew->session;
    member->crew = crew;
    pl_heap_init(&member->heap);
    if (session->options->memory > 0)
        member->heap.budget = session->options->memory;
    member->heap.hash_key = pl_heap_hash_key(&crew->session->heap);
    member->heap.has_hash_key = true;
    pl_worker_init(&member->worker, session, &member->heap);
    member->worker.sink = pl_lot_sink(&member->worker);
    member->worker.goes_on = goes_on;
    member->worker.self = member;
}

/* Start one more thread. If that fails, there are fewer. */
static void start(struct pl_crew *crew) {
    struct member *member = &crew->members[crew->member_count];
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0)
        return;
    pthread_attr_setstacksize(&attributes, STACK);
    init_member(crew, member);
    if (pthread_create(&member->thread, &attributes, work, member) == 0)
        crew->member_count++;
    else
        pl_worker_fini(&member->worker);
    pthread_attr_destroy(&attributes);
}

/* Make the next lot. Returns false if there is none. */
static bool make_lot(struct pl_crew *crew) {
    struct place *place = place_of(crew, crew->made);
    place->lot.number = crew->made + 1;
    if (!pl_cut_next(&crew->cut, &place->lot))
        return false;
    place->is_done = place->lot.is_for_session;
    pthread_mutex_lock(&crew->mutex);
    crew->made++;
    pthread_cond_signal(&crew->work);
    pthread_mutex_unlock(&crew->mutex);
    return true;
}

/* Make lots while the ring has room, and start threads for them. The first lot
 * needs no thread but the session's. */
static void make_lots(struct pl_crew *crew) {
    while (crew->made - crew->told < crew->place_count && make_lot(crew))
        if (crew->made > 1 && crew->member_count < crew->wanted)
            start(crew);
}

static void tell(struct pl_crew *crew, struct pl_lot *lot) {
    pl_lot_tell(lot, crew->session);
    pl_lot_clear(lot);
    crew->told++;
    make_lots(crew);
}

/* Tell whether there are lots left, and checking them is of use. */
static bool is_wanted(const struct pl_crew *crew) {
    return crew->told < crew->made && !pl_reports_are_lost(crew->session);
}

static bool is_done(struct pl_crew *crew, const struct place *place) {
    pthread_mutex_lock(&crew->mutex);
    bool is_done = place->is_done;
    pthread_mutex_unlock(&crew->mutex);
    return is_done;
}

/* Tell the lots that were checked, up to the first that was not. */
static void tell_done(struct pl_crew *crew) {
    while (is_wanted(crew)) {
        struct place *place = place_of(crew, crew->told);
        if (!is_done(crew, place))
            return;
        tell(crew, &place->lot);
    }
}

static bool own_goes_on(void *self) {
    struct pl_crew *crew = self;
    tell_done(crew);
    return !pl_lot_is_full(crew->own.lot) &&
           !pl_reports_are_lost(crew->session);
}

/* Wait until a thread has checked the lot that it claimed. */
static void await(struct pl_crew *crew, const struct place *place) {
    pthread_mutex_lock(&crew->mutex);
    while (!place->is_done)
        pthread_cond_wait(&crew->done, &crew->mutex);
    pthread_mutex_unlock(&crew->mutex);
}

/* Check a lot in the session's thread. If there is no other thread, this is
 * left to pl_lot_tell(). */
static void check_own(struct pl_crew *crew, struct place *place) {
    if (crew->member_count > 0)
        pl_lot_check(&place->lot, &crew->own, &crew->given);
    pthread_mutex_lock(&crew->mutex);
    place->is_done = true;
    pthread_mutex_unlock(&crew->mutex);
}

/* What the session's thread does until all lots are told. */
static void work_along(struct pl_crew *crew) {
    make_lots(crew);
    while (is_wanted(crew)) {
        pthread_mutex_lock(&crew->mutex);
        struct place *place = claim_now(crew);
        pthread_mutex_unlock(&crew->mutex);
        if (place)
            check_own(crew, place);
        else
            await(crew, place_of(crew, crew->told));
        tell_done(crew);
    }
}

static size_t processors(void) {
#ifdef _SC_NPROCESSORS_ONLN
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 1 ? (size_t)count : 1;
#else
    return 1;
#endif
}

/* How many threads are to check the session's jobs. */
static size_t threads_for(const struct pl_session *session) {
    uint64_t asked = session->options->jobs;
    /* figures of the summary are not merged */
    if (asked == 1 || session->options->wants_summary)
        return 1;
    if (asked == 0 && !pl_cut_is_worth_while(session))
        return 1;
    if (asked == 0)
        asked = processors();
    return asked < THREADS_MAX ? (size_t)asked : THREADS_MAX;
}

/* Copy what the tallies of lots borrow: the values of lists. */
static void take_given(struct pl_crew *crew) {
    struct pl_session *session = crew->session;
    const struct pl_tallies *tallies = &session->tallies;
    crew->given = *tallies;
    crew->given.given_files = tallies->file_count;
    crew->given.files = pl_arena_alloc(
        &session->arena, (tallies->file_count + 1) * sizeof(struct pl_slice));
    for (size_t i = 0; i < tallies->file_count; i++)
        crew->given.files[i] = tallies->files[i];
}

/* Lots have counts of their own, so that the session's thread needs no run for
 * them. */
static void make_counts(struct pl_session *session) {
    struct pl_arena *arena = &session->arena;
    size_t count = session->variants.count;
    session->lot_counts =
        pl_arena_alloc(arena, count * sizeof *session->lot_counts);
    for (size_t i = 0; i < count; i++) {
        size_t targets = session->variants.items[i].ruleset->target_count;
        session->lot_counts[i].targets =
            pl_arena_alloc(arena, (targets + 1) * sizeof(uint64_t));
    }
}

/* Complete what threads share, so that it does not change. */
static void complete_plans(struct pl_session *session) {
    for (size_t i = 0; i < session->variants.count; i++)
        if (session->variants.items[i].has_plan)
            pl_plan_complete(&session->variants.items[i].plan);
}

bool pl_crew_check(struct pl_session *session) {
    struct pl_heap *heap = &session->heap;
    size_t threads = threads_for(session);
    if (threads < 2)
        return false;
    complete_plans(session);
    make_counts(session);
    session->worker.source.may_read_ahead = true;
    struct pl_crew *crew = pl_heap_alloc_zeroed(heap, sizeof *crew);
    session->crew = crew;
    crew->session = session;
    crew->wanted = threads - 1;
    pthread_mutex_init(&crew->mutex, NULL);
    pthread_cond_init(&crew->work, NULL);
    pthread_cond_init(&crew->done, NULL);
    pl_cut_begin(&crew->cut, session, threads);
    take_given(crew);
    pl_worker_init(&crew->own, session, heap);
    crew->own.sink = pl_lot_sink(&crew->own);
    crew->own.goes_on = own_goes_on;
    crew->own.self = crew;
    crew->members = pl_heap_alloc_zeroed(heap, threads * sizeof *crew->members);
    size_t places = threads + threads / 2;
    crew->places = pl_heap_alloc_zeroed(heap, places * sizeof *crew->places);
    crew->place_count = places;
    work_along(crew);
    return true;
}

static void join_all(struct pl_crew *crew) {
    pthread_mutex_lock(&crew->mutex);
    crew->is_over = true;
    pthread_cond_broadcast(&crew->work);
    pthread_mutex_unlock(&crew->mutex);
    for (size_t i = 0; i < crew->member_count; i++)
        pthread_join(crew->members[i].thread, NULL);
}

void pl_crew_free(struct pl_crew *crew) {
    if (!crew)
        return;
    join_all(crew);
    pl_worker_fini(&crew->own);
    for (size_t i = 0; i < crew->member_count; i++)
        pl_worker_fini(&crew->members[i].worker);
    for (size_t i = 0; i < crew->place_count; i++)
        pl_lot_fini(&crew->places[i].lot);
    pl_cut_end(&crew->cut);
    pthread_cond_destroy(&crew->work);
    pthread_cond_destroy(&crew->done);
    pthread_mutex_destroy(&crew->mutex);
    free(crew->places);
    free(crew->members);
    free(crew);
}

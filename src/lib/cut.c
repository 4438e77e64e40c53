#include "lib/cut.h"

#include <sys/stat.h>

/* One thread checks fewer bytes before a second one has begun. */
#define WORTH_WHILE ((uint64_t)4 * 1024 * 1024)

/* The most files of a lot, and about the most bytes. */
#define LOT_JOBS  64
#define LOT_BYTES ((uint64_t)1024 * 1024)

/* Lots for each thread, if there are few files. */
#define LOTS_EACH 4

void pl_cut_begin(struct pl_cut *cut, struct pl_session *session,
                  size_t threads) {
    *cut = (struct pl_cut){.session = session, .threads = threads};
}

/* Get the size of a job's file. Returns false if it can only be read in its
 * turn: a pipe, standard input. */
static bool look(const struct pl_job *job, uint64_t *size) {
    struct stat info;
    *size = 0;
    if (pl_slice_is(job->path, "-"))
        return false;
    if (stat(job->path.data, &info) != 0)
        return true; /* the error is reported when it is opened */
    *size = info.st_size > 0 ? (uint64_t)info.st_size : 0;
    return S_ISREG(info.st_mode);
}

bool pl_cut_is_worth_while(const struct pl_session *session) {
    uint64_t total = 0, size;
    for (size_t i = 0; i < session->job_count && total < WORTH_WHILE; i++) {
        look(&session->jobs[i], &size);
        total += size;
    }
    return total >= WORTH_WHILE;
}

static size_t jobs_of_lot(const struct pl_cut *cut) {
    size_t jobs = cut->session->job_count / (cut->threads * LOTS_EACH) + 1;
    return jobs < LOT_JOBS ? jobs : LOT_JOBS;
}

void pl_cut_end(struct pl_cut *cut) {
    while (cut->bigs) {
        struct pl_big *big = cut->bigs;
        cut->bigs = big->next;
        pl_big_free(big);
    }
}

/* Close the files that were cut to their end and told. */
static void close_told(struct pl_cut *cut) {
    struct pl_big **at = &cut->bigs;
    while (*at) {
        struct pl_big *big = *at;
        bool is_cut = big->is_over || big->cut == big->source.size;
        if (!is_cut || big->ranges > 0) {
            at = &big->next;
            continue;
        }
        *at = big->next;
        pl_big_free(big);
    }
}

/* Make the next range of the file that is being cut. */
static bool next_range(struct pl_cut *cut, struct pl_lot *lot) {
    struct pl_big *big = cut->bigs;
    if (!big || !pl_big_cut(big, cut->threads, &lot->stretch))
        return false;
    lot->big = big;
    lot->first = (size_t)(big->job - cut->session->jobs);
    return true;
}

/* Begin to cut the file of the next job. Returns false if it is not to be
 * cut. */
static bool open_next(struct pl_cut *cut) {
    const struct pl_job *job = &cut->session->jobs[cut->next];
    bool is_open = pl_big_open(&cut->bigs, cut->session, job);
    cut->next += is_open;
    return is_open;
}

/* Take as many of the next jobs as one lot should have. */
static void take_jobs(struct pl_cut *cut, struct pl_lot *lot) {
    const struct pl_job *jobs = cut->session->jobs;
    size_t count = cut->session->job_count, most = jobs_of_lot(cut);
    uint64_t bytes = 0, size;
    lot->first = cut->next;
    while (cut->next < count && lot->count < most && bytes < LOT_BYTES &&
           jobs[cut->next].variant == jobs[lot->first].variant) {
        lot->is_for_session = !look(&jobs[cut->next], &size);
        if (lot->count > 0 && (lot->is_for_session || size > LOT_BYTES))
            break;
        bytes += size;
        lot->count++;
        cut->next++;
        if (lot->is_for_session)
            return;
    }
    lot->is_for_session = false;
}

bool pl_cut_next(struct pl_cut *cut, struct pl_lot *lot) {
    close_told(cut);
    if (next_range(cut, lot))
        return true;
    if (cut->next == cut->session->job_count)
        return false;
    if (open_next(cut))
        return next_range(cut, lot);
    take_jobs(cut, lot);
    return true;
}

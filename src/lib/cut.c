#include "lib/cut.h"

#include <sys/stat.h>

/* Less is checked before a second thread has begun. */
#define WORTH_WHILE ((uint64_t)4 * 1024 * 1024)

/* A lot has so many files, or bytes of them, at most. */
#define LOT_JOBS  64
#define LOT_BYTES ((uint64_t)1024 * 1024)

/* So many lots for each thread, where there are few files. */
#define LOTS_EACH 4

void pl_cut_begin(struct pl_cut *cut, struct pl_session *session,
                  size_t threads) {
    *cut = (struct pl_cut){.session = session, .threads = threads};
}

/* The size of a job's file. Returns false if it is none that can be read at any
 * time: a pipe, standard input. */
static bool look(const struct pl_job *job, uint64_t *size) {
    struct stat info;
    *size = 0;
    if (pl_slice_is(job->path, "-"))
        return false;
    if (stat(job->path.data, &info) != 0)
        return true; /* whoever opens it tells why */
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

bool pl_cut_next(struct pl_cut *cut, struct pl_lot *lot) {
    const struct pl_job *jobs = cut->session->jobs;
    size_t count = cut->session->job_count, most = jobs_of_lot(cut);
    uint64_t bytes = 0, size;
    lot->first = cut->next;
    while (cut->next < count && lot->count < most && bytes < LOT_BYTES &&
           jobs[cut->next].variant == jobs[lot->first].variant) {
        bool is_file = look(&jobs[cut->next], &size);
        if (!is_file && lot->count > 0)
            break;
        lot->is_for_session = !is_file;
        bytes += size;
        lot->count++;
        cut->next++;
        if (!is_file)
            break;
    }
    return lot->count > 0;
}

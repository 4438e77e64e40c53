/*
 * Fingerprint: fingerprints of lines of a file, as GitHub computes them: the
 * hash of the line (report/line_hash.h), and how many lines with that hash
 * there are up to it. The file is read twice, so that memory does not grow with
 * it.
 */
#ifndef PL_REPORT_FINGERPRINT_H
#define PL_REPORT_FINGERPRINT_H

#include "base/buf.h"
#include "base/map.h"
#include "report/host.h"

struct pl_fingerprint {
    uint64_t line;
    uint64_t hash;
    uint64_t number; /* counts the lines with this hash, from 1; 0: the file has
                        no such line */
};

struct pl_fingerprints {
    struct pl_heap *heap;
    struct pl_fingerprint *items; /* sorted by line, each line once */
    size_t count, cap;
    size_t next;           /* index of the item that comes next while reading */
    struct pl_map by_hash; /* hash → index into `seen` */
    uint64_t *seen;        /* how many lines had this hash so far */
};

void pl_fingerprints_init(struct pl_fingerprints *prints, struct pl_heap *heap);
void pl_fingerprints_fini(struct pl_fingerprints *prints);

/* Ask for a line. Lines must come in order; the last one may be asked for
 * again. Forget all lines. */
void pl_fingerprints_add(struct pl_fingerprints *prints, uint64_t line);
void pl_fingerprints_clear(struct pl_fingerprints *prints);

/* Compute the fingerprints from the text of `file`. Returns false if it cannot
 * be read again. */
bool pl_fingerprints_read(struct pl_fingerprints *prints,
                          const struct pl_report_host *host,
                          struct pl_slice file);

/* Append the fingerprint of `line`: `39fa2ee980eb94b0:1`. The line must have
 * been asked for and the file read. Returns false if there is none. */
bool pl_fingerprints_write(const struct pl_fingerprints *prints, uint64_t line,
                           struct pl_buf *out);

#endif

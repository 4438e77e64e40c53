/*
 * Fingerprint: of lines of a file, as GitHub computes them: the hash of the
 * line (report/line_hash.h) and the how-manieth line of the file with that hash
 * it is. The text is read twice from its source, so that memory does not grow
 * with it.
 */
#ifndef PL_REPORT_FINGERPRINT_H
#define PL_REPORT_FINGERPRINT_H

#include "base/buf.h"
#include "base/map.h"
#include "report/host.h"

struct pl_fingerprint {
    uint64_t line;
    uint64_t hash;
    uint64_t number; /* from 1; 0: the text has no such line */
};

struct pl_fingerprints {
    struct pl_heap *heap;
    struct pl_fingerprint *items; /* in the order of lines, each line once */
    size_t count, cap;
    size_t next;           /* to be met while reading */
    struct pl_map by_hash; /* hash → index into `seen` */
    uint64_t *seen;        /* lines with that hash */
};

void pl_fingerprints_init(struct pl_fingerprints *prints, struct pl_heap *heap);
void pl_fingerprints_fini(struct pl_fingerprints *prints);

/* Ask for a line, which is not before those asked for; forget all. */
void pl_fingerprints_add(struct pl_fingerprints *prints, uint64_t line);
void pl_fingerprints_clear(struct pl_fingerprints *prints);

/* Compute them from the text of `file`. Returns false if it cannot be read
 * again. */
bool pl_fingerprints_read(struct pl_fingerprints *prints,
                          const struct pl_report_host *host,
                          struct pl_slice file);

/* Append that of `line`, which was asked for and read: `39fa2ee980eb94b0:1`.
 * Returns false if there is none. */
bool pl_fingerprints_write(const struct pl_fingerprints *prints, uint64_t line,
                           struct pl_buf *out);

#endif

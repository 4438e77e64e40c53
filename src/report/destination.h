/*
 * Destination: a file that is being written. A regular file is replaced as a
 * whole or stays as it was: the output goes to a temporary file beside it,
 * which takes its place at the end, with its mode and, where that is allowed,
 * its owner. Anything else (a pipe, a device, a file that is already standard
 * output) is written directly.
 */
#ifndef PL_REPORT_DESTINATION_H
#define PL_REPORT_DESTINATION_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/buf.h"

struct pl_destination {
    int fd;               /* where to write; -1: not open */
    bool is_ours;         /* close the descriptor at the end */
    struct pl_buf path;   /* of a regular file, without links; else empty */
    struct pl_buf beside; /* path of the temporary file; empty: none */
    bool is_new;          /* there was no file at `path` */
    mode_t mode;          /* of the file at `path` */
    uid_t owner;
    gid_t group;
};

void pl_destination_init(struct pl_destination *file, struct pl_heap *heap);

/* Open `path`; `-` is standard output. Returns 0, or an errno if nothing was
 * opened. */
int pl_destination_open(struct pl_destination *file, const char *path);

/* Move what was written to its place. Returns 0, or an errno if the file stays
 * as it was. */
int pl_destination_commit(struct pl_destination *file);

/* Close the destination. Output that was not committed is deleted. */
void pl_destination_fini(struct pl_destination *file);

#endif

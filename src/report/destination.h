/*
 * Destination: a file that is being written. A regular file is whole or as it
 * was: what is written goes to a file beside it, which takes its place when all
 * of it is there, with the mode and, where that is allowed, the owner of the
 * one before. Anything else (a pipe, a device, what is standard output already)
 * is written to as it comes.
 */
#ifndef PL_REPORT_DESTINATION_H
#define PL_REPORT_DESTINATION_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/buf.h"

struct pl_destination {
    int fd;               /* to write to; -1: it is not open */
    bool is_ours;         /* the descriptor is to be closed */
    struct pl_buf path;   /* of a regular file, without links; else empty */
    struct pl_buf beside; /* the file that is written; empty: none is */
    bool is_new;          /* there was no file before */
    mode_t mode;          /* of the one that there was */
    uid_t owner;
    gid_t group;
};

void pl_destination_init(struct pl_destination *file, struct pl_heap *heap);

/* Open `path`; `-` is standard output. Returns 0 or an errno, and nothing is
 * open then. */
int pl_destination_open(struct pl_destination *file, const char *path);

/* Put what was written in its place. Returns 0 or an errno; then the file is as
 * it was. */
int pl_destination_commit(struct pl_destination *file);

/* Close it; what was not put in its place is gone. */
void pl_destination_fini(struct pl_destination *file);

#endif

/*
 * Source: one input opened for reading: a file, or standard input. It feeds a
 * window. Where nothing that holds payloads is behind a path (a folder, a
 * device, a socket), opening says so.
 */
#ifndef PL_INPUT_SOURCE_H
#define PL_INPUT_SOURCE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/status.h"
#include "model/window.h"

struct pl_source {
    struct pl_slice name; /* as reached: `dir/a.json`, `-` */
    int fd;
    uint64_t size; /* of a regular file when it was opened; else 0 */
    uint64_t read_bytes;
    bool is_regular;
    int error; /* errno of a failed read; 0: the file changed meanwhile */
};

/* Open `name` (`-`: standard input), whose bytes must outlive the source and be
 * terminated. PL_STATUS_NO_FILE, _DENIED, _KIND or _IO if not, with `error` set
 * (EISDIR for a folder) and nothing to close. */
enum pl_status pl_source_open(struct pl_source *source, struct pl_slice name);
void pl_source_close(struct pl_source *source);

/* The feed of an open source, which must outlive the window. A regular file
 * that gives fewer or more bytes than its size said (it was written to while it
 * was read) ends in PL_STATUS_IO with `error` 0. */
struct pl_feed pl_source_feed(struct pl_source *source);

/* Append a sentence for people about why `status`, with the errno `error` (0:
 * none), came about: "no such file or folder: check the path". */
void pl_source_explain(enum pl_status status, int error, struct pl_buf *out);

#endif

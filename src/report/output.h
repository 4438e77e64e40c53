/*
 * Output: buffered bytes to a file descriptor. An error sticks: later writes do
 * nothing, and pl_output_flush() tells.
 */
#ifndef PL_REPORT_OUTPUT_H
#define PL_REPORT_OUTPUT_H

#include "base/buf.h"
#include "base/status.h"

struct pl_output {
    struct pl_buf buf;
    int fd;
    int error; /* the errno of the first failed write; 0: none */
};

/* Make an output on `fd`, which the caller keeps and closes. */
void pl_output_init(struct pl_output *out, struct pl_heap *heap, int fd);
void pl_output_fini(struct pl_output *out);

/* Write bytes; they may stay in the buffer until the next flush. */
void pl_output_write(struct pl_output *out, struct pl_slice bytes);
void pl_output_str(struct pl_output *out, const char *text);

/* Write as printf does, 511 bytes at most: for numbers and names of ours. */
void pl_output_format(struct pl_output *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Make `error` (an errno) the output's unless it has one: what was to be
 * written cannot be made. */
void pl_output_fail(struct pl_output *out, int error);

/* Write what is buffered. PL_STATUS_IO if anything failed so far. */
enum pl_status pl_output_flush(struct pl_output *out);

#endif

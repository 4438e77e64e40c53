/*
 * Output: buffered writing to a file descriptor. After an error, later writes
 * do nothing, and pl_output_flush() reports it.
 */
#ifndef PL_REPORT_OUTPUT_H
#define PL_REPORT_OUTPUT_H

#include "base/buf.h"
#include "base/status.h"

struct pl_output {
    struct pl_buf buf;
    int fd;
    int error; /* errno of the first failed write; 0: none */
};

/* Make an output on `fd`. The caller closes `fd`. */
void pl_output_init(struct pl_output *out, struct pl_heap *heap, int fd);
void pl_output_fini(struct pl_output *out);

/* Write bytes. They may stay in the buffer until the next flush. */
void pl_output_write(struct pl_output *out, struct pl_slice bytes);
void pl_output_str(struct pl_output *out, const char *text);

/* Write as printf does, at most 511 bytes: for numbers and for our own
 * names. */
void pl_output_format(struct pl_output *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Set the output's error to `error` (an errno), unless it has one: what should
 * be written cannot be made. */
void pl_output_fail(struct pl_output *out, int error);

/* Write what is buffered. Returns PL_STATUS_IO if anything has failed so
 * far. */
enum pl_status pl_output_flush(struct pl_output *out);

#endif

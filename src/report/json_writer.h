/*
 * JSON writer: findings as JSON, one at a time, so that memory stays flat. It
 * is the one place that writes JSON, with json-c. What it writes is one line,
 * well-formed UTF-8, and safe to print: what a terminal could take for a
 * command is a \u escape.
 *
 * A value that is being built belongs to the writer, so that unwinding the heap
 * leaks nothing. When json-c runs out of memory, `has_failed` is set, and the
 * line is not to be used.
 */
#ifndef PL_REPORT_JSON_WRITER_H
#define PL_REPORT_JSON_WRITER_H

#include "base/buf.h"
#include "model/finding.h"
#include "report/summary.h"

struct json_object;

struct pl_json_writer {
    struct json_object *value; /* being built */
    struct pl_buf text;
    struct pl_buf sentence;
    bool has_failed;
};

void pl_json_writer_init(struct pl_json_writer *writer, struct pl_heap *heap);
void pl_json_writer_fini(struct pl_json_writer *writer);

/* Append one value to `out`, without a line end. */
void pl_json_writer_finding(struct pl_json_writer *writer, struct pl_buf *out,
                            const struct pl_finding *finding);
void pl_json_writer_notice(struct pl_json_writer *writer, struct pl_buf *out,
                           struct pl_slice file, struct pl_slice message);
void pl_json_writer_summary(struct pl_json_writer *writer, struct pl_buf *out,
                            const struct pl_summary *summary);

#endif

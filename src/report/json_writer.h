/*
 * JSON writer: writes findings, notices and the summary as JSON, each on one
 * line, so that memory stays flat. If `tree.has_failed` is set, a notice or
 * summary must not be used.
 */
#ifndef PL_REPORT_JSON_WRITER_H
#define PL_REPORT_JSON_WRITER_H

#include "model/finding.h"
#include "report/json_line.h"
#include "report/json_tree.h"
#include "report/summary.h"

struct pl_json_writer {
    struct pl_json_line line;
    struct pl_json_tree tree;
    struct pl_buf text;
    struct pl_json_last file, rule, help, url; /* of the last finding */
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

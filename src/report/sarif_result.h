/*
 * SARIF result: write a finding as a `result` of a SARIF log.
 */
#ifndef PL_REPORT_SARIF_RESULT_H
#define PL_REPORT_SARIF_RESULT_H

#include "model/finding.h"
#include "report/json_tree.h"

struct pl_sarif_writer {
    struct pl_json_tree tree;
    struct pl_buf text, message; /* to compose in */
    struct pl_slice root;        /* folder that paths are relative to */
};

void pl_sarif_writer_init(struct pl_sarif_writer *writer, struct pl_heap *heap);
void pl_sarif_writer_fini(struct pl_sarif_writer *writer);

/* Append the result of `finding` on one line. `rule` is the index of its rule
 * in the log. */
void pl_sarif_result_write(struct pl_sarif_writer *writer,
                           const struct pl_finding *finding, size_t rule,
                           struct pl_buf *out);

/* Append a `notification` that `file` (may be empty) was not checked, or not to
 * its end. */
void pl_sarif_notice_write(struct pl_sarif_writer *writer, struct pl_slice file,
                           struct pl_slice message, bool is_error,
                           struct pl_buf *out);

#endif

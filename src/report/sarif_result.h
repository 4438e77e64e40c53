/*
 * SARIF result: what a SARIF log says of a finding, a `result`.
 */
#ifndef PL_REPORT_SARIF_RESULT_H
#define PL_REPORT_SARIF_RESULT_H

#include "model/finding.h"
#include "report/json_tree.h"

struct pl_sarif_writer {
    struct pl_json_tree tree;
    struct pl_buf text, message; /* to compose in */
    struct pl_slice root;        /* the folder that paths start from */
};

void pl_sarif_writer_init(struct pl_sarif_writer *writer, struct pl_heap *heap);
void pl_sarif_writer_fini(struct pl_sarif_writer *writer);

/* Append the result of `finding`, whose rule is the one of index `rule`, in one
 * line. */
void pl_sarif_result_write(struct pl_sarif_writer *writer,
                           const struct pl_finding *finding, size_t rule,
                           struct pl_buf *out);

/* Append what is to be told about `file` (may be empty) that was not, or not
 * wholly, checked: a `notification`. */
void pl_sarif_notice_write(struct pl_sarif_writer *writer, struct pl_slice file,
                           struct pl_slice message, bool is_error,
                           struct pl_buf *out);

#endif

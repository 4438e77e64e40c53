/*
 * SARIF rule: write a rule as a `reportingDescriptor` of a SARIF log.
 */
#ifndef PL_REPORT_SARIF_RULE_H
#define PL_REPORT_SARIF_RULE_H

#include "report/host.h"
#include "report/json_tree.h"

/* The name of a level in SARIF. */
const char *pl_sarif_level(enum pl_severity severity);

/* Add the rule `id` to the innermost container of `tree`, with what `host`
 * knows of it. `text` is scratch. */
void pl_sarif_rule_add(struct pl_json_tree *tree,
                       const struct pl_report_host *host, struct pl_slice id,
                       struct pl_buf *text);

#endif

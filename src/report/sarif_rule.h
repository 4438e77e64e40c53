/*
 * SARIF rule: what a SARIF log says of a rule, a `reportingDescriptor`.
 */
#ifndef PL_REPORT_SARIF_RULE_H
#define PL_REPORT_SARIF_RULE_H

#include "report/host.h"
#include "report/json_tree.h"

/* The level of SARIF. */
const char *pl_sarif_level(enum pl_severity severity);

/* Add the rule `id`, of which `host` may know more, to the innermost container
 * of `tree`. `text` is to compose in. */
void pl_sarif_rule_add(struct pl_json_tree *tree,
                       const struct pl_report_host *host, struct pl_slice id,
                       struct pl_buf *text);

#endif

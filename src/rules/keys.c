#include "rules/keys.h"

#include <stddef.h>

const char *const pl_section_keys[] = {
    "paylint",  "extends",  "params",  "lists", "shapes",
    "mentions", "targets",  "summary", "rules", "overrides",
    "files",    "baseline", NULL,
};

const char *const pl_rule_keys[] = {
    "target", "given",     "then",    "when",       "where",  "severity",
    "at",     "related",   "message", "named_only", "after",  "why",
    "url",    "sensitive", "tags",    "once",       "reader", "cases",
    "params", "examples",  NULL,
};

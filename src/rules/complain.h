/*
 * Complain: mistakes of YAML files as findings, with the place in the file, a
 * piece of it for a frame, and a hint. Who reads a file goes on after a
 * complaint, so that all its mistakes are told at once.
 */
#ifndef PL_RULES_COMPLAIN_H
#define PL_RULES_COMPLAIN_H

#include "base/buf.h"
#include "base/names.h"
#include "model/sink.h"
#include "rules/yaml.h"

/* After so many, the rest is not shown. */
#define PL_COMPLAINTS_MAX 500

/* The rule ids of complaints. */
#define PL_BAD_SYNTAX   "config/syntax"
#define PL_UNKNOWN_KEY  "config/unknown-key"
#define PL_BAD_TYPE     "config/type"
#define PL_BAD_VALUE    "config/value"
#define PL_BAD_SELECTOR "config/selector"
#define PL_BAD_TEMPLATE "config/template"
#define PL_CYCLE        "config/cycle"
#define PL_MISSING_FILE "config/missing-file"
#define PL_UNKNOWN_RULE "config/unknown-rule"

struct pl_complaints {
    struct pl_sink sink;
    struct pl_buf message, hint;
    size_t count;
};

void pl_complaints_init(struct pl_complaints *complaints, struct pl_heap *heap,
                        struct pl_sink sink);
void pl_complaints_fini(struct pl_complaints *complaints);

/* Complain about the range of `file` from `start` to `end`; the message is
 * formatted as printf does. */
void pl_complain_at(struct pl_complaints *complaints, const char *rule,
                    const struct pl_yaml_file *file,
                    const struct pl_place range[2], const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Complain about a node. */
void pl_rules_complain(struct pl_complaints *complaints, const char *rule,
                 const struct pl_node *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Give the next complaint the hint that the name nearest to `word` was meant;
 * none if none is near. */
void pl_complain_nearest(struct pl_complaints *complaints, struct pl_slice word,
                         const struct pl_slice *names, size_t count);

#endif

/*
 * Errata: the mistakes of YAML files, as findings with the place in the file, a
 * piece of it for a frame, and a hint. Who reads a file goes on after a
 * mistake, so that all of them are told at once, in the order of the text.
 */
#ifndef PL_RULES_ERRATA_H
#define PL_RULES_ERRATA_H

#include "base/buf.h"
#include "base/names.h"
#include "model/sink.h"
#include "yaml/yaml.h"

/* After so many, the rest is not shown. */
#define PL_ERRATA_MAX 500

/* The rule ids of mistakes. */
#define PL_BAD_SYNTAX   "config/syntax"
#define PL_UNKNOWN_KEY  "config/unknown-key"
#define PL_BAD_TYPE     "config/type"
#define PL_BAD_VALUE    "config/value"
#define PL_BAD_SELECTOR "config/selector"
#define PL_BAD_TEMPLATE "config/template"
#define PL_BAD_PATTERN  "config/pattern"
#define PL_CYCLE        "config/cycle"
#define PL_MISSING_FILE "config/missing-file"
#define PL_UNKNOWN_RULE "config/unknown-rule"

struct pl_erratum;

struct pl_errata {
    struct pl_heap *heap;
    struct pl_sink sink;
    struct pl_arena arena; /* of what is kept */
    struct pl_erratum *kept;
    size_t kept_count, kept_cap;
    size_t count; /* of all */
    struct pl_buf hint;
};

void pl_errata_init(struct pl_errata *errata, struct pl_heap *heap,
                    struct pl_sink sink);
void pl_errata_fini(struct pl_errata *errata);

/* Tell the sink: file by file, in the order in which the first mistake of each
 * was added, and in the order of its text. */
void pl_errata_tell(struct pl_errata *errata);

/* Add a mistake in a range of `file`, which outlives the errata; the message is
 * formatted as printf does. */
void pl_errata_add_at(struct pl_errata *errata, const char *rule,
                      const struct pl_yaml_file *file,
                      const struct pl_place range[2], const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Add a mistake that a node is; none of a node that is a lost parameter. */
void pl_errata_add(struct pl_errata *errata, const char *rule,
                   const struct pl_node *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Give the next mistake the hint that the name nearest to `word` was meant;
 * none if none is near. */
void pl_errata_hint(struct pl_errata *errata, struct pl_slice word,
                    const struct pl_slice *names, size_t count);

#endif

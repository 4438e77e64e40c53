/*
 * Errata: the mistakes in YAML files, as findings with the place in the file,
 * an excerpt for a frame, and a hint. Whoever reads a file continues after a
 * mistake, so that all mistakes are reported at once, in the order of the text.
 */
#ifndef PL_RULES_ERRATA_H
#define PL_RULES_ERRATA_H

#include "base/buf.h"
#include "base/names.h"
#include "model/sink.h"
#include "yaml/yaml.h"

/* Only this many mistakes are shown. */
#define PL_ERRATA_MAX 500

/* The rule ids of the mistakes. */
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
    struct pl_arena arena;   /* for `kept` and its texts */
    struct pl_erratum *kept; /* the first PL_ERRATA_MAX mistakes */
    size_t kept_count, kept_cap;
    size_t count;       /* number of all mistakes */
    struct pl_buf hint; /* for the next mistake */
};

void pl_errata_init(struct pl_errata *errata, struct pl_heap *heap,
                    struct pl_sink sink);
void pl_errata_fini(struct pl_errata *errata);

/* Report all mistakes to the sink: file by file, in the order in which the
 * first mistake of each file was added; within a file in the order of the
 * text. */
void pl_errata_tell(struct pl_errata *errata);

/* Add a mistake in `range` (start and end) of `file`, which outlives the
 * errata. The message is formatted as by printf. */
void pl_errata_add_at(struct pl_errata *errata, const char *rule,
                      const struct pl_yaml_file *file,
                      const struct pl_place range[2], const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Add a mistake at the place of `node`. Nothing is added if the node is lost
 * (pl_node.is_lost), because that was reported. */
void pl_errata_add(struct pl_errata *errata, const char *rule,
                   const struct pl_node *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Give the next mistake a hint: the one of `names` that is nearest to `word`.
 * No hint if none is near. */
void pl_errata_hint(struct pl_errata *errata, struct pl_slice word,
                    const struct pl_slice *names, size_t count);

#endif

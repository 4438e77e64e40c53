/*
 * Finding: one message about one place. A finding borrows its texts from the
 * arena of the document in which it was made; they live until the sink has
 * taken it.
 */
#ifndef PL_MODEL_FINDING_H
#define PL_MODEL_FINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "model/window.h"

enum pl_severity {
    PL_SEVERITY_OFF,
    PL_SEVERITY_INFO,
    PL_SEVERITY_WARNING,
    PL_SEVERITY_ERROR
};

/* A piece of the source around a place, to be shown in a frame: `text` is the
 * line of the place, or a part of a long line. */
struct pl_excerpt {
    struct pl_slice text;  /* without the line end; may be ill-formed UTF-8 */
    uint64_t first_column; /* column of its first code point; above 1: the line
                              is cut at the left */
    bool cut_right;        /* the line continues behind it */
    uint64_t offset;       /* offset of its first byte in the source */
};

/* A range of the source; `end` is exclusive. */
struct pl_region {
    struct pl_place start;
    struct pl_place end;
    struct pl_excerpt excerpt; /* the line of `start`; its text is empty if
                                  there is none */
};

/* Another place that belongs to a finding. */
struct pl_related {
    struct pl_slice file; /* empty: the file of the finding */
    struct pl_region region;
    struct pl_slice message;
};

/* Replace the bytes of the file from `offset` to below `end_offset` by
 * `text`. */
struct pl_edit {
    uint64_t offset, end_offset;
    struct pl_slice text;
};

struct pl_fix {
    struct pl_slice title;
    bool safe; /* certain to keep what the sender meant */
    const struct pl_edit *edits;
    size_t edit_count;
};

struct pl_finding {
    struct pl_slice rule;      /* the rule's id; lives as long as the ruleset */
    struct pl_slice help, url; /* of the rule; may be empty */
    enum pl_severity severity;
    bool is_sensitive; /* the value at `region` is never to be shown */
    struct pl_slice file;
    bool tells_unpacked; /* the file is compressed, and this is its first
                            finding: say that places refer to the decompressed
                            text */
    uint64_t document;   /* from 1; 0: a rule file or the configuration */
    struct pl_region region;
    struct pl_slice message;
    struct pl_slice hint;    /* text beside the caret: did you mean "EUR"? */
    struct pl_slice pointer; /* RFC 6901 */
    struct pl_related *related;
    size_t related_count;
    const struct pl_fix *fixes;
    size_t fix_count;
};

/* "error", "warning", "info", "off". */
const char *pl_severity_name(enum pl_severity severity);

/* Read a level; `warn` means `warning`. Returns false if `name` is not a
 * level. */
bool pl_severity_read(enum pl_severity *out, struct pl_slice name);

/* Sort findings in the order of output: by document, offset, rule id, message
 * and end offset. */
void pl_findings_sort(struct pl_finding *findings, size_t n);

#endif

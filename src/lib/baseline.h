/*
 * Baseline: findings that are known and not told again. Each has a fingerprint
 * of its file (from the folder of the baseline on), its rule, its pointer
 * without the indexes of elements, its message, and how many alike were found
 * before it; so it stays the same where lines, documents and elements move.
 */
#ifndef PL_LIB_BASELINE_H
#define PL_LIB_BASELINE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "model/finding.h"
#include "report/destination.h"
#include "report/identity.h"

struct pl_session;

struct pl_baseline_entry {
    struct pl_slice fingerprint, file, rule, pointer;
    bool is_met; /* by a finding */
};

struct pl_baseline {
    struct pl_slice path; /* empty: there is none */
    bool is_written;      /* findings are added to it, not looked up */
    struct pl_arena arena;
    struct pl_slice text; /* of the file */
    struct pl_baseline_entry *entries;
    size_t count, cap;
    struct pl_map index;        /* fingerprint → entry */
    struct pl_identities known; /* of the findings of the run */
    struct pl_map checked;      /* files */
    struct pl_buf key;
    struct pl_buf lines; /* of the file that is written */
    struct pl_destination destination;
    struct json_object *json;
};

void pl_baseline_init(struct pl_baseline *baseline, struct pl_heap *heap);
void pl_baseline_fini(struct pl_baseline *baseline);

/* Begin with the baseline that the options or the configuration of the run
 * name, if any. Returns false after telling why it cannot be read. */
bool pl_baseline_begin(struct pl_session *session);

/* Take a finding: tell whether it is known, or is to be written. */
bool pl_baseline_takes(struct pl_session *session,
                       const struct pl_finding *finding);

/* Note that a file was checked: what the baseline has of it and was not found
 * is stale. */
void pl_baseline_checked(struct pl_session *session, struct pl_slice file);

/* End: write the file, or give the stale entries to the sink as findings. What
 * cannot be written is told. */
void pl_baseline_end(struct pl_session *session);

/* baseline_file.c: read the text of a baseline into its entries. Returns NULL,
 * or what is wrong with it. */
const char *pl_baseline_parse(struct pl_baseline *baseline);

/* baseline_file.c: drop what is being read. */
void pl_baseline_drop(struct pl_baseline *baseline);

#endif

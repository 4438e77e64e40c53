/*
 * Baseline: a file of findings that are known and not reported again. Each
 * finding is known by a fingerprint: a hash of the path of its file (from the
 * folder of the baseline), its rule, its pointer without the indexes of
 * elements, its message, and how many equal findings came before it. So it
 * stays known if lines, documents or elements move.
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
    bool is_met; /* a finding had its fingerprint */
};

struct pl_baseline {
    struct pl_slice path; /* empty: there is no baseline */
    bool is_written;      /* findings are written to it, not looked up in it */
    struct pl_arena arena;
    struct pl_slice text; /* what the file contained */
    struct pl_baseline_entry *entries;
    size_t count, cap;
    struct pl_map index;        /* fingerprint → index of the entry */
    struct pl_identities known; /* counts equal findings of the run */
    struct pl_map checked;      /* names of the files that were checked */
    struct pl_buf key;
    struct pl_buf lines; /* content of the file that is to be written */
    struct pl_destination destination;
    struct json_object *json;
};

void pl_baseline_init(struct pl_baseline *baseline, struct pl_heap *heap);
void pl_baseline_fini(struct pl_baseline *baseline);

/* Read the baseline that the options or the configuration of the run name, if
 * any. Returns false if it cannot be read, which is reported. */
bool pl_baseline_begin(struct pl_session *session);

/* Take a finding. Returns true if it is not to be reported: it is known, or is
 * to be written. */
bool pl_baseline_takes(struct pl_session *session,
                       const struct pl_finding *finding);

/* Note that a file was checked. Entries of that file without a finding are
 * stale. */
void pl_baseline_checked(struct pl_session *session, struct pl_slice file);

/* End: write the file, or report the stale entries as findings. If the file
 * cannot be written, that is reported. */
void pl_baseline_end(struct pl_session *session);

/* baseline_file.c: read `text` into the entries. Returns NULL, or what is
 * wrong. */
const char *pl_baseline_parse(struct pl_baseline *baseline);

/* baseline_file.c: free the JSON value that is being read. */
void pl_baseline_drop(struct pl_baseline *baseline);

#endif

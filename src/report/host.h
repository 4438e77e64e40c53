/*
 * Host: answers questions of a reporter beyond what a finding contains. Each
 * answer may be that there is none.
 */
#ifndef PL_REPORT_HOST_H
#define PL_REPORT_HOST_H

#include <stdbool.h>

#include "base/names.h"
#include "base/slice.h"
#include "model/finding.h"

/* A rule as people read about it; each text may be empty. */
struct pl_report_rule {
    struct pl_slice message; /* a template with {placeholders} */
    struct pl_slice why, url;
    struct pl_slice ok, bad; /* first example of each kind */
    struct pl_names tags;
    enum pl_severity severity; /* the highest of its levels */
};

/* The revision that is checked; texts may be empty. */
struct pl_report_revision {
    struct pl_slice repository; /* URL of the repository */
    struct pl_slice revision, branch;
};

struct pl_report_host {
    /* Describe the rule `id`. The texts live as long as the host. Returns false
     * if no rule file has it: then it is about rule files themselves. May be
     * NULL. */
    bool (*rule)(void *self, struct pl_slice id, struct pl_report_rule *out);

    /* Call `take` with the id of each rule that is on; an id may come twice.
     * May be NULL. */
    void (*rules)(void *self, void (*take)(void *taker, struct pl_slice id),
                  void *taker);

    /* Call `take` with the bytes of a file that was checked, piece by piece.
     * Returns false if it cannot be read again, like a pipe. May be NULL. */
    bool (*read)(void *self, struct pl_slice file,
                 void (*take)(void *taker, struct pl_slice bytes), void *taker);
    /* Append `markdown` to the page that the CI shows about the run. NULL:
     * there is no such page. */
    void (*summarize)(void *self, struct pl_slice markdown);

    struct pl_report_revision revision;
    struct pl_slice root; /* folder that paths are relative to; may be empty */
    void *self;
};

#endif

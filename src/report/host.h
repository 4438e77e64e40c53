/*
 * Host: what a reporter may ask of who calls it, where a finding does not say
 * enough. Each answer may be that there is none.
 */
#ifndef PL_REPORT_HOST_H
#define PL_REPORT_HOST_H

#include <stdbool.h>

#include "base/names.h"
#include "base/slice.h"
#include "model/finding.h"

/* What there is to read about a rule; each text may be empty. */
struct pl_report_rule {
    struct pl_slice message; /* with its {placeholders} */
    struct pl_slice why, url;
    struct pl_slice ok, bad; /* an example of each */
    struct pl_names tags;
    enum pl_severity severity; /* the highest of its levels */
};

/* What is checked; texts may be empty. */
struct pl_report_revision {
    struct pl_slice repository; /* its URL */
    struct pl_slice revision, branch;
};

struct pl_report_host {
    /* Describe the rule `id`; the texts live as long as the host. Returns false
     * if no rule file has it: it is about rule files. May be NULL. */
    bool (*rule)(void *self, struct pl_slice id, struct pl_report_rule *out);

    /* Give the ids of all rules that are on, one after the other; an id may
     * come twice. May be NULL. */
    void (*rules)(void *self, void (*take)(void *taker, struct pl_slice id),
                  void *taker);

    /* Give the bytes of a file that was checked once more, in pieces. Returns
     * false if they cannot be had: of a pipe. May be NULL. */
    bool (*read)(void *self, struct pl_slice file,
                 void (*take)(void *taker, struct pl_slice bytes), void *taker);
    /* Append `markdown` to the page that the CI shows about the run. NULL if
     * there is none. */
    void (*summarize)(void *self, struct pl_slice markdown);

    struct pl_report_revision revision;
    struct pl_slice root; /* the folder that paths start from; may be empty */
    void *self;
};

#endif

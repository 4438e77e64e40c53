/*
 * Reporter: an output format. A reporter renders findings in the order that it
 * is given them; it decides nothing: what is shown, at which level and what is
 * masked is settled before it is called.
 */
#ifndef PL_REPORT_REPORTER_H
#define PL_REPORT_REPORTER_H

#include "base/buf.h"
#include "model/finding.h"
#include "report/host.h"
#include "report/output.h"
#include "report/summary.h"

struct pl_report_style {
    bool has_color;
    bool has_links;     /* the terminal takes OSC 8 */
    bool is_quiet;      /* text: findings without frames and summary */
    uint64_t max_shown; /* text: findings; 0: all */
    unsigned width;     /* of the terminal in cells; 0: unknown (80) */
};

struct pl_reporter;

/* One run of a reporter. */
struct pl_report {
    const struct pl_reporter *reporter;
    struct pl_heap *heap;
    struct pl_output *out;
    struct pl_report_style style;
    struct pl_report_host host;
    uint64_t shown;        /* findings written so far */
    uint64_t left_out;     /* text: findings past max_shown */
    struct pl_buf scratch; /* for the reporter to compose in */
    struct pl_buf text;    /* for a part of that */
    void *self;            /* the reporter's own state */
};

struct pl_reporter {
    const char *name; /* --format NAME */
    const char *summary;
    bool wants_excerpts; /* findings must come with source excerpts */
    bool wants_texts;    /* the host must know the examples of rules */
    bool shows_infos;    /* unless told otherwise */
    bool is_for_people;  /* mistakes in the rules are told on stderr alone */
    void (*begin)(struct pl_report *report);
    void (*finding)(struct pl_report *report, const struct pl_finding *finding);
    void (*file_end)(struct pl_report *report,
                     struct pl_slice file); /* it was wholly checked; findings
                                               about it may still come at the
                                               end; may be NULL */
    void (*notice)(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error); /* may be NULL */
    void (*end)(struct pl_report *report, const struct pl_summary *summary);
    void (*fini)(struct pl_report *report); /* frees `self`; may be NULL */
};

/* Make a report of the format `reporter`, with a plain style, that writes to
 * `out`. Nothing is written before the reporter's `begin`. */
void pl_report_init(struct pl_report *report,
                    const struct pl_reporter *reporter, struct pl_heap *heap,
                    struct pl_output *out);

/* Free what the report holds, whether or not it was ended. */
void pl_report_fini(struct pl_report *report);

/* All formats, in the order of list.am; ends with NULL. */
extern const struct pl_reporter *const pl_reporters[];

/* The format of that name, or NULL. */
const struct pl_reporter *pl_reporter_find(struct pl_slice name);

#endif

/*
 * Reporter: an output format. A reporter renders findings in the order in which
 * it gets them. It decides nothing: which findings are shown, their levels and
 * what is masked are settled before.
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
    bool has_links;     /* the terminal understands links (OSC 8) */
    bool is_quiet;      /* text format: no frames and no summary */
    uint64_t max_shown; /* text format: the most findings; 0: all */
    unsigned width;     /* of the terminal, in cells; 0: unknown (80 is used) */
};

struct pl_reporter;

/* A report that is being written. */
struct pl_report {
    const struct pl_reporter *reporter;
    struct pl_heap *heap;
    struct pl_output *out;
    struct pl_report_style style;
    struct pl_report_host host;
    uint64_t shown;        /* findings written so far */
    uint64_t left_out;     /* text format: findings past max_shown */
    struct pl_buf scratch; /* the reporter's, to compose text in */
    struct pl_buf text;    /* the reporter's, for a part of that */
    void *self;            /* the reporter's own state */
};

struct pl_reporter {
    const char *name; /* --format NAME */
    const char *summary;
    bool wants_excerpts; /* findings need source excerpts */
    bool wants_texts;    /* the host must know the examples of rules */
    bool shows_infos;    /* unless the user says otherwise */
    bool is_for_people;  /* mistakes in rules are reported on stderr only */
    void (*begin)(struct pl_report *report);
    void (*finding)(struct pl_report *report, const struct pl_finding *finding);
    void (*file_end)(struct pl_report *report,
                     struct pl_slice file); /* a file was checked to its end;
                                               findings about it may still come
                                               at the end of the run. May be
                                               NULL */
    void (*notice)(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error); /* may be NULL */
    void (*end)(struct pl_report *report, const struct pl_summary *summary);
    void (*fini)(struct pl_report *report); /* free `self`; may be NULL */
};

/* Make a report in the format `reporter`, with a plain style, that writes to
 * `out`. Nothing is written before `begin` of the reporter. */
void pl_report_init(struct pl_report *report,
                    const struct pl_reporter *reporter, struct pl_heap *heap,
                    struct pl_output *out);

/* Free what the report holds, even if it was not ended. */
void pl_report_fini(struct pl_report *report);

/* All formats, in the order of list.am; ends with NULL. */
extern const struct pl_reporter *const pl_reporters[];

/* The format called `name`, or NULL. */
const struct pl_reporter *pl_reporter_find(struct pl_slice name);

#endif

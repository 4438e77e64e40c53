/*
 * Reports: the reports of a run. Each has a format and a level of its own and
 * goes to standard output or to a file.
 */
#ifndef PL_LIB_REPORTS_H
#define PL_LIB_REPORTS_H

#include "lib/paylint.h"
#include "report/destination.h"
#include "report/reporter.h"

struct pl_session;

struct pl_report_slot {
    struct pl_report report;
    struct pl_output own; /* output of a report that goes to a file */
    struct pl_destination file;
    enum pl_severity shown;
    uint64_t unpacked; /* number of the file that was last reported to be
                          compressed; 0: none */
    uint64_t hidden_warnings, hidden_infos; /* findings below `shown` */
    bool has_begun;
    bool is_whole; /* it was written to its end */
};

struct pl_reports {
    struct pl_report_slot *items; /* in the order of the options */
    size_t count;                 /* of items that were made */
};

/* Begin the reports that the options name. Returns false if a file cannot be
 * written; that has been reported. */
bool pl_reports_begin(struct pl_session *session);

/* Tell whether a report of this run shows source lines. */
bool pl_reports_want_excerpts(const struct pl_session *session);

/* Give a finding to each report that shows its level; if `is_for_machines`, not
 * to those for people. */
void pl_reports_finding(struct pl_session *session,
                        const struct pl_finding *finding, bool is_for_machines);

/* Tell the reports that a file has been checked to its end. */
void pl_reports_file_end(struct pl_session *session, struct pl_slice file);

void pl_reports_notice(struct pl_session *session, struct pl_slice file,
                       struct pl_slice message, bool is_error);

/* Tell whether no report can be written any more: it is no use to go on. */
bool pl_reports_are_lost(const struct pl_session *session);

/* End the reports. If nothing was checked, those for people stay empty. */
void pl_reports_end(struct pl_session *session, bool is_checked);

/* Move the files that were written to their places. Returns false if one could
 * not be; that has been reported. */
bool pl_reports_commit(struct pl_session *session);
void pl_reports_fini(struct pl_session *session);

#endif

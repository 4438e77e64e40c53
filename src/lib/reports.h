/*
 * Reports: the reports that a run gives, each in a format, at its own level, to
 * standard output or to a file.
 */
#ifndef PL_LIB_REPORTS_H
#define PL_LIB_REPORTS_H

#include "lib/paylint.h"
#include "report/destination.h"
#include "report/reporter.h"

struct pl_session;

struct pl_report_slot {
    struct pl_report report;
    struct pl_output own; /* where it does not go to the session's */
    struct pl_destination file;
    enum pl_severity shown;
    uint64_t unpacked; /* which file was last told to be compressed; 0: none */
    uint64_t hidden_warnings, hidden_infos; /* below that */
    bool has_begun;
    bool is_whole; /* it was written to its end */
};

struct pl_reports {
    struct pl_report_slot *items; /* those of the options, in that order */
    size_t count;                 /* that were made */
};

/* Begin those that the options name. Returns false after telling which file
 * cannot be written. */
bool pl_reports_begin(struct pl_session *session);

/* Tell whether a report of this run shows the lines of the source. */
bool pl_reports_want_excerpts(const struct pl_session *session);

/* Give a finding to each report that shows its level; of the machines' alone if
 * `is_for_machines`. */
void pl_reports_finding(struct pl_session *session,
                        const struct pl_finding *finding, bool is_for_machines);

/* Tell them that a file was wholly checked. */
void pl_reports_file_end(struct pl_session *session, struct pl_slice file);

void pl_reports_notice(struct pl_session *session, struct pl_slice file,
                       struct pl_slice message, bool is_error);

/* Tell whether nothing that is found now can be read by anyone. */
bool pl_reports_are_lost(const struct pl_session *session);

/* End them. Where nothing was checked, those for people say nothing. */
void pl_reports_end(struct pl_session *session, bool is_checked);

/* Put what was written in its place. Returns false after telling what could not
 * be. */
bool pl_reports_commit(struct pl_session *session);
void pl_reports_fini(struct pl_session *session);

#endif

/*
 * Summary: the counts of a run, and the lines of the full summary.
 */
#ifndef PL_REPORT_SUMMARY_H
#define PL_REPORT_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"

/* A count of nodes of a target, as rules name it: `3 purchases`. */
struct pl_summary_count {
    struct pl_slice name; /* "purchases": name of the target, in the plural */
    uint64_t count;
};

/* A line of the full summary, which rules define. */
struct pl_summary_line {
    struct pl_slice name; /* "new_products" */
    bool is_count;        /* `count` is the value; else `text` */
    bool has_key;         /* the line is for the group `key`, one of several */
    bool is_counted;      /* the value is also among `counts` */
    uint64_t count;
    struct pl_slice key, text;
};

struct pl_summary {
    uint64_t files, documents;
    uint64_t errors, warnings, infos; /* found, whether shown or not */
    uint64_t hidden_infos;            /* not shown: below the level of the
                                         report */
    uint64_t hidden_warnings;
    uint64_t suppressed;
    uint64_t notices; /* inputs that could not be checked */
    int exit_status;
    const struct pl_summary_count *counts;
    size_t count_count;
    const struct pl_summary_line *lines; /* lines of one name are adjacent */
    size_t line_count;                   /* 0: no full summary */
};

/* Append the summary for people: `1 error, 2 warnings in 1 file (3 purchases)`,
 * and a line about findings that are not shown, if there are any. */
void pl_summary_write(const struct pl_summary *summary, struct pl_buf *out);

/* Append the lines of the full summary, in two columns. */
void pl_summary_write_lines(const struct pl_summary *summary,
                            struct pl_buf *out);

#endif

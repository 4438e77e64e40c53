/*
 * Summary: what a run counted.
 */
#ifndef PL_REPORT_SUMMARY_H
#define PL_REPORT_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"

/* A count that the pack names: `3 purchases`. */
struct pl_summary_count {
    struct pl_slice name; /* "purchases": the target's name, plural */
    uint64_t count;
};

/* A line of the summary in full: what the pack asks for. */
struct pl_summary_line {
    struct pl_slice name; /* "new_products" */
    bool is_count;        /* `count` is it; else `text` */
    bool has_key;         /* one of several: that of `key` */
    bool is_counted;      /* it is among the counts too */
    uint64_t count;
    struct pl_slice key, text;
};

struct pl_summary {
    uint64_t files, documents;
    uint64_t errors, warnings, infos; /* found, shown or not */
    uint64_t hidden_infos;            /* below what is shown */
    uint64_t hidden_warnings;
    uint64_t suppressed;
    uint64_t notices; /* inputs that could not be checked */
    int exit_status;
    const struct pl_summary_count *counts;
    size_t count_count;
    const struct pl_summary_line *lines; /* of one name: next to each other */
    size_t line_count;                   /* 0: not asked for */
};

/* Append the summary for people: `1 error, 2 warnings in 1 file (3 purchases)`,
 * and a line about what is not shown, if anything. */
void pl_summary_write(const struct pl_summary *summary, struct pl_buf *out);

/* Append the lines of the summary in full, in two columns. */
void pl_summary_write_lines(const struct pl_summary *summary,
                            struct pl_buf *out);

#endif

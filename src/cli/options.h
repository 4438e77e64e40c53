/*
 * Options: a command line, read into plain data. The data borrows the
 * arguments.
 */
#ifndef PL_CLI_OPTIONS_H
#define PL_CLI_OPTIONS_H

#include "base/arena.h"
#include "base/buf.h"
#include "cli/color.h"
#include "cli/table.h"
#include "lib/paylint.h"

struct pl_option_list {
    struct pl_slice *items;
    size_t count, cap;
};

struct pl_option_reports {
    struct pl_report_to *items;
    size_t count, cap;
};

/* A list of our packs that the user may give values for. */
struct pl_known_list {
    struct pl_slice name, help;
};

struct pl_options {
    struct pl_heap *heap;
    enum pl_command command;
    struct pl_option_list operands; /* paths; or the rule to explain; … */
    struct pl_option_list rules, only, skip, params;
    struct pl_option_reports reports; /* at least one, once the command line was
                                         read */
    const char *config;               /* NULL: not given */
    struct pl_list_option *lists;     /* those that were given */
    size_t list_count, list_cap;
    struct pl_known_list *known_lists; /* all lists that can be given, once
                                          `knows_lists` */
    size_t known_list_count, known_list_cap;
    bool knows_lists;
    struct pl_arena arena;                 /* holds the texts of
                                              `known_lists` */
    const char *baseline, *write_baseline; /* NULL: not given */
    const char *shape;                     /* NULL: not given */
    const char *stdin_name;                /* NULL: not given */
    int shown;      /* enum pl_severity; OFF: not given */
    int fail_level; /* enum pl_severity; OFF: never */
    int color;      /* enum pl_color */
    int64_t now;    /* seconds since 1970 */
    uint64_t max_shown;
    uint64_t jobs;     /* 0: a suitable number */
    bool is_strict;    /* --strict-fences */
    bool shows_hidden; /* --no-redact */
    bool wants_summary;
    bool is_quiet, exit_zero, lists_files, no_config, takes_as_found;
    bool wants_help, wants_version;
    const char *default_format; /* of `check`, if no format is given */
    struct pl_buf complaint; /* what is wrong, if pl_options_parse() failed */
};

/* Make the options of an empty command line, at the time `now`. */
void pl_options_init(struct pl_options *options, struct pl_heap *heap,
                     int64_t now);
void pl_options_fini(struct pl_options *options);

/* Fill `known_lists` from our packs. */
void pl_options_know_lists(struct pl_options *options);

/* Append `item` to `list`. */
void pl_option_list_add(struct pl_options *options, struct pl_option_list *list,
                        struct pl_slice item);

/* Append a report, without a path so far. */
struct pl_report_to *pl_option_reports_add(struct pl_options *options,
                                           const char *format);

/* Read the arguments behind the program's name, which must outlive the options.
 * Returns false with a complaint: one line that is safe to print. What follows
 * --help or --version is not read. */
bool pl_options_parse(struct pl_options *options, int argc, char *const *argv);

#endif

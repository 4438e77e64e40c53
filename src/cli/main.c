/*
 * paylint: the command line program. It turns arguments into options of a
 * session and the session's result into the exit status.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/ci.h"
#include "cli/color.h"
#include "cli/completion.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "config.h"
#include "lib/paylint.h"

/* If a standard stream was closed, open /dev/null in its place, so that no
 * other file gets its descriptor. It is opened so that it can be neither read
 * nor written as the stream would be. */
static void keep_standard_streams(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static int print(const char *text) {
    bool is_written = fputs(text, stdout) >= 0 && fflush(stdout) == 0;
    if (is_written)
        return PL_EXIT_CLEAN;
    perror("paylint: standard output");
    return PL_EXIT_TROUBLE;
}

static int print_help(struct pl_options *options) {
    struct pl_buf text;

    pl_options_know_lists(options);
    pl_buf_init(&text, options->heap);
    pl_help_write(&text, options);
    int status = print(text.data);
    pl_buf_fini(&text);
    return status;
}

static int print_version(void) {
    return print("paylint " PACKAGE_VERSION "\n");
}

/* Print what `write` makes of `word`, if it knows the word. */
static int print_made(struct pl_heap *heap,
                      bool (*write)(struct pl_buf *out, struct pl_slice word),
                      struct pl_slice word) {
    struct pl_buf text;

    pl_buf_init(&text, heap);
    bool is_made = write(&text, word);
    int status = is_made ? print(text.data) : PL_EXIT_TROUBLE;
    pl_buf_fini(&text);
    return status;
}

static struct pl_names names_of(const struct pl_option_list *list) {
    return (struct pl_names){list->items, list->count};
}

static struct pl_session_options
session_options(const struct pl_options *options) {
    const char *stdin_name = options->stdin_name ? options->stdin_name : "-";
    return (struct pl_session_options){
        .rules = names_of(&options->rules),
        .config = options->config,
        .no_config = options->no_config,
        .baseline = options->baseline,
        .write_baseline = options->write_baseline,
        .only = names_of(&options->only),
        .skip = names_of(&options->skip),
        .params = names_of(&options->params),
        .wants_summary = options->wants_summary,
        .list_options = options->lists,
        .list_option_count = options->list_count,
        .shown = (enum pl_severity)options->shown,
        .fail_level = (enum pl_severity)options->fail_level,
        .reports = options->reports.items,
        .report_count = options->reports.count,
        .out_fd = STDOUT_FILENO,
        .notice_fd = STDERR_FILENO,
        .shape = options->shape,
        .stdin_name = pl_slice_str(stdin_name),
        .now = options->now,
        .has_file_color = options->color == PL_COLOR_ALWAYS,
        .has_color = pl_color_choose((enum pl_color)options->color),
        .has_links = pl_links_are_taken(),
        .shows_progress = !options->is_quiet && pl_progress_is_seen(),
        .is_quiet = options->is_quiet,
        .exit_zero = options->exit_zero,
        .is_strict = options->is_strict,
        .shows_hidden = options->shows_hidden,
        .takes_as_found = options->takes_as_found,
        .max_shown = options->max_shown,
        .jobs = options->jobs,
    };
}

static bool is_rule_file(struct pl_slice path) {
    const char *dot = strrchr(path.data, '.');
    return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* Rule files among the operands of `test` are rules to test; the others have
 * fixtures. */
static int test(struct pl_options *options) {
    struct pl_option_list *operands = &options->operands;
    size_t given = operands->count, kept = 0;
    for (size_t i = 0; i < given; i++) {
        struct pl_slice path = operands->items[i];
        if (is_rule_file(path))
            pl_option_list_add(options, &options->rules, path);
        else
            operands->items[kept++] = path;
    }
    operands->count = kept;
    struct pl_session_options session = session_options(options);
    struct pl_names paths = names_of(operands);
    session.tests_rules = kept < given;
    return pl_session_test(&session, &paths);
}

static int check(const struct pl_options *options,
                 struct pl_session_options *session,
                 const struct pl_names *paths) {
    struct pl_buf repository;

    pl_buf_init(&repository, options->heap);
    session->revision = pl_revision_of_environment(&repository);
    session->summary_path = pl_summary_path_of_environment();
    int status = pl_session_check(session, paths);
    pl_buf_fini(&repository);
    return status;
}

static int run(struct pl_options *options) {
    struct pl_session_options session = session_options(options);
    struct pl_names operands = names_of(&options->operands);

    switch (options->command) {
    case PL_COMMAND_CHECK:
        return options->lists_files ? pl_session_list_files(&session, &operands)
                                    : check(options, &session, &operands);
    case PL_COMMAND_URL:
        return pl_session_check_urls(&session, &operands);
    case PL_COMMAND_EXPLAIN:
        return pl_session_explain(&session, operands.items[0]);
    case PL_COMMAND_RULES:
        return pl_session_rules(&session);
    case PL_COMMAND_TEST:
        return test(options);
    case PL_COMMAND_CONFIG:
        return pl_session_config_of(&session, operands.count > 0
                                                  ? operands.items[0]
                                                  : pl_slice_str("."));
    case PL_COMMAND_SCHEMA:
        return pl_session_schema(&session, operands.items[0]);
    case PL_COMMAND_COMPLETION:
        return print_made(options->heap, pl_completion_write,
                          operands.items[0]);
    case PL_COMMAND_MANUAL:
        return print_made(options->heap, pl_manual_write, operands.items[0]);
    case PL_COMMAND_REFERENCE:
        return pl_session_reference(&session);
    case PL_COMMAND_VERSION:
        return print_version();
    }
    return PL_EXIT_TROUBLE;
}

static int obey(struct pl_options *options, int argc, char *const *argv) {
    if (!pl_options_parse(options, argc, argv)) {
        fprintf(stderr, "paylint: %s\nsee paylint --help\n",
                options->complaint.data);
        return PL_EXIT_TROUBLE;
    }
    if (options->wants_help)
        return print_help(options);
    if (options->wants_version)
        return print_version();
    return run(options);
}

int main(int argc, char **argv) {
    struct pl_heap heap;
    struct pl_options options;

    /* If the reader of a pipe goes away, that is a write error and must not end
     * the program. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    keep_standard_streams();
    pl_heap_init(&heap);
    pl_options_init(&options, &heap, (int64_t)time(NULL));
    if (pl_is_github_action())
        options.default_format = "github";
    int status = obey(&options, argc, argv);
    pl_options_fini(&options);
    return status;
}

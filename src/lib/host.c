#include "lib/host.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define PIECE 65536

static struct pl_slice first_example(const struct pl_rule *rule, bool is_bad) {
    for (size_t i = 0; i < rule->example_count; i++)
        if (rule->examples[i].is_bad == is_bad)
            return rule->examples[i].text;
    return pl_slice_of("", 0);
}

static bool find_rule(void *self, struct pl_slice id,
                      struct pl_report_rule *out) {
    const struct pl_session *session = self;
    for (size_t i = 0; i < session->variants.count; i++) {
        const pl_ruleset *ruleset = session->variants.items[i].ruleset;
        size_t index = ruleset ? pl_ruleset_find(ruleset, id) : SIZE_MAX;
        if (index == SIZE_MAX)
            continue;
        const struct pl_rule *rule = &ruleset->rules[index];
        *out = (struct pl_report_rule){.message = rule->message,
                                       .why = rule->why,
                                       .url = rule->url,
                                       .ok = first_example(rule, false),
                                       .bad = first_example(rule, true),
                                       .tags = rule->tags,
                                       .severity = rule->severity};
        return true;
    }
    return false;
}

static void list_rules(void *self,
                       void (*take)(void *taker, struct pl_slice id),
                       void *taker) {
    const struct pl_session *session = self;
    for (size_t i = 0; i < session->variants.count; i++) {
        const pl_ruleset *ruleset = session->variants.items[i].ruleset;
        for (size_t j = 0; ruleset && j < ruleset->rule_count; j++)
            if (ruleset->rules[j].is_on)
                take(taker, ruleset->rules[j].id);
    }
}

/* Tell whether `name` is that of standard input. */
static bool is_stdin(const struct pl_session *session, struct pl_slice name) {
    if (!pl_slice_eq(name, session->options->stdin_name))
        return false;
    for (size_t i = 0; i < session->job_count; i++)
        if (pl_slice_is(session->jobs[i].path, "-"))
            return true;
    return false;
}

static bool read_again(struct pl_session *session,
                       void (*take)(void *taker, struct pl_slice bytes),
                       void *taker) {
    struct pl_again *again = &session->again;
    struct pl_feed feed = pl_source_feed(&again->source);
    enum pl_status status = PL_STATUS_OK;
    size_t len;
    if (!again->piece)
        again->piece = pl_heap_alloc(&session->heap, PIECE);
    while ((len = feed.read(feed.self, again->piece, PIECE, &status)) > 0)
        take(taker, pl_slice_of(again->piece, len));
    return status == PL_STATUS_OK;
}

static bool read_file(void *self, struct pl_slice file,
                      void (*take)(void *taker, struct pl_slice bytes),
                      void *taker) {
    struct pl_session *session = self;
    struct pl_again *again = &session->again;
    if (is_stdin(session, file))
        return false;
    pl_buf_clear(&again->name);
    pl_buf_add_slice(&again->name, file);
    if (pl_source_open(&again->source, pl_buf_slice(&again->name)) !=
        PL_STATUS_OK)
        return false;
    again->is_open = true;
    bool is_read = read_again(session, take, taker);
    again->is_open = false;
    pl_source_close(&again->source);
    return is_read;
}

static void summarize(void *self, struct pl_slice markdown) {
    struct pl_session *session = self;
    const char *path = session->options->summary_path;
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    int error = fd < 0 ? errno : 0;
    struct pl_output *out = &session->file;
    out->fd = fd;
    if (fd >= 0) {
        pl_output_write(out, markdown);
        pl_output_flush(out);
        error = out->error;
    }
    if (fd >= 0 && close(fd) != 0 && error == 0)
        error = errno;
    if (error == 0)
        return;
    pl_session_tell_lost(session, path, error);
    session->has_trouble = true;
}

/* The working directory; empty if it is not known: paths then stay as they
 * are. */
static struct pl_slice find_root(struct pl_session *session) {
    struct pl_again *again = &session->again;
    if (!again->piece)
        again->piece = pl_heap_alloc(&session->heap, PIECE);
    if (!getcwd(again->piece, PIECE))
        return pl_slice_of("", 0);
    return pl_arena_copy(&session->arena, pl_slice_str(again->piece));
}

struct pl_report_host pl_session_host(struct pl_session *session) {
    const struct pl_revision *revision = &session->options->revision;
    return (struct pl_report_host){
        .rule = find_rule,
        .rules = list_rules,
        .read = read_file,
        .summarize = session->options->summary_path ? summarize : NULL,
        .revision = {revision->repository, revision->revision,
                     revision->branch},
        .root = find_root(session),
        .self = session};
}

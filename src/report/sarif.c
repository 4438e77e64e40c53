/* sarif: SARIF 2.1.0, written result by result. The results of a file are kept
 * until all are there, because fingerprints need the text of the file. The
 * rules (first those with results) and the notices are written at the end. */

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "config.h"
#include "report/fingerprint.h"
#include "report/reporter.h"
#include "report/sarif_result.h"
#include "report/sarif_rule.h"
#include "report/uri.h"

/* The address that validators know without a network. */
#define SCHEMA                                                                 \
    "https://schemastore.azurewebsites.net/schemas/json/sarif-2.1.0.json"
#define WAITING_MAX (16 << 20) /* bytes of results that are kept */

/* A rule of the log. */
struct rule {
    struct pl_slice id;
    uint64_t line;  /* line of its last result in the current file; 0: none */
    uint64_t count; /* its results on that line */
};

/* A result that waits for its fingerprint. */
struct waiting {
    size_t end; /* offset in `texts` where its text ends */
    uint64_t line;
    uint64_t count; /* results of its rule on the line, up to this one */
};

struct state {
    struct pl_sarif_writer writer;
    struct pl_arena arena;
    struct pl_map by_id; /* id → index of the rule */
    struct rule *rules;
    size_t rule_count, rule_cap;
    struct pl_buf file;  /* file of the results that wait */
    struct pl_buf texts; /* texts of these results, as JSON */
    struct waiting *waiting;
    size_t waiting_count, waiting_cap;
    struct pl_fingerprints prints;
    struct pl_buf notices; /* elements of the array of notices */
    struct pl_buf print;
    bool has_written; /* a result was written */
};

static void begin(struct pl_report *report) {
    struct pl_heap *heap = report->heap;
    struct state *state = pl_heap_alloc_zeroed(heap, sizeof *state);
    pl_sarif_writer_init(&state->writer, heap);
    state->writer.root = report->host.root;
    pl_arena_init(&state->arena, heap);
    pl_map_init(&state->by_id, heap);
    pl_buf_init(&state->file, heap);
    pl_buf_init(&state->texts, heap);
    pl_fingerprints_init(&state->prints, heap);
    pl_buf_init(&state->notices, heap);
    pl_buf_init(&state->print, heap);
    report->self = state;
    pl_output_str(report->out, "{\"$schema\":\"" SCHEMA "\","
                               "\"version\":\"2.1.0\","
                               "\"runs\":[{\"results\":[");
}

static void fini(struct pl_report *report) {
    struct state *state = report->self;
    if (!state)
        return;
    pl_sarif_writer_fini(&state->writer);
    pl_arena_free(&state->arena);
    pl_map_fini(&state->by_id);
    free(state->rules);
    pl_buf_fini(&state->file);
    pl_buf_fini(&state->texts);
    free(state->waiting);
    pl_fingerprints_fini(&state->prints);
    pl_buf_fini(&state->notices);
    pl_buf_fini(&state->print);
    free(state);
    report->self = NULL;
}

/* Write the members of the value in `tree`, without its braces. */
static void write_members(struct pl_report *report, struct pl_json_tree *tree) {
    struct pl_buf *text = &report->scratch;
    pl_buf_clear(text);
    pl_json_write(tree, text);
    if (tree->has_failed)
        pl_output_fail(report->out, ENOMEM);
    else
        pl_output_write(report->out,
                        pl_slice_of(text->data + 1, text->len - 2));
}

/* Write the fingerprint of a result. The first result of a rule on a line has
 * that of GitHub; for the others on the line a number is appended, so that each
 * is an alert of its own. */
static void write_fingerprint(struct pl_report *report,
                              const struct waiting *waiting) {
    struct state *state = report->self;
    struct pl_json_tree *tree = &state->writer.tree;
    pl_buf_clear(&state->print);
    if (!pl_fingerprints_write(&state->prints, waiting->line, &state->print))
        return;
    if (waiting->count > 1)
        pl_buf_add_format(&state->print, ":%llu",
                          (unsigned long long)waiting->count);
    pl_json_begin(tree);
    pl_json_open_object(tree, "partialFingerprints");
    pl_json_text(tree, "primaryLocationLineHash", pl_buf_slice(&state->print));
    pl_output_str(report->out, ",");
    write_members(report, tree);
}

/* Write the results that wait. */
static void write_waiting(struct pl_report *report) {
    struct state *state = report->self;
    size_t at = 0;
    if (state->waiting_count > 0 &&
        !pl_fingerprints_read(&state->prints, &report->host,
                              pl_buf_slice(&state->file)))
        pl_fingerprints_clear(&state->prints);
    for (size_t i = 0; i < state->waiting_count; i++) {
        const struct waiting *waiting = &state->waiting[i];
        pl_output_str(report->out, state->has_written ? ",\n" : "\n");
        pl_output_write(report->out, pl_slice_of(state->texts.data + at,
                                                 waiting->end - at - 1));
        write_fingerprint(report, waiting);
        pl_output_str(report->out, "}");
        at = waiting->end;
        state->has_written = true;
    }
    state->waiting_count = 0;
    pl_buf_clear(&state->texts);
    pl_fingerprints_clear(&state->prints);
}

/* Begin another file. */
static void enter(struct state *state, struct pl_slice file) {
    pl_buf_clear(&state->file);
    pl_buf_add_slice(&state->file, file);
    for (size_t i = 0; i < state->rule_count; i++)
        state->rules[i].line = 0;
}

static struct rule *find_rule(struct state *state, struct pl_slice id) {
    uint32_t index = pl_map_get(&state->by_id, id);
    if (index != PL_MAP_NONE)
        return &state->rules[index];
    state->rules =
        pl_heap_grow(state->arena.heap, state->rules, &state->rule_cap,
                     state->rule_count + 1, sizeof *state->rules);
    struct rule *rule = &state->rules[state->rule_count];
    *rule = (struct rule){.id = pl_arena_copy(&state->arena, id)};
    pl_map_add(&state->by_id, rule->id, (uint32_t)state->rule_count++);
    return rule;
}

static void add_waiting(struct pl_report *report,
                        const struct pl_finding *finding, struct rule *rule) {
    struct state *state = report->self;
    uint64_t line = finding->region.start.line;
    state->waiting =
        pl_heap_grow(report->heap, state->waiting, &state->waiting_cap,
                     state->waiting_count + 1, sizeof *state->waiting);
    rule->count = rule->line == line ? rule->count + 1 : 1;
    rule->line = line;
    pl_sarif_result_write(&state->writer, finding,
                          (size_t)(rule - state->rules), &state->texts);
    state->waiting[state->waiting_count++] =
        (struct waiting){state->texts.len, line, rule->count};
    pl_fingerprints_add(&state->prints, line);
}

static void finding(struct pl_report *report,
                    const struct pl_finding *finding) {
    struct state *state = report->self;
    bool is_other = !pl_slice_eq(finding->file, pl_buf_slice(&state->file));
    if (is_other || state->texts.len > WAITING_MAX)
        write_waiting(report);
    if (is_other)
        enter(state, finding->file);
    add_waiting(report, finding, find_rule(state, finding->rule));
    if (state->writer.tree.has_failed)
        pl_output_fail(report->out, ENOMEM);
    report->shown++;
}

static void notice(struct pl_report *report, struct pl_slice file,
                   struct pl_slice message, bool is_error) {
    struct state *state = report->self;
    pl_buf_add_str(&state->notices, state->notices.len > 0 ? ",\n" : "\n");
    pl_sarif_notice_write(&state->writer, file, message, is_error,
                          &state->notices);
}

static void take_rule(void *self, struct pl_slice id) {
    find_rule(self, id);
}

static void write_tool(struct pl_report *report) {
    struct state *state = report->self;
    if (report->host.rules)
        report->host.rules(report->host.self, take_rule, state);
    struct pl_json_tree *tree = &state->writer.tree;
    pl_json_begin(tree);
    pl_json_open_object(tree, "tool");
    pl_json_open_object(tree, "driver");
    pl_json_str(tree, "name", PACKAGE_NAME);
    pl_json_str(tree, "version", PACKAGE_VERSION);
    pl_json_str(tree, "semanticVersion", PACKAGE_VERSION);
    pl_json_str(tree, "informationUri", PACKAGE_URL);
    pl_json_open_array(tree, "rules");
    for (size_t i = 0; i < state->rule_count; i++)
        pl_sarif_rule_add(tree, &report->host, state->rules[i].id,
                          &state->writer.text);
    write_members(report, tree);
}

static void write_invocation(struct pl_report *report,
                             const struct pl_summary *summary) {
    struct state *state = report->self;
    struct pl_json_tree *tree = &state->writer.tree;
    pl_json_begin(tree);
    pl_json_flag(tree, "executionSuccessful", summary->exit_status < 2);
    pl_json_count(tree, "exitCode", (uint64_t)summary->exit_status);
    pl_output_str(report->out, ",\n\"invocations\":[{");
    write_members(report, tree);
    if (state->notices.len > 0) {
        pl_output_str(report->out, ",\"toolExecutionNotifications\":[");
        pl_output_write(report->out, pl_buf_slice(&state->notices));
        pl_output_str(report->out, "\n]");
    }
    pl_output_str(report->out, "}]");
}

static void add_text_if_any(struct pl_json_tree *tree, const char *key,
                            struct pl_slice text) {
    if (text.len > 0)
        pl_json_text(tree, key, text);
}

static void write_provenance(struct pl_report *report) {
    const struct pl_report_revision *revision = &report->host.revision;
    struct state *state = report->self;
    struct pl_json_tree *tree = &state->writer.tree;
    if (!pl_uri_is_http(revision->repository))
        return;
    pl_json_begin(tree);
    pl_json_open_array(tree, "versionControlProvenance");
    pl_json_open_object(tree, NULL);
    pl_json_text(tree, "repositoryUri", revision->repository);
    add_text_if_any(tree, "revisionId", revision->revision);
    add_text_if_any(tree, "branch", revision->branch);
    pl_json_open_object(tree, "mappedTo");
    pl_json_str(tree, "uriBaseId", PL_URI_ROOT);
    pl_output_str(report->out, ",\n");
    write_members(report, tree);
}

static void end(struct pl_report *report, const struct pl_summary *summary) {
    write_waiting(report);
    pl_output_str(report->out, report->shown > 0 ? "\n],\n" : "],\n");
    write_tool(report);
    write_invocation(report, summary);
    write_provenance(report);
    pl_output_str(report->out, ",\n\"columnKind\":\"unicodeCodePoints\"}]}\n");
}

const struct pl_reporter pl_reporter_sarif = {
    .name = "sarif",
    .summary = "SARIF 2.1.0, for code scanning",
    .wants_excerpts = true,
    .wants_texts = true,
    .shows_infos = true,
    .begin = begin,
    .finding = finding,
    .notice = notice,
    .end = end,
    .fini = fini,
};

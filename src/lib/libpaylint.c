#include "lib/libpaylint.h"

#include <stdlib.h>
#include <time.h>

#include "config.h"
#include "engine/run.h"
#include "lib/files.h"
#include "lib/framing.h"
#include "lib/kept.h"
#include "lib/parts.h"

struct paylint_rules {
    struct pl_heap heap;
    pl_ruleset *ruleset;
    struct pl_plan plan;
};

/* What loading needs. All of it is freed in the end. */
struct loading {
    const char *const *files;
    struct pl_files disk;
    struct pl_slice *names;
    paylint_rules *rules;
    paylint_report *report;
    enum paylint_status status;
};

/* What a check needs. */
struct checking {
    struct pl_heap heap;
    const paylint_rules *rules;
    struct paylint_options asked;
    struct pl_slice text; /* what is still to be read */
    struct pl_run_input input;
    struct pl_parts parts; /* for a text that holds documents in another text */
    struct pl_run_options options;
    struct pl_tallies tallies;
    pl_run *run;
    paylint_report *report;
    enum paylint_status status;
};

const char *paylint_version(void) {
    return PACKAGE_VERSION;
}

/* Add a finding without a place. */
static void complain(paylint_report *report, const char *rule,
                     const char *message) {
    struct pl_finding finding = {.rule = pl_slice_str(rule),
                                 .severity = PL_SEVERITY_ERROR,
                                 .message = pl_slice_str(message)};
    struct pl_sink sink = pl_kept_sink(report);
    sink.finding(sink.self, &finding);
}

static struct pl_names name_files(struct loading *loading) {
    size_t count = 0;
    while (loading->files && loading->files[count])
        count++;
    loading->names =
        pl_heap_alloc(&loading->rules->heap, count * sizeof *loading->names);
    for (size_t i = 0; i < count; i++)
        loading->names[i] = pl_slice_str(loading->files[i]);
    return (struct pl_names){loading->names, count};
}

static enum paylint_status load(struct loading *loading) {
    paylint_rules *rules = loading->rules;
    struct pl_load_options options = {.files = name_files(loading)};
    if (!loading->files)
        options.base = pl_slice_str("paylint:recommended");
    enum pl_status status = PL_STATUS_OK;
    rules->ruleset =
        pl_load(&rules->heap, &options, pl_files_source(&loading->disk),
                pl_kept_sink(loading->report), &status);
    if (!rules->ruleset)
        return status == PL_STATUS_NO_MEMORY ? PAYLINT_NO_MEMORY
                                             : PAYLINT_BAD_RULES;
    if (pl_plan_make(&rules->plan, rules->ruleset)) {
        pl_plan_complete(&rules->plan);
        return PAYLINT_OK;
    }
    complain(loading->report, "config/selector",
             "the selectors of the rules are too many or too far-reaching to "
             "be compiled: use fewer strided slices and descendants");
    return PAYLINT_BAD_RULES;
}

/* Load. If memory runs out, the heap unwinds to here. */
static void attempt_load(struct loading *loading) {
    struct pl_heap *heap = &loading->rules->heap;
    loading->status = PAYLINT_NO_MEMORY;
    if (!pl_kept_new(&loading->report, heap))
        return;
    if (setjmp(heap->unwind) == 0) {
        heap->armed = true;
        loading->status = load(loading);
    }
    heap->armed = false;
}

/* Give the report to the caller, or free it. */
static void hand_over(paylint_report *from, enum paylint_status status,
                      paylint_report **report) {
    if (report && status != PAYLINT_NO_MEMORY)
        *report = from;
    else
        paylint_report_free(from);
}

enum paylint_status paylint_load(const char *const *files,
                                 paylint_rules **rules,
                                 paylint_report **report) {
    struct loading loading = {.files = files,
                              .rules = calloc(1, sizeof *loading.rules)};
    if (!loading.rules)
        return PAYLINT_NO_MEMORY;
    pl_heap_init(&loading.rules->heap);
    pl_plan_init(&loading.rules->plan, &loading.rules->heap);
    attempt_load(&loading);
    pl_files_fini(&loading.disk);
    free(loading.names);
    hand_over(loading.report, loading.status, report);
    if (loading.status == PAYLINT_OK)
        *rules = loading.rules;
    else
        paylint_rules_free(loading.rules);
    return loading.status;
}

void paylint_rules_free(paylint_rules *rules) {
    if (!rules)
        return;
    pl_plan_fini(&rules->plan);
    pl_ruleset_free(rules->ruleset);
    free(rules);
}

/* Take over the options. Returns false if there is no such shape. */
static bool take_options(struct checking *checking) {
    const struct paylint_options *asked = &checking->asked;
    checking->options = (struct pl_run_options){
        .now = asked->now == 0 ? (int64_t)time(NULL) : asked->now,
        .shape = PL_SHAPE_NONE,
        .target = PL_SHAPE_NONE,
        .tallies = &checking->tallies,
    };
    if (!asked->shape)
        return true;
    checking->options.shape =
        pl_ruleset_shape(checking->rules->ruleset, pl_slice_str(asked->shape));
    return checking->options.shape != PL_SHAPE_NONE;
}

static enum paylint_status check(struct checking *checking) {
    if (!take_options(checking)) {
        complain(checking->report, "config/value",
                 "no shape of that name: the rules have it under shapes");
        return PAYLINT_BAD_RULES;
    }
    struct pl_sink sink = pl_kept_sink(checking->report);
    pl_run_new(&checking->run, &checking->heap, &checking->rules->plan,
               checking->options, sink);
    const struct pl_form *form =
        pl_form_of(checking->input.name, checking->text);
    if (form)
        pl_parts_check(&checking->parts, checking->run, form, checking->text,
                       &checking->input);
    else
        pl_run_input(checking->run, &checking->input);
    pl_tallies_flush(&checking->tallies, sink);
    if (checking->parts.trouble.len == 0)
        return PAYLINT_OK;
    pl_buf_add_char(&checking->parts.trouble, '\0');
    complain(checking->report, "", checking->parts.trouble.data);
    return PAYLINT_UNREADABLE;
}

/* Check. If memory runs out, the heap unwinds to here. */
static void attempt_check(struct checking *checking) {
    struct pl_heap *heap = &checking->heap;
    checking->status = PAYLINT_NO_MEMORY;
    if (setjmp(heap->unwind) == 0) {
        heap->armed = true;
        checking->status = check(checking);
    }
    heap->armed = false;
    pl_run_free(checking->run);
}

enum paylint_status paylint_check(const paylint_rules *rules, const char *text,
                                  size_t len,
                                  const struct paylint_options *options,
                                  paylint_report **report) {
    struct checking checking = {.rules = rules, .text = {text, len}};
    if (options)
        checking.asked = *options;
    struct pl_slice name =
        pl_slice_str(checking.asked.name ? checking.asked.name : "-");
    pl_heap_init(&checking.heap);
    if (!pl_kept_new(&checking.report, &checking.heap))
        return PAYLINT_NO_MEMORY;
    pl_tallies_init(&checking.tallies, &checking.heap);
    pl_parts_init(&checking.parts, &checking.heap);
    checking.input = (struct pl_run_input){.name = name,
                                           .feed = pl_feed_text(&checking.text),
                                           .is_named = true,
                                           .framing = pl_framing_of(name)};
    attempt_check(&checking);
    pl_tallies_fini(&checking.tallies);
    pl_parts_fini(&checking.parts);
    hand_over(checking.report, checking.status, report);
    return checking.status;
}

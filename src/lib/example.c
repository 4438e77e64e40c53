#include "lib/example.h"

#include <stdlib.h>

#include "lib/files.h"
#include "report/escape.h"

/* A sink that passes on the findings of one rule. */
struct filter {
    struct pl_slice rule;
    struct pl_sink sink;
};

static void pass(void *self, const struct pl_finding *finding) {
    struct filter *filter = self;
    if (pl_slice_eq(finding->rule, filter->rule))
        filter->sink.finding(filter->sink.self, finding);
}

static void pass_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    struct filter *filter = self;
    filter->sink.notice(filter->sink.self, file, message, is_error);
}

/* Tell the run what the document is: of the shape that the example names; or a
 * node of the example's target, or of the rule's first. For mistakes in JSON
 * this does not matter. */
static void place(struct pl_run_options *options, const struct pl_rule *rule,
                  const struct pl_example *example) {
    options->shape = example->shape;
    options->target = PL_SHAPE_NONE;
    if (example->shape != PL_SHAPE_NONE || rule->by_reader)
        return;
    options->target = example->target;
    if (example->target == PL_TARGET_NONE && rule->case_count > 0)
        options->target = rule->cases[0].targets[0];
}

static void check(struct pl_session *session, const struct pl_plan *plan,
                  size_t index, const struct pl_example *example,
                  struct pl_sink sink) {
    const struct pl_rule *rule = &plan->ruleset->rules[index];
    struct filter filter = {rule->id, sink};
    struct pl_slice text = example->text;
    struct pl_run_options options = {.now = session->options->now,
                                     .tallies = &session->tallies,
                                     .wants_excerpts = true};
    place(&options, rule, example);
    pl_run_new(&session->run, &session->heap, plan, options,
               (struct pl_sink){pass, pass_notice, &filter});
    struct pl_run_input input = {.name = pl_slice_str("example"),
                                 .feed = pl_feed_text(&text),
                                 .is_named = true,
                                 .framing = PL_FRAMING_ONE};
    pl_run_input(session->run, &input);
    pl_tallies_flush(&session->tallies,
                     (struct pl_sink){pass, pass_notice, &filter});
    pl_run_free(session->run);
    session->run = NULL;
    pl_tallies_clear(&session->tallies);
}

/* Check an example that has parameters of its own, with rules loaded for it. */
static bool check_apart(struct pl_session *session, size_t index,
                        const struct pl_example *example, struct pl_sink sink) {
    pl_ruleset *shared = session->ruleset;
    struct pl_plan shared_plan = session->plan;
    struct pl_names params = session->params;

    session->ruleset = NULL;
    session->params = example->params;
    pl_plan_init(&session->plan, &session->heap);
    session->plan.has_target_starts = true;
    bool is_loaded =
        pl_session_load(session, false) && pl_session_compile(session);
    if (is_loaded)
        check(session, &session->plan, index, example, sink);
    pl_plan_fini(&session->plan);
    pl_ruleset_free(session->ruleset);
    session->params = params;
    session->plan = shared_plan;
    session->ruleset = shared;
    return is_loaded;
}

bool pl_example_check(struct pl_session *session, size_t rule,
                      const struct pl_example *example, struct pl_sink sink) {
    if (example->params.count > 0)
        return check_apart(session, rule, example, sink);
    check(session, &session->plan, rule, example, sink);
    return true;
}

void pl_example_add_params(struct pl_buf *out,
                           const struct pl_example *example) {
    for (size_t i = 0; i < example->params.count; i++) {
        pl_buf_add_str(out, i == 0 ? " (with " : ", ");
        pl_escape_text(out, example->params.items[i]);
    }
    if (example->params.count > 0)
        pl_buf_add_char(out, ')');
}

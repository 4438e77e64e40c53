#include "trial.h"

#include <stdlib.h>

#include "rules/load.h"

static void take(void *self, const struct pl_finding *finding) {
    struct trial *trial = self;
    struct pl_arena *arena = &trial->arena;

    trial->findings = pl_heap_grow(&trial->heap, trial->findings, &trial->cap,
                                   trial->count + 1, sizeof *trial->findings);
    trial->findings[trial->count++] = (struct trial_finding){
        pl_arena_copy(arena, finding->rule),
        pl_arena_copy(arena, finding->message),
        pl_arena_copy(arena, finding->pointer), finding->region.start.offset};
}

static void ignore_notice(void *self, struct pl_slice file,
                          struct pl_slice message, bool is_error) {
    (void)self;
    (void)file;
    (void)message;
    (void)is_error;
}

static enum pl_status give_rules(void *self, struct pl_slice path,
                                 struct pl_buf *out) {
    (void)path;
    pl_buf_add_slice(out, *(const struct pl_slice *)self);
    return PL_STATUS_OK;
}

bool trial_load(struct trial *trial, struct pl_slice rules) {
    const struct pl_slice name = pl_slice_str("rules.yaml");
    struct pl_load_options options = {.files = {&name, 1}};
    struct pl_sink sink = {take, ignore_notice, trial};
    enum pl_status status;

    *trial = (struct trial){0};
    pl_heap_init(&trial->heap);
    pl_arena_init(&trial->arena, &trial->heap);
    pl_plan_init(&trial->plan, &trial->heap);
    trial->plan.has_target_starts = true;
    trial->ruleset =
        pl_load(&trial->heap, &options,
                (struct pl_file_source){.read = give_rules, .self = &rules},
                sink, &status);
    return trial->ruleset != NULL && pl_plan_make(&trial->plan, trial->ruleset);
}

void trial_check(struct trial *trial, struct pl_slice document) {
    struct pl_run_options options = {.shape = PL_SHAPE_NONE, .target = 0};
    struct pl_sink sink = {take, ignore_notice, trial};
    struct pl_run_input input = {.name = pl_slice_str("document"),
                                 .feed = pl_feed_text(&document),
                                 .is_named = true,
                                 .framing = PL_FRAMING_ONE};
    pl_run *run = NULL;

    pl_arena_reset(&trial->arena);
    trial->count = 0;
    pl_run_new(&run, &trial->heap, &trial->plan, options, sink);
    pl_run_input(run, &input);
    pl_run_free(run);
}

void trial_end(struct trial *trial) {
    pl_plan_fini(&trial->plan);
    pl_ruleset_free(trial->ruleset);
    pl_arena_free(&trial->arena);
    free(trial->findings);
}

#include "verdict.h"

#include <stdlib.h>

#include "model/finding_copy.h"

static void keep(void *self, const struct pl_finding *from) {
    struct judge *judge = self;
    struct verdict *verdict = judge->verdict;
    verdict->findings =
        pl_heap_grow(&judge->rules.heap, verdict->findings, &verdict->cap,
                     verdict->count + 1, sizeof *verdict->findings);
    size_t bytes = 0;
    verdict->findings[verdict->count++] =
        pl_finding_copy(verdict->arena, from, &bytes);
}

void judge_init(struct judge *judge) {
    struct pl_run_options options = {
        .now = 1767225600, .shape = PL_SHAPE_NONE, .target = PL_SHAPE_NONE};
    *judge = (struct judge){.verdict = NULL};
    recommended_init(&judge->rules);
    pl_parts_init(&judge->parts, &judge->rules.heap);
    judge->parts.is_strict = true;
    pl_run_new(&judge->run, &judge->rules.heap, &judge->rules.plan, options,
               (struct pl_sink){keep, recommended_note, judge});
}

void judge_fini(struct judge *judge) {
    pl_run_free(judge->run);
    pl_parts_fini(&judge->parts);
    recommended_fini(&judge->rules);
}

void verdict_reach(struct verdict *verdict, struct judge *judge,
                   struct pl_arena *arena, const struct pl_form *form,
                   struct pl_slice text, bool is_named) {
    struct pl_slice rest = text;
    struct pl_run_input input = {.name = pl_slice_str("text"),
                                 .feed = pl_feed_text(&rest),
                                 .is_named = is_named,
                                 .framing = PL_FRAMING_ONE};
    *verdict = (struct verdict){.arena = arena};
    judge->verdict = verdict;
    if (form)
        pl_parts_check(&judge->parts, judge->run, form, text, &input);
    else
        (void)pl_run_input(judge->run, &input);
}

void verdict_fini(struct verdict *verdict) {
    free(verdict->findings);
}

struct pl_slice verdict_fixed(const struct verdict *verdict,
                              struct pl_slice text, const struct pl_fix *fix) {
    struct pl_buf out;
    size_t done = 0;
    pl_buf_init(&out, verdict->arena->heap);
    for (size_t i = 0; i < fix->edit_count; i++) {
        const struct pl_edit *edit = &fix->edits[i];
        pl_buf_add(&out, text.data + done, (size_t)edit->offset - done);
        pl_buf_add_slice(&out, edit->text);
        done = (size_t)edit->end_offset;
    }
    pl_buf_add(&out, text.data + done, text.len - done);
    struct pl_slice fixed = pl_arena_copy(verdict->arena, pl_buf_slice(&out));
    pl_buf_fini(&out);
    return fixed;
}

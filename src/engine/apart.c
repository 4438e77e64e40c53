/* Arrays whose elements may be judged apart from each other
 * (pl_run_can_part()). */

#include "engine/walk.h"

/* Tell whether a line of the summary counts the container or looks into it. */
static bool has_figures(const struct pl_run *run, const struct pl_post *post) {
    const pl_ruleset *ruleset = run->plan->ruleset;
    for (size_t i = 0; run->options.wants_figures && i < post->target_count;
         i++)
        for (size_t k = 0; k < ruleset->summary_count; k++)
            if (ruleset->summary[k].target == post->targets[i])
                return true;
    return false;
}

/* Tell whether no rule asks anything of the array itself. */
static bool is_free(const struct pl_run *run, const struct pl_post *post) {
    return post->container.count == 0 && post->match_count == 0 &&
           post->gauge_count == 0 && !post->is_masked && !post->is_sensitive &&
           !post->needs_content && !post->needs_imprint &&
           !has_figures(run, post);
}

bool pl_run_can_part(pl_run *run, struct pl_slice text, enum pl_framing framing,
                     size_t *shape) {
    const struct pl_plan *plan = run->plan;
    *shape = run->options.shape;
    if (*shape == PL_SHAPE_NONE)
        *shape = pl_shapes_decide(&run->shapes, text, framing);
    if (run->options.target != PL_SHAPE_NONE || *shape == PL_SHAPE_UNKNOWN)
        return false;
    uint32_t start = plan->shape_starts[*shape];
    const struct pl_post *post = pl_plan_post(plan, start);
    const struct pl_state *state = &plan->automaton.states[start];
    return state->run_count == 1 && state->runs[0].period == 1 &&
           is_free(run, post);
}

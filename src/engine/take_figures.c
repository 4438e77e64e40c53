#include "engine/walk.h"

/* The figure of a line. A new one learns the list whose values do not count. */
static struct pl_figure *figure_of(struct pl_run *run,
                                   const struct pl_summary_item *item) {
    struct pl_tallies *tallies = run->options.tallies;
    struct pl_figures *figures = &tallies->figures;
    size_t before = figures->count;
    struct pl_figure *figure = pl_figures_of(figures, item);
    for (size_t i = 0;
         figures->count > before && item->unless && i < tallies->known_count;
         i++)
        if (pl_slice_eq(tallies->known[i].list, item->unless->name))
            pl_figure_exclude(figures, figure, tallies->known[i].text);
    return figure;
}

/* Tell whether one of the line's rules spoke in the node, or it names none. */
static bool is_spoken_of(struct pl_run *run, const struct pl_summary_item *item,
                         struct pl_span span) {
    for (size_t i = 0; i < item->rule_count; i++)
        if (run->has_spoken && pl_has_spoken(run, item->rules[i], span))
            return true;
    return item->rule_count == 0;
}

static void take(struct pl_run *run, const struct pl_summary_item *item,
                 struct pl_value *node) {
    struct pl_value *value = node;
    if (item->kind == PL_SUMMARY_COUNT) {
        if (!is_spoken_of(run, item, node->span))
            return;
    } else if (node->type != PL_TYPE_OBJECT ||
               (!node->has_content &&
                pl_content_read(&run->content, &run->window, node) !=
                    PL_CONTENT_READ)) {
        return;
    }
    pl_figure_take(&run->options.tallies->figures, figure_of(run, item), value);
}

void pl_take_figures(struct pl_run *run, const struct pl_post *post,
                     struct pl_value *node) {
    const pl_ruleset *ruleset = run->plan->ruleset;
    if (run->input.is_example)
        return;
    for (size_t i = 0; i < post->target_count; i++)
        for (size_t k = 0; k < ruleset->summary_count; k++)
            if (ruleset->summary[k].target == post->targets[i])
                take(run, &ruleset->summary[k], node);
}

#include "lib/figure_lines.h"

bool pl_summary_is_plain(const struct pl_summary_item *item) {
    return item->kind == PL_SUMMARY_COUNT && item->rule_count == 0;
}

static void add(struct pl_session *session, struct pl_summary_line line) {
    session->lines =
        pl_heap_grow(&session->heap, session->lines, &session->line_cap,
                     session->summary.line_count + 1, sizeof *session->lines);
    session->lines[session->summary.line_count++] = line;
    session->summary.lines = session->lines;
}

static void add_groups(struct pl_session *session,
                       const struct pl_figure *figure) {
    struct pl_buf *text = &session->text;
    for (size_t i = 0; i < figure->group_count; i++) {
        const struct pl_figure_group *group = &figure->groups[i];
        pl_buf_clear(text);
        pl_sum_write(&group->sum, text);
        if (group->is_partial)
            pl_buf_add_str(text, " and numbers that are out of range");
        add(session,
            (struct pl_summary_line){
                .name = figure->item->name,
                .has_key = figure->item->by.len > 0,
                .key = group->key,
                .text = pl_arena_copy(&session->arena, pl_buf_slice(text))});
    }
}

static void add_figure(struct pl_session *session,
                       const struct pl_figure *figure) {
    switch (figure->item->kind) {
    case PL_SUMMARY_COUNT:
    case PL_SUMMARY_DISTINCT:
        add(session, (struct pl_summary_line){
                         .name = figure->item->name,
                         .is_count = true,
                         .is_counted = pl_summary_is_plain(figure->item),
                         .count = figure->count});
        return;
    case PL_SUMMARY_SUM:
        add_groups(session, figure);
        return;
    case PL_SUMMARY_MIN:
    case PL_SUMMARY_MAX:
        if (figure->extreme.len > 0)
            add(session, (struct pl_summary_line){
                             .name = figure->item->name,
                             .text = pl_buf_slice(&figure->extreme)});
        return;
    }
}

void pl_figures_fill(struct pl_session *session) {
    const pl_ruleset *ruleset =
        session->variants.items[pl_variant_of_run(session)].ruleset;
    for (size_t i = 0; i < ruleset->summary_count; i++)
        add_figure(session, pl_figures_of(&session->tallies.figures,
                                          &ruleset->summary[i]));
}

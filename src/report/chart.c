#include "report/chart.h"

#include <stdlib.h>

#include "report/xml.h"

#define WIDTH 1000 /* of the longest bar */

void pl_chart_init(struct pl_chart *chart, struct pl_heap *heap) {
    *chart = (struct pl_chart){0};
    pl_arena_init(&chart->arena, heap);
    pl_map_init(&chart->index, heap);
}

void pl_chart_fini(struct pl_chart *chart) {
    pl_arena_free(&chart->arena);
    pl_map_fini(&chart->index);
    free(chart->items);
}

static size_t find(struct pl_chart *chart, struct pl_slice name) {
    uint32_t index = pl_map_get(&chart->index, name);
    if (index != PL_MAP_NONE)
        return index;
    chart->items = pl_heap_grow(chart->arena.heap, chart->items, &chart->cap,
                                chart->count + 1, sizeof *chart->items);
    struct pl_chart_item *item = &chart->items[chart->count];
    *item = (struct pl_chart_item){.name = pl_arena_copy(&chart->arena, name)};
    pl_map_add(&chart->index, item->name, (uint32_t)chart->count);
    return chart->count++;
}

size_t pl_chart_count(struct pl_chart *chart, struct pl_slice name,
                      enum pl_severity severity) {
    size_t index = find(chart, name);
    chart->items[index].counts[severity]++;
    return index;
}

uint64_t pl_chart_sum(const struct pl_chart *chart, enum pl_severity severity) {
    uint64_t sum = 0;
    for (size_t i = 0; i < chart->count; i++)
        sum += chart->items[i].counts[severity];
    return sum;
}

uint64_t pl_chart_total(const struct pl_chart_item *item) {
    uint64_t total = 0;
    for (int i = 0; i <= PL_SEVERITY_ERROR; i++)
        total += item->counts[i];
    return total;
}

size_t pl_chart_top(const struct pl_chart *chart, size_t *order, size_t most) {
    size_t count = 0;
    for (size_t i = 0; i < chart->count; i++) {
        uint64_t total = pl_chart_total(&chart->items[i]);
        size_t at = count;
        while (at > 0 && pl_chart_total(&chart->items[order[at - 1]]) < total)
            at--;
        if (at == most)
            continue;
        count += count < most;
        memmove(order + at + 1, order + at, (count - at - 1) * sizeof *order);
        order[at] = i;
    }
    return count;
}

/* Draw the parts of a bar, the worst level first. */
static void draw_parts(const struct pl_chart_item *item, uint64_t longest,
                       struct pl_buf *out) {
    uint64_t before = 0;
    for (int level = PL_SEVERITY_ERROR; level > PL_SEVERITY_OFF; level--) {
        uint64_t from = before * WIDTH / longest;
        before += item->counts[level];
        pl_buf_add_format(
            out,
            "<rect class=\"%s\" x=\"%llu\" width=\"%llu\" "
            "height=\"10\"/>",
            pl_severity_name((enum pl_severity)level), (unsigned long long)from,
            (unsigned long long)(before * WIDTH / longest - from));
    }
}

static void draw_bar(const struct pl_chart_item *item, uint64_t longest,
                     const char *attribute, struct pl_buf *out) {
    pl_buf_add_str(out, "<button type=\"button\" class=\"bar\"");
    pl_xml_add_attribute(out, attribute, item->name);
    pl_xml_add_attribute(out, "title", item->name);
    pl_buf_add_str(out, "><span><bdi>");
    pl_xml_add(out, item->name);
    pl_buf_add_format(out,
                      "</bdi></span><svg viewBox=\"0 0 %d 10\" "
                      "preserveAspectRatio=\"none\" aria-hidden=\"true\">",
                      WIDTH);
    draw_parts(item, longest, out);
    pl_buf_add_format(out, "</svg><span>%llu</span></button>\n",
                      (unsigned long long)pl_chart_total(item));
}

void pl_chart_draw(const struct pl_chart *chart, const char *title,
                   const char *attribute, struct pl_buf *out) {
    size_t order[PL_CHART_BARS];
    size_t count = pl_chart_top(chart, order, PL_CHART_BARS);
    pl_buf_add_format(out, "<section><h2>%s</h2>\n", title);
    for (size_t i = 0; i < count; i++)
        draw_bar(&chart->items[order[i]],
                 pl_chart_total(&chart->items[order[0]]), attribute, out);
    if (chart->count > count)
        pl_buf_add_format(out, "<p class=\"place\">%zu more</p>\n",
                          chart->count - count);
    pl_buf_add_str(out, "</section>\n");
}

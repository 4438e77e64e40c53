#include "engine/figures.h"

#include <stdlib.h>

#include "check/ascii.h"
#include "check/datetime.h"
#include "check/members.h"
#include "check/value_hash.h"
#include "engine/imprint.h"

#define FIRST_TABLE 64

void pl_figures_init(struct pl_figures *figures, struct pl_heap *heap) {
    *figures = (struct pl_figures){.heap = heap};
    pl_arena_init(&figures->arena, heap);
    pl_buf_init(&figures->key, heap);
}

void pl_figures_fini(struct pl_figures *figures) {
    for (size_t i = 0; i < figures->count; i++) {
        struct pl_figure *figure = &figures->items[i];
        free(figure->seen.table);
        free(figure->groups);
        pl_map_fini(&figure->group_index);
        pl_buf_fini(&figure->extreme);
    }
    free(figures->items);
    pl_buf_fini(&figures->key);
    pl_arena_free(&figures->arena);
}

struct pl_figure *pl_figures_of(struct pl_figures *figures,
                                const struct pl_summary_item *item) {
    for (size_t i = 0; i < figures->count; i++)
        if (pl_slice_eq(figures->items[i].item->name, item->name))
            return &figures->items[i];
    figures->items = pl_heap_grow(figures->heap, figures->items, &figures->cap,
                                  figures->count + 1, sizeof *figures->items);
    struct pl_figure *figure = &figures->items[figures->count++];
    *figure = (struct pl_figure){.item = item};
    pl_map_init(&figure->group_index, figures->heap);
    pl_buf_init(&figure->extreme, figures->heap);
    return figure;
}

static size_t slot_of(const struct pl_mix_set *set, struct pl_mix mix) {
    size_t slot = (size_t)mix.a & (set->size - 1);
    while ((set->table[slot].a | set->table[slot].b) != 0 &&
           !pl_mix_eq(set->table[slot], mix))
        slot = (slot + 1) & (set->size - 1);
    return slot;
}

static void grow(struct pl_heap *heap, struct pl_mix_set *set) {
    struct pl_mix_set larger = {.size =
                                    set->size > 0 ? 2 * set->size : FIRST_TABLE,
                                .count = set->count};
    larger.table =
        pl_heap_alloc_zeroed(heap, larger.size * sizeof *larger.table);
    for (size_t i = 0; i < set->size; i++)
        if ((set->table[i].a | set->table[i].b) != 0)
            larger.table[slot_of(&larger, set->table[i])] = set->table[i];
    free(set->table);
    *set = larger;
}

/* Add a hash to the set. Returns whether it is new. */
static bool add_mix(struct pl_heap *heap, struct pl_mix_set *set,
                    struct pl_mix mix) {
    if ((set->count + 1) * 2 > set->size)
        grow(heap, set);
    size_t slot = slot_of(set, mix);
    if (pl_mix_eq(set->table[slot], mix))
        return false;
    set->table[slot] = mix;
    set->count++;
    return true;
}

/* The hash of a value. For strings and numbers it is that of the text, so that
 * 1 and "1" count as one value. */
static struct pl_mix mix_of(struct pl_figures *figures,
                            const struct pl_value *value, size_t member) {
    const struct pl_mix_key key =
        pl_mix_key_of(pl_heap_hash_key(figures->heap));
    struct pl_mix start = {member + 1, 1};
    if (value->type <= PL_TYPE_STRING)
        return pl_mix_bytes(&key, start, value->text);
    return pl_mix_words(
        &key, start,
        pl_value_hash((struct pl_hash_key){key.words[0], key.words[1]}, value),
        pl_value_hash((struct pl_hash_key){key.words[2], key.words[3]}, value));
}

void pl_figure_exclude(struct pl_figures *figures, struct pl_figure *figure,
                       struct pl_slice text) {
    const struct pl_value value = {.type = PL_TYPE_STRING, .text = text};
    add_mix(figures->heap, &figure->seen, mix_of(figures, &value, 0));
}

static const struct pl_value *member_of(const struct pl_value *node,
                                        struct pl_slice name) {
    const struct pl_member *member =
        name.len > 0 ? pl_members_find(node, name) : NULL;
    return member ? &member->value : NULL;
}

static bool is_blank(const struct pl_value *value) {
    return value->type == PL_TYPE_NULL ||
           (value->type == PL_TYPE_STRING && value->text.len == 0);
}

static void take_distinct(struct pl_figures *figures, struct pl_figure *figure,
                          const struct pl_value *node) {
    const struct pl_names *members = &figure->item->members;
    for (size_t i = 0; i < members->count; i++) {
        const struct pl_value *value = member_of(node, members->items[i]);
        if (!value || is_blank(value))
            continue;
        if (add_mix(figures->heap, &figure->seen, mix_of(figures, value, i)))
            figure->count++;
        return;
    }
}

static bool read_number(const struct pl_value *value, struct pl_decimal *out) {
    return value && value->type == PL_TYPE_NUMBER &&
           pl_decimal_read(out, value->text);
}

static struct pl_figure_group *group_of(struct pl_figures *figures,
                                        struct pl_figure *figure,
                                        struct pl_slice key) {
    uint32_t next = (uint32_t)figure->group_count;
    uint32_t index = pl_map_get(&figure->group_index, key);
    if (index != PL_MAP_NONE)
        return &figure->groups[index];
    figure->groups =
        pl_heap_grow(figures->heap, figure->groups, &figure->group_cap,
                     figure->group_count + 1, sizeof *figure->groups);
    key = pl_arena_copy(&figures->arena, key);
    pl_map_add(&figure->group_index, key, next);
    figure->groups[next] = (struct pl_figure_group){.key = key};
    figure->group_count++;
    return &figure->groups[next];
}

/* Get the key of the node's group. Returns false if the node has none. */
static bool read_key(struct pl_figures *figures,
                     const struct pl_summary_item *item,
                     const struct pl_value *node, struct pl_slice *out) {
    *out = pl_slice_str("");
    if (item->by.len == 0)
        return true;
    const struct pl_value *value = member_of(node, item->by);
    if (!value || value->type != PL_TYPE_STRING)
        return false;
    *out = value->text;
    if (!item->ignore_case)
        return true;
    pl_buf_clear(&figures->key);
    pl_buf_add_slice(&figures->key, value->text);
    *out = pl_ascii_fold(value->text, figures->key.data);
    return true;
}

static void take_sum(struct pl_figures *figures, struct pl_figure *figure,
                     const struct pl_value *node) {
    const struct pl_summary_item *item = figure->item;
    const struct pl_value *times = member_of(node, item->times);
    struct pl_decimal number, factor;
    struct pl_slice key;
    if (!read_number(member_of(node, item->members.items[0]), &number))
        return;
    pl_decimal_read(&factor, pl_slice_str("1"));
    if ((times && !read_number(times, &factor)) ||
        !read_key(figures, item, node, &key))
        return;
    struct pl_figure_group *group = group_of(figures, figure, key);
    group->is_partial |= !pl_sum_add(&group->sum, number, factor);
}

/* Compare two numbers or two date-times. */
static int compare(struct pl_slice left, struct pl_slice right) {
    struct pl_decimal x, y;
    if (pl_decimal_read(&x, left) && pl_decimal_read(&y, right))
        return pl_decimal_cmp(x, y);
    struct pl_datetime a = pl_datetime_read(left), b = pl_datetime_read(right);
    if (a.seconds != b.seconds)
        return a.seconds < b.seconds ? -1 : 1;
    return (int)a.has_fraction - (int)b.has_fraction;
}

static bool is_comparable(const struct pl_value *value) {
    if (value->type == PL_TYPE_NUMBER)
        return true;
    if (value->type != PL_TYPE_STRING)
        return false;
    struct pl_datetime time = pl_datetime_read(value->text);
    return pl_datetime_exists(&time);
}

static void take_extreme(struct pl_figure *figure,
                         const struct pl_value *node) {
    bool wants_less = figure->item->kind == PL_SUMMARY_MIN;
    const struct pl_value *value =
        member_of(node, figure->item->members.items[0]);
    if (!value || !is_comparable(value))
        return;
    bool is_time = value->type == PL_TYPE_STRING;
    if (figure->extreme_is_time && !is_time)
        return; /* a number among date-times is a mistake */
    if (figure->extreme.len > 0 && figure->extreme_is_time == is_time) {
        int order = compare(value->text, pl_buf_slice(&figure->extreme));
        if (wants_less ? order >= 0 : order <= 0)
            return;
    }
    figure->extreme_is_time = is_time;
    pl_buf_clear(&figure->extreme);
    pl_buf_add_slice(&figure->extreme, value->text);
}

void pl_figure_take(struct pl_figures *figures, struct pl_figure *figure,
                    const struct pl_value *node) {
    switch (figure->item->kind) {
    case PL_SUMMARY_COUNT:
        figure->count++;
        return;
    case PL_SUMMARY_DISTINCT:
        take_distinct(figures, figure, node);
        return;
    case PL_SUMMARY_SUM:
        take_sum(figures, figure, node);
        return;
    case PL_SUMMARY_MIN:
    case PL_SUMMARY_MAX:
        take_extreme(figure, node);
        return;
    }
}

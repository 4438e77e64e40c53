#include "engine/tally.h"

#include <stdlib.h>

#include "base/utf8.h"

#define FIRST_TABLE 64

void pl_tally_init(struct pl_tally *tally, struct pl_heap *heap,
                   struct pl_slice name) {
    *tally = (struct pl_tally){
        .heap = heap, .name = name, .least_maximum = UINT64_MAX};
    pl_arena_init(&tally->texts, heap);
    pl_buf_init(&tally->folded, heap);
    pl_buf_init(&tally->other, heap);
}

void pl_tally_fini(struct pl_tally *tally) {
    pl_arena_free(&tally->texts);
    pl_buf_fini(&tally->folded);
    pl_buf_fini(&tally->other);
    free(tally->entries);
    free(tally->by_text);
    free(tally->by_look);
}

/* The code point at the start of `text`; an ill-formed byte stands for
 * itself. */
static uint32_t first_point(struct pl_slice text, size_t *step) {
    *step = pl_utf8_step(text);
    if (*step > 0)
        return pl_utf8_decode(text.data);
    *step = 1;
    return (unsigned char)text.data[0];
}

/* The start of the last code point of `text`, which is not empty. */
static size_t last_point(struct pl_slice text) {
    size_t at = text.len - 1;
    while (at > 0 && text.len - at < 4 &&
           ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static struct pl_slice trim(struct pl_slice text) {
    size_t step;
    while (text.len > 0 && pl_utf8_is_space(first_point(text, &step)))
        text = pl_slice_of(text.data + step, text.len - step);
    while (text.len > 0) {
        size_t at = last_point(text);
        struct pl_slice last = pl_slice_of(text.data + at, text.len - at);
        if (!pl_utf8_is_space(first_point(last, &step)) || step != last.len)
            break;
        text.len = at;
    }
    return text;
}

/* What texts that look alike share, in `out`. */
static struct pl_slice fold(struct pl_slice text, struct pl_buf *out) {
    pl_buf_clear(out);
    pl_buf_add_str(out, "");
    text = trim(text);
    for (size_t at = 0, step; at < text.len; at += step) {
        char bytes[4];
        struct pl_slice rest = pl_slice_of(text.data + at, text.len - at);
        uint32_t code = first_point(rest, &step);
        if (pl_utf8_step(rest) == 0)
            pl_buf_add(out, rest.data, 1);
        else
            pl_buf_add(out, bytes, pl_utf8_encode(pl_utf8_fold(code), bytes));
    }
    return pl_buf_slice(out);
}

static uint64_t hash_of(const struct pl_tally *tally, struct pl_slice text) {
    return pl_hash(pl_heap_hash_key(tally->heap), text);
}

/* The slot of `text`, or the empty one where it belongs. */
static size_t text_slot(const struct pl_tally *tally, struct pl_slice text,
                        uint64_t hash) {
    size_t mask = tally->table_size - 1;
    size_t slot = (size_t)hash & mask;
    for (; tally->by_text[slot] != 0; slot = (slot + 1) & mask) {
        const struct pl_tally_entry *entry =
            &tally->entries[tally->by_text[slot] - 1];
        if (entry->hash == hash && pl_slice_eq(pl_tally_text(entry), text))
            break;
    }
    return slot;
}

/* The same for what looks like `folded`. */
static size_t look_slot(struct pl_tally *tally, struct pl_slice folded,
                        uint64_t look) {
    size_t mask = tally->table_size - 1;
    size_t slot = (size_t)look & mask;
    for (; tally->by_look[slot] != 0; slot = (slot + 1) & mask) {
        const struct pl_tally_entry *entry =
            &tally->entries[tally->by_look[slot] - 1];
        if (entry->look == look &&
            pl_slice_eq(fold(pl_tally_text(entry), &tally->other), folded))
            break;
    }
    return slot;
}

/* Put an entry in its place in a table that has no equal one. */
static void put(uint32_t *table, size_t size, uint64_t hash, uint32_t index) {
    size_t slot = (size_t)hash & (size - 1);
    while (table[slot] != 0)
        slot = (slot + 1) & (size - 1);
    table[slot] = index + 1;
}

static uint32_t *grow_table(struct pl_tally *tally, uint32_t *table,
                            size_t size) {
    table = pl_heap_resize(tally->heap, table, size * sizeof *table);
    memset(table, 0, size * sizeof *table);
    return table;
}

/* Of entries that look alike the first is in the table: a bit for each tells
 * which these are, while the table is made anew. */
static void regrow(struct pl_tally *tally, size_t size) {
    uint32_t *old = tally->by_look;
    size_t old_size = tally->table_size;
    tally->by_look = NULL;
    tally->by_look = pl_heap_alloc_zeroed(tally->heap, size * sizeof *old);
    for (size_t i = 0; i < old_size; i++)
        if (old[i] != 0)
            put(tally->by_look, size, tally->entries[old[i] - 1].look,
                old[i] - 1);
    free(old);
    tally->by_text = grow_table(tally, tally->by_text, size);
    for (size_t i = 0; i < tally->count; i++)
        put(tally->by_text, size, tally->entries[i].hash, (uint32_t)i);
    tally->table_size = size;
}

static void make_room(struct pl_tally *tally) {
    tally->entries = pl_heap_grow(tally->heap, tally->entries, &tally->cap,
                                  tally->count + 1, sizeof *tally->entries);
    if ((tally->count + 1) * 2 <= tally->table_size)
        return;
    regrow(tally, tally->table_size > 0 ? tally->table_size * 2 : FIRST_TABLE);
}

uint32_t pl_tally_find(const struct pl_tally *tally, struct pl_slice text) {
    if (tally->count == 0)
        return PL_TALLY_NONE_SUCH;
    uint32_t at = tally->by_text[text_slot(tally, text, hash_of(tally, text))];
    return at > 0 ? at - 1 : PL_TALLY_NONE_SUCH;
}

uint32_t pl_tally_find_look(struct pl_tally *tally, struct pl_slice text) {
    if (tally->count == 0)
        return PL_TALLY_NONE_SUCH;
    struct pl_slice folded = fold(text, &tally->folded);
    uint32_t at =
        tally->by_look[look_slot(tally, folded, hash_of(tally, folded))];
    return at > 0 ? at - 1 : PL_TALLY_NONE_SUCH;
}

uint32_t pl_tally_add(struct pl_tally *tally, struct pl_slice text) {
    make_room(tally);
    uint64_t hash = hash_of(tally, text);
    size_t slot = text_slot(tally, text, hash);
    if (tally->by_text[slot] != 0)
        return tally->by_text[slot] - 1;

    struct pl_slice folded = fold(text, &tally->folded);
    uint64_t look = hash_of(tally, folded);
    struct pl_slice kept = pl_arena_copy(&tally->texts, text);
    uint32_t index = (uint32_t)tally->count;
    tally->entries[tally->count++] =
        (struct pl_tally_entry){.text = kept.data,
                                .len = (unsigned)kept.len & PL_TALLY_TEXT_MAX,
                                .hash = hash,
                                .look = look};
    tally->by_text[slot] = index + 1;
    size_t like = look_slot(tally, folded, look);
    if (tally->by_look[like] == 0)
        tally->by_look[like] = index + 1;
    return index;
}

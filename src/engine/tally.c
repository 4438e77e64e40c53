#include "engine/tally.h"

#include <stdlib.h>

#include "base/utf8.h"

#define FIRST_TABLE 64

void pl_tally_init(struct pl_tally *tally, struct pl_heap *heap,
                   struct pl_slice name) {
    *tally = (struct pl_tally){.heap = heap,
                               .name = name,
                               .key = pl_mix_key_of(pl_heap_hash_key(heap)),
                               .least_maximum = UINT64_MAX};
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
    free(tally->presumed);
}

/* The code point at the start of `text`, and its length. An ill-formed byte
 * stands for itself. */
static uint32_t first_point(struct pl_slice text, size_t *step) {
    *step = pl_utf8_step(text);
    if (*step > 0)
        return pl_utf8_decode(text.data);
    *step = 1;
    return (unsigned char)text.data[0];
}

/* The offset of the last code point of `text`, which is not empty. */
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

/* The text that all texts which look alike share: trimmed and case-folded, in
 * `out`. */
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

static uint64_t load(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

#define EACH_BYTE UINT64_C(0x0101010101010101)

/* Eight bytes, with ASCII letters in lower case. */
static uint64_t lower(uint64_t word) {
    uint64_t ascii = word & (EACH_BYTE * 0x7F);
    uint64_t past_z = ascii + EACH_BYTE * (0x7F - 'Z');
    uint64_t from_a = ascii + EACH_BYTE * (0x80 - 'A');
    uint64_t is_upper = (from_a & ~past_z & ~word) & (EACH_BYTE * 0x80);
    return word | is_upper >> 2;
}

/* Tell whether a text is ASCII without white space around it. Then fold() is
 * the same as lower case. */
static bool is_plain(struct pl_slice text) {
    uint64_t all = 0;
    size_t at = 0;
    if (text.len == 0)
        return true;
    for (; at + 8 <= text.len; at += 8)
        all |= load(text.data + at);
    for (; at < text.len; at++)
        all |= (unsigned char)text.data[at];
    return (all & (EACH_BYTE * 0x80)) == 0 && text.data[0] > ' ' &&
           text.data[text.len - 1] > ' ';
}

/* The hash of a text after lower(). */
static uint64_t hash_lower(const struct pl_tally *tally, struct pl_slice text) {
    struct pl_mix into = {1, text.len};
    char last[16] = {0};
    for (; text.len > 16; text = pl_slice_of(text.data + 16, text.len - 16))
        into = pl_mix_words(&tally->key, into, lower(load(text.data)),
                            lower(load(text.data + 8)));
    if (text.len > 0)
        memcpy(last, text.data, text.len);
    return pl_mix_words(&tally->key, into, lower(load(last)),
                        lower(load(last + 8)))
        .a;
}

uint64_t pl_tally_hash(const struct pl_tally *tally, struct pl_slice text) {
    return pl_mix_bytes(&tally->key, (struct pl_mix){0, 0}, text).a;
}

uint64_t pl_tally_look(struct pl_tally *tally, struct pl_slice text) {
    return hash_lower(tally,
                      is_plain(text) ? text : fold(text, &tally->folded));
}

static uint32_t mark_of(uint64_t hash) {
    return (uint32_t)(hash >> 32);
}

/* The bucket of a text, or the free bucket where it belongs. */
static size_t text_slot(const struct pl_tally *tally,
                        const struct pl_tally_word *word) {
    size_t mask = tally->table_size - 1;
    size_t at = (size_t)word->hash & mask;
    for (; tally->by_text[at].index != 0; at = (at + 1) & mask) {
        if (tally->by_text[at].mark != mark_of(word->hash))
            continue;
        const struct pl_tally_entry *entry =
            &tally->entries[tally->by_text[at].index - 1];
        if (entry->hash == word->hash &&
            pl_slice_eq(pl_tally_text(entry), word->text))
            break;
    }
    return at;
}

static bool looks_like(struct pl_tally *tally,
                       const struct pl_tally_entry *entry,
                       struct pl_slice text) {
    struct pl_slice theirs = fold(pl_tally_text(entry), &tally->other);
    return pl_slice_eq(fold(text, &tally->folded), theirs);
}

/* The same in `by_look`: of the first entry that looks like the text. */
static size_t look_slot(struct pl_tally *tally,
                        const struct pl_tally_word *word) {
    size_t mask = tally->table_size - 1;
    size_t at = (size_t)word->look & mask;
    for (; tally->by_look[at].index != 0; at = (at + 1) & mask) {
        if (tally->by_look[at].mark != mark_of(word->look))
            continue;
        const struct pl_tally_entry *entry =
            &tally->entries[tally->by_look[at].index - 1];
        if (entry->look == word->look && looks_like(tally, entry, word->text))
            break;
    }
    return at;
}

/* Put an entry into a table that has no equal one. */
static void put(struct pl_tally_bucket *table, size_t size, uint64_t hash,
                size_t index) {
    size_t at = (size_t)hash & (size - 1);
    while (table[at].index != 0)
        at = (at + 1) & (size - 1);
    table[at] = (struct pl_tally_bucket){mark_of(hash), (uint32_t)index + 1};
}

static struct pl_tally_bucket *
grow_table(struct pl_tally *tally, struct pl_tally_bucket *table, size_t size) {
    table = pl_heap_resize(tally->heap, table, size * sizeof *table);
    memset(table, 0, size * sizeof *table);
    return table;
}

static void regrow(struct pl_tally *tally, size_t size) {
    tally->by_text = grow_table(tally, tally->by_text, size);
    tally->by_look = grow_table(tally, tally->by_look, size);
    tally->table_size = size;
    for (size_t i = 0; i < tally->count; i++) {
        const struct pl_tally_entry *entry = &tally->entries[i];
        put(tally->by_text, size, entry->hash, i);
        if (entry->is_first)
            put(tally->by_look, size, entry->look, i);
    }
}

static void make_room(struct pl_tally *tally) {
    tally->entries = pl_heap_grow(tally->heap, tally->entries, &tally->cap,
                                  tally->count + 1, sizeof *tally->entries);
    if ((tally->count + 1) * 2 <= tally->table_size)
        return;
    regrow(tally, tally->table_size > 0 ? tally->table_size * 2 : FIRST_TABLE);
}

uint32_t pl_tally_find(const struct pl_tally *tally,
                       const struct pl_tally_word *word) {
    return tally->count > 0 ? tally->by_text[text_slot(tally, word)].index - 1
                            : PL_TALLY_NONE_SUCH;
}

uint32_t pl_tally_find_look(struct pl_tally *tally,
                            const struct pl_tally_word *word) {
    return tally->count > 0 ? tally->by_look[look_slot(tally, word)].index - 1
                            : PL_TALLY_NONE_SUCH;
}

uint32_t pl_tally_add(struct pl_tally *tally,
                      const struct pl_tally_word *word) {
    make_room(tally);
    struct pl_tally_bucket *slot = &tally->by_text[text_slot(tally, word)];
    if (slot->index != 0)
        return slot->index - 1;

    struct pl_tally_bucket *look = &tally->by_look[look_slot(tally, word)];
    struct pl_slice kept = pl_arena_copy(&tally->texts, word->text);
    uint32_t index = (uint32_t)tally->count;
    tally->entries[tally->count++] =
        (struct pl_tally_entry){.text = kept.data,
                                .len = (unsigned)kept.len & PL_TALLY_TEXT_MAX,
                                .hash = word->hash,
                                .look = word->look,
                                .is_first = look->index == 0};
    *slot = (struct pl_tally_bucket){mark_of(word->hash), index + 1};
    if (look->index == 0)
        *look = (struct pl_tally_bucket){mark_of(word->look), index + 1};
    return index;
}

/* Keys: learned from the first object that has them, and known from then on. */

#include <stdlib.h>

#include "base/lines.h"
#include "base/utf8.h"
#include "engine/judge.h"
#include "engine/quick_parts.h"
#include "json/scan.h"

#define TABLE    256  /* buckets at first: a power of two, at most half used */
#define KEYS_ALL 4096 /* keys learned before all are forgotten */

static uint64_t word_of(const char *text, size_t len) {
    uint64_t word = 0;

    memcpy(&word, text, len < 8 ? len : 8);
    return word;
}

static size_t hash_of(const struct quick_post *post, struct pl_slice text) {
    uint64_t hash = post->state * UINT64_C(0x9E3779B97F4A7C15) + text.len;

    if (text.len > 0) {
        hash ^= word_of(text.data, text.len) * UINT64_C(0xC2B2AE3D27D4EB4F);
        hash ^= (unsigned char)text.data[text.len - 1] *
                UINT64_C(0x165667B19E3779F9);
    }
    return (size_t)(hash ^ hash >> 29 ^ hash >> 47);
}

static struct pl_slice text_of(const struct quick_key *key) {
    return pl_slice_of(key->text, key->len);
}

/* The bucket where a key is, or where it goes. */
static struct quick_key **place_of(const struct pl_quick *q,
                                   const struct quick_post *post,
                                   struct pl_slice text) {
    for (size_t at = hash_of(post, text);; at++) {
        struct quick_key **place = &q->keys[at & (q->key_room - 1)];
        if (*place == NULL ||
            ((*place)->of == post && pl_slice_eq(text_of(*place), text)))
            return place;
    }
}

struct quick_key *pl_quick_known_key(const struct pl_quick *q,
                                     const struct quick_post *post,
                                     struct pl_slice text) {
    return *place_of(q, post, text);
}

/* Tell whether a key without an edge of its own in the automaton satisfies what
 * is asked of keys. */
static bool holds(struct pl_quick *q, const struct pl_post *post,
                  struct pl_slice text) {
    struct pl_value key = {.type = PL_TYPE_STRING, .raw = text, .text = text};

    for (size_t i = 0; i < post->keys.count; i++) {
        const struct pl_plan_case *what = post->keys.items[i].what;
        for (size_t k = 0; k < what->key_count; k++) {
            bool is_good = what->keys[k].check->test(
                what->keys[k].settings, &key, &q->run->no_siblings);
            if (pl_work_take(&q->run->work) || !is_good)
                return false;
        }
    }
    return true;
}

/* Fill in where a member with that key leads; false if the key has a fault. */
static bool lead(struct pl_quick *q, const struct quick_post *post,
                 struct pl_slice text, struct quick_key *key) {
    const struct pl_post *own = post->post;
    uint32_t edge = pl_words_find(&post->node->names, text);
    uint32_t to = post->node->any_member;

    if (post->state == PL_STATE_DEAD || edge == PL_WORD_NONE) {
        if (own->asks_unknown || !holds(q, own, text))
            return false;
    } else {
        const struct pl_edge_post *known = &own->edges[edge];
        if ((own->asks_unknown && !known->is_known) || !known->keys_hold)
            return false;
        to = post->node->edges[edge];
        key->place = (ptrdiff_t)known->slot - 1;
        if (known->slot > 0)
            key->present = UINT64_C(1) << (known->slot - 1);
    }
    key->to = quick_post_of(q, to);
    return true;
}

/* Put a key into the table, which doubles when it is half full. */
static void add(struct pl_quick *q, struct quick_key *key) {
    struct quick_key **old = q->keys;
    size_t room = q->key_room;

    if (q->key_count == room / 2) {
        q->keys = pl_heap_alloc_zeroed(q->run->heap, 2 * room * sizeof *old);
        q->key_room = 2 * room;
        for (size_t i = 0; i < room; i++)
            if (old[i] != NULL)
                *place_of(q, old[i]->of, text_of(old[i])) = old[i];
        free(old);
    }
    *place_of(q, key->of, text_of(key)) = key;
    q->key_count++;
}

static struct quick_key *learn(struct pl_quick *q, struct quick_post *post,
                               struct pl_slice text) {
    struct quick_key key = {.len = text.len,
                            .of = post,
                            .place = -1,
                            .next = q->nothing,
                            .size = QUICK_SPELLING + 1};

    if (q->key_count == KEYS_ALL) {
        q->is_full = true;
        return NULL;
    }
    if (text.len > QUICK_KEY_BYTES || !lead(q, post, text, &key))
        return NULL;
    key.text = pl_arena_copy(&q->keys_arena, text).data;
    key.name = pl_imprint_name_of(pl_imprinter_key(&q->run->imprinter), text);
    key.tells_shape = pl_shapes_ask_text(&q->run->shapes, text);
    key.is_odd = key.is_told = key.tells_shape || key.to->counts;
    key.extra = (uint32_t)(text.len - pl_utf8_count(text));

    struct quick_key *out = pl_arena_alloc(&q->keys_arena, sizeof *out);
    *out = key;
    add(q, out);
    return out;
}

/* The key whose text begins at `at`. */
static struct quick_key *find(struct pl_quick *q, struct quick_post *post,
                              const char *at) {
    const char *end = pl_scan_string(at);
    bool is_escaped = false;

    if (*end != '"')
        end = pl_pass_string(end, &is_escaped);
    q->doubt = end;
    if (*end != '"' || is_escaped)
        return NULL;
    struct pl_slice text = pl_slice_of(at, (size_t)(end - at));
    struct quick_key *known = *place_of(q, post, text);
    return known != NULL ? known : learn(q, post, text);
}

/* Keep how a key is written in [from, to), unless a line ends behind its quote,
 * or the window does at its end. */
static void spell(const struct pl_quick *q, struct quick_key *key,
                  const char *from, const char *quote, const char *to) {
    if (to - from > QUICK_SPELLING || *to == '\0' ||
        (q->line_first != NULL && q->line_first > quote))
        return;
    memcpy(key->spelling, from, QUICK_SPELLING);
    key->size = (uint32_t)(to - from);
    key->quote = q->line_first == quote ? (uint32_t)(quote - from) : 0;
    key->indent = q->indent;
    key->lines = (uint32_t)pl_lines_count(from, quote);
    key->is_odd = key->is_told || key->extra > 0 || key->quote > 0;
}

const char *pl_quick_read_key(struct pl_quick *q, struct quick_frame *frame,
                              const char *at) {
    const char *from = at;

    at = quick_skip(q, at);
    if (*at == '}' && frame->size == 0)
        return at;
    if (*at != '"' || (at == q->line_first && q->indent <= frame->indent))
        return quick_doubt(q, at);
    struct quick_key *key = find(q, frame->post, at + 1);
    if (key == NULL)
        return NULL;
    frame->key->next = key;
    q->extra += key->extra;
    const char *quote = at;
    at = quick_skip(q, at + key->len + 2);
    if (*at != ':')
        return quick_doubt(q, at);
    at = quick_skip(q, at + 1);
    if (*at == '}')
        return quick_doubt(q, at);
    spell(q, key, from, quote, at);
    return at;
}

void pl_quick_forget_keys(struct pl_quick *q) {
    if (q->keys == NULL) {
        q->keys = pl_heap_alloc_zeroed(q->run->heap, TABLE * sizeof *q->keys);
        q->key_room = TABLE;
        q->nothing = pl_arena_alloc(&q->arena, sizeof *q->nothing);
        q->nothing->size = QUICK_SPELLING + 1;
    }
    if (q->key_count > 0)
        memset(q->keys, 0, q->key_room * sizeof *q->keys);
    for (size_t i = 0; i < q->run->plan->automaton.count; i++)
        if (q->posts[i] != NULL) {
            q->posts[i]->before_first.next = q->nothing;
            q->posts[i]->layout = (struct quick_layout){.first = NULL};
        }
    pl_arena_reset(&q->keys_arena);
    if (q->odds != NULL) /* they point to pieces */
        memset(q->odds, 0, sizeof *q->odds << QUICK_ODDS_LOG);
    q->key_count = 0;
    q->let_go = 0;
    q->is_full = false;
}

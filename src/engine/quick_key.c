/* Keys: met once, known from then on. */

#include "engine/judge.h"
#include "engine/quick_state.h"
#include "json/scan.h"

#define TABLE    8192 /* a power of two, … */
#define KEYS_ALL 4096 /* … at most half of it in use */
#define FIRST_ID 2    /* behind the marks of a trail */

static uint64_t word_of(const char *text, size_t len) {
    uint64_t word = 0;

    memcpy(&word, text, len < 8 ? len : 8);
    return word;
}

static uint64_t mask_of(size_t len) {
    static const char all[8] = {-1, -1, -1, -1, -1, -1, -1, -1};

    return word_of(all, len);
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

/* The place of a key in the table, or where it belongs. */
static struct quick_key **place_of(const struct pl_quick *q,
                                   const struct quick_post *post,
                                   struct pl_slice text) {
    for (size_t at = hash_of(post, text);; at++) {
        struct quick_key **place = &q->keys[at & (TABLE - 1)];
        if (*place == NULL ||
            ((*place)->of == post && (*place)->len == text.len &&
             memcmp((*place)->text, text.data, text.len) == 0))
            return place;
    }
}

/* Tell whether a key that has no edge of its own satisfies what is asked. */
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

/* Where a member of that name leads; false if there is something to say. */
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
        key->slot = known->slot;
        if (known->slot > 0)
            key->present = UINT64_C(1) << (known->slot - 1);
    }
    key->to = quick_post_of(q, to);
    return true;
}

static struct quick_key *learn(struct pl_quick *q, struct quick_post *post,
                               struct pl_slice text) {
    struct quick_key key = {.len = text.len, .of = post, .next = q->nothing};

    if (post->key_count == QUICK_KEYS_MAX || q->key_count == KEYS_ALL) {
        q->is_full = true;
        return NULL;
    }
    if (text.len > QUICK_KEY_BYTES || !lead(q, post, text, &key))
        return NULL;
    char *copy = pl_arena_alloc(&q->keys_arena, text.len + 16);
    memcpy(copy, text.data, text.len);
    copy[text.len] = '"';
    key.text = copy;
    key.head = word_of(copy, text.len + 1);
    key.head_mask = mask_of(text.len + 1);
    if (text.len >= 8) {
        key.rest = word_of(copy + 8, text.len - 7);
        key.rest_mask = mask_of(text.len - 7);
    }
    key.name = pl_imprint_name_of(pl_imprinter_key(&q->run->imprinter), text);
    key.word = (unsigned)(post->key_count / 64);
    key.bit = UINT64_C(1) << (post->key_count % 64);
    key.id = FIRST_ID + q->key_count;
    key.tells_shape = pl_shapes_ask_text(&q->run->shapes, text);

    struct quick_key *out = pl_arena_alloc(&q->keys_arena, sizeof *out);
    *out = key;
    *place_of(q, post, text) = out;
    post->key_count++;
    q->key_count++;
    return out;
}

struct quick_key *pl_quick_find_key(struct pl_quick *q,
                                    struct quick_frame *frame, const char *at) {
    const char *end = pl_scan_string(at);
    bool is_escaped = false;

    if (*end != '"')
        end = pl_pass_string(end, &is_escaped);
    q->doubt = end;
    if (*end != '"' || is_escaped)
        return NULL;
    struct pl_slice text = pl_slice_of(at, (size_t)(end - at));
    struct quick_key *known = *place_of(q, frame->post, text);
    return known != NULL ? known : learn(q, frame->post, text);
}

void pl_quick_forget_keys(struct pl_quick *q) {
    if (q->keys == NULL) {
        q->keys = pl_heap_alloc_zeroed(q->run->heap, TABLE * sizeof *q->keys);
        q->nothing = pl_arena_alloc(&q->arena, sizeof *q->nothing);
        q->nothing->head = 1;
        q->nothing->head_mask = UINT64_MAX;
    }
    if (q->key_count > 0)
        memset(q->keys, 0, TABLE * sizeof *q->keys);
    for (size_t i = 0; i < q->run->plan->automaton.count; i++)
        if (q->posts[i] != NULL) {
            q->posts[i]->before_first.next = q->nothing;
            q->posts[i]->key_count = 0;
        }
    pl_arena_reset(&q->keys_arena);
    q->key_count = 0;
    q->known_trails = 0;
    q->is_full = false;
}

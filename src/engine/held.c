#include "engine/walk.h"

/* Bytes, beside those in use, that are held before it is worth tidying. */
#define LEAST ((size_t)256 * 1024)

void *pl_hold(struct pl_run *run, size_t size) {
    run->held_size += size;
    return pl_arena_alloc(&run->held, size);
}

struct pl_slice pl_hold_text(struct pl_run *run, struct pl_slice text) {
    if (!text.data)
        return text;
    run->held_size += text.len;
    return pl_arena_copy(&run->held, text);
}

struct pl_slice pl_hold_pointer(struct pl_run *run, size_t depth,
                                const struct key *key) {
    pl_buf_clear(&run->line);
    pl_buf_add_str(&run->line, "");
    pl_pointer_add_value(run, depth, key, &run->line);
    return pl_hold_text(run, pl_buf_slice(&run->line));
}

static void move_text(struct pl_run *run, struct pl_slice *text) {
    *text = pl_hold_text(run, *text);
}

static void move_anchor(struct pl_run *run, struct anchor *anchor) {
    if (!anchor->spot)
        return;
    struct spot *spot = pl_hold(run, sizeof *spot);
    *spot = *anchor->spot;
    move_text(run, &spot->excerpt.text);
    anchor->spot = spot;
}

static void move_extent(struct pl_run *run, struct extent *extent) {
    move_anchor(run, &extent->start);
    move_anchor(run, &extent->end);
}

/* Move `anchor`. If it had the spot `before`, which another anchor has moved,
 * it shares the copy. */
static void follow(struct pl_run *run, struct anchor *anchor,
                   const struct spot *before, const struct anchor *moved) {
    if (anchor->spot && anchor->spot == before)
        *anchor = *moved;
    else
        move_anchor(run, anchor);
}

static void move_key(struct pl_run *run, struct key *key) {
    move_extent(run, &key->at);
    move_text(run, &key->saved);
}

static void move_suspicion(struct pl_run *run, struct suspicion *suspicion) {
    struct extent *at = &suspicion->subject.at;
    struct extent before = suspicion->subject.key.at;
    move_key(run, &suspicion->subject.key);
    follow(run, &at->start, before.start.spot,
           &suspicion->subject.key.at.start);
    follow(run, &at->end, before.end.spot, &suspicion->subject.key.at.end);
    move_text(run, &suspicion->subject.pointer);
    follow(run, &suspicion->at.start, before.start.spot, &at->start);
    follow(run, &suspicion->at.end, before.end.spot, &at->end);
    move_text(run, &suspicion->said.message);
    move_text(run, &suspicion->said.suggestion);
    move_text(run, &suspicion->said.pointer);
}

static void move_all(struct pl_run *run) {
    for (size_t i = 0; i < run->depth; i++) {
        move_anchor(run, &run->frames[i].start);
        move_key(run, &run->frames[i].key);
        move_key(run, &run->frames[i].member);
    }
    for (size_t i = 0; i < run->capture_count; i++)
        if (run->captures[i].is_present) {
            move_extent(run, &run->captures[i].key);
            move_extent(run, &run->captures[i].value);
        }
    for (size_t i = 0; i < run->suspicion_count; i++)
        move_suspicion(run, &run->suspicions[i]);
    for (size_t i = 0; i < run->unknown_count; i++)
        move_key(run, &run->unknown[i]);
    for (size_t i = 0; i < run->gauge_count; i++)
        if (run->gauges[i].has_excess) {
            move_extent(run, &run->gauges[i].excess);
            move_text(run, &run->gauges[i].pointer);
        }
}

void pl_held_tidy(struct pl_run *run) {
    if (run->held_size < run->held_limit + LEAST)
        return;
    run->left = run->held;
    pl_arena_init(&run->held, run->heap);
    run->held_size = 0;
    move_all(run);
    pl_arena_free(&run->left);
    run->held_limit = 2 * run->held_size;
}

void pl_held_clear(struct pl_run *run) {
    if (run->held_size == 0)
        return;
    pl_arena_reset(&run->held);
    run->held_size = 0;
    run->held_limit = 0;
}

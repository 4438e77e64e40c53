#include "engine/quick_frame.h"

#include <stdlib.h>

/* A longer value is not passed as a whole, but its parts one by one. */
#define UNIT_MAX (64 * 1024)

/* Attempts that fail may cost a fourth of the bytes of the input, and so many
 * more. */
#define WASTE_MIN (256 * 1024)

/* When an attempt at a document fails behind its first LITTLE bytes, the parts
 * of the document are passed one by one, and so are those of the next REST_MAX
 * documents. */
#define LITTLE   2048
#define REST_MAX 16

/* Doubt so near to the end of the window may be due to bytes that are missing.
 */
#define TOKEN_TAIL 16

void pl_quick_new(pl_quick **out, struct pl_run *run) {
    size_t states = run->plan->automaton.count * sizeof(struct quick_post *);
    struct pl_quick *q = pl_heap_alloc(run->heap, sizeof *q);
    memset(q, 0, offsetof(struct pl_quick, frames));
    *out = q;
    q->run = run;
    q->follow = pl_quick_fastest_follow();
    pl_arena_init(&q->arena, run->heap);
    pl_arena_init(&q->keys_arena, run->heap);
    q->memos = pl_arena_alloc_line(&q->arena, QUICK_MEMOS * sizeof *q->memos);
    q->posts = pl_heap_alloc_zeroed(run->heap, states);
    q->visits = pl_heap_alloc_zeroed(run->heap, run->plan->automaton.count *
                                                    sizeof *q->visits);
    pl_quick_forget_keys(q);
}

void pl_quick_free(pl_quick *q) {
    if (!q)
        return;
    pl_arena_free(&q->arena);
    pl_arena_free(&q->keys_arena);
    free(q->posts);
    free(q->visits);
    free(q->keys);
    free(q);
}

/* Set the state in which documents start, if options decide it. */
static void take_given_start(struct pl_quick *q) {
    struct pl_run *run = q->run;

    q->is_start_given =
        run->options.target != PL_SHAPE_NONE ||
        (run->options.shape != PL_SHAPE_NONE && !run->input.is_made);
    if (!q->is_start_given)
        return;
    q->start = pl_run_decide_start(run, 0);
    q->has_start = true;
}

void pl_quick_begin(pl_quick *q) {
    const struct pl_mix_key *key = pl_imprinter_key(&q->run->imprinter);

    take_given_start(q);
    q->inputs++;
    q->era = pl_mix_words(key, (struct pl_mix){0, 0}, q->inputs, 0).a;
    q->element_name = pl_imprint_name_of(key, pl_slice_str(""));
    q->wasted = 0;
    q->failed = UINT64_MAX;
    q->rest = 0;
}

/* Tell whether the doubt is about bytes that are not in the window yet. */
static bool ran_out(const struct pl_quick *q, uint64_t start) {
    const struct pl_window *window = &q->run->window;
    uint64_t end = window->base + window->len;
    uint64_t doubt = quick_offset_of(q->run, q->doubt);

    if (window->at_end || end - start > UNIT_MAX || end - doubt > TOKEN_TAIL)
        return false;
    return !q->is_line || memchr(q->doubt, '\n', (size_t)(end - doubt)) == NULL;
}

static bool may_try(const struct pl_quick *q, uint64_t offset) {
    return !q->run->options.is_thorough && !q->run->options.wants_figures &&
           !q->run->source && offset != q->failed &&
           q->wasted <= offset / 4 + WASTE_MIN;
}

/* Note whether a line end ends the document. If it does now, and did not
 * before, the spellings of keys are of no use any more. */
static void set_framing(struct pl_quick *q, enum pl_framing framing) {
    bool is_line = framing == PL_FRAMING_LINES;

    if (is_line && !q->is_line)
        pl_quick_forget_keys(q);
    q->is_line = is_line;
}

void pl_quick_set_place(struct pl_quick *q) {
    struct pl_run *run = q->run;
    struct pl_pass_line line = pl_pass_line(run->reader);
    uint64_t room = pl_pass_depth(run->reader) + 1;
    uint64_t limit =
        run->nesting_limit > run->depth ? run->nesting_limit - run->depth : 0;

    set_framing(q, run->input.framing);
    q->indent = line.indent;
    q->line_first = line.first >= run->window.base
                        ? pl_window_at(&run->window, line.first)
                        : NULL;
    q->lines = 0;
    q->extra = 0;
    q->knows_place = false;
    q->depth_limit = QUICK_DEPTH_MAX;
    if (room < q->depth_limit)
        q->depth_limit = (size_t)room;
    if (limit < q->depth_limit)
        q->depth_limit = (size_t)limit;
}

void pl_quick_know_place(struct pl_quick *q, const char *at) {
    struct pl_window *window = &q->run->window;

    pl_window_know(window,
                   pl_window_locate(window, quick_offset_of(q->run, at)));
    q->knows_place = true;
    q->lines = 0;
    q->extra = 0;
}

/* The line up to which all was passed, for the reader to go on there. */
static struct pl_pass_line line_of(const struct pl_quick *q) {
    if (q->line_first == NULL)
        return pl_pass_line(q->run->reader);
    return (struct pl_pass_line){quick_offset_of(q->run, q->line_first),
                                 q->indent};
}

void pl_quick_undo_since(struct pl_quick *q, const struct quick_mark *mark) {
    while (q->count_count > mark->count_count) {
        const struct quick_count *count = &q->counts[--q->count_count];
        q->visits[count->state] -= count->number;
    }
    q->waiting_count = mark->waiting_count;
    q->run->mask_count = mark->mask_count;
    q->first_count = q->fault_count = 0;
}

void pl_quick_undo(struct pl_quick *q) {
    pl_quick_undo_since(q, &(struct quick_mark){.mask_count = q->masks});
    if (q->remembered > 0)
        pl_tallies_rewind(q->run->options.tallies);
    q->remembered = 0;
    q->fault_count = 0;
}

/* Note that the attempt at `start` failed. */
static void give_up(struct pl_quick *q, uint64_t start) {
    uint64_t bytes = quick_offset_of(q->run, q->doubt) - start;

    q->failed = start;
    q->wasted += bytes;
    if (q->is_full)
        pl_quick_forget_keys(q);
}

void pl_quick_give_up(struct pl_quick *q, uint64_t start) {
    pl_quick_undo(q);
    if (quick_offset_of(q->run, q->doubt) - start > LITTLE)
        q->rest = REST_MAX;
    give_up(q, start);
}

/* Pass the object at `at` in an attempt of its own, which is undone if it
 * fails. */
static const char *attempt(struct pl_quick *q, struct quick_post *post,
                           const char *at, enum quick_trail trail) {
    struct quick_row row = {.most = 1};

    quick_begin(q);
    const char *end = quick_pass(q, post, at, trail, &row);
    if (end != NULL && pl_quick_compare(q))
        return end;
    if (end != NULL)
        q->doubt = end;
    pl_quick_undo(q);
    return NULL;
}

/* The same, reading on where the object is not wholly in the window. */
static const char *attempt_fully(struct pl_quick *q, uint32_t state,
                                 uint64_t offset, enum quick_trail trail) {
    for (;;) {
        const char *at = pl_window_at(&q->run->window, offset);
        const char *end = attempt(q, quick_post_of(q, state), at, trail);
        if (end != NULL)
            return end;
        if (!ran_out(q, offset) || !pl_window_more(&q->run->window, offset))
            return NULL;
        pl_quick_set_place(q);
    }
}

/* End the good attempt at an object. */
static struct pl_quick_passed commit(struct pl_quick *q, uint64_t start,
                                     const char *end) {
    quick_commit(q);
    return (struct pl_quick_passed){{start, quick_offset_of(q->run, end)},
                                    q->frames[0].size};
}

bool pl_quick_object(struct pl_run *run, uint32_t state, uint64_t offset,
                     struct pl_quick_passed *out) {
    struct pl_quick *q = run->quick;

    if (!may_try(q, offset) || !pl_pass_is_fit(run->reader))
        return false;
    pl_quick_set_place(q);
    const char *end = attempt_fully(q, state, offset, QUICK_NONE);
    if (end == NULL) {
        give_up(q, offset);
        return false;
    }
    *out = commit(q, offset, end);
    pl_pass_value(run->reader, out->span.end, line_of(q));
    return true;
}

/* How far the elements of an array were passed. */
struct passed {
    const char *behind;
    const char *line_first;
    uint64_t indent, count;
};

static struct passed passed_up_to(const struct pl_quick *q, const char *behind,
                                  uint64_t count) {
    return (struct passed){behind, q->line_first, q->indent, count};
}

/* Go back to where the last passed element ends. */
static void go_back(struct pl_quick *q, const struct passed *to) {
    q->line_first = to->line_first;
    q->indent = to->indent;
    q->lines = 0;
    q->extra = 0;
    q->knows_place = false;
}

/* Set the index of the current element: `count` behind those that the reader
 * has seen. */
static void set_index(struct pl_run *run, uint64_t count) {
    struct frame *array = &run->frames[run->depth - 1];

    array->index = array->size + count;
}

/* Pass the next element, if there is one, and the others of its row. The
 * attempt has `before` elements so far, and may have `most`. False, with no
 * more passed, if that is not possible. */
static bool pass_next(struct pl_quick *q, struct quick_post *post,
                      size_t before, size_t most, struct passed *to) {
    struct quick_row row = {.most = most - before,
                            .gap = &post->layout.gap,
                            .limit = pl_window_end(&q->run->window)};
    struct quick_mark mark = quick_mark(q, before);
    const char *at = pl_quick_next_element(q, to->behind);
    const char *end = NULL;

    if (at != NULL && *at == '{') {
        pl_quick_learn_gap(&post->layout.gap, to->behind, at);
        end = quick_pass(q, post, at, QUICK_NONE, &row);
    }
    if (end != NULL) {
        *to = passed_up_to(q, end, to->count + row.count);
        return true;
    }
    if (before > 0)
        pl_quick_undo_since(q, &mark);
    go_back(q, to);
    return false;
}

/* Move the window's cursor to `at`, up to where all was passed and its lines
 * counted, so that they are not counted again. */
static void come_along(struct pl_quick *q, const char *at) {
    pl_window_know(&q->run->window, quick_place_behind(q, at));
    q->lines = 0;
    q->extra = 0;
}

/* Pass up to `most` elements in one attempt. False if one of them is a
 * duplicate: then none is passed. */
static bool pass_together(struct pl_quick *q, struct quick_post *post,
                          size_t most, struct passed *to) {
    struct passed from = *to;
    size_t count = 0;

    quick_begin(q);
    while (count < most && quick_goes_on(q) &&
           pass_next(q, post, count, most, to))
        count = (size_t)(to->count - from.count);
    if (count > 0 && pl_quick_compare(q)) {
        set_index(q->run, to->count - 1);
        quick_commit(q);
        if (q->knows_place)
            come_along(q, to->behind);
        return true;
    }
    pl_quick_undo(q);
    go_back(q, &from);
    *to = from;
    return count == 0;
}

uint64_t pl_quick_elements(struct pl_run *run, uint32_t state, uint64_t *end) {
    struct pl_quick *q = run->quick;
    struct quick_post *post = quick_post_of(q, state);
    const char *behind = pl_window_at(&run->window, *end);
    size_t alone = 0; /* so many are to be passed one by one */

    pl_quick_set_place(q);
    q->depth_limit -= q->depth_limit > 0; /* the reader has closed it */
    struct passed to = passed_up_to(q, behind, 0);
    for (;;) {
        uint64_t before = to.count;
        bool is_good =
            pass_together(q, post, alone > 0 ? 1 : QUICK_TOGETHER, &to);
        if (to.count == before && (is_good || alone > 0))
            break;
        alone = is_good ? alone - (alone > 0) : QUICK_TOGETHER;
    }
    q->visits[state] += to.count;
    go_back(q, &to);
    *end = quick_offset_of(run, to.behind);
    pl_pass_elements(run->reader, *end, line_of(q));
    return to.count;
}

bool pl_quick_may_try(struct pl_quick *q, uint64_t offset) {
    if (!q->has_start || !may_try(q, offset) || q->run->finding_count > 0)
        return false;
    if (q->rest == 0)
        return true;
    q->rest--;
    return false;
}

void pl_quick_started(struct pl_run *run) {
    struct pl_quick *q = run->quick;

    if (q->is_start_given)
        return;
    q->has_start = !run->is_unknown;
    q->start = run->start;
}

bool pl_quick_root(struct pl_run *run, uint64_t offset,
                   struct pl_quick_passed *out) {
    struct pl_quick *q = run->quick;
    enum quick_trail trail = q->is_start_given ? QUICK_NONE : QUICK_TOP;

    if (!pl_quick_may_try(q, offset) || !pl_pass_is_fit(run->reader))
        return false;
    pl_quick_set_place(q);
    const char *end = attempt_fully(q, q->start, offset, trail);
    if (end == NULL) {
        pl_quick_give_up(q, offset);
        return false;
    }
    uint64_t behind = quick_offset_of(run, end);
    struct pl_pass_line line = line_of(q); /* the window may move now */
    if (!quick_is_start_right(q, offset)) {
        q->doubt = pl_window_at(&run->window, behind);
        pl_quick_give_up(q, offset);
        return false;
    }
    run->start = q->start;
    run->is_unknown = false;
    q->frames[0].start = pl_window_at(&run->window, offset);
    *out = commit(q, offset, pl_window_at(&run->window, behind));
    pl_pass_value(run->reader, behind, line);
    return true;
}

void pl_quick_end(pl_quick *q) {
    struct pl_run *run = q->run;

    for (size_t i = 0; i < run->plan->automaton.count; i++) {
        if (q->visits[i] == 0)
            continue;
        const struct pl_post *post = pl_plan_post(run->plan, (uint32_t)i);
        for (size_t t = 0; t < post->target_count; t++)
            run->target_counts[post->targets[t]] += q->visits[i];
        q->visits[i] = 0;
    }
}

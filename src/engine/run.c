#include "engine/run.h"

#include <stdlib.h>

#include "engine/quick.h"
#include "engine/walk.h"

#define CONTENT_MAX (8 * 1024 * 1024)

static size_t no_bytes(void *self, char *into, size_t room,
                       enum pl_status *status) {
    (void)self;
    (void)into;
    (void)room;
    *status = PL_STATUS_OK;
    return 0;
}

static void init_parts(struct pl_run *run) {
    pl_window_init(&run->window, run->heap, (struct pl_feed){no_bytes, NULL});
    if (run->options.window_size > 0)
        run->window.size = run->options.window_size;
    pl_arena_init(&run->arena, run->heap);
    pl_arena_init(&run->held, run->heap);
    pl_arena_init(&run->left, run->heap);
    pl_shapes_init(&run->shapes, run->heap);
    pl_content_init(&run->content, run->heap);
    pl_facts_init(&run->facts, run->heap);
    pl_work_init(&run->work, run->heap);
    pl_accepted_init(&run->accepted, run->heap);
    pl_imprinter_init(&run->imprinter, run->heap);
    pl_buf_init(&run->text, run->heap);
    pl_buf_init(&run->line, run->heap);
    pl_buf_init(&run->scratch, run->heap);
    pl_buf_init(&run->made, run->heap);
    pl_buf_init(&run->message, run->heap);
    pl_buf_init(&run->key, run->heap);
    pl_buf_init(&run->decoded, run->heap);
}

void pl_run_new(pl_run **out, struct pl_heap *heap, const struct pl_plan *plan,
                struct pl_run_options options, struct pl_sink sink) {
    struct pl_run *run = pl_heap_alloc(heap, sizeof *run);
    memset(run, 0, sizeof *run);
    run->heap = heap;
    *out = run;
    run->plan = plan;
    run->options = options;
    run->sink = sink;
    run->nesting_limit = UINT64_MAX;
    run->reply_shape = PL_SHAPE_NONE;
    run->no_siblings.now = options.now;
    run->no_siblings.work = &run->work;
    if (options.content_max == 0)
        run->options.content_max = CONTENT_MAX;
    init_parts(run);

    size_t targets = (plan->ruleset->target_count + 1) * sizeof(uint64_t);
    run->target_counts = pl_heap_alloc(heap, targets);
    memset(run->target_counts, 0, targets);
    size_t states = plan->automaton.count * sizeof(uint64_t);
    run->clean_presence = pl_heap_alloc(heap, states);
    memset(run->clean_presence, 0, states);
    size_t rules = (plan->ruleset->rule_count + 1) * sizeof *run->spoken;
    run->spoken = pl_heap_alloc(heap, rules);
    memset(run->spoken, 0, rules);
    size_t shares = (plan->share_count + 1) * sizeof(uint64_t);
    run->share_nodes = pl_heap_alloc_zeroed(heap, shares);
    pl_shapes_use(&run->shapes, plan->ruleset);
    run->watcher = (struct pl_watcher){pl_run_leaving, run, NULL};
    pl_window_watch(&run->window, &run->watcher);
    run->reader = pl_reader_new_beside(
        heap, &run->window, (struct pl_reader_listener){pl_found_mistake, run},
        pl_reader_default_limits, run->shapes.reader);
    pl_quick_new(&run->quick, run);
}

static void free_buffers(struct pl_run *run) {
    pl_buf_fini(&run->text);
    pl_buf_fini(&run->line);
    pl_buf_fini(&run->scratch);
    pl_buf_fini(&run->made);
    pl_buf_fini(&run->message);
    pl_buf_fini(&run->key);
    pl_buf_fini(&run->decoded);
}

static void free_spoken(struct pl_run *run) {
    size_t count = run->spoken ? run->plan->ruleset->rule_count : 0;
    for (size_t i = 0; i < count; i++)
        free(run->spoken[i].offsets);
    free(run->spoken);
    free(run->spoken_room);
    free(run->waiting);
}

void pl_run_free(pl_run *run) {
    if (!run)
        return;
    pl_reader_free(run->reader);
    pl_quick_free(run->quick);
    pl_shapes_fini(&run->shapes);
    pl_content_fini(&run->content);
    pl_facts_fini(&run->facts);
    pl_work_fini(&run->work);
    pl_accepted_fini(&run->accepted);
    pl_imprinter_fini(&run->imprinter);
    free_buffers(run);
    free_spoken(run);
    pl_window_fini(&run->window);
    pl_arena_free(&run->arena);
    pl_arena_free(&run->held);
    pl_arena_free(&run->left);
    free(run->target_counts);
    free(run->clean_presence);
    free(run->share_nodes);
    free(run->frames);
    free(run->captures);
    free(run->suspicions);
    free(run->unknown);
    free(run->gauges);
    free(run->findings);
    free(run->found);
    free(run->masks);
    free(run->sibling_values);
    free(run->sibling_room);
    free(run->sibling_present);
    free(run->seen);
    free(run->unknown_values);
    free(run);
}

/* The text of the document that begins at `start`, as much as its shape depends
 * on. Empty if its first token was too long to be kept. */
static struct pl_slice beginning(struct pl_run *run, uint64_t start) {
    struct pl_window *window = &run->window;
    if (start < window->base)
        return pl_slice_of("", 0);
    for (;;) {
        size_t have = (size_t)(window->base + window->len - start);
        const char *text = pl_window_at(window, start);
        size_t len = have < PL_SHAPE_BYTES ? have : PL_SHAPE_BYTES;
        if (run->input.framing == PL_FRAMING_LINES) {
            const char *end = memchr(text, '\n', len);
            if (end)
                return pl_slice_of(text, (size_t)(end - text));
        }
        if (len == PL_SHAPE_BYTES || !pl_window_more(window, start))
            return pl_slice_of(pl_window_at(window, start), len);
    }
}

/* The shape of the document that begins at `start`, or PL_SHAPE_UNKNOWN. */
static size_t decide_shape(struct pl_run *run, uint64_t start) {
    if (run->input.is_part)
        return run->input.shape;
    if (run->input.is_reply)
        return run->reply_shape;
    if (!run->input.is_made && run->options.shape != PL_SHAPE_NONE)
        return run->options.shape;
    return pl_shapes_decide(&run->shapes, beginning(run, start),
                            run->input.framing);
}

/* Remember what shape the reply to a request has. `shape` is that of the
 * request. */
static void await_reply(struct pl_run *run, size_t shape) {
    run->reply_shape = shape == PL_SHAPE_UNKNOWN
                           ? PL_SHAPE_NONE
                           : run->plan->ruleset->shapes[shape].reply;
}

uint32_t pl_run_decide_start(struct pl_run *run, uint64_t start) {
    if (run->input.is_envelope)
        return PL_STATE_DEAD;
    if (run->options.target != PL_SHAPE_NONE)
        return run->plan->target_starts[run->options.target];
    size_t shape = decide_shape(run, start);
    if (run->input.is_made)
        await_reply(run, shape);
    run->is_unknown = shape == PL_SHAPE_UNKNOWN;
    if (run->is_unknown)
        shape = run->plan->ruleset->shape_count;
    return run->plan->shape_starts[shape];
}

bool pl_run_awaits_reply(const pl_run *run) {
    return run->reply_shape != PL_SHAPE_NONE;
}

/* Tell whether findings wait for the end of the file. */
static bool is_waiting(const struct pl_run *run) {
    return run->source;
}

static void clear_document(struct pl_run *run) {
    run->depth = 0;
    run->capture_count = 0;
    run->suspicion_count = 0;
    run->settled_suspicions = 0;
    run->unknown_count = 0;
    run->gauge_count = 0;
    run->open_excesses = 0;
    run->nesting_limit = UINT64_MAX;
    run->scratch.len = 0;
    run->has_mistakes = false;
    run->mentions = false;
    run->is_unknown = true; /* until its shape is known */
    run->window.pin = UINT64_MAX;
    run->first_finding = run->finding_count;
    if (!is_waiting(run)) {
        run->mask_count = 0;
        pl_arena_reset(&run->arena);
    }
    pl_imprinter_clear(&run->imprinter);
    pl_held_clear(run);
}

/* Set the text of a token anew after the window may have moved. */
static void find_text(const struct pl_run *run, struct pl_token *token) {
    if (token->text.len == 0 || token->flags & PL_TOKEN_LENIENT)
        return;
    uint64_t quote = token->span.end - token->span.start > token->text.len;
    token->text = pl_slice_of(
        pl_window_at(&run->window, token->span.start + quote), token->text.len);
}

static void end_document(struct pl_run *run) {
    pl_found_end_document(run);
    if (!is_waiting(run))
        pl_found_flush(run);
}

static void check_document(struct pl_run *run) {
    struct pl_token token;
    run->search_from = pl_reader_start(run->reader);
    run->mentions = false; /* the text before the document may have set it */
    pl_reader_next(run->reader, &token);
    run->start = PL_STATE_DEAD;
    if (token.kind == PL_TOKEN_OBJECT_OPEN &&
        pl_walk_root(run, token.span.start)) {
        pl_reader_next(run->reader, &token);
    } else if (token.kind != PL_TOKEN_END) {
        run->start = pl_run_decide_start(run, token.span.start);
        pl_quick_started(run);
        find_text(run, &token);
    }
    pl_walk_document(run, &token);
    run->document_end = token.span.start;
    end_document(run);
    run->document_count += !run->input.is_head && !pl_is_rest(run);
}

/* Keep all of a text that has an origin in the window. It is no larger than the
 * source, which is in memory, too. */
static void use_origin(struct pl_run *run, const struct pl_origin *origin) {
    if (!origin)
        return;
    run->source = origin->source;
    if (run->window.size <= origin->length)
        run->window.size = (size_t)origin->length + 1;
}

/* If the tallies were cleared, forget accepted texts: the tallies must meet
 * them again. */
static void follow_tallies(struct pl_run *run) {
    const struct pl_tallies *tallies = run->options.tallies;
    run->has_tally_file = false;
    if (!tallies || tallies->age == run->tallies_age)
        return;
    pl_accepted_clear(&run->accepted);
    run->tallies_age = tallies->age;
}

static void restart_window(struct pl_run *run) {
    struct pl_place from = run->input.from;
    if (from.line > 0)
        pl_window_restart_at(&run->window, run->input.feed, from);
    else
        pl_window_restart(&run->window, run->input.feed);
}

enum pl_status pl_run_input(pl_run *run, const struct pl_run_input *input) {
    run->input = *input;
    run->document = run->documents_before + input->documents + 1;
    use_origin(run, input->origin);
    pl_work_begin(&run->work);
    clear_document(run);
    restart_window(run);
    pl_reader_restart(run->reader);
    run->search_from = 0;
    run->is_malformed = false;
    run->looks_back = false;
    follow_tallies(run);
    pl_quick_begin(run->quick);
    uint64_t first = run->document;
    run->framing = input->framing;
    for (; pl_reader_begin(run->reader, input->framing); run->document++) {
        run->input.framing = pl_reader_framing(run->reader);
        if (run->document == first)
            run->framing = run->input.framing;
        if (pl_quick_lines(run) > 0) {
            run->document--; /* pl_quick_lines() has counted them */
            clear_document(run);
            continue;
        }
        check_document(run);
        clear_document(run);
    }
    run->document_end = run->window.base + run->window.len;
    end_document(run);
    if (is_waiting(run) && !input->is_head)
        run->documents_before = run->document - 1;
    pl_quick_end(run->quick);
    pl_ask_count(run);
    return run->window.status;
}

struct pl_run_end pl_run_end_of(pl_run *run) {
    uint64_t end = run->window.base + run->window.len;
    return (struct pl_run_end){.place = pl_window_locate(&run->window, end),
                               .documents = run->document - 1,
                               .elements = run->elements,
                               .is_malformed = run->is_malformed,
                               .looks_back = run->looks_back,
                               .framing = run->framing};
}

void pl_run_end_file(pl_run *run) {
    if (!is_waiting(run))
        return;
    pl_found_flush(run);
    run->source = NULL;
    run->reply_shape = PL_SHAPE_NONE;
    run->documents_before = 0;
    clear_document(run);
    if (run->window.size > PL_WINDOW_SIZE)
        pl_window_fini(&run->window);
    run->window.size = run->options.window_size > 0 ? run->options.window_size
                                                    : PL_WINDOW_SIZE;
}

struct pl_run_counts pl_run_counts(const pl_run *run) {
    return (struct pl_run_counts){run->document_count, run->target_counts,
                                  run->plan->ruleset->target_count};
}

void pl_run_use_tallies(pl_run *run, struct pl_tallies *tallies) {
    run->options.tallies = tallies;
}

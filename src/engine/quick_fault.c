/* Scalars with a fault in an object that is otherwise good. The object is
 * passed all the same, and the faults are reported afterwards: nothing else in
 * the object depends on them, so the rest need not be judged again. To report
 * one, the way from the object's bracket to the scalar is gone through once
 * more, for the keys and indexes on it. */

#include "engine/judge.h"
#include "engine/quick_frame.h"
#include "engine/quick_value.h"
#include "json/scan.h"

/* A longer scalar is left to the general way, which reads in parts. */
#define FAULT_BYTES 4096

/* No other case may depend on its verdict, nor its verdict on siblings. */
bool pl_quick_may_tell(const struct pl_quick *q,
                       const struct pl_plan_case *what) {
    return !what->is_deferred && !what->asks_run &&
           what->source->siblings.count == 0 &&
           !q->run->plan->is_asked_after[what->index];
}

/* The place of a value that has just been read, if it is known without looking
 * through the window. The extra bytes of the value are in `q->extra` already.
 */
static struct pl_place place_of(const struct pl_quick *q,
                                const struct quick_value *value) {
    size_t len = (size_t)(value->end - value->start);
    struct pl_place place = {.line = 0};

    if (!q->knows_place)
        return place;
    place = quick_place_behind(q, value->start);
    place.column += quick_extra(pl_slice_of(value->start, len));
    return place;
}

/* An object may be passed again, from its beginning or from some place in it:
 * faults from there on are noted anew. */
bool pl_quick_note_fault(struct pl_quick *q, uint32_t state,
                         const struct quick_value *value) {
    uint64_t start = quick_offset_of(q->run, value->start);
    uint64_t end = quick_offset_of(q->run, value->end);

    while (q->fault_count > 0 &&
           q->faults[q->fault_count - 1].span.start >= start)
        q->fault_count--;
    if (q->fault_count == QUICK_FAULTS_MAX || end - start > FAULT_BYTES)
        return false;
    q->faults[q->fault_count++] =
        (struct quick_fault){.span = {start, end},
                             .place = place_of(q, value),
                             .state = state,
                             .type = value->type,
                             .is_escaped = value->is_escaped};
    return true;
}

/* How far the object has been gone through. */
struct way {
    struct pl_run *run;
    const char *at;
    struct pl_slice key; /* the last key, with its quotes: that of the current
                            member, if the innermost container is an object */
    unsigned key_flags;
    bool awaits_key; /* the next string is a key */
};

/* The key of the value that comes next; none for an element. */
static struct key key_of(const struct way *way) {
    const struct pl_run *run = way->run;

    if (!run->frames[run->depth - 1].is_object)
        return (struct key){.flags = 0};
    uint64_t start = quick_offset_of(run, way->key.data);
    return (struct key){.at = pl_extent(start, start + way->key.len),
                        .flags = way->key_flags};
}

static void open(struct way *way, const struct key *key) {
    struct pl_run *run = way->run;

    run->frames = pl_heap_grow(run->heap, run->frames, &run->frame_cap,
                               run->depth + 1, sizeof *run->frames);
    run->frames[run->depth++] = (struct frame){
        .state = PL_STATE_DEAD,
        .is_object = *way->at == '{',
        .start = pl_anchor(quick_offset_of(run, way->at)),
        .key = *key,
        .captures = run->capture_count,
        .suspicions = run->suspicion_count,
        .unknown = run->unknown_count,
        .scratch = run->scratch.len,
        .gauges = run->gauge_count,
    };
    way->awaits_key = *way->at == '{';
    way->at++;
}

/* Pass a string; where a key is awaited, it is the next one. */
static void pass_string(struct way *way) {
    const char *start = way->at;
    unsigned flags = 0;

    for (way->at++; *way->at != '"'; way->at++) {
        way->at = pl_scan_string(way->at);
        if (*way->at == '"')
            break;
        if (*way->at == '\\') {
            flags = PL_TOKEN_ESCAPED;
            way->at++;
        }
    }
    way->at++;
    if (!way->awaits_key)
        return;
    way->key = pl_slice_of(start, (size_t)(way->at - start));
    way->key_flags = flags;
    way->awaits_key = false;
}

static void open_inside(struct way *way) {
    struct key key = key_of(way);

    open(way, &key);
}

/* Go to the next element or member. */
static void pass_comma(struct way *way) {
    struct frame *frame = &way->run->frames[way->run->depth - 1];

    frame->index++;
    way->awaits_key = frame->is_object;
    way->at++;
}

static void close(struct way *way) {
    way->run->depth--;
    way->awaits_key = false;
    way->at++;
}

/* Go on by one string, bracket or comma, or else by one byte. */
static void step(struct way *way) {
    switch (*way->at) {
    case '"':
        pass_string(way);
        break;
    case '{':
    case '[':
        open_inside(way);
        break;
    case '}':
    case ']':
        close(way);
        break;
    case ',':
        pass_comma(way);
        break;
    default:
        way->at++;
    }
}

static enum pl_token_kind kind_of(const struct quick_fault *fault, char first) {
    switch (fault->type) {
    case PL_TYPE_NULL:
        return PL_TOKEN_NULL;
    case PL_TYPE_BOOLEAN:
        return first == 't' ? PL_TOKEN_TRUE : PL_TOKEN_FALSE;
    case PL_TYPE_NUMBER:
        return PL_TOKEN_NUMBER;
    case PL_TYPE_STRING:
        return PL_TOKEN_STRING;
    case PL_TYPE_ARRAY:
    case PL_TYPE_OBJECT:
        break;
    }
    return PL_TOKEN_BAD;
}

static struct pl_token token_of(const struct way *way,
                                const struct quick_fault *fault) {
    bool has_quotes = fault->type == PL_TYPE_STRING;
    size_t len = (size_t)(fault->span.end - fault->span.start);

    return (struct pl_token){
        .kind = kind_of(fault, *way->at),
        .flags = fault->is_escaped ? PL_TOKEN_ESCAPED : 0,
        .span = fault->span,
        .text = pl_slice_of(way->at + has_quotes, len - 2 * has_quotes)};
}

/* Report the faults of the scalar at `way->at`. */
static void tell(struct way *way, const struct quick_fault *fault) {
    struct pl_run *run = way->run;
    const struct pl_post *post = pl_plan_post(run->plan, fault->state);
    struct pl_token token = token_of(way, fault);
    struct subject subject = pl_text_subject(run, &token, fault->type);

    if (fault->place.line > 0)
        pl_window_know(&run->window, fault->place);
    subject.key = key_of(way);
    subject.is_hidden = post->is_masked;
    pl_quick_say(run->quick, fault->state, &token, &subject);
}

/* Report all faults in the object, whose own key is `key`. */
static void tell_all(struct pl_quick *q, const struct key *key) {
    struct pl_run *run = q->run;
    struct way way = {.run = run, .at = q->frames[0].start};
    size_t depth = run->depth;

    open(&way, key);
    for (size_t i = 0; i < q->fault_count; i++) {
        const struct quick_fault *fault = &q->faults[i];
        while (quick_offset_of(run, way.at) < fault->span.start)
            step(&way);
        tell(&way, fault);
    }
    q->fault_count = 0;
    run->depth = depth;
}

void pl_quick_tell(struct pl_quick *q) {
    struct pl_run *run = q->run;
    const struct frame *around =
        run->depth > 0 ? &run->frames[run->depth - 1] : NULL;
    const struct key nobody = {.flags = 0};
    uint64_t next;

    tell_all(q,
             around != NULL && around->is_object ? &around->member : &nobody);
    if (!pl_pass_is_at_line(run->reader, &next))
        return;
    run->document_end = quick_offset_of(run, q->frames[0].start);
    pl_found_end_document(run);
    pl_found_flush(run);
    pl_arena_reset(&run->arena);
}

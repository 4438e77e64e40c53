#include "lib/parts.h"

#include "input/prose.h"
#include "input/text.h"

void pl_parts_init(struct pl_parts *parts, struct pl_heap *heap) {
    *parts = (struct pl_parts){.run = NULL};
    pl_window_init(&parts->window, heap, (struct pl_feed){NULL, NULL});
    pl_extract_init(&parts->source, heap);
    pl_workspace_init(&parts->space, heap);
    pl_buf_init(&parts->trouble, heap);
}

void pl_parts_fini(struct pl_parts *parts) {
    pl_window_fini(&parts->window);
    pl_extract_fini(&parts->source);
    pl_workspace_fini(&parts->space);
    pl_buf_fini(&parts->trouble);
}

static size_t give_rest(void *self, char *into, size_t room,
                        enum pl_status *status) {
    struct pl_parts *parts = self;
    size_t n = pl_feed_take(&parts->rest, into, room);
    *status = n > 0 || !parts->is_last ? PL_STATUS_OK : parts->status;
    return n;
}

/* Tell whether a document goes up to the end of the text, so that it may be
 * incomplete. */
static bool is_last(const struct pl_parts *parts,
                    const struct pl_origin *origin) {
    struct pl_slice text = pl_extract_text(&parts->source);
    return pl_text_trim_end(text, 0, text.len) <=
           pl_origin_end(origin, origin->length);
}

static void check_document(void *self, struct pl_extract *extract,
                           enum pl_taken taken) {
    struct pl_parts *parts = self;
    bool is_request = taken == PL_TAKEN_REQUEST || taken == PL_TAKEN_HEAD;
    if (taken == PL_TAKEN_PROSE && !parts->is_strict &&
        pl_prose_is(pl_extract_text(extract)))
        return;
    if (taken == PL_TAKEN_REPLY && !pl_run_awaits_reply(parts->run))
        return;
    struct pl_origin origin = pl_extract_origin(extract, &parts->window);
    struct pl_run_input input = parts->input;
    parts->rest = pl_extract_text(extract);
    parts->is_last = is_last(parts, &origin);
    input.feed = (struct pl_feed){give_rest, parts};
    input.origin = &origin;
    input.is_envelope = taken == PL_TAKEN_ENVELOPE;
    input.is_head = taken == PL_TAKEN_HEAD || input.is_envelope;
    input.is_made = is_request;
    input.is_reply = taken == PL_TAKEN_REPLY;
    /* a file is named for the sake of its payloads */
    input.is_named &= taken == PL_TAKEN_JSON || input.is_envelope;
    /* the status of the text is known */
    (void)pl_run_input(parts->run, &input);
}

/* Only the first one is reported. */
static void keep_trouble(void *self, struct pl_slice message) {
    struct pl_parts *parts = self;
    if (parts->trouble.len == 0)
        pl_buf_add_slice(&parts->trouble, message);
}

void pl_parts_check(struct pl_parts *parts, pl_run *run,
                    const struct pl_form *form, struct pl_slice text,
                    const struct pl_run_input *input) {
    struct pl_heap *heap = parts->source.heap;
    parts->run = run;
    parts->input = *input;
    parts->input.framing = PL_FRAMING_ONE;
    parts->input.is_example = form->shows_examples;
    pl_window_fini(&parts->window);
    pl_window_init_text(&parts->window, heap, text);
    pl_extract_source(&parts->source, text);
    pl_workspace_clear(&parts->space);
    pl_buf_clear(&parts->trouble);
    form->find(&parts->space, &parts->source,
               (struct pl_form_taker){check_document, keep_trouble, parts});
    pl_run_end_file(run);
}

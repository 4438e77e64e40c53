/*
 * Fuzz requests: whatever a URL is, the object that is made of it is JSON (a
 * variable stands in it without quotes, a parameter may be there twice), and
 * what a text mentions lies in it and comes in order.
 */
#include <assert.h>
#include <stdint.h>

#include "input/mention.h"
#include "input/url_lines.h"
#include "json/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_mistake(void *self, const struct pl_mistake *mistake) {
    (void)self;
    assert(mistake->kind == PL_MISTAKE_PLACEHOLDER ||
           mistake->kind == PL_MISTAKE_DUPLICATE_KEY ||
           mistake->kind == PL_MISTAKE_TOO_MANY_KEYS);
}

static void check_document(void *self, struct pl_extract *extract,
                           enum pl_taken taken) {
    struct pl_heap *heap = self;
    struct pl_window window;
    struct pl_token token;
    assert(taken == PL_TAKEN_REQUEST || taken == PL_TAKEN_HEAD);
    pl_window_init_text(&window, heap, pl_extract_text(extract));
    pl_reader *reader = pl_reader_new(
        heap, &window, (struct pl_reader_listener){check_mistake, NULL},
        pl_reader_default_limits);
    assert(pl_reader_begin(reader, PL_FRAMING_ONE));
    do
        pl_reader_next(reader, &token);
    while (token.kind != PL_TOKEN_END);
    assert(!pl_reader_begin(reader, PL_FRAMING_ONE));
    pl_reader_free(reader);
    pl_window_fini(&window);
}

static void check_mentions(struct pl_slice text) {
    struct pl_mention mention;
    size_t at = 0;
    while (pl_mention_find(text, at, text.len, &mention)) {
        assert(mention.url.start >= at && mention.url.end > mention.url.start);
        assert(mention.url.end <= text.len);
        assert(mention.method.start <= mention.method.end);
        assert(mention.method.end <= mention.url.start);
        at = (size_t)mention.url.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct pl_slice text = {(const char *)data, size};
    struct pl_heap heap;
    struct pl_workspace space;
    struct pl_extract source;
    struct pl_form_taker taker = {check_document, NULL, &heap};
    pl_heap_init(&heap);
    pl_workspace_init(&space, &heap);
    pl_extract_init(&source, &heap);
    pl_extract_source(&source, text);
    pl_url_lines.find(&space, &source, taker);
    pl_mentions_take(&space, &source, (struct pl_span){0, size}, taker);
    check_mentions(text);
    pl_extract_fini(&source);
    pl_workspace_fini(&space);
    return 0;
}

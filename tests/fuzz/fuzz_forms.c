/*
 * Fuzz the forms: whatever the text, the documents that are found in it lead
 * back to it. What is verbatim is there as it is, everything stands inside of
 * it, and the same text gives the same documents.
 */
#include <assert.h>
#include <stdint.h>

#include "input/form.h"
#include "input/prose.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What one search found. */
struct search {
    struct pl_slice source;
    uint64_t sum; /* of all that was handed over */
};

static void add(struct search *search, uint64_t number) {
    search->sum = (search->sum ^ number) * 0x100000001b3u;
}

/* How many bytes of the text a piece has. */
static size_t piece_length(const struct pl_extract *extract, size_t index) {
    size_t end = index + 1 < extract->count
                     ? (size_t)extract->pieces[index + 1].text
                     : extract->text.len;
    assert(end > extract->pieces[index].text && end <= extract->text.len);
    return end - (size_t)extract->pieces[index].text;
}

static void check_piece(struct search *search, const struct pl_extract *extract,
                        size_t index) {
    const struct pl_origin_piece *piece = &extract->pieces[index];
    size_t len = piece_length(extract, index);
    assert(piece->source.start <= piece->source.end);
    assert(piece->source.end <= search->source.len);
    if (piece->is_verbatim) {
        assert(piece->source.end - piece->source.start == len);
        assert(memcmp(extract->text.data + piece->text,
                      search->source.data + piece->source.start, len) == 0);
    }
    add(search, piece->source.start);
    add(search, piece->source.end);
}

static void check_document(void *self, struct pl_extract *extract,
                           enum pl_taken taken) {
    struct search *search = self;
    struct pl_slice text = pl_extract_text(extract);
    assert(text.len == 0 || (extract->count > 0 && extract->pieces->text == 0));
    for (size_t i = 0; i < extract->count; i++)
        check_piece(search, extract, i);
    for (size_t i = 0; i < text.len; i++)
        add(search, (unsigned char)text.data[i]);
    add(search, taken);
    add(search, pl_prose_is(text));
}

static uint64_t search(const struct pl_form *form, struct pl_slice text) {
    struct pl_heap heap;
    struct pl_workspace space;
    struct pl_extract source;
    struct search search = {text, 0};
    pl_heap_init(&heap);
    pl_workspace_init(&space, &heap);
    pl_extract_init(&source, &heap);
    pl_extract_source(&source, text);
    form->find(&space, &source,
               (struct pl_form_taker){check_document, NULL, &search});
    pl_extract_fini(&source);
    pl_workspace_fini(&space);
    return search.sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct pl_slice text = {(const char *)data, size};
    for (size_t i = 0; pl_forms[i]; i++) {
        const struct pl_form *form = pl_forms[i];
        if (form->is)
            (void)form->is(text);
        assert(search(form, text) == search(form, text));
    }
    return 0;
}

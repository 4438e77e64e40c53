/*
 * Fuzz the remedies: whatever the input, it reads the same however it arrives,
 * and a text whose mistakes all have a safe remedy has none left after them.
 */
#include <assert.h>
#include <stdlib.h>

#include "../mistakes/readout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is doubtful, but well-formed, has no remedy; and where there was nothing
 * but a comment, nothing is left. */
static bool is_malformed(const struct pl_mistake *mistake) {
    return mistake->kind != PL_MISTAKE_DUPLICATE_KEY &&
           mistake->kind != PL_MISTAKE_EMPTY &&
           mistake->kind != PL_MISTAKE_NUMBER_PRECISION;
}

/* Tell whether something may be wrong that is not said: behind a document that
 * is one bad value, or of brackets that are open where the text breaks off. */
static bool is_discreet(const struct readout *readout) {
    for (size_t i = 0; i < readout->token_count; i++) {
        const struct readout_token *token = &readout->tokens[i];
        if ((token->kind == PL_TOKEN_BAD && token->depth == 0) ||
            ((token->flags & PL_TOKEN_CUT) != 0 &&
             token->span.start == token->span.end))
            return true;
    }
    return false;
}

static bool is_mendable(const struct readout *readout) {
    if (is_discreet(readout))
        return false;
    for (size_t i = 0; i < readout->mistake_count; i++)
        if (is_malformed(&readout->mistakes[i]) &&
            (!readout->mistakes[i].fix_is_safe ||
             readout->mistakes[i].edit_count == 0))
            return false;
    return true;
}

static size_t count_malformed(const struct readout *readout) {
    size_t n = 0;

    for (size_t i = 0; i < readout->mistake_count; i++)
        n += is_malformed(&readout->mistakes[i]);
    return n;
}

static void check_cuts(const struct readout *whole, struct manner manner) {
    struct random random = {whole->text.len};
    struct readout pieces;

    for (size_t i = 0; i < whole->text.len; i++)
        random.state = random.state * 31 + (unsigned char)whole->text.data[i];
    manner.cuts = &random;
    readout_read(&pieces, whole->arena, whole->text, manner);
    assert(readout_equal(whole, &pieces));
    readout_fini(&pieces);
}

static void check_remedies(const struct readout *whole, struct manner manner) {
    struct readout mended;

    if (!is_mendable(whole))
        return;
    readout_read(&mended, whole->arena, readout_remedied(whole, false), manner);
    assert(count_malformed(&mended) == 0);
    readout_fini(&mended);
}

static void run(struct pl_slice text, enum pl_framing framing) {
    struct manner manner = {framing, pl_reader_default_limits, NULL, 0};
    struct pl_heap heap;
    struct pl_arena arena;
    struct readout whole;

    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
    readout_read(&whole, &arena, text, manner);
    assert(!whole.is_broken);
    check_cuts(&whole, manner);
    check_remedies(&whole, manner);
    readout_fini(&whole);
    pl_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct pl_slice text =
        pl_slice_of(size > 0 ? (const char *)data : "", size);

    run(text, PL_FRAMING_ONE);
    run(text, PL_FRAMING_LINES);
    return 0;
}

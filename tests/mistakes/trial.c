#include "trial.h"

#include "around.h"
#include "inject.h"
#include "readout.h"

void trial_init(struct trial *trial, struct recommended *rules, uint64_t seed) {
    *trial = (struct trial){.random = {seed}, .rules = rules};
    pl_heap_init(&trial->heap);
    pl_arena_init(&trial->arena, &trial->heap);
    pl_buf_init(&trial->trouble, &trial->heap);
    pl_buf_init(&trial->names, &trial->heap);
    document_init(&trial->document, &trial->arena, &trial->random);
}

void trial_fini(struct trial *trial) {
    document_fini(&trial->document);
    pl_buf_fini(&trial->trouble);
    pl_buf_fini(&trial->names);
    pl_arena_free(&trial->arena);
}

void trial_keep(struct trial *trial) {
    document_render(&trial->document);
    trial->clean =
        pl_arena_copy(&trial->arena, pl_buf_slice(&trial->document.text));
}

static struct manner manner_of(enum pl_framing framing, size_t step) {
    return (struct manner){framing, pl_reader_default_limits, NULL, step};
}

/* What must be found, as a mistake. */
static struct pl_mistake expected_of(const struct document *document,
                                     const struct flaw *flaw) {
    struct pl_span span = document_span(document, flaw);

    return (struct pl_mistake){.kind = flaw->kind,
                               .start = document_place(document, span.start),
                               .end = document_place(document, span.end)};
}

static bool is_place(struct pl_place a, struct pl_place b) {
    return a.offset == b.offset && a.line == b.line && a.column == b.column;
}

static bool has_related(const struct document *document,
                        const struct flaw *flaw,
                        const struct pl_mistake *found) {
    struct flaw other = {.piece = flaw->related};
    struct pl_mistake place;

    if (flaw->related == 0)
        return true;
    place = expected_of(document, &other);
    return found->related_count == 1 &&
           is_place(found->related[0].start, place.start) &&
           is_place(found->related[0].end, place.end);
}

static void note_mistake(struct pl_buf *out, const char *word,
                         const struct pl_mistake *mistake) {
    pl_buf_add_format(out, "%s %s %llu:%llu-%llu:%llu (%llu-%llu)\n", word,
                      pl_mistake_id(mistake->kind),
                      (unsigned long long)mistake->start.line,
                      (unsigned long long)mistake->start.column,
                      (unsigned long long)mistake->end.line,
                      (unsigned long long)mistake->end.column,
                      (unsigned long long)mistake->start.offset,
                      (unsigned long long)mistake->end.offset);
}

static bool is_found(const struct document *document, const struct flaw *flaw,
                     const struct readout *readout, bool *used) {
    struct pl_mistake expected = expected_of(document, flaw);

    for (size_t i = 0; i < readout->mistake_count; i++) {
        const struct pl_mistake *found = &readout->mistakes[i];
        if (used[i] || found->kind != expected.kind ||
            !is_place(found->start, expected.start) ||
            !is_place(found->end, expected.end) ||
            !has_related(document, flaw, found))
            continue;
        used[i] = true;
        return true;
    }
    return false;
}

/* Every flaw is found, and nothing else. */
static void compare_mistakes(struct trial *trial,
                             const struct readout *readout) {
    const struct document *document = &trial->document;
    bool *used = pl_arena_alloc(&trial->arena, readout->mistake_count + 1);

    for (size_t i = 0; i < document->flaw_count; i++) {
        struct pl_mistake expected = expected_of(document, &document->flaws[i]);
        if (!is_found(document, &document->flaws[i], readout, used))
            note_mistake(&trial->trouble, "not found:", &expected);
    }
    for (size_t i = 0; i < readout->mistake_count; i++)
        if (!used[i])
            note_mistake(&trial->trouble, "noise:", &readout->mistakes[i]);
}

static enum pl_token_kind word_kind(struct pl_slice text) {
    if (pl_slice_is(text, "null"))
        return PL_TOKEN_NULL;
    return pl_slice_is(text, "true") ? PL_TOKEN_TRUE : PL_TOKEN_FALSE;
}

static enum pl_token_kind token_kind(const struct piece *piece) {
    if (piece->kind == PIECE_KEY)
        return PL_TOKEN_KEY;
    if (piece->is_bad)
        return PL_TOKEN_BAD;
    if (piece->kind == PIECE_STRING)
        return PL_TOKEN_STRING;
    return piece->kind == PIECE_NUMBER ? PL_TOKEN_NUMBER
                                       : word_kind(piece->text);
}

/* Tell whether a token is a key or a scalar: brackets are compared by the depth
 * that the others have. */
static bool is_compared(enum pl_token_kind kind) {
    switch (kind) {
    case PL_TOKEN_KEY:
    case PL_TOKEN_NULL:
    case PL_TOKEN_TRUE:
    case PL_TOKEN_FALSE:
    case PL_TOKEN_NUMBER:
    case PL_TOKEN_STRING:
    case PL_TOKEN_BAD:
        return true;
    case PL_TOKEN_END:
    case PL_TOKEN_OBJECT_OPEN:
    case PL_TOKEN_ARRAY_OPEN:
    case PL_TOKEN_OBJECT_CLOSE:
    case PL_TOKEN_ARRAY_CLOSE:
        break;
    }
    return false;
}

static bool is_yielded(const struct piece *piece) {
    return !piece->is_silent &&
           (piece->kind == PIECE_KEY || inject_is_scalar(piece) ||
            (piece->kind == PIECE_OTHER && piece->is_bad));
}

static bool is_as_expected(const struct document *document,
                           const struct piece *piece,
                           const struct readout_token *token) {
    if (token->kind != token_kind(piece) || token->depth != piece->depth)
        return false;
    if (!piece->floats && token->span.start != document->offsets[piece->id])
        return false;
    if (piece->kind == PIECE_KEY &&
        piece->is_bad != ((token->flags & PL_TOKEN_BAD_KEY) != 0))
        return false;
    return piece->is_bad ||
           (piece->kind != PIECE_KEY && piece->kind != PIECE_STRING) ||
           pl_slice_eq(piece->value, token->value);
}

static size_t next_compared(const struct readout *readout, size_t i) {
    while (i < readout->token_count && !is_compared(readout->tokens[i].kind))
        i++;
    return i;
}

/* Every key and every scalar is yielded, in its container. */
static void compare_tokens(struct trial *trial, const struct readout *readout) {
    const struct document *document = &trial->document;
    size_t at = next_compared(readout, 0);

    for (size_t i = 0; i < document->len; i++) {
        const struct piece *piece = &document->pieces[i];
        if (!is_yielded(piece))
            continue;
        if (at == readout->token_count ||
            !is_as_expected(document, piece, &readout->tokens[at])) {
            pl_buf_add_format(
                &trial->trouble,
                "token differs: %.*s at %llu (depth %zu); found kind %d at "
                "%llu (depth %llu)\n",
                (int)piece->text.len, piece->text.data,
                (unsigned long long)document->offsets[piece->id], piece->depth,
                at < readout->token_count ? (int)readout->tokens[at].kind : -1,
                at < readout->token_count
                    ? (unsigned long long)readout->tokens[at].span.start
                    : 0,
                at < readout->token_count
                    ? (unsigned long long)readout->tokens[at].depth
                    : 0);
            return;
        }
        at = next_compared(readout, at + 1);
    }
    if (at != readout->token_count)
        pl_buf_add_str(&trial->trouble, "more tokens than expected\n");
}

static void check_cut(struct trial *trial, const struct readout *whole,
                      struct manner manner, const char *name) {
    struct readout pieces;

    readout_read(&pieces, &trial->arena, whole->text, manner);
    if (!readout_equal(whole, &pieces))
        pl_buf_add_format(&trial->trouble, "reads differently %s\n", name);
    readout_fini(&pieces);
}

static void check_cuts(struct trial *trial, const struct readout *whole) {
    struct manner manner = manner_of(PL_FRAMING_ONE, 1);

    check_cut(trial, whole, manner, "byte by byte");
    manner.cuts = &trial->random;
    check_cut(trial, whole, manner, "in pieces");
}

static bool is_one_line(struct pl_slice text) {
    return memchr(text.data, '\n', text.len) == NULL &&
           memchr(text.data, '\r', text.len) == NULL &&
           (text.data[0] == '{' || text.data[0] == '[');
}

/* Tell whether what is too much behind the document is a document where
 * several may stand on a line. */
static bool has_another(const struct readout *whole) {
    const struct pl_mistake *last;
    if (whole->mistake_count == 0)
        return false;
    last = &whole->mistakes[whole->mistake_count - 1];
    return last->kind == PL_MISTAKE_TRAILING_DATA &&
           strchr("{[", whole->text.data[last->start.offset]);
}

/* As a line between others, the text is read as it is alone. */
static void check_lines(struct trial *trial, const struct readout *whole) {
    static const struct pl_slice before = {"[0]\n", 4}, after = {"\n[1]\n", 5};
    struct readout lines, found_out;
    struct pl_buf text;

    if (!is_one_line(whole->text))
        return;
    pl_buf_init(&text, &trial->heap);
    pl_buf_add_slice(&text, before);
    pl_buf_add_slice(&text, whole->text);
    pl_buf_add_slice(&text, after);
    readout_read(&lines, &trial->arena, pl_buf_slice(&text),
                 manner_of(PL_FRAMING_LINES, 0));
    readout_read(&found_out, &trial->arena, pl_buf_slice(&text),
                 manner_of(PL_FRAMING_ONE, 1));
    if (has_another(whole)
            ? lines.documents < 4
            : lines.documents != 3 || !readout_holds(&lines, whole, before.len))
        pl_buf_add_str(&trial->trouble, "reads differently as a line\n");
    if (found_out.documents != 3 ||
        !readout_holds(&found_out, whole, before.len))
        pl_buf_add_str(&trial->trouble, "is not known as lines\n");
    readout_fini(&lines);
    readout_fini(&found_out);
    pl_buf_fini(&text);
}

static size_t count_unfixable(const struct document *document,
                              enum pl_mistake_kind kind) {
    size_t n = 0;

    for (size_t i = 0; i < document->flaw_count; i++)
        n += document->flaws[i].kind == kind && !document->flaws[i].is_fixable;
    return n;
}

/* The safe remedies leave exactly the mistakes that have none; all remedies add
 * none. */
static void check_remedies(struct trial *trial, const struct readout *readout) {
    struct manner manner = manner_of(PL_FRAMING_ONE, 0);
    struct readout safe, all;

    readout_read(&safe, &trial->arena, readout_remedied(readout, false),
                 manner);
    readout_read(&all, &trial->arena, readout_remedied(readout, true), manner);
    for (int i = 0; i < PL_MISTAKE_COUNT; i++) {
        enum pl_mistake_kind kind = (enum pl_mistake_kind)i;
        size_t left = count_unfixable(&trial->document, kind);
        if (readout_count(&safe, kind) != left)
            pl_buf_add_format(&trial->trouble,
                              "safe remedies leave %zu of %s, not %zu:\n%.*s\n",
                              readout_count(&safe, kind), pl_mistake_id(kind),
                              left, (int)safe.text.len, safe.text.data);
        if (readout_count(&all, kind) > readout_count(readout, kind))
            pl_buf_add_format(&trial->trouble, "remedies bring %s:\n%.*s\n",
                              pl_mistake_id(kind), (int)all.text.len,
                              all.text.data);
    }
    readout_fini(&safe);
    readout_fini(&all);
}

/* One text in so many goes through the whole engine, which takes longer. */
#define WHOLE 3

/* The whole engine says the same of it, alone or among others. */
static void check_whole(struct trial *trial, struct pl_slice text) {
    size_t kind = random_below(&trial->random, 2);
    enum around around = (enum around)random_below(&trial->random, AROUNDS);
    enum pl_framing framing = PL_FRAMING_ONE;
    struct manner manner;
    struct pl_buf other;

    if (around == AROUND_LINES && random_one_in(&trial->random, 2))
        framing = PL_FRAMING_LINES;
    manner = manner_of(framing, kind);
    manner.cuts = kind == 0 ? &trial->random : NULL;
    pl_buf_init(&other, &trial->heap);
    around_write(&other, around, trial->clean, text, &trial->random);
    whole_check(trial->rules, &trial->arena, trial->clean, pl_buf_slice(&other),
                manner, &trial->trouble);
    pl_buf_fini(&other);
}

void trial_check(struct trial *trial) {
    struct readout readout;

    document_render(&trial->document);
    readout_read(&readout, &trial->arena, pl_buf_slice(&trial->document.text),
                 manner_of(PL_FRAMING_ONE, 0));
    if (readout.is_broken)
        pl_buf_add_str(&trial->trouble, "spans leave the text\n");
    compare_mistakes(trial, &readout);
    compare_tokens(trial, &readout);
    check_cuts(trial, &readout);
    check_lines(trial, &readout);
    if (trial->trouble.len == 0)
        check_remedies(trial, &readout);
    if (random_one_in(&trial->random, WHOLE))
        check_whole(trial, readout.text);
    readout_fini(&readout);
}

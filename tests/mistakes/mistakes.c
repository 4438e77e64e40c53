/*
 * Mistakes: proof by construction that the reader finds every mistake, once,
 * where it is, and goes on reading behind it. Speaks TAP.
 *
 *     mistakes [CASES [SEED]]    so many texts for each test (200)
 *     mistakes show SEED NAME    print the text of one case
 *
 * PAYLINT_MISTAKES in the environment stands for CASES.
 */
#include <stdio.h>
#include <stdlib.h>

#include "inject.h"
#include "payload.h"
#include "readout.h"

#define CASES 200

static const struct injector *const tables[] = {inject_commas, inject_strings,
                                                inject_values, inject_brackets,
                                                inject_others};
#define TABLES (sizeof tables / sizeof *tables)

/* One text, what was done to it and what went wrong. */
struct trial {
    struct pl_heap heap;
    struct pl_arena arena;
    struct random random;
    struct document document;
    const struct payload_layout *layout;
    struct pl_buf trouble;
    struct pl_buf names;
    unsigned traits; /* of the mistakes that were put in */
};

static void trial_init(struct trial *trial, uint64_t seed) {
    *trial = (struct trial){.random = {seed}};
    pl_heap_init(&trial->heap);
    pl_arena_init(&trial->arena, &trial->heap);
    pl_buf_init(&trial->trouble, &trial->heap);
    pl_buf_init(&trial->names, &trial->heap);
    document_init(&trial->document, &trial->arena, &trial->random);
}

static void trial_fini(struct trial *trial) {
    document_fini(&trial->document);
    pl_buf_fini(&trial->trouble);
    pl_buf_fini(&trial->names);
    pl_arena_free(&trial->arena);
}

static void write_payload(struct trial *trial, size_t purchases) {
    struct random *random = &trial->random;

    trial->layout =
        &payload_layouts[random_below(random, payload_layout_count)];
    payload_write(&trial->document,
                  (enum payload_shape)random_below(random, PAYLOAD_SHAPES),
                  trial->layout, purchases);
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

static void check(struct trial *trial) {
    struct readout readout;

    document_render(&trial->document);
    readout_read(&readout, &trial->arena, pl_buf_slice(&trial->document.text),
                 manner_of(PL_FRAMING_ONE, 0));
    if (readout.is_broken)
        pl_buf_add_str(&trial->trouble, "spans leave the text\n");
    compare_mistakes(trial, &readout);
    compare_tokens(trial, &readout);
    check_cuts(trial, &readout);
    if (trial->trouble.len == 0)
        check_remedies(trial, &readout);
    readout_fini(&readout);
}

/* A test: `prepare` makes the text of a case. */
struct test {
    const char *name;
    bool (*prepare)(struct trial *trial, const struct test *test);
    const struct injector *injector;
};

/* Tell whether a mistake can be understood beside those that are there: one
 * that brackets decide is alone in unbalancing them. */
static bool is_possible(const struct trial *trial,
                        const struct injector *injector) {
    return !((injector->traits & INJECT_WEIGHED) != 0 &&
             (trial->traits & INJECT_UNBALANCED) != 0) &&
           !((injector->traits & INJECT_UNBALANCED) != 0 &&
             (trial->traits & INJECT_WEIGHED) != 0);
}

static bool apply(struct trial *trial, const struct injector *injector) {
    if (!is_possible(trial, injector) || !injector->inject(&trial->document))
        return false;
    trial->traits |= injector->traits;
    pl_buf_add_format(&trial->names, "%s%s", trial->names.len > 0 ? ", " : "",
                      injector->name);
    return true;
}

static bool prepare_clean(struct trial *trial, const struct test *test) {
    (void)test;
    write_payload(trial, random_below(&trial->random, 4));
    return true;
}

static bool prepare_one(struct trial *trial, const struct test *test) {
    bool is_large = random_one_in(&trial->random, 50);

    write_payload(trial, is_large ? 75 : 1 + random_below(&trial->random, 3));
    trial->document.pick = (enum pick)random_below(&trial->random, 3);
    return apply(trial, test->injector);
}

static const struct injector *choose_injector(struct random *random) {
    const struct injector *table = tables[random_below(random, TABLES)];
    size_t n = 0;

    while (table[n].name != NULL)
        n++;
    return &table[random_below(random, n)];
}

/* Put in up to `n` mistakes. */
static size_t apply_some(struct trial *trial, size_t n) {
    size_t done = 0;

    for (size_t tries = 0; done < n && tries < 20 * n; tries++) {
        const struct injector *injector = choose_injector(&trial->random);
        if ((injector->traits & INJECT_LAST) != 0 && done + 1 < n)
            continue;
        if (!apply(trial, injector))
            continue;
        done++;
        if ((injector->traits & INJECT_LAST) != 0)
            return done;
    }
    return done;
}

static size_t choose_object(const struct document *document) {
    size_t n = 0, id = 0;

    for (size_t i = 0; i < document->len; i++)
        if (document->pieces[i].kind == PIECE_OPEN &&
            document->pieces[i].is_object &&
            random_one_in(document->random, ++n))
            id = document->pieces[i].id;
    return id;
}

static bool prepare_pair(struct trial *trial, const struct test *test) {
    (void)test;
    write_payload(trial, 1 + random_below(&trial->random, 3));
    trial->document.focus = choose_object(&trial->document);
    return apply_some(trial, 2) == 2;
}

static bool prepare_several(struct trial *trial, const struct test *test) {
    (void)test;
    write_payload(trial, 1 + random_below(&trial->random, 4));
    return apply_some(trial, 3 + random_below(&trial->random, 6)) > 2;
}

static void print_remarks(struct pl_slice text) {
    printf("# ");
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\r')
            printf("\\r");
        else
            putchar(text.data[i]);
        if (text.data[i] == '\n')
            printf("# ");
    }
    putchar('\n');
}

static void report(const struct trial *trial, uint64_t seed) {
    printf("# seed %llu, %s: %.*s\n", (unsigned long long)seed,
           trial->layout->name, (int)trial->names.len,
           trial->names.len > 0 ? trial->names.data : "");
    print_remarks(pl_buf_slice(&trial->trouble));
    print_remarks(pl_buf_slice(&trial->document.text));
}

/* Run the case of a seed. Returns whether it went right; `*counted` is whether
 * there was one. */
static bool run_case(const struct test *test, uint64_t seed, bool *counted,
                     bool is_shown) {
    struct trial trial;
    bool is_right = true;

    trial_init(&trial, seed);
    *counted = test->prepare(&trial, test);
    if (*counted) {
        check(&trial);
        is_right = trial.trouble.len == 0;
        if (!is_right && is_shown)
            report(&trial, seed);
    }
    trial_fini(&trial);
    return is_right;
}

static void run_test(const struct test *test, size_t number, size_t cases,
                     uint64_t seed) {
    size_t wrong = 0, done = 0;

    for (size_t i = 0; i < 20 * cases && done < cases; i++) {
        bool counted;
        if (!run_case(test, seed + i, &counted, wrong < 3))
            wrong++;
        done += counted;
    }
    printf("%sok %zu - %s, %zu texts", wrong > 0 ? "not " : "", number,
           test->name, done);
    if (wrong > 0)
        printf(": %zu wrong", wrong);
    putchar('\n');
    fflush(stdout);
}

int main(int argc, char **argv) {
    const char *wanted = getenv("PAYLINT_MISTAKES");
    size_t cases = wanted != NULL ? strtoul(wanted, NULL, 10) : CASES;
    uint64_t seed = 1;
    size_t number = 0;
    static const struct test others[] = {
        {"clean texts", prepare_clean, NULL},
        {"two mistakes in one object", prepare_pair, NULL},
        {"several mistakes", prepare_several, NULL},
    };

    if (argc > 1)
        cases = strtoul(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    for (size_t i = 0; i < TABLES; i++)
        for (const struct injector *j = tables[i]; j->name != NULL; j++)
            run_test(&(struct test){j->name, prepare_one, j}, ++number, cases,
                     seed);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        run_test(&others[i], ++number, 4 * cases, seed);
    printf("1..%zu\n", number);
    return 0;
}

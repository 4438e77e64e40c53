#include "engine/shape.h"

#include "check/wildcard.h"

/* Whether a condition holds, as far as the document was read. */
enum answer { NO, MAYBE, YES };

#define FEED_STEP 1024

void pl_shapes_init(struct pl_shapes *shapes, struct pl_heap *heap) {
    *shapes = (struct pl_shapes){.heap = heap};
    pl_arena_init(&shapes->arena, heap);
    pl_buf_init(&shapes->decoded, heap);
}

void pl_shapes_fini(struct pl_shapes *shapes) {
    pl_reader_free(shapes->reader);
    if (shapes->has_window)
        pl_window_fini(&shapes->window);
    pl_buf_fini(&shapes->decoded);
    pl_arena_free(&shapes->arena);
}

static bool set_has(const uint64_t *set, uint32_t word) {
    return (set[word / 64] >> (word % 64)) & 1;
}

/* Feed the reader in small steps: most shapes show early. */
static size_t feed(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct pl_shapes *shapes = self;
    *status = PL_STATUS_OK;
    return pl_feed_take(&shapes->text, into,
                        room < FEED_STEP ? room : FEED_STEP);
}

static void ignore_mistake(void *self, const struct pl_mistake *mistake) {
    (void)self;
    (void)mistake;
}

void pl_shapes_use(struct pl_shapes *shapes, const pl_ruleset *ruleset) {
    pl_shapes_compile(shapes, ruleset);
    pl_window_init(&shapes->window, shapes->heap,
                   (struct pl_feed){feed, shapes});
    shapes->has_window = true;
    shapes->reader =
        pl_reader_new(shapes->heap, &shapes->window,
                      (struct pl_reader_listener){ignore_mistake, NULL},
                      pl_reader_default_limits);
}

/* Count the words that both sets have; `asked` may be NULL. */
static uint64_t common(const struct pl_shapes *shapes, const uint64_t *seen,
                       const uint64_t *asked) {
    uint64_t n = 0;
    for (size_t i = 0; asked && i < shapes->stride; i++)
        for (uint64_t bits = seen[i] & asked[i]; bits; bits &= bits - 1)
            n++;
    return n;
}

static bool includes(const struct pl_shapes *shapes, const uint64_t *seen,
                     const uint64_t *asked) {
    for (size_t i = 0; asked && i < shapes->stride; i++)
        if ((seen[i] & asked[i]) != asked[i])
            return false;
    return true;
}

static enum answer least(enum answer a, enum answer b) {
    return a < b ? a : b;
}

static enum answer later(bool holds, bool is_whole) {
    if (holds)
        return YES;
    return is_whole ? NO : MAYBE;
}

/* NOLINTBEGIN(misc-no-recursion): as deep as a rule file nests. */

static enum answer any_holds(const struct pl_shapes *shapes,
                             const struct pl_clause *clauses, size_t count,
                             const uint64_t *seen, bool is_whole);

static enum answer first_holds(const struct pl_shapes *shapes,
                               const struct pl_clause *clause, bool is_whole) {
    if (!set_has(shapes->read, clause->first_of))
        return later(false, is_whole);
    return any_holds(shapes, clause->first, clause->first_count,
                     shapes->under + clause->first_of * shapes->stride, true);
}

static enum answer clause_holds(const struct pl_shapes *shapes,
                                const struct pl_clause *clause,
                                const uint64_t *seen, bool is_whole) {
    enum answer answer = YES;
    if (common(shapes, seen, clause->no_key) > 0)
        return NO;
    if (clause->no_key)
        answer = later(false, is_whole) == NO ? YES : MAYBE;
    if (clause->any_key)
        answer = least(
            answer, later(common(shapes, seen, clause->any_key) > 0, is_whole));
    if (clause->all_keys)
        answer = least(
            answer, later(includes(shapes, seen, clause->all_keys), is_whole));
    if (clause->at_least > 0)
        answer = least(
            answer, later(common(shapes, seen, clause->of) >= clause->at_least,
                          is_whole));
    if (clause->first_of != PL_WORD_NONE)
        answer = least(answer, first_holds(shapes, clause, is_whole));
    return answer;
}

/* The best answer among alternatives; YES if there are none. */
static enum answer any_holds(const struct pl_shapes *shapes,
                             const struct pl_clause *clauses, size_t count,
                             const uint64_t *seen, bool is_whole) {
    enum answer best = count == 0 ? YES : NO;
    for (size_t i = 0; i < count && best != YES; i++) {
        enum answer answer = clause_holds(shapes, &clauses[i], seen, is_whole);
        best = answer > best ? answer : best;
    }
    return best;
}

/* NOLINTEND(misc-no-recursion) */

static enum answer shape_holds(const struct pl_shapes *shapes, size_t index) {
    const struct pl_shape *shape = &shapes->ruleset->shapes[index];
    const struct pl_clause *clauses = shapes->clauses[index];
    if (shapes->is_object)
        return shape->is_object ? any_holds(shapes, clauses, shape->key_count,
                                            shapes->top, shapes->is_whole)
                                : NO;
    if (!shapes->is_array || !shape->is_array)
        return NO;
    if (shape->is_empty_array)
        return !shapes->has_first && shapes->is_whole ? YES : NO;
    if (!shapes->has_first)
        return NO;
    return any_holds(shapes, clauses, shape->key_count, shapes->first, true);
}

/* The index of the shape once it is certain; PL_SHAPE_NONE before. */
static size_t certain(const struct pl_shapes *shapes) {
    for (size_t i = 0; i < shapes->ruleset->shape_count; i++)
        switch (shape_holds(shapes, i)) {
        case YES:
            return i;
        case MAYBE:
            return PL_SHAPE_NONE;
        case NO:
            break;
        }
    return shapes->is_whole ? PL_SHAPE_UNKNOWN : PL_SHAPE_NONE;
}

static struct pl_slice text_of(struct pl_shapes *shapes,
                               const struct pl_token *token) {
    if (!(token->flags & PL_TOKEN_ESCAPED))
        return token->text;
    pl_buf_clear(&shapes->decoded);
    pl_token_decode(token, &shapes->decoded);
    return pl_buf_slice(&shapes->decoded);
}

static uint32_t word_of(struct pl_shapes *shapes,
                        const struct pl_token *token) {
    return pl_words_find(&shapes->words, text_of(shapes, token));
}

static bool matches(const struct pl_names *patterns, struct pl_slice text) {
    for (size_t i = 0; i < patterns->count; i++)
        if (pl_wildcard_match(patterns->items[i], text))
            return true;
    return false;
}

/* Add to `seen` the traits that the string under the key `word` has. */
static void see_string(struct pl_shapes *shapes, uint64_t *seen, uint32_t word,
                       const struct pl_token *token) {
    for (uint32_t i = 0; word != PL_WORD_NONE && i < shapes->trait_count; i++)
        if (shapes->traits[i].word == word &&
            matches(shapes->traits[i].patterns, text_of(shapes, token)))
            pl_set_add(seen, shapes->words.count + i);
}

/* Read the keys of the object that was just opened into `seen`; skip its
 * containers. */
static void read_object(struct pl_shapes *shapes, uint64_t *seen) {
    struct pl_token token;
    uint32_t word = PL_WORD_NONE;
    uint64_t depth = pl_reader_depth(shapes->reader);
    while (pl_reader_depth(shapes->reader) >= depth) {
        pl_reader_next(shapes->reader, &token);
        if (token.kind == PL_TOKEN_END)
            return;
        if (token.kind == PL_TOKEN_KEY) {
            word = word_of(shapes, &token);
            if (word != PL_WORD_NONE)
                pl_set_add(seen, word);
        } else if (token.kind == PL_TOKEN_STRING) {
            see_string(shapes, seen, word, &token);
        } else if (token.kind == PL_TOKEN_OBJECT_OPEN ||
                   token.kind == PL_TOKEN_ARRAY_OPEN) {
            pl_reader_skip(shapes->reader, &token);
        }
    }
}

/* Read the first element of the array that was just opened. Returns false if
 * the array is empty. */
static bool read_first(struct pl_shapes *shapes, uint64_t *seen) {
    struct pl_token token;
    pl_reader_next(shapes->reader, &token);
    if (token.kind == PL_TOKEN_ARRAY_CLOSE)
        return false;
    if (token.kind == PL_TOKEN_OBJECT_OPEN)
        read_object(shapes, seen);
    else if (token.kind == PL_TOKEN_ARRAY_OPEN)
        pl_reader_skip(shapes->reader, &token);
    return true;
}

/* Read a container of the top level: the keys of the object, or of its first
 * element. Returns true if the shape is certain then; the container may not
 * have been read to its end. */
static bool read_under(struct pl_shapes *shapes, const struct pl_token *open,
                       uint32_t word) {
    struct pl_token token;
    if (word == PL_WORD_NONE) {
        pl_reader_skip(shapes->reader, &token);
        return false;
    }
    uint64_t *seen = shapes->under + word * shapes->stride;
    memset(seen, 0, shapes->stride * sizeof *seen);
    bool is_open = true;
    if (open->kind == PL_TOKEN_OBJECT_OPEN) {
        read_object(shapes, seen);
        is_open = false;
    } else {
        is_open = read_first(shapes, seen);
    }
    pl_set_add(shapes->read, word);
    if (certain(shapes) != PL_SHAPE_NONE)
        return true;
    if (is_open)
        pl_reader_skip(shapes->reader, &token);
    return false;
}

static void read_top(struct pl_shapes *shapes) {
    struct pl_token token;
    uint32_t word = PL_WORD_NONE;
    bool is_certain = false;
    while (!is_certain) {
        pl_reader_next(shapes->reader, &token);
        if (token.kind == PL_TOKEN_END || token.kind == PL_TOKEN_OBJECT_CLOSE)
            return;
        if (token.kind == PL_TOKEN_KEY) {
            word = word_of(shapes, &token);
            if (word != PL_WORD_NONE)
                pl_set_add(shapes->top, word);
        } else if (token.kind == PL_TOKEN_STRING) {
            see_string(shapes, shapes->top, word, &token);
        } else if (token.kind == PL_TOKEN_OBJECT_OPEN ||
                   token.kind == PL_TOKEN_ARRAY_OPEN) {
            is_certain = read_under(shapes, &token, word);
        }
    }
}

bool pl_shapes_ask_text(const struct pl_shapes *shapes, struct pl_slice name) {
    uint32_t word = pl_words_find(&shapes->words, name);
    for (uint32_t i = 0; word != PL_WORD_NONE && i < shapes->trait_count; i++)
        if (shapes->traits[i].word == word)
            return true;
    return false;
}

size_t pl_shapes_decide(struct pl_shapes *shapes, struct pl_slice text,
                        enum pl_framing framing) {
    struct pl_token token;
    shapes->text = text;
    memset(shapes->top, 0, shapes->stride * sizeof *shapes->top);
    memset(shapes->first, 0, shapes->stride * sizeof *shapes->first);
    memset(shapes->read, 0, shapes->stride * sizeof *shapes->read);
    shapes->is_array = shapes->is_object = false;
    shapes->has_first = shapes->is_whole = false;
    pl_window_restart(&shapes->window, (struct pl_feed){feed, shapes});
    pl_reader_restart(shapes->reader);

    if (!pl_reader_begin(shapes->reader, framing))
        return PL_SHAPE_UNKNOWN;
    pl_reader_next(shapes->reader, &token);
    if (token.kind == PL_TOKEN_OBJECT_OPEN) {
        shapes->is_object = true;
        read_top(shapes);
    } else if (token.kind == PL_TOKEN_ARRAY_OPEN) {
        shapes->is_array = true;
        shapes->has_first = read_first(shapes, shapes->first);
    }
    shapes->is_whole = true; /* this changes nothing if the shape was certain */
    return certain(shapes);
}

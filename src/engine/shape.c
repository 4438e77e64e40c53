#include "engine/shape.h"

#include <stdlib.h>

/* What is known of a condition before the document was read to its end. */
enum answer { NO, MAYBE, YES };

#define FEED_STEP 1024

void pl_shapes_init(struct pl_shapes *shapes, struct pl_heap *heap) {
    *shapes = (struct pl_shapes){.heap = heap};
    pl_map_init(&shapes->words, heap);
    pl_buf_init(&shapes->decoded, heap);
}

void pl_shapes_fini(struct pl_shapes *shapes) {
    pl_reader_free(shapes->reader);
    if (shapes->has_window)
        pl_window_fini(&shapes->window);
    pl_map_fini(&shapes->words);
    pl_buf_fini(&shapes->decoded);
    free(shapes->top);
    free(shapes->first);
    free(shapes->under);
    free(shapes->read);
}

static void add_word(struct pl_shapes *shapes, struct pl_slice word) {
    if (word.len > 0)
        pl_map_add(&shapes->words, word, (uint32_t)shapes->words.len);
}

static void add_words(struct pl_shapes *shapes,
                      const struct pl_shape_keys *keys) {
    const struct pl_names *lists[] = {&keys->any_key, &keys->all_keys,
                                      &keys->no_key, &keys->of};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t k = 0; k < lists[i]->count; k++)
            add_word(shapes, lists[i]->items[k]);
    add_word(shapes, keys->first_of);
    for (size_t i = 0; i < keys->first_count; i++)
        add_words(shapes, &keys->first[i]);
}

/* A zeroed table of `count` turns. */
static uint32_t *new_turns(struct pl_shapes *shapes, size_t count) {
    uint32_t *turns = pl_heap_alloc(shapes->heap, (count + 1) * sizeof *turns);
    memset(turns, 0, (count + 1) * sizeof *turns);
    return turns;
}

/* Gives the reader the text in small steps: most shapes show early. */
static size_t feed(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct pl_shapes *shapes = self;
    size_t n = shapes->text.len < FEED_STEP ? shapes->text.len : FEED_STEP;
    n = n < room ? n : room;
    memcpy(into, shapes->text.data, n);
    shapes->text.data += n;
    shapes->text.len -= n;
    *status = PL_STATUS_OK;
    return n;
}

static void ignore_mistake(void *self, const struct pl_mistake *mistake) {
    (void)self;
    (void)mistake;
}

void pl_shapes_use(struct pl_shapes *shapes, const pl_ruleset *ruleset) {
    shapes->ruleset = ruleset;
    for (size_t i = 0; i < ruleset->shape_count; i++)
        for (size_t k = 0; k < ruleset->shapes[i].key_count; k++)
            add_words(shapes, &ruleset->shapes[i].keys[k]);

    size_t n = shapes->words.len;
    shapes->top = new_turns(shapes, n);
    shapes->first = new_turns(shapes, n);
    shapes->read = new_turns(shapes, n);
    shapes->under = new_turns(shapes, n * n);
    pl_window_init(&shapes->window, shapes->heap,
                   (struct pl_feed){feed, shapes});
    shapes->has_window = true;
    shapes->reader =
        pl_reader_new(shapes->heap, &shapes->window,
                      (struct pl_reader_listener){ignore_mistake, NULL},
                      pl_reader_default_limits);
}

static bool has(const struct pl_shapes *shapes, const uint32_t *table,
                struct pl_slice word) {
    uint32_t number = pl_map_get(&shapes->words, word);
    return number != PL_MAP_NONE && table[number] == shapes->turn;
}

static uint64_t how_many(const struct pl_shapes *shapes, const uint32_t *table,
                         const struct pl_names *names) {
    uint64_t n = 0;
    for (size_t i = 0; i < names->count; i++)
        n += has(shapes, table, names->items[i]);
    return n;
}

static enum answer least(enum answer a, enum answer b) {
    return a < b ? a : b;
}

/* YES if `seen` is enough already; else NO, or MAYBE while more may come. */
static enum answer reached(uint64_t seen, uint64_t wanted, bool is_whole) {
    if (seen >= wanted)
        return YES;
    return is_whole ? NO : MAYBE;
}

static enum answer any_holds(const struct pl_shapes *shapes,
                             const struct pl_shape_keys *keys, size_t count,
                             const uint32_t *table, bool is_whole);

static enum answer first_holds(const struct pl_shapes *shapes,
                               const struct pl_shape_keys *keys,
                               bool is_whole) {
    uint32_t number = pl_map_get(&shapes->words, keys->first_of);
    if (shapes->read[number] != shapes->turn)
        return is_whole ? NO : MAYBE;
    return any_holds(shapes, keys->first, keys->first_count,
                     shapes->under + (size_t)number * shapes->words.len, true);
}

static enum answer keys_hold(const struct pl_shapes *shapes,
                             const struct pl_shape_keys *keys,
                             const uint32_t *table, bool is_whole) {
    enum answer answer = YES;
    if (keys->any_key.count > 0)
        answer = least(answer, reached(how_many(shapes, table, &keys->any_key),
                                       1, is_whole));
    answer = least(answer, reached(how_many(shapes, table, &keys->all_keys),
                                   keys->all_keys.count, is_whole));
    answer = least(answer, reached(how_many(shapes, table, &keys->of),
                                   keys->at_least, is_whole));
    if (how_many(shapes, table, &keys->no_key) > 0)
        return NO;
    if (keys->no_key.count > 0 && !is_whole)
        answer = least(answer, MAYBE);
    if (keys->first_of.len > 0)
        answer = least(answer, first_holds(shapes, keys, is_whole));
    return answer;
}

/* The best answer of alternatives; without any, YES. */
static enum answer any_holds(const struct pl_shapes *shapes,
                             const struct pl_shape_keys *keys, size_t count,
                             const uint32_t *table, bool is_whole) {
    enum answer best = count == 0 ? YES : NO;
    for (size_t i = 0; i < count; i++) {
        enum answer answer = keys_hold(shapes, &keys[i], table, is_whole);
        best = answer > best ? answer : best;
    }
    return best;
}

static enum answer shape_holds(const struct pl_shapes *shapes,
                               const struct pl_shape *shape) {
    if (shapes->is_object)
        return shape->is_object
                   ? any_holds(shapes, shape->keys, shape->key_count,
                               shapes->top, shapes->is_whole)
                   : NO;
    if (!shapes->is_array || !shape->is_array)
        return NO;
    if (shape->is_empty_array)
        return !shapes->has_first && shapes->is_whole ? YES : NO;
    if (!shapes->has_first)
        return NO;
    return any_holds(shapes, shape->keys, shape->key_count, shapes->first,
                     true);
}

/* The shape, once it is certain; PL_SHAPE_NONE while it is not. */
static size_t certain(const struct pl_shapes *shapes) {
    for (size_t i = 0; i < shapes->ruleset->shape_count; i++)
        switch (shape_holds(shapes, &shapes->ruleset->shapes[i])) {
        case YES:
            return i;
        case MAYBE:
            return PL_SHAPE_NONE;
        case NO:
            break;
        }
    return shapes->is_whole ? PL_SHAPE_UNKNOWN : PL_SHAPE_NONE;
}

static uint32_t word_of(struct pl_shapes *shapes,
                        const struct pl_token *token) {
    if (!(token->flags & PL_TOKEN_ESCAPED))
        return pl_map_get(&shapes->words, token->text);
    pl_buf_clear(&shapes->decoded);
    pl_token_decode(token, &shapes->decoded);
    return pl_map_get(&shapes->words, pl_buf_slice(&shapes->decoded));
}

/* Read the keys of the object that has just been opened into `table`, and pass
 * over what is in it. */
static void read_object(struct pl_shapes *shapes, uint32_t *table) {
    struct pl_token token;
    uint64_t depth = pl_reader_depth(shapes->reader);
    while (pl_reader_depth(shapes->reader) >= depth) {
        pl_reader_next(shapes->reader, &token);
        if (token.kind == PL_TOKEN_END)
            return;
        if (token.kind == PL_TOKEN_KEY) {
            uint32_t word = word_of(shapes, &token);
            if (word != PL_MAP_NONE)
                table[word] = shapes->turn;
        } else if (token.kind == PL_TOKEN_OBJECT_OPEN ||
                   token.kind == PL_TOKEN_ARRAY_OPEN) {
            pl_reader_skip(shapes->reader, &token);
        }
    }
}

/* Read the first element of the array that has just been opened. Returns false
 * if the array is empty. */
static bool read_first(struct pl_shapes *shapes, uint32_t *table) {
    struct pl_token token;
    pl_reader_next(shapes->reader, &token);
    if (token.kind == PL_TOKEN_ARRAY_CLOSE)
        return false;
    if (token.kind == PL_TOKEN_OBJECT_OPEN)
        read_object(shapes, table);
    else if (token.kind == PL_TOKEN_ARRAY_OPEN)
        pl_reader_skip(shapes->reader, &token);
    return true;
}

/* Read a value of the top level: the keys of the object that it is, or of its
 * first element. */
static void read_under(struct pl_shapes *shapes, const struct pl_token *open,
                       uint32_t word) {
    struct pl_token token;
    if (word == PL_MAP_NONE) {
        pl_reader_skip(shapes->reader, &token);
        return;
    }
    uint32_t *table = shapes->under + (size_t)word * shapes->words.len;
    bool is_open = true;
    if (open->kind == PL_TOKEN_OBJECT_OPEN) {
        read_object(shapes, table);
        is_open = false;
    } else {
        is_open = read_first(shapes, table);
    }
    shapes->read[word] = shapes->turn;
    if (is_open && certain(shapes) == PL_SHAPE_NONE)
        pl_reader_skip(shapes->reader, &token);
}

static void read_top(struct pl_shapes *shapes) {
    struct pl_token token;
    uint32_t word = PL_MAP_NONE;
    while (certain(shapes) == PL_SHAPE_NONE) {
        pl_reader_next(shapes->reader, &token);
        if (token.kind == PL_TOKEN_END || token.kind == PL_TOKEN_OBJECT_CLOSE)
            return;
        if (token.kind == PL_TOKEN_KEY) {
            word = word_of(shapes, &token);
            if (word != PL_MAP_NONE)
                shapes->top[word] = shapes->turn;
        } else if (token.kind == PL_TOKEN_OBJECT_OPEN ||
                   token.kind == PL_TOKEN_ARRAY_OPEN) {
            read_under(shapes, &token, word);
        }
    }
}

size_t pl_shapes_decide(struct pl_shapes *shapes, struct pl_slice text,
                        enum pl_framing framing) {
    struct pl_token token;
    shapes->text = text;
    shapes->turn++;
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
    size_t shape = certain(shapes);
    shapes->is_whole = true;
    return shape == PL_SHAPE_NONE ? certain(shapes) : shape;
}

#include "engine/content.h"

#include <stdlib.h>

/* A container that is open, while its content is collected. */
struct level {
    struct level *parent;
    size_t first; /* index of its first key or value in `pending` */
    uint64_t start;
    bool is_object;
};

void pl_content_init(struct pl_content *content, struct pl_heap *heap) {
    *content = (struct pl_content){.heap = heap};
    pl_arena_init(&content->arena, heap);
    pl_buf_init(&content->decoded, heap);
}

void pl_content_fini(struct pl_content *content) {
    if (content->reader)
        pl_reader_free(content->reader);
    if (content->has_window)
        pl_window_fini(&content->text);
    pl_arena_free(&content->arena);
    pl_buf_fini(&content->decoded);
    free(content->pending);
}

static void on_mistake(void *self, const struct pl_mistake *mistake) {
    struct pl_content *content = self;
    content->has_mistakes |= pl_mistake_is_malformed(mistake->kind);
}

/* The decoded text of a token. It lives as long as the tree: in the window or
 * in the arena. */
static struct pl_slice text_of(struct pl_content *content,
                               const struct pl_token *token) {
    if (!(token->flags & PL_TOKEN_ESCAPED))
        return token->flags & PL_TOKEN_LENIENT
                   ? pl_arena_copy(&content->arena, token->text)
                   : token->text;
    pl_buf_clear(&content->decoded);
    pl_token_decode(token, &content->decoded);
    return pl_arena_copy(&content->arena, pl_buf_slice(&content->decoded));
}

static enum pl_type type_of(enum pl_token_kind kind) {
    switch (kind) {
    case PL_TOKEN_NULL:
        return PL_TYPE_NULL;
    case PL_TOKEN_TRUE:
    case PL_TOKEN_FALSE:
        return PL_TYPE_BOOLEAN;
    case PL_TOKEN_NUMBER:
        return PL_TYPE_NUMBER;
    case PL_TOKEN_ARRAY_OPEN:
    case PL_TOKEN_ARRAY_CLOSE:
        return PL_TYPE_ARRAY;
    case PL_TOKEN_OBJECT_OPEN:
    case PL_TOKEN_OBJECT_CLOSE:
        return PL_TYPE_OBJECT;
    case PL_TOKEN_KEY:
    case PL_TOKEN_STRING:
    case PL_TOKEN_BAD:
    case PL_TOKEN_END:
        return PL_TYPE_STRING;
    }
    return PL_TYPE_NULL;
}

/* A span of the document. The text was read on its own, from offset 0. */
static struct pl_span moved(const struct pl_content *content, uint64_t start,
                            uint64_t end) {
    return (struct pl_span){content->base + start, content->base + end};
}

static struct pl_value scalar_of(struct pl_content *content,
                                 const struct pl_token *token) {
    return (struct pl_value){
        .type = type_of(token->kind),
        .truth = token->kind == PL_TOKEN_TRUE,
        .has_escapes = token->flags & PL_TOKEN_ESCAPED,
        .span = moved(content, token->span.start, token->span.end),
        .raw =
            pl_window_slice(&content->text, token->span.start, token->span.end),
        .text = text_of(content, token)};
}

static void push(struct pl_content *content, struct pl_value value) {
    content->pending =
        pl_heap_grow(content->heap, content->pending, &content->pending_cap,
                     content->pending_count + 1, sizeof *content->pending);
    content->pending[content->pending_count++] = value;
}

static const struct pl_member *take_members(struct pl_content *content,
                                            const struct pl_value *pairs,
                                            size_t count) {
    struct pl_member *members =
        pl_arena_alloc(&content->arena, (count + 1) * sizeof *members);
    for (size_t i = 0; i < count; i++)
        members[i] = (struct pl_member){pairs[2 * i], pairs[2 * i + 1]};
    return members;
}

static const struct pl_value *take_items(struct pl_content *content,
                                         const struct pl_value *from,
                                         size_t count) {
    struct pl_value *items =
        pl_arena_alloc(&content->arena, (count + 1) * sizeof *items);
    if (count > 0)
        memcpy(items, from, count * sizeof *items);
    return items;
}

/* NOLINTBEGIN(clang-analyzer-core.NullDereference): the reader closes what it
 * opened, so that there is a level. */

/* The value of a container whose closing bracket has been read. */
static struct pl_value close_level(struct pl_content *content,
                                   const struct level *level, uint64_t end) {
    size_t count = content->pending_count - level->first;
    const struct pl_value *from =
        count > 0 ? content->pending + level->first : NULL;
    struct pl_value value = {.type = level->is_object ? PL_TYPE_OBJECT
                                                      : PL_TYPE_ARRAY,
                             .has_content = true,
                             .span = moved(content, level->start, end),
                             .size = level->is_object ? count / 2 : count};
    value.raw = pl_window_slice(&content->text, level->start, end);
    if (level->is_object)
        value.members = take_members(content, from, count / 2);
    else
        value.items = take_items(content, from, count);
    content->pending_count = level->first;
    return value;
}

static struct level *open_level(struct pl_content *content,
                                struct level *parent,
                                const struct pl_token *token) {
    struct level *level = pl_arena_alloc(&content->arena, sizeof *level);
    *level = (struct level){.parent = parent,
                            .first = content->pending_count,
                            .start = token->span.start,
                            .is_object = token->kind == PL_TOKEN_OBJECT_OPEN};
    return level;
}

/* Read the tree. It is the only pending value then. Returns false if it is too
 * large. */
static bool read_tree(struct pl_content *content) {
    struct level *level = NULL;
    struct pl_token token;
    for (size_t n = 0; n < PL_CONTENT_VALUES_MAX; n++) {
        pl_reader_next(content->reader, &token);
        switch (token.kind) {
        case PL_TOKEN_END:
            return true;
        case PL_TOKEN_OBJECT_OPEN:
        case PL_TOKEN_ARRAY_OPEN:
            level = open_level(content, level, &token);
            break;
        case PL_TOKEN_OBJECT_CLOSE:
        case PL_TOKEN_ARRAY_CLOSE:
            push(content, close_level(content, level, token.span.end));
            level = level->parent;
            break;
        case PL_TOKEN_KEY:
        case PL_TOKEN_NULL:
        case PL_TOKEN_TRUE:
        case PL_TOKEN_FALSE:
        case PL_TOKEN_NUMBER:
        case PL_TOKEN_STRING:
        case PL_TOKEN_BAD:
            push(content, scalar_of(content, &token));
            break;
        }
    }
    return false;
}

/* NOLINTEND(clang-analyzer-core.NullDereference) */

static void forget_last(struct pl_content *content) {
    pl_arena_reset(&content->arena);
    if (content->reader)
        pl_reader_free(content->reader);
    content->reader = NULL;
    if (content->has_window)
        pl_window_fini(&content->text);
    content->has_window = false;
    content->has_mistakes = false;
    content->pending_count = 0;
}

enum pl_content_status pl_content_read(struct pl_content *content,
                                       struct pl_window *window,
                                       struct pl_value *value) {
    struct pl_slice text =
        pl_window_slice(window, value->span.start, value->span.end);
    if (!text.data)
        return PL_CONTENT_BROKEN;
    forget_last(content);
    content->base = value->span.start;
    pl_window_init_text(&content->text, content->heap, text);
    content->has_window = true;
    content->reader =
        pl_reader_new(content->heap, &content->text,
                      (struct pl_reader_listener){on_mistake, content},
                      pl_reader_default_limits);
    if (!pl_reader_begin(content->reader, PL_FRAMING_ONE))
        return PL_CONTENT_BROKEN;

    if (!read_tree(content))
        return PL_CONTENT_TOO_LARGE;
    if (content->has_mistakes || content->pending_count != 1)
        return PL_CONTENT_BROKEN;
    *value = content->pending[0];
    return PL_CONTENT_READ;
}

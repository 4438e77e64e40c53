#include "engine/content.h"

#include <stdlib.h>

/* A container while its content is collected: its values so far are linked,
 * newest first. */
struct level {
    struct level *parent;
    struct link *newest;
    uint64_t size;
    uint64_t start;
    struct pl_value key;
    bool is_object;
};

struct link {
    struct link *older;
    struct pl_member member;
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
}

static void on_mistake(void *self, const struct pl_mistake *mistake) {
    struct pl_content *content = self;
    if (mistake->kind != PL_MISTAKE_DUPLICATE_KEY &&
        mistake->kind != PL_MISTAKE_NUMBER_PRECISION)
        content->has_mistakes = true;
}

static struct pl_slice text_of(struct pl_content *content,
                               const struct pl_token *token) {
    if (!(token->flags & PL_TOKEN_ESCAPED))
        return pl_arena_copy(&content->arena, token->text);
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

static struct pl_value scalar_of(struct pl_content *content,
                                 const struct pl_token *token) {
    struct pl_value value = {.type = type_of(token->kind),
                             .truth = token->kind == PL_TOKEN_TRUE,
                             .has_escapes = token->flags & PL_TOKEN_ESCAPED,
                             .span = token->span};
    value.raw = pl_arena_copy(
        &content->arena,
        pl_window_slice(&content->text, token->span.start, token->span.end));
    value.text = text_of(content, token);
    return value;
}

static void append(struct pl_content *content, struct level *level,
                   struct pl_value value) {
    struct link *link = pl_arena_alloc(&content->arena, sizeof *link);
    *link = (struct link){level->newest, {level->key, value}};
    level->newest = link;
    level->size++;
}

/* The value of a container whose close has been read. */
static struct pl_value close_level(struct pl_content *content,
                                   const struct level *level, uint64_t end) {
    struct pl_value value = {.type = level->is_object ? PL_TYPE_OBJECT
                                                      : PL_TYPE_ARRAY,
                             .has_content = true,
                             .span = {level->start, end},
                             .size = level->size};
    value.raw = pl_arena_copy(
        &content->arena, pl_window_slice(&content->text, level->start, end));
    struct pl_member *members =
        pl_arena_alloc(&content->arena, (level->size + 1) * sizeof *members);
    struct pl_value *items = pl_arena_alloc(
        &content->arena,
        level->is_object ? sizeof *items : (level->size + 1) * sizeof *items);
    uint64_t i = level->size;
    for (const struct link *link = level->newest; link; link = link->older) {
        i--;
        members[i] = link->member;
        if (!level->is_object)
            items[i] = link->member.value;
    }
    value.members = level->is_object ? members : NULL;
    value.items = level->is_object ? NULL : items;
    return value;
}

static struct level *open_level(struct pl_content *content,
                                struct level *parent,
                                const struct pl_token *token) {
    struct level *level = pl_arena_alloc(&content->arena, sizeof *level);
    *level = (struct level){.parent = parent,
                            .start = token->span.start,
                            .is_object = token->kind == PL_TOKEN_OBJECT_OPEN};
    return level;
}

/* Read the tree; the result is the value of the document. */
static struct pl_value read_tree(struct pl_content *content) {
    struct level root = {0};
    struct level *level = &root;
    struct pl_token token;
    for (;;) {
        pl_reader_next(content->reader, &token);
        switch (token.kind) {
        case PL_TOKEN_END:
            return root.newest ? root.newest->member.value
                               : (struct pl_value){0};
        case PL_TOKEN_KEY:
            level->key = scalar_of(content, &token);
            break;
        case PL_TOKEN_OBJECT_OPEN:
        case PL_TOKEN_ARRAY_OPEN:
            level = open_level(content, level, &token);
            break;
        case PL_TOKEN_OBJECT_CLOSE:
        case PL_TOKEN_ARRAY_CLOSE: {
            struct pl_value value = close_level(content, level, token.span.end);
            level = level->parent;
            append(content, level, value);
            break;
        }
        case PL_TOKEN_NULL:
        case PL_TOKEN_TRUE:
        case PL_TOKEN_FALSE:
        case PL_TOKEN_NUMBER:
        case PL_TOKEN_STRING:
        case PL_TOKEN_BAD:
            append(content, level, scalar_of(content, &token));
            break;
        }
    }
}

static void forget_last(struct pl_content *content) {
    pl_arena_reset(&content->arena);
    if (content->reader)
        pl_reader_free(content->reader);
    content->reader = NULL;
    if (content->has_window)
        pl_window_fini(&content->text);
    content->has_window = false;
    content->has_mistakes = false;
}

/* Move the spans of a tree that was read on its own to where it stands. The
 * checks use them for lengths alone, so that only the outermost need be right.
 */
bool pl_content_read(struct pl_content *content, struct pl_window *window,
                     struct pl_value *value) {
    struct pl_slice text =
        pl_window_slice(window, value->span.start, value->span.end);
    if (!text.data)
        return false;
    forget_last(content);
    pl_window_init_text(&content->text, content->heap, text);
    content->has_window = true;
    content->reader =
        pl_reader_new(content->heap, &content->text,
                      (struct pl_reader_listener){on_mistake, content},
                      pl_reader_default_limits);
    if (!pl_reader_begin(content->reader, PL_FRAMING_ONE))
        return false;

    struct pl_value tree = read_tree(content);
    if (content->has_mistakes || !tree.has_content)
        return false;
    tree.span = value->span;
    *value = tree;
    return true;
}

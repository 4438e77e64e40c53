#include "engine/imprint.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "json/reader.h"

#define DIGITS_IN_WORD 18

/* A container that is open. */
struct pl_imprint_level {
    struct pl_mix sum; /* of its members, or of its elements so far */
    struct pl_mix key; /* of the member that is being read */
    uint64_t count;
    bool is_object, is_broken, is_long;
};

void pl_imprinter_init(struct pl_imprinter *imprinter, struct pl_heap *heap) {
    *imprinter = (struct pl_imprinter){.heap = heap};
    pl_buf_init(&imprinter->decoded, heap);
}

void pl_imprinter_fini(struct pl_imprinter *imprinter) {
    free(imprinter->levels);
    pl_buf_fini(&imprinter->decoded);
}

void pl_imprinter_clear(struct pl_imprinter *imprinter) {
    imprinter->is_active = false;
    imprinter->depth = 0;
}

void pl_imprinter_begin(struct pl_imprinter *imprinter) {
    imprinter->is_active = true;
}

/* What a scalar begins with. */
static struct pl_mix start_of(enum pl_type type) {
    return (struct pl_mix){(uint64_t)type + 1, 0};
}

/* Numbers of more digits than fit a word: block by block, without the point. */
static struct pl_mix long_number(const struct pl_mix_key *key,
                                 struct pl_mix into, struct pl_slice digits) {
    uint64_t word = 0;
    size_t filled = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] == '.')
            continue;
        word = word * 10 + (uint64_t)(digits.data[i] - '0');
        if (++filled % DIGITS_IN_WORD == 0) {
            into = pl_mix_words(key, into, word, filled);
            word = 0;
        }
    }
    return pl_mix_words(key, into, word, filled);
}

static struct pl_mix mix_number(const struct pl_mix_key *key,
                                struct pl_slice text) {
    struct pl_mix into = start_of(PL_TYPE_NUMBER);
    struct pl_decimal number;
    if (!pl_decimal_read(&number, text))
        return pl_mix_bytes(key, into, text);
    into = pl_mix_words(key, into, (uint64_t)number.exponent, number.negative);
    return long_number(key, into, number.digits);
}

static struct pl_mix mix_text(const struct pl_mix_key *key, enum pl_type type,
                              struct pl_slice text) {
    return pl_mix_bytes(key, start_of(type), text);
}

static const struct pl_mix_key *key_of(struct pl_imprinter *imprinter) {
    if (!imprinter->has_key)
        imprinter->key = pl_mix_key_of(pl_heap_hash_key(imprinter->heap));
    imprinter->has_key = true;
    return &imprinter->key;
}

struct pl_mix pl_imprinter_scalar(struct pl_imprinter *imprinter,
                                  const struct pl_value *scalar) {
    const struct pl_mix_key *key = key_of(imprinter);
    if (scalar->type == PL_TYPE_NUMBER)
        return mix_number(key, scalar->text);
    return mix_text(key, scalar->type, scalar->text);
}

static struct pl_slice text_of(struct pl_imprinter *imprinter,
                               const struct pl_token *token) {
    if (!(token->flags & PL_TOKEN_ESCAPED))
        return token->text;
    pl_buf_clear(&imprinter->decoded);
    pl_token_decode(token, &imprinter->decoded);
    return pl_buf_slice(&imprinter->decoded);
}

static struct pl_imprint_level *innermost(struct pl_imprinter *imprinter) {
    return &imprinter->levels[imprinter->depth - 1];
}

/* Add a value to the container around it. */
static void add(struct pl_imprinter *imprinter, struct pl_mix value) {
    const struct pl_mix_key *key = &imprinter->key;
    struct pl_imprint_level *level = innermost(imprinter);
    level->count++;
    if (!level->is_object) {
        level->sum = pl_mix_words(key, level->sum, value.a, value.b);
        return;
    }
    struct pl_mix member = pl_mix_words(key, level->key, value.a, value.b);
    level->sum.a += member.a;
    level->sum.b += member.b;
}

static void open_level(struct pl_imprinter *imprinter, bool is_object) {
    key_of(imprinter);
    imprinter->levels =
        pl_heap_grow(imprinter->heap, imprinter->levels, &imprinter->cap,
                     imprinter->depth + 1, sizeof *imprinter->levels);
    imprinter->levels[imprinter->depth++] =
        (struct pl_imprint_level){.is_object = is_object};
}

static void close_level(struct pl_imprinter *imprinter, bool is_cut) {
    struct pl_imprint_level *level = innermost(imprinter);
    struct pl_mix value =
        start_of(level->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY);
    value.b = level->count;
    value = pl_mix_words(&imprinter->key, value, level->sum.a, level->sum.b);
    imprinter->last = value;
    imprinter->is_last_broken = level->is_broken || is_cut;
    imprinter->is_last_long = level->is_long;
    imprinter->depth--;
    imprinter->is_active = imprinter->depth > 0;
    if (!imprinter->is_active)
        return;
    innermost(imprinter)->is_broken |= imprinter->is_last_broken;
    innermost(imprinter)->is_long |= imprinter->is_last_long;
    add(imprinter, value);
}

static void take_key(struct pl_imprinter *imprinter,
                     const struct pl_token *token) {
    struct pl_imprint_level *level = innermost(imprinter);
    level->is_broken |= (token->flags & PL_TOKEN_BAD_KEY) > 0;
    level->is_long |= (token->flags & PL_TOKEN_LONG) > 0;
    level->key =
        mix_text(&imprinter->key, PL_TYPE_STRING, text_of(imprinter, token));
}

static void take_scalar(struct pl_imprinter *imprinter,
                        const struct pl_token *token, enum pl_type type) {
    const struct pl_mix_key *key = &imprinter->key;
    if (token->flags & PL_TOKEN_LONG)
        innermost(imprinter)->is_long = true;
    if (type == PL_TYPE_NUMBER)
        add(imprinter, mix_number(key, token->text));
    else
        add(imprinter, mix_text(key, type, text_of(imprinter, token)));
}

void pl_imprinter_take(struct pl_imprinter *imprinter,
                       const struct pl_token *token) {
    switch (token->kind) {
    case PL_TOKEN_END:
        return;
    case PL_TOKEN_KEY:
        take_key(imprinter, token);
        return;
    case PL_TOKEN_OBJECT_OPEN:
    case PL_TOKEN_ARRAY_OPEN:
        open_level(imprinter, token->kind == PL_TOKEN_OBJECT_OPEN);
        return;
    case PL_TOKEN_OBJECT_CLOSE:
    case PL_TOKEN_ARRAY_CLOSE:
        close_level(imprinter, token->flags & PL_TOKEN_CUT);
        return;
    case PL_TOKEN_NUMBER:
        take_scalar(imprinter, token, PL_TYPE_NUMBER);
        return;
    case PL_TOKEN_STRING:
        take_scalar(imprinter, token, PL_TYPE_STRING);
        return;
    case PL_TOKEN_NULL:
        take_scalar(imprinter, token, PL_TYPE_NULL);
        return;
    case PL_TOKEN_TRUE:
    case PL_TOKEN_FALSE:
        take_scalar(imprinter, token, PL_TYPE_BOOLEAN);
        return;
    case PL_TOKEN_BAD:
        innermost(imprinter)->is_broken = true;
        return;
    }
}

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

/* The digits of a number, without the point, DIGITS_IN_WORD at a time: the last
 * of them stay. */
static struct pl_mix mix_digits(const struct pl_mix_key *key,
                                struct pl_mix into, struct pl_slice digits,
                                uint64_t *word) {
    size_t filled = 0;
    *word = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] == '.')
            continue;
        if (filled++ == DIGITS_IN_WORD) {
            into = pl_mix_words(key, into, *word, DIGITS_IN_WORD);
            *word = 0;
            filled = 1;
        }
        *word = *word * 10 + (uint64_t)(digits.data[i] - '0');
    }
    return into;
}

/* A number is its digits, from the first to the last that is not zero, and the
 * power of ten of the last one. */
static struct pl_mix mix_decimal(const struct pl_mix_key *key,
                                 struct pl_slice text) {
    struct pl_mix into = pl_imprint_start(PL_TYPE_NUMBER);
    struct pl_decimal number;
    uint64_t word;
    if (!pl_decimal_read(&number, text))
        return pl_mix_bytes(key, into, text);
    uint64_t power = (uint64_t)number.exponent - pl_decimal_digits(number);
    into = mix_digits(key, into, number.digits, &word);
    return pl_mix_words(key, into, word, power * 2 + number.negative);
}

/* Most numbers are short, and have neither sign nor exponent. */
struct pl_mix pl_imprint_number(const struct pl_mix_key *key,
                                struct pl_slice text) {
    uint64_t word = 0, power = 0, decimals = 0;
    if (text.len > DIGITS_IN_WORD)
        return mix_decimal(key, text);
    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = (unsigned)(text.data[i] - '0');
        if (digit < 10)
            word = word * 10 + digit;
        else if (text.data[i] == '.')
            decimals = text.len - i - 1;
        else
            return mix_decimal(key, text);
    }
    for (; word > 0 && word % 10 == 0; word /= 10)
        power++;
    power = word > 0 ? power - decimals : 0;
    return pl_mix_words(key, pl_imprint_start(PL_TYPE_NUMBER), word, power * 2);
}

const struct pl_mix_key *pl_imprinter_key(struct pl_imprinter *imprinter) {
    if (!imprinter->has_key)
        imprinter->key = pl_mix_key_of(pl_heap_hash_key(imprinter->heap));
    imprinter->has_key = true;
    return &imprinter->key;
}

struct pl_mix pl_imprinter_scalar(struct pl_imprinter *imprinter,
                                  const struct pl_value *scalar) {
    const struct pl_mix_key *key = pl_imprinter_key(imprinter);
    if (scalar->type == PL_TYPE_NUMBER)
        return pl_imprint_number(key, scalar->text);
    return pl_imprint_text(key, scalar->type, scalar->text);
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
    level->sum = level->is_object
                     ? pl_imprint_member(key, level->sum, level->key, value)
                     : pl_imprint_element(key, level->sum, value);
}

static void open_level(struct pl_imprinter *imprinter, bool is_object) {
    pl_imprinter_key(imprinter);
    imprinter->levels =
        pl_heap_grow(imprinter->heap, imprinter->levels, &imprinter->cap,
                     imprinter->depth + 1, sizeof *imprinter->levels);
    imprinter->levels[imprinter->depth++] =
        (struct pl_imprint_level){.is_object = is_object};
}

static void close_level(struct pl_imprinter *imprinter, bool is_cut) {
    struct pl_imprint_level *level = innermost(imprinter);
    struct pl_mix value = pl_imprint_close(
        &imprinter->key, level->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY,
        level->sum, level->count);
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
    level->key = pl_imprint_text(&imprinter->key, PL_TYPE_STRING,
                                 text_of(imprinter, token));
}

static void take_scalar(struct pl_imprinter *imprinter,
                        const struct pl_token *token, enum pl_type type) {
    const struct pl_mix_key *key = &imprinter->key;
    if (token->flags & PL_TOKEN_LONG)
        innermost(imprinter)->is_long = true;
    if (type == PL_TYPE_NUMBER)
        add(imprinter, pl_imprint_number(key, token->text));
    else
        add(imprinter, pl_imprint_text(key, type, text_of(imprinter, token)));
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

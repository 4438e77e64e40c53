#include "engine/imprint.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "json/reader.h"

#define WORDS PL_IMPRINT_WORDS

/* An open container. */
struct pl_imprint_level {
    struct pl_mix sum;           /* words of its members or elements so far */
    struct pl_imprint_name name; /* name of the member that is being read */
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

struct pl_imprint_name pl_imprint_name_of(const struct pl_mix_key *key,
                                          struct pl_slice text) {
    struct pl_mix mix =
        pl_mix_bytes(key, pl_imprint_start(PL_TYPE_STRING), text);
    struct pl_mix words = pl_mix_words(key, mix, 1, 0);
    return (struct pl_imprint_name){{words.a, words.b}};
}

struct pl_mix pl_imprint_middle(const struct pl_mix_key *key,
                                struct pl_mix head, struct pl_slice text) {
    const char *last = text.data + text.len - WORDS;
    for (const char *at = text.data + WORDS; at < last; at += WORDS)
        head = pl_imprint_element(key, head, pl_mix_load(at, WORDS));
    return head;
}

static struct pl_mix string_words(const struct pl_mix_key *key,
                                  struct pl_slice text) {
    char bytes[WORDS] = {0};
    if (text.len > WORDS)
        return pl_imprint_long(key, text);
    /* a zero byte would look like the end of the text */
    if (text.len > 0 && memchr(text.data, 0, text.len))
        return pl_mix_bytes(key, pl_imprint_start(PL_TYPE_STRING), text);
    if (text.len > 0)
        memcpy(bytes, text.data, text.len);
    return pl_mix_load(bytes, text.len);
}

/* A number in its plainest writing. */
struct plain {
    char text[WORDS];
    size_t len;
};

static void put(struct plain *out, char c) {
    out->text[out->len++] = c;
}

/* The length of a number in its plainest writing; more than WORDS if there is
 * no room for it. */
static uint64_t plain_length(struct pl_decimal number) {
    uint64_t count = pl_decimal_digits(number);
    int64_t power = number.exponent;
    if (count == 0)
        return 1;
    if (count > WORDS || power > WORDS || power < -WORDS)
        return WORDS + 1;
    if (power <= 0)
        count += 2 + (uint64_t)-power;
    else
        count = (uint64_t)power < count ? count + 1 : (uint64_t)power;
    return count + number.negative;
}

/* Write a number for which there is room. */
static struct plain write_plainly(struct pl_decimal number) {
    struct plain out = {.len = 0};
    int64_t power = number.exponent;
    if (number.negative)
        put(&out, '-');
    if (power <= 0)
        put(&out, '0');
    if (power <= 0 && number.digits.len > 0)
        put(&out, '.');
    for (; power < 0; power++)
        put(&out, '0');
    power = number.exponent;
    for (size_t i = 0; i < number.digits.len; i++) {
        if (number.digits.data[i] == '.')
            continue;
        if (power-- == 0 && number.exponent > 0)
            put(&out, '.');
        put(&out, number.digits.data[i]);
    }
    for (; power > 0; power--)
        put(&out, '0');
    return out;
}

/* Mix the digits of a number, without the point, into `into`. */
static struct pl_mix mix_digits(const struct pl_mix_key *key,
                                struct pl_mix into, struct pl_slice digits) {
    struct plain part = {.len = 0};
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] == '.')
            continue;
        if (part.len == WORDS) {
            struct pl_mix words = pl_mix_load(part.text, WORDS);
            into = pl_mix_words(key, into, words.a, words.b);
            part.len = 0;
        }
        put(&part, digits.data[i]);
    }
    return pl_mix_bytes(key, into, pl_slice_of(part.text, part.len));
}

static struct pl_mix number_words(const struct pl_mix_key *key,
                                  struct pl_slice text) {
    struct pl_mix into = pl_imprint_start(PL_TYPE_NUMBER);
    struct pl_decimal number;
    if (!pl_decimal_read(&number, text))
        return pl_mix_bytes(key, into, text);
    if (plain_length(number) <= WORDS) {
        struct plain plain = write_plainly(number);
        return pl_imprint_plain(key, pl_slice_of(plain.text, plain.len));
    }
    into = pl_mix_words(key, into, (uint64_t)number.exponent, number.negative);
    return mix_digits(key, into, number.digits);
}

struct pl_mix pl_imprint_text(const struct pl_mix_key *key, enum pl_type type,
                              struct pl_slice text) {
    switch (type) {
    case PL_TYPE_NUMBER:
        return number_words(key, text);
    case PL_TYPE_STRING:
        return string_words(key, text);
    case PL_TYPE_NULL:
    case PL_TYPE_BOOLEAN:
    case PL_TYPE_OBJECT:
    case PL_TYPE_ARRAY:
        break;
    }
    return pl_imprint_no_string(key, pl_imprint_literal(*text.data));
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
    struct pl_mix words = pl_imprint_text(key, scalar->type, scalar->text);
    return pl_mix_words(key, pl_imprint_start(scalar->type), words.a, words.b);
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

/* Add a value to the innermost container. */
static void add(struct pl_imprinter *imprinter, struct pl_mix value) {
    const struct pl_mix_key *key = &imprinter->key;
    struct pl_imprint_level *level = innermost(imprinter);
    level->sum =
        level->is_object
            ? pl_mix_sum(level->sum, pl_imprint_member(&level->name, value))
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
        level->sum);
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
    level->name =
        pl_imprint_name_of(&imprinter->key, text_of(imprinter, token));
}

static void take_scalar(struct pl_imprinter *imprinter,
                        const struct pl_token *token, enum pl_type type) {
    if (token->flags & PL_TOKEN_LONG)
        innermost(imprinter)->is_long = true;
    add(imprinter,
        pl_imprint_text(&imprinter->key, type, text_of(imprinter, token)));
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

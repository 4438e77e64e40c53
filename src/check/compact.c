#include "check/compact.h"

#include "check/walk.h"

/* The bytes that JSON.stringify writes for one byte of a string. */
static uint64_t byte_size(unsigned char c) {
    if (c == '"' || c == '\\')
        return 2;
    if (c >= 0x20)
        return 1;
    return c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r' ? 2
                                                                         : 6;
}

/* A surrogate in UTF-8 is ED A0..BF xx: three bytes, which are written as an
 * escape of six. */
static bool begins_surrogate(struct pl_slice text, size_t i) {
    return (unsigned char)text.data[i] == 0xED && i + 2 < text.len &&
           (unsigned char)text.data[i + 1] >= 0xA0;
}

static uint64_t string_size(const struct pl_value *string) {
    struct pl_slice text = string->text;
    uint64_t size = 2;

    if (!string->has_escapes && string->raw.len > 0 &&
        string->raw.data[0] == '"')
        return size + text.len; /* nothing in it needs an escape */
    for (size_t i = 0; i < text.len; i++) {
        size += byte_size((unsigned char)text.data[i]);
        if (begins_surrogate(text, i))
            size += 3;
    }
    return size;
}

/* The bytes of a value without its children. */
static uint64_t own_size(const struct pl_value *value) {
    switch (value->type) {
    case PL_TYPE_NULL:
    case PL_TYPE_BOOLEAN:
    case PL_TYPE_NUMBER:
        return value->raw.len;
    case PL_TYPE_STRING:
        return string_size(value);
    case PL_TYPE_ARRAY:
    case PL_TYPE_OBJECT:
        break;
    }
    return 2 + (value->size > 0 ? value->size - 1 : 0); /* brackets, commas */
}

uint64_t pl_compact_size(const struct pl_value *value) {
    struct pl_walk walk;
    const struct pl_value *key;
    uint64_t size = 0;

    pl_walk_init(&walk, value);
    for (const struct pl_value *at = pl_walk_next(&walk, &key); at != NULL;
         at = pl_walk_next(&walk, &key)) {
        size += own_size(at);
        if (key != NULL)
            size += string_size(key) + 1; /* the colon */
    }
    return size;
}

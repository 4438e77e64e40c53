#include "report/line_hash.h"

#define BASE        37
#define END_OF_FILE 0xFFFF
#define REPLACEMENT 0xFFFD

void pl_line_hash_init(struct pl_line_hash *hash,
                       void (*line)(void *self, uint64_t line, uint64_t hash),
                       void *self) {
    *hash = (struct pl_line_hash){
        .line = line, .self = self, .oldest = 1, .is_line_start = true};
    for (int i = 0; i < PL_LINE_HASH_UNITS; i++)
        hash->oldest *= BASE;
}

/* Report the line that begins with the oldest unit, if there is one: its hash
 * is complete. The next unit takes the place of the oldest. */
static void tell_oldest(struct pl_line_hash *hash) {
    if (hash->starts[hash->at] > 0)
        hash->line(hash->self, hash->starts[hash->at], hash->hash);
    hash->starts[hash->at] = 0;
}

static void roll(struct pl_line_hash *hash, uint16_t unit) {
    uint64_t gone = hash->oldest * hash->units[hash->at];
    hash->hash = BASE * hash->hash + unit - gone;
    hash->units[hash->at] = unit;
    hash->at = (hash->at + 1) % PL_LINE_HASH_UNITS;
}

static void add_unit(struct pl_line_hash *hash, uint16_t unit) {
    bool is_second = hash->is_after_cr && unit == '\n';
    hash->is_after_cr = unit == '\r';
    if (unit == ' ' || unit == '\t' || is_second)
        return;
    if (unit == '\r')
        unit = '\n';
    tell_oldest(hash);
    if (hash->is_line_start)
        hash->starts[hash->at] = ++hash->lines;
    hash->is_line_start = unit == '\n';
    roll(hash, unit);
}

static void add_code(struct pl_line_hash *hash, uint32_t code) {
    if (code > 0xFFFF) {
        code -= 0x10000;
        add_unit(hash, (uint16_t)(0xD800 | code >> 10));
        code = 0xDC00 | (code & 0x3FF);
    }
    add_unit(hash, (uint16_t)code);
}

static void expect(struct pl_line_hash_text *text, uint32_t bits,
                   unsigned missing) {
    *text = (struct pl_line_hash_text){bits, missing, 0x80, 0xBF};
}

/* Set the bounds of the second byte, which are narrower after some first
 * bytes. */
static void narrow(struct pl_line_hash_text *text, unsigned char first) {
    switch (first) {
    case 0xE0:
        text->least = 0xA0;
        break;
    case 0xED:
        text->most = 0x9F;
        break;
    case 0xF0:
        text->least = 0x90;
        break;
    case 0xF4:
        text->most = 0x8F;
        break;
    }
}

static void begin_sequence(struct pl_line_hash *hash, unsigned char byte) {
    struct pl_line_hash_text *text = &hash->text;
    if (byte < 0x80) {
        add_unit(hash, byte);
    } else if (byte >= 0xC2 && byte <= 0xDF) {
        expect(text, byte & 0x1Fu, 1);
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        expect(text, byte & 0xFu, 2);
        narrow(text, byte);
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        expect(text, byte & 0x7u, 3);
        narrow(text, byte);
    } else {
        add_unit(hash, REPLACEMENT);
    }
}

static void go_on(struct pl_line_hash *hash, unsigned char byte) {
    struct pl_line_hash_text *text = &hash->text;
    if (byte < text->least || byte > text->most) {
        text->missing = 0;
        add_unit(hash, REPLACEMENT);
        begin_sequence(hash, byte);
        return;
    }
    expect(text, text->code << 6 | (byte & 0x3Fu), text->missing - 1);
    if (text->missing == 0)
        add_code(hash, text->code);
}

void pl_line_hash_add(struct pl_line_hash *hash, struct pl_slice bytes) {
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        if (hash->text.missing > 0)
            go_on(hash, byte);
        else
            begin_sequence(hash, byte);
    }
}

void pl_line_hash_end(struct pl_line_hash *hash) {
    if (hash->text.missing > 0)
        add_unit(hash, REPLACEMENT);
    hash->text.missing = 0;
    add_unit(hash, END_OF_FILE);
    for (int i = 0; i < PL_LINE_HASH_UNITS; i++) {
        tell_oldest(hash);
        roll(hash, 0);
    }
}

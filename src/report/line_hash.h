/*
 * Line hash: what GitHub knows a line of a file by, so that an alert stays the
 * same one when the line moves (`primaryLocationLineHash`). A rolling hash over
 * the first 100 UTF-16 code units from the start of the line on, blanks left
 * out and line ends alike; what follows the end of the file counts as zeros.
 * Bytes come in pieces of any size.
 */
#ifndef PL_REPORT_LINE_HASH_H
#define PL_REPORT_LINE_HASH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define PL_LINE_HASH_UNITS 100

/* A UTF-8 sequence that is being read. */
struct pl_line_hash_text {
    uint32_t code;
    unsigned missing;          /* bytes */
    unsigned char least, most; /* of the next byte */
};

struct pl_line_hash {
    /* Is called for each line, in order, with its number from 1. */
    void (*line)(void *self, uint64_t line, uint64_t hash);
    void *self;
    uint64_t hash;
    uint64_t oldest; /* 37 to the power of PL_LINE_HASH_UNITS */
    uint16_t units[PL_LINE_HASH_UNITS];  /* the last ones, a ring */
    uint64_t starts[PL_LINE_HASH_UNITS]; /* the line that begins with the unit;
                                            0: none */
    unsigned at;                         /* in the ring */
    uint64_t lines;
    bool is_line_start, is_after_cr;
    struct pl_line_hash_text text;
};

/* Make ready for a file; `line` is called with `self`. */
void pl_line_hash_init(struct pl_line_hash *hash,
                       void (*line)(void *self, uint64_t line, uint64_t hash),
                       void *self);

/* Go on with the next bytes of the file. */
void pl_line_hash_add(struct pl_line_hash *hash, struct pl_slice bytes);

/* The file has ended: tell the lines that are left. */
void pl_line_hash_end(struct pl_line_hash *hash);

#endif

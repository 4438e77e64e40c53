/*
 * Line hash: the hash by which GitHub recognises a line of a file
 * (`primaryLocationLineHash`), so that an alert stays the same when the line
 * moves. It is a rolling hash over 100 UTF-16 code units from the start of the
 * line on; spaces and tabs are skipped, all line ends are alike, and behind the
 * end of the file there are zeros. The bytes of the file may come in pieces of
 * any size.
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
    unsigned missing;          /* number of bytes still to come */
    unsigned char least, most; /* bounds of the next byte */
};

struct pl_line_hash {
    /* Called for each line, in order, with its number from 1. */
    void (*line)(void *self, uint64_t line, uint64_t hash);
    void *self;
    uint64_t hash;
    uint64_t oldest; /* 37 to the power of PL_LINE_HASH_UNITS */
    uint16_t units[PL_LINE_HASH_UNITS];  /* ring buffer of the last units */
    uint64_t starts[PL_LINE_HASH_UNITS]; /* number of the line that begins with
                                            the unit; 0: none */
    unsigned at;                         /* index of the oldest unit */
    uint64_t lines;
    bool is_line_start, is_after_cr;
    struct pl_line_hash_text text;
};

/* Begin a file. `line` is called with `self`. */
void pl_line_hash_init(struct pl_line_hash *hash,
                       void (*line)(void *self, uint64_t line, uint64_t hash),
                       void *self);

/* Take the next bytes of the file. */
void pl_line_hash_add(struct pl_line_hash *hash, struct pl_slice bytes);

/* The file has ended: call `line` for the lines that are left. */
void pl_line_hash_end(struct pl_line_hash *hash);

#endif

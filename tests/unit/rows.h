/*
 * Rows: texts of objects that follow each other, mostly in the same way, made
 * at random: lines, the arrays of lines, or an array; for what is to be said of
 * them alike with shortcuts and without.
 */
#ifndef ROWS_H
#define ROWS_H

#include "../mistakes/random.h"
#include "base/buf.h"
#include "json/reader.h"

/* So many objects are remembered, to be given again. */
#define ROWS_EARLIER 8

/* Where an object stands in a text. */
struct rows_place {
    size_t start, end;
};

/* Begins with a seed in `random`, and `bytes` that are initialised. */
struct rows {
    struct random random;
    struct pl_buf bytes;
    enum pl_framing framing;
    bool is_list;          /* each document is an array */
    const char *eol;       /* between two lines that are documents, … */
    const char *line;      /* … or are inside of one; NULL: they are not */
    const char *gap;       /* between two elements, if it is no line end */
    const char *spaces[2]; /* before keys that do not begin a line; of the … */
    const char *space;     /* … object at hand */
    bool is_stacked;       /* each element begins a line */
    bool are_tall;         /* as do most of the keys */
    bool is_tall;          /* those of the object at hand do */
    unsigned level;        /* of what is on the line at hand */
    struct rows_place earlier[ROWS_EARLIER];
};

/* Make the next text, of so many objects, in `bytes`. */
void rows_make(struct rows *rows, size_t objects);

#endif

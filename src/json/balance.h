/*
 * Balance: whether the brackets further on fit those that are open, and what
 * indentation tells about one that is missing.
 */
#ifndef PL_JSON_BALANCE_H
#define PL_JSON_BALANCE_H

#include "json/state.h"

enum pl_balance {
    PL_BALANCE_WHOLE,   /* they close what is open, and nothing is left over */
    PL_BALANCE_LACKING, /* they are too few */
    PL_BALANCE_SURPLUS, /* text is left over */
    PL_BALANCE_UNCLEAR  /* they do not fit each other, or go on too long */
};

/* Weigh the brackets from `offset` on against the outermost `depth` of those
 * that are open, as far as 64 KiB. */
enum pl_balance pl_balance_weigh(pl_reader *reader, uint64_t offset,
                                 size_t depth);

/* So many keys of a document are looked at closely. */
#define PL_BALANCE_DOUBTS 8

/* Tell whether the key at `offset` begins a line no deeper than the one on
 * which its object was opened. */
static inline bool pl_balance_is_doubtful(const pl_reader *reader,
                                          uint64_t offset) {
    return offset == reader->line_first &&
           reader->indent <= pl_reader_top(reader)->indent &&
           reader->doubts < PL_BALANCE_DOUBTS;
}

/* Tell whether the key at `reader->at`, which is doubtful, belongs to the
 * object around the innermost one, whose bracket was never closed. Indentation
 * alone is no mistake: the brackets must turn out to be too few. */
bool pl_balance_is_outer_key(pl_reader *reader);

#endif

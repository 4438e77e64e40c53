/*
 * Balance: whether the brackets further on in the text fit those that are open.
 * This, together with indentation, shows which bracket is missing after one was
 * found to be.
 */
#ifndef PL_JSON_BALANCE_H
#define PL_JSON_BALANCE_H

#include "json/state.h"

enum pl_balance {
    PL_BALANCE_WHOLE,   /* they close all open brackets, and no text is left
                           over */
    PL_BALANCE_LACKING, /* there are too few closing brackets */
    PL_BALANCE_SURPLUS, /* text is left over after all brackets have closed */
    PL_BALANCE_UNCLEAR  /* the brackets do not fit each other, or the search
                           limit was reached */
};

/* Compare the brackets from `offset` on with the outermost `depth` open ones.
 * The search ends after 64 KiB. */
enum pl_balance pl_balance_weigh(pl_reader *reader, uint64_t offset,
                                 size_t depth);

/* Greatest number of doubtful keys in one document for which
 * pl_balance_is_outer_key() searches. */
#define PL_BALANCE_DOUBTS 8

/* Tell whether the key at `offset` is doubtful: it is the first token of its
 * line, and that line is indented no deeper than the line on which the key's
 * object was opened. */
static inline bool pl_balance_is_doubtful(const pl_reader *reader,
                                          uint64_t offset) {
    return offset == reader->line_first &&
           reader->indent <= pl_reader_top(reader)->indent &&
           reader->doubts < PL_BALANCE_DOUBTS;
}

/* Tell whether the doubtful key at `reader->at` belongs to the object around
 * the innermost one, which was then never closed. Indentation alone is no
 * mistake: the closing brackets further on must also be too few. */
bool pl_balance_is_outer_key(pl_reader *reader);

#endif

/*
 * Indent: what indentation tells about a closing bracket that is missing.
 */
#ifndef PL_JSON_INDENT_H
#define PL_JSON_INDENT_H

#include "json/state.h"

/* So many times is a document searched for a missing bracket. */
#define PL_INDENT_JUDGEMENTS 8

/* Tell whether the key at `offset` begins a line no deeper than the one on
 * which its object was opened. */
static inline bool pl_indent_is_doubtful(const pl_reader *reader,
                                         uint64_t offset) {
    return offset == reader->line_first &&
           reader->indent <= pl_reader_top(reader)->indent &&
           reader->judged < PL_INDENT_JUDGEMENTS;
}

/* Tell whether the key at `reader->at`, which is doubtful, belongs to the
 * object around the innermost one, whose bracket was never closed. Indentation
 * alone is no mistake: the text must turn out, not too far on, to lack a
 * bracket. */
bool pl_indent_is_outer_key(pl_reader *reader);

#endif

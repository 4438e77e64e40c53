/*
 * Run: text that is passed without being interpreted, because after a mistake
 * its meaning is unknown.
 */
#ifndef PL_JSON_RUN_H
#define PL_JSON_RUN_H

#include "json/state.h"

/* Pass the text from `reader->at` to the comma or closing bracket that ends the
 * member or element, or to a line end if the next member or element begins on
 * the next line. Brackets and strings inside are passed as a whole. The
 * innermost container is marked as cut, and `reader->expect` is set. */
void pl_run_pass(pl_reader *reader);

/* Tell whether something that seems to belong to a value with an error, which
 * ends at `offset`, follows on the same line. */
bool pl_run_has_rest(pl_reader *reader, uint64_t offset);

/* After a value with an error: pass the text on the same line that seems to
 * belong to it. */
void pl_run_pass_rest(pl_reader *reader);

/* Pass the container whose bracket is at `reader->at`, of any depth. Returns
 * false if the text ends before the container does. */
bool pl_run_pass_container(pl_reader *reader);

#endif

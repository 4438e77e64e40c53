/*
 * Run: text that is passed without being read, because a mistake left nothing
 * to make of it.
 */
#ifndef PL_JSON_RUN_H
#define PL_JSON_RUN_H

#include "json/state.h"

/* Pass what stands at `reader->at` up to the comma or the closing bracket that
 * ends the member or element, or to a new line where the next one begins.
 * Brackets and strings within are passed whole. The innermost container is
 * marked as cut; what is expected next is set. */
void pl_run_pass(pl_reader *reader);

/* Tell whether, behind a value that holds an error and ends at `offset`,
 * something stands on its line that seems to be a part of it. */
bool pl_run_has_rest(pl_reader *reader, uint64_t offset);

/* After a value that holds an error, pass what stands behind it on its line and
 * seems to be a part of it. */
void pl_run_pass_rest(pl_reader *reader);

/* Pass the container whose bracket is at `reader->at`, however deep it is.
 * Returns false if the text ends before it does. */
bool pl_run_pass_container(pl_reader *reader);

#endif

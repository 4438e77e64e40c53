/*
 * Joined: whether a source that should hold one document per line instead holds
 * documents that span lines, one after the other.
 */
#ifndef PL_JSON_JOINED_H
#define PL_JSON_JOINED_H

#include "json/state.h"

/* Tell whether the document at `reader->at` continues beyond its line: the line
 * leaves a bracket open, and the following text fits there. (After a line that
 * is merely broken, the next line looks like a document of its own.) Examines
 * at most PL_LOOK_MAX bytes of the following text. */
bool pl_joined_begins(pl_reader *reader);

#endif

/*
 * Joined: whether a source that may hold a document a line holds documents that
 * span lines instead, one after the other.
 */
#ifndef PL_JSON_JOINED_H
#define PL_JSON_JOINED_H

#include "json/state.h"

/* Tell whether the document at `reader->at` goes on beyond its line: the line
 * leaves a bracket open, and what follows goes on where it stops. A line that
 * is merely broken is followed by a line like itself. Looks at what follows
 * within PL_LOOK_MAX bytes. */
bool pl_joined_begins(pl_reader *reader);

#endif

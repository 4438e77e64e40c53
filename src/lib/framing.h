/*
 * Framing: tell by its name how a file is cut into documents.
 */
#ifndef PL_LIB_FRAMING_H
#define PL_LIB_FRAMING_H

#include "json/reader.h"

/* PL_FRAMING_LINES for *.jsonl and *.ndjson, else PL_FRAMING_ONE. */
enum pl_framing pl_framing_of(struct pl_slice name);

#endif

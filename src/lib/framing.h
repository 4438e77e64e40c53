/*
 * Framing: how the text of a file is cut into documents, by its name.
 */
#ifndef PL_LIB_FRAMING_H
#define PL_LIB_FRAMING_H

#include "json/reader.h"

/* *.jsonl and *.ndjson hold lines. */
enum pl_framing pl_framing_of(struct pl_slice name);

#endif

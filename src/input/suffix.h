/*
 * Suffix: what a file's name says of what is in it. Letters count in either
 * case, and a suffix that says that the file is compressed (.gz, .zst) is
 * looked through: a.jsonl.gz is a .jsonl.
 */
#ifndef PL_INPUT_SUFFIX_H
#define PL_INPUT_SUFFIX_H

#include "base/slice.h"

/* Tell whether the file `path` has one of the `suffixes`, which are in lower
 * case and end with NULL, and something before it. */
bool pl_suffix_is(struct pl_slice path, const char *const *suffixes);

/* Tell whether its name says that the file `path` holds payloads: *.json
 * *.jsonl *.ndjson *.http *.rest *.md *.markdown. */
bool pl_suffix_is_payload(struct pl_slice path);

/* Tell whether it says that there is a document a line: *.jsonl *.ndjson. */
bool pl_suffix_is_lines(struct pl_slice path);

#endif

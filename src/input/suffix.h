/*
 * Suffix: what the name of a file tells of its content. Case does not matter. A
 * suffix of compressed files (.gz, .zst) is skipped: a.jsonl.gz counts as
 * .jsonl.
 */
#ifndef PL_INPUT_SUFFIX_H
#define PL_INPUT_SUFFIX_H

#include "base/slice.h"

/* Tell whether the name of `path` ends with one of `suffixes`, with something
 * before it. They are in lower case and end with NULL. */
bool pl_suffix_is(struct pl_slice path, const char *const *suffixes);

/* Tell whether `path` has a name of payloads: *.json *.jsonl *.ndjson *.http
 * *.rest *.md *.markdown. */
bool pl_suffix_is_payload(struct pl_slice path);

/* Tell whether `path` has a name of files with one document a line: *.jsonl
 * *.ndjson. */
bool pl_suffix_is_lines(struct pl_slice path);

#endif

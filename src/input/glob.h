/*
 * Glob: patterns for paths, as in .gitignore. `*` and `?` match characters
 * within a name, `[a-z]` and `[[:digit:]]` match one character, `**` as a whole
 * segment matches any number of folders. A backslash makes the next character
 * literal. A set without its `]`, and a backslash at the end, match nothing.
 */
#ifndef PL_INPUT_GLOB_H
#define PL_INPUT_GLOB_H

#include <stdbool.h>

#include "base/slice.h"

/* Tell whether `glob` matches the whole of `path`. The time is at most
 * proportional to the product of their lengths. */
bool pl_glob_is(struct pl_slice glob, struct pl_slice path);

/* Tell whether `glob` matches `path`, which is relative to the glob's folder
 * and has no `.` or `..` segments. A glob with a slash before its end matches a
 * path; without, a name at any depth; with a slash at its end, folders only. A
 * glob that matches a folder matches all that is in it. */
bool pl_glob_matches(struct pl_slice glob, struct pl_slice path,
                     bool is_folder);

#endif

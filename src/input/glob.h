/*
 * Glob: patterns of paths, written as in .gitignore. `*` and `?` stand for
 * characters of one name, `[a-z]` and `[[:digit:]]` for one of them, `**` as a
 * whole segment for any number of folders; a backslash takes the next character
 * as it is. A set that is never closed and a backslash at the end match
 * nothing.
 */
#ifndef PL_INPUT_GLOB_H
#define PL_INPUT_GLOB_H

#include <stdbool.h>

#include "base/slice.h"

/* Tell whether `glob` is the whole of `path`, from its first character on.
 * Takes time in proportion to the product of their lengths at most. */
bool pl_glob_is(struct pl_slice glob, struct pl_slice path);

/* Tell whether `glob` matches `path`, which is relative to the glob's folder
 * and has no `.` and `..` in it. With a slash before its end it is about the
 * path, without one about a name at any depth; with a slash at the end, about
 * folders alone. What matches a folder matches all that is in it. */
bool pl_glob_matches(struct pl_slice glob, struct pl_slice path,
                     bool is_folder);

#endif

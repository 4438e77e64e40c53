/*
 * Glob: patterns of paths, written as in .gitignore. `*` and `?` stand for
 * characters of one name, `[a-z]` for one of them, `**` as a whole segment for
 * any number of folders; a backslash takes the next character as it is. A
 * pattern with a slash before its end is about the path from the folder that it
 * is relative to; one without is about a name at any depth. What matches a
 * folder matches all that is in it; a slash at the end makes it about folders
 * alone.
 */
#ifndef PL_INPUT_GLOB_H
#define PL_INPUT_GLOB_H

#include <stdbool.h>

#include "base/slice.h"

/* Tell whether `glob` matches `path`, which is relative to the glob's folder
 * and has no `.` and `..` in it. Takes time in proportion to the product of
 * their lengths at most, for each folder of the path. */
bool pl_glob_matches(struct pl_slice glob, struct pl_slice path,
                     bool is_folder);

#endif

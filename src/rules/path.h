/*
 * Path: how one rule file refers to another by its path.
 */
#ifndef PL_RULES_PATH_H
#define PL_RULES_PATH_H

#include "base/arena.h"

/* The path of the file that the file `base` calls `name`: relative to the
 * folder of `base`, with `.` and `..` resolved in the text. `name` is returned
 * as it is if it is absolute or a pack (`paylint:braze`), or if `base` is
 * empty. A file beside a pack has the prefix too (`paylint:iso4217.tsv`). */
struct pl_slice pl_path_beside(struct pl_arena *arena, struct pl_slice base,
                               struct pl_slice name);

/* The prefix of the names of packs. */
#define PL_PACK_PREFIX "paylint:"

/* Tell whether `path` is the name of a pack, or of a file beside one. */
bool pl_path_is_pack(struct pl_slice path);

#endif

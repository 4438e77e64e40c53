/*
 * Path: how one rule file names another.
 */
#ifndef PL_RULES_PATH_H
#define PL_RULES_PATH_H

#include "base/arena.h"

/* The path of `name` as the file `base` means it: beside `base`, with `.` and
 * `..` worked out on the text; as it is where it is absolute, a pack
 * (`paylint:braze`), or `base` is empty. A file beside a pack is in the pack's
 * space (`paylint:iso4217.tsv`). */
struct pl_slice pl_path_beside(struct pl_arena *arena, struct pl_slice base,
                               struct pl_slice name);

/* What the names of packs begin with. */
#define PL_PACK_PREFIX "paylint:"

/* Tell whether a path is the name of a pack, or of a file in one. */
bool pl_path_is_pack(struct pl_slice path);

#endif

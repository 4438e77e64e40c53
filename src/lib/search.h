/*
 * Search: find the configuration of a file, and its path from the folder of a
 * configuration.
 *
 * `.paylint.yaml` is looked for in the file's folder and upward, to the folder
 * that contains `.git`; without such a folder, to the working directory. A file
 * in no repository and not below the working directory has the configuration of
 * its own folder, or that of the working directory.
 */
#ifndef PL_LIB_SEARCH_H
#define PL_LIB_SEARCH_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

struct pl_search_folder {
    struct pl_slice real;   /* absolute path without links, `.` and `..`; empty:
                               there is none */
    struct pl_slice config; /* its configuration, as shown to users; empty:
                               none */
    bool is_searched;
};

struct pl_search {
    struct pl_arena arena;
    struct pl_map index; /* folder as given → index into folders */
    struct pl_search_folder *folders;
    size_t count, cap;
    struct pl_slice working; /* the working directory; empty: it was removed */
    struct pl_buf path;
};

void pl_search_init(struct pl_search *search, struct pl_heap *heap);
void pl_search_fini(struct pl_search *search);

/* The path of the configuration for `file`, from the working directory; empty
 * if there is none. `file` need not exist. The result lives as long as the
 * search. */
struct pl_slice pl_search_config(struct pl_search *search,
                                 struct pl_slice file);

/* The path of `file` from the folder of the file `beside`, with as many `../`
 * as needed; absolute if the two have only the root in common. Valid until the
 * next call. */
struct pl_slice pl_search_way(struct pl_search *search, struct pl_slice file,
                              struct pl_slice beside);

/* The same, but absolute if `file` is not below that folder. */
struct pl_slice pl_search_from(struct pl_search *search, struct pl_slice file,
                               bool is_folder, struct pl_slice beside);

#endif

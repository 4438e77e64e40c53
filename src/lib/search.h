/*
 * Search: which configuration a file has, and how its path reads from the
 * folder of a configuration.
 *
 * `.paylint.yaml` is looked for in the file's folder and upward, to the folder
 * that holds `.git`; without one, to the working directory. A file that is in
 * no repository and not below the working directory has the configuration of
 * its own folder, or that of the working directory.
 */
#ifndef PL_LIB_SEARCH_H
#define PL_LIB_SEARCH_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

struct pl_search_folder {
    struct pl_slice real;   /* absolute, without links, `.` and `..` */
    struct pl_slice config; /* its configuration, as shown; empty: none */
    bool is_searched;
};

struct pl_search {
    struct pl_arena arena;
    struct pl_map index; /* folders as given */
    struct pl_search_folder *folders;
    size_t count, cap;
    struct pl_slice working; /* the working directory; empty: it is gone */
    struct pl_buf path;
};

void pl_search_init(struct pl_search *search, struct pl_heap *heap);
void pl_search_fini(struct pl_search *search);

/* The path of the configuration for `file`, which need not exist, from the
 * working directory on; empty if there is none. Lives as long as the search. */
struct pl_slice pl_search_config(struct pl_search *search,
                                 struct pl_slice file);

/* The path of `file` from the folder that `beside` is in, with as many `../` as
 * it takes; absolute if they have nothing in common. Valid until the next call.
 */
struct pl_slice pl_search_way(struct pl_search *search, struct pl_slice file,
                              struct pl_slice beside);

/* The same, but absolute if it is not below that folder. */
struct pl_slice pl_search_from(struct pl_search *search, struct pl_slice file,
                               bool is_folder, struct pl_slice beside);

#endif

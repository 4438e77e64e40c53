/*
 * Walk: from the paths of a command line to the files to check, in a fixed
 * order: paths as given, folders recursively and sorted by the bytes of the
 * paths.
 *
 * A file that is reached twice (same inode) is visited once. In folders,
 * symbolic links to folders are not followed, so that there are no loops; links
 * to files are. Hidden folders and files without a payload's name are passed
 * over, and so is all that is ignored (input/ignore.h), even if it was named.
 */
#ifndef PL_INPUT_WALK_H
#define PL_INPUT_WALK_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/heap.h"
#include "base/status.h"
#include "input/ignore.h"
#include "input/inode.h"

struct pl_file_visitor {
    /* Called for a file to check. `named`: it was given itself, not only found
     * in a folder. The path ends with a NUL and is valid during the call. */
    void (*file)(void *self, struct pl_slice path, bool named);
    /* Called for a path that cannot be walked, with the reason (see
     * pl_source_explain()). */
    void (*trouble)(void *self, struct pl_slice path, enum pl_status status,
                    int error);
    void *self;
    /* Tells whether a path is walked: one that was named, or an entry of a
     * folder. NULL: all that are named, all folders, and files with a payload's
     * name. */
    bool (*admit)(void *self, struct pl_slice path, bool is_folder, bool named);
    /* Called if a path that was named is ignored. May be NULL. */
    void (*ignored)(void *self, struct pl_slice path,
                    const struct pl_ignored_by *by);
};

struct pl_file_folder;

/* The state of a walk. Its owner frees it, so that a visitor may unwind the
 * heap. */
struct pl_file_walk {
    struct pl_heap *heap;
    struct pl_file_visitor visitor;
    struct pl_inodes named, visited;
    bool has_stdin;                 /* `-` was visited; it has no inode */
    struct pl_buf path;             /* the current path */
    struct pl_file_folder *folders; /* stack: from the named folder to the
                                       current one */
    size_t depth, cap;
    struct pl_ignore ignore;
    uint64_t count;
};

void pl_file_walk_init(struct pl_file_walk *walk, struct pl_heap *heap,
                       struct pl_file_visitor visitor);
void pl_file_walk_fini(struct pl_file_walk *walk);

/* Visit the files behind `paths` (`-` is standard input). Returns how many were
 * visited. Call at most once. */
uint64_t pl_file_walk_paths(struct pl_file_walk *walk,
                            const struct pl_slice *paths, size_t n);

#endif

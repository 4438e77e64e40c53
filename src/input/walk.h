/*
 * Walk: paths as given on the command line to the files to check, in a fixed
 * order: as given, folders recursively and sorted by the bytes of the paths. A
 * file that is reached twice (by device and inode) is visited once. Symbolic
 * links to folders inside a folder are not followed, so that there are no
 * loops; links to files are. In folders, hidden folders and what has no
 * payload's name are passed over. What is ignored (input/ignore.h) is passed
 * over, named or not.
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
    /* A file to check; `named`: it was given itself, not only found in a
     * folder. The path is terminated and valid during the call. */
    void (*file)(void *self, struct pl_slice path, bool named);
    /* A path that cannot be walked (missing, unreadable) and why; see
     * pl_source_explain(). */
    void (*trouble)(void *self, struct pl_slice path, enum pl_status status,
                    int error);
    void *self;
    /* Tell whether a path is walked: one that was named, a folder in a folder,
     * or a file in it. NULL: what was named, folders, and files whose names say
     * that they hold payloads. */
    bool (*admit)(void *self, struct pl_slice path, bool is_folder, bool named);
    /* A path that was named is ignored. NULL: nobody wants to know. */
    void (*ignored)(void *self, struct pl_slice path,
                    const struct pl_ignored_by *by);
};

struct pl_file_folder;

/* A walk under way. It stands outside pl_file_walk_paths() so that a visitor
 * may unwind the heap. */
struct pl_file_walk {
    struct pl_heap *heap;
    struct pl_file_visitor visitor;
    struct pl_inodes named, visited;
    bool has_stdin;                 /* `-` was visited: it has no inode */
    struct pl_buf path;             /* where the walk is */
    struct pl_file_folder *folders; /* from the named one to the one it is in */
    size_t depth, cap;
    struct pl_ignore ignore;
    uint64_t count;
};

void pl_file_walk_init(struct pl_file_walk *walk, struct pl_heap *heap,
                       struct pl_file_visitor visitor);
void pl_file_walk_fini(struct pl_file_walk *walk);

/* Visit the files behind `paths` (`-` is one). Returns how many were visited.
 * May be called once. */
uint64_t pl_file_walk_paths(struct pl_file_walk *walk,
                            const struct pl_slice *paths, size_t n);

#endif

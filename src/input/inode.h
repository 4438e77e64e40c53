/*
 * Inode: the identity of a file, whatever path leads to it; and a set of
 * inodes.
 */
#ifndef PL_INPUT_INODE_H
#define PL_INPUT_INODE_H

#include <sys/stat.h>

#include "base/arena.h"
#include "base/map.h"

struct pl_inode {
    dev_t device;
    ino_t number;
};

struct pl_inodes {
    struct pl_arena keys;
    struct pl_map map;
};

/* The inode of the file that `info` describes. */
struct pl_inode pl_inode_of(const struct stat *info);

/* Make an empty set. Free with _fini(). */
void pl_inodes_init(struct pl_inodes *set, struct pl_heap *heap);
void pl_inodes_fini(struct pl_inodes *set);

/* Tell whether the set has `inode`. */
bool pl_inodes_have(const struct pl_inodes *set, struct pl_inode inode);

/* Add `inode`. Returns false if the set has it already. */
bool pl_inodes_add(struct pl_inodes *set, struct pl_inode inode);

#endif

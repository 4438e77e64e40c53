#include "input/inode.h"

struct pl_inode pl_inode_of(const struct stat *info) {
    return (struct pl_inode){info->st_dev, info->st_ino};
}

void pl_inodes_init(struct pl_inodes *set, struct pl_heap *heap) {
    pl_arena_init(&set->keys, heap);
    pl_map_init(&set->map, heap);
}

void pl_inodes_fini(struct pl_inodes *set) {
    pl_map_fini(&set->map);
    pl_arena_free(&set->keys);
}

/* The bytes of an inode without the padding of the struct. */
static struct pl_slice write_key(struct pl_inode inode,
                                 char key[sizeof(struct pl_inode)]) {
    memcpy(key, &inode.device, sizeof inode.device);
    memcpy(key + sizeof inode.device, &inode.number, sizeof inode.number);
    return pl_slice_of(key, sizeof inode.device + sizeof inode.number);
}

bool pl_inodes_have(const struct pl_inodes *set, struct pl_inode inode) {
    char key[sizeof inode];
    return pl_map_get(&set->map, write_key(inode, key)) != PL_MAP_NONE;
}

bool pl_inodes_add(struct pl_inodes *set, struct pl_inode inode) {
    char key[sizeof inode];
    if (pl_inodes_have(set, inode))
        return false;
    struct pl_slice kept = pl_arena_copy(&set->keys, write_key(inode, key));
    pl_map_add(&set->map, kept, 1);
    return true;
}

/*
 * Folder: what a folder lists, as far as somebody wants it. It is read whole
 * and can be closed before anything is done with its entries, so that depth
 * costs no descriptors.
 */
#ifndef PL_INPUT_FOLDER_H
#define PL_INPUT_FOLDER_H

#include <dirent.h>
#include <stdbool.h>

#include "base/arena.h"
#include "input/inode.h"

enum pl_entry_kind {
    PL_ENTRY_UNKNOWN,
    PL_ENTRY_FILE,
    PL_ENTRY_FOLDER,
    PL_ENTRY_LINK,
    PL_ENTRY_OTHER
};

struct pl_entry {
    struct pl_slice name; /* terminated, in the arena of the folder */
    enum pl_entry_kind kind;
    struct pl_inode inode; /* once it was identified */
};

struct pl_folder {
    struct pl_heap *heap;
    DIR *open; /* while it is read, or NULL */
    struct pl_arena names;
    struct pl_entry *entries;
    size_t count, cap;
    bool has_own, has_git, is_repository; /* it lists `.ignore`, `.gitignore`,
                                             `.git` */
};

/* Who wants to know of an entry, by what its name says. */
struct pl_entry_filter {
    bool (*wants)(void *self, const struct pl_entry *entry);
    void *self;
};

/* Make a folder without entries. Free with _fini(), whatever becomes of it. */
void pl_folder_init(struct pl_folder *folder, struct pl_heap *heap);
void pl_folder_fini(struct pl_folder *folder);

/* Open the folder at `path`. Returns 0, or why it cannot be, an errno. */
int pl_folder_open(struct pl_folder *folder, const char *path);

/* Read the entries that `filter` wants. Returns 0, or the errno that ended it
 * early. */
int pl_folder_list(struct pl_folder *folder, struct pl_entry_filter filter);

/* Fill in which file or folder an entry is; a link stands for the file that it
 * leads to. Returns 0; an errno if it is gone; or -1 if it is neither, or a
 * link to a folder. The folder is still open. */
int pl_folder_identify(const struct pl_folder *folder, struct pl_entry *entry);

void pl_folder_close(struct pl_folder *folder);

/* Put the entries in the order of the paths below them: a folder's name counts
 * with the slash after it. */
void pl_folder_sort(struct pl_folder *folder);

#endif

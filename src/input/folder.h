/*
 * Folder: the entries of a folder that a filter wants. A folder is read as a
 * whole and closed before its entries are used, so that a deep tree needs few
 * descriptors.
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
    struct pl_slice name; /* ends with a NUL; lives in the folder's arena */
    enum pl_entry_kind kind;
    struct pl_inode inode; /* set by pl_folder_identify() */
};

struct pl_folder {
    struct pl_heap *heap;
    DIR *open; /* NULL unless it is being read */
    struct pl_arena names;
    struct pl_entry *entries;
    size_t count, cap;
    bool has_own, has_git, is_repository; /* it has an entry `.ignore`,
                                             `.gitignore`, `.git` */
};

/* Tells by its name and kind whether an entry is wanted. */
struct pl_entry_filter {
    bool (*wants)(void *self, const struct pl_entry *entry);
    void *self;
};

/* Make a folder without entries. Free with _fini() in any case. */
void pl_folder_init(struct pl_folder *folder, struct pl_heap *heap);
void pl_folder_fini(struct pl_folder *folder);

/* Open the folder at `path`. Returns 0 or an errno. */
int pl_folder_open(struct pl_folder *folder, const char *path);

/* Read the entries that `filter` wants. Returns 0, or the errno that ended the
 * list early. */
int pl_folder_list(struct pl_folder *folder, struct pl_entry_filter filter);

/* Fill in the inode of an entry, for a link that of its file. Returns 0; an
 * errno if the entry is gone; -1 if it is neither file nor folder, or is a link
 * to a folder. The folder must still be open. */
int pl_folder_identify(const struct pl_folder *folder, struct pl_entry *entry);

void pl_folder_close(struct pl_folder *folder);

/* Sort the entries as the paths below them sort: the name of a folder is
 * compared with a slash at its end. */
void pl_folder_sort(struct pl_folder *folder);

#endif

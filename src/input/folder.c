/* The field d_type, the kind of an entry, spares a call of fstatat(). All
 * systems have it, but it is not in POSIX of 2008. */
#define _DEFAULT_SOURCE
#define _DARWIN_C_SOURCE

#include "input/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>

void pl_folder_init(struct pl_folder *folder, struct pl_heap *heap) {
    *folder = (struct pl_folder){.heap = heap};
    pl_arena_init(&folder->names, heap);
}

void pl_folder_close(struct pl_folder *folder) {
    if (folder->open)
        closedir(folder->open);
    folder->open = NULL;
}

void pl_folder_fini(struct pl_folder *folder) {
    pl_folder_close(folder);
    pl_arena_free(&folder->names);
    free(folder->entries);
}

int pl_folder_open(struct pl_folder *folder, const char *path) {
    folder->open = opendir(path);
    return folder->open ? 0 : errno;
}

static enum pl_entry_kind kind_of(mode_t mode) {
    if (S_ISREG(mode))
        return PL_ENTRY_FILE;
    if (S_ISDIR(mode))
        return PL_ENTRY_FOLDER;
    return S_ISLNK(mode) ? PL_ENTRY_LINK : PL_ENTRY_OTHER;
}

/* The kind of an entry, if the system puts it into the list. */
static enum pl_entry_kind listed_kind(const struct dirent *item) {
#ifdef DT_UNKNOWN
    switch (item->d_type) {
    case DT_REG:
        return PL_ENTRY_FILE;
    case DT_DIR:
        return PL_ENTRY_FOLDER;
    case DT_LNK:
        return PL_ENTRY_LINK;
    case DT_UNKNOWN:
        return PL_ENTRY_UNKNOWN;
    default:
        return PL_ENTRY_OTHER;
    }
#else
    (void)item;
    return PL_ENTRY_UNKNOWN;
#endif
}

/* Note what the name of an entry tells of the folder. */
static void note(struct pl_folder *folder, const char *name) {
    if (name[0] != '.')
        return;
    folder->has_own |= strcmp(name, ".ignore") == 0;
    folder->has_git |= strcmp(name, ".gitignore") == 0;
    folder->is_repository |= strcmp(name, ".git") == 0;
}

/* Returns false, with errno set, if the entries of the folder cannot be looked
 * at. */
static bool add_entry(struct pl_folder *folder, const struct dirent *item,
                      struct pl_entry_filter filter) {
    struct pl_entry entry = {
        pl_slice_str(item->d_name), listed_kind(item), {0}};
    struct stat info;

    if (pl_slice_is(entry.name, ".") || pl_slice_is(entry.name, ".."))
        return true;
    note(folder, item->d_name);
    if (entry.kind == PL_ENTRY_UNKNOWN) {
        if (fstatat(dirfd(folder->open), item->d_name, &info,
                    AT_SYMLINK_NOFOLLOW) != 0)
            return errno == ENOENT; /* removed since it was listed */
        entry.kind = kind_of(info.st_mode);
    }
    if (!filter.wants(filter.self, &entry))
        return true;
    entry.name = pl_arena_copy(&folder->names, entry.name);
    folder->entries = pl_heap_grow(folder->heap, folder->entries, &folder->cap,
                                   folder->count + 1, sizeof *folder->entries);
    folder->entries[folder->count++] = entry;
    return true;
}

int pl_folder_list(struct pl_folder *folder, struct pl_entry_filter filter) {
    for (;;) {
        errno = 0;
        const struct dirent *item = readdir(folder->open);
        if (!item || !add_entry(folder, item, filter))
            return errno;
    }
}

int pl_folder_identify(const struct pl_folder *folder, struct pl_entry *entry) {
    struct stat info;
    if (fstatat(dirfd(folder->open), entry->name.data, &info, 0) != 0)
        return errno;
    entry->inode = pl_inode_of(&info);
    bool is_folder = entry->kind == PL_ENTRY_FOLDER;
    return kind_of(info.st_mode) ==
                   (is_folder ? PL_ENTRY_FOLDER : PL_ENTRY_FILE)
               ? 0
               : -1;
}

static int compare(const void *left, const void *right) {
    const struct pl_entry *a = left, *b = right;
    const char *a_name = a->name.data, *b_name = b->name.data;
    size_t i = 0;

    while (a_name[i] != '\0' && a_name[i] == b_name[i])
        i++;
    unsigned char at_a = (unsigned char)a_name[i];
    unsigned char at_b = (unsigned char)b_name[i];
    if (at_a == '\0' && a->kind == PL_ENTRY_FOLDER)
        at_a = '/';
    if (at_b == '\0' && b->kind == PL_ENTRY_FOLDER)
        at_b = '/';
    return at_a < at_b ? -1 : at_a > at_b;
}

void pl_folder_sort(struct pl_folder *folder) {
    if (folder->count > 1)
        qsort(folder->entries, folder->count, sizeof *folder->entries, compare);
}

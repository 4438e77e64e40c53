#include "input/walk.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "input/folder.h"
#include "input/suffix.h"

/* A folder that the walk is in. */
struct pl_file_folder {
    struct pl_folder list;
    size_t next;     /* index of the next entry */
    size_t path_len; /* length of the path of the folder, with a slash at its
                        end */
    struct pl_ignore_folder *ignore; /* NULL: its place is not known */
    bool is_new;                     /* its ignore files are not read yet */
};

void pl_file_walk_init(struct pl_file_walk *walk, struct pl_heap *heap,
                       struct pl_file_visitor visitor) {
    *walk = (struct pl_file_walk){.heap = heap, .visitor = visitor};
    pl_ignore_init(&walk->ignore, heap);
    walk->ignore.trouble = visitor.trouble;
    walk->ignore.self = visitor.self;
    pl_inodes_init(&walk->named, heap);
    pl_inodes_init(&walk->visited, heap);
    pl_buf_init(&walk->path, heap);
}

static void leave_folder(struct pl_file_walk *walk) {
    pl_folder_fini(&walk->folders[--walk->depth].list);
}

void pl_file_walk_fini(struct pl_file_walk *walk) {
    while (walk->depth > 0)
        leave_folder(walk);
    free(walk->folders);
    pl_ignore_fini(&walk->ignore);
    pl_buf_fini(&walk->path);
    pl_inodes_fini(&walk->visited);
    pl_inodes_fini(&walk->named);
}

static void visit(struct pl_file_walk *walk, struct pl_slice path, bool named) {
    walk->count++;
    walk->visitor.file(walk->visitor.self, path, named);
}

static void trouble(struct pl_file_walk *walk, int error) {
    enum pl_status status = PL_STATUS_IO;

    if (error == ENOENT || error == ENOTDIR)
        status = PL_STATUS_NO_FILE;
    if (error == EACCES || error == EPERM)
        status = PL_STATUS_DENIED;
    walk->visitor.trouble(walk->visitor.self, pl_buf_slice(&walk->path), status,
                          error);
}

static bool is_admitted(const struct pl_file_walk *walk, bool is_folder,
                        bool named) {
    struct pl_slice path = pl_buf_slice(&walk->path);
    if (walk->visitor.admit)
        return walk->visitor.admit(walk->visitor.self, path, is_folder, named);
    return named || is_folder || pl_suffix_is_payload(path);
}

static void dead_link(struct pl_file_walk *walk, const char *name, int error) {
    size_t len = walk->path.len;
    pl_buf_add_str(&walk->path, name);
    trouble(walk, error);
    walk->path.len = len;
}

/* Tell by its name whether an entry of a folder is walked. */
static bool is_wanted(void *self, const struct pl_entry *entry) {
    struct pl_file_walk *walk = self;
    bool is_folder = entry->kind == PL_ENTRY_FOLDER;
    size_t len = walk->path.len;
    if (entry->kind == PL_ENTRY_OTHER ||
        (is_folder && entry->name.data[0] == '.'))
        return false;
    pl_buf_add_slice(&walk->path, entry->name);
    bool is_wanted = is_admitted(walk, is_folder, false);
    walk->path.len = len;
    return is_wanted;
}

static bool is_ignored(struct pl_file_walk *walk,
                       struct pl_ignore_folder *folder,
                       const struct pl_entry *entry) {
    struct pl_ignored_by by;
    return folder && pl_ignore_holds(&walk->ignore, folder, entry->name,
                                     entry->kind == PL_ENTRY_FOLDER, &by);
}

/* Tell whether an entry is still there, and of the kind that was listed. */
static bool is_there(struct pl_file_walk *walk, const struct pl_folder *list,
                     struct pl_entry *entry) {
    int error = pl_folder_identify(list, entry);
    if (error > 0 && entry->kind == PL_ENTRY_LINK)
        dead_link(walk, entry->name.data, error);
    return error == 0;
}

/* Keep only the entries that are to be walked. */
static void sift(struct pl_file_walk *walk, struct pl_file_folder *folder) {
    struct pl_folder *list = &folder->list;
    size_t kept = 0;
    if (folder->is_new && folder->ignore)
        pl_ignore_read(&walk->ignore, folder->ignore, list->has_own,
                       list->has_git, list->is_repository);
    for (size_t i = 0; i < list->count; i++) {
        struct pl_entry *entry = &list->entries[i];
        if (!is_ignored(walk, folder->ignore, entry) &&
            is_there(walk, list, entry))
            list->entries[kept++] = *entry;
    }
    list->count = kept;
}

static struct pl_file_folder *push_folder(struct pl_file_walk *walk) {
    walk->folders = pl_heap_grow(walk->heap, walk->folders, &walk->cap,
                                 walk->depth + 1, sizeof *walk->folders);
    struct pl_file_folder *folder = &walk->folders[walk->depth++];
    *folder = (struct pl_file_folder){.next = 0};
    pl_folder_init(&folder->list, walk->heap);
    return folder;
}

/* Enter the folder at the walk's path. */
static void enter_folder(struct pl_file_walk *walk,
                         struct pl_ignore_folder *ignore, bool is_new) {
    struct pl_file_folder *folder = push_folder(walk);
    struct pl_folder *list = &folder->list;
    int error = pl_folder_open(list, walk->path.data);
    if (error != 0) {
        leave_folder(walk);
        trouble(walk, error);
        return;
    }
    if (walk->path.data[walk->path.len - 1] != '/')
        pl_buf_add_char(&walk->path, '/');
    folder->path_len = walk->path.len;
    folder->ignore = ignore;
    folder->is_new = is_new;
    error = pl_folder_list(list, (struct pl_entry_filter){is_wanted, walk});
    if (error != 0)
        trouble(walk, error);
    sift(walk, folder);
    pl_folder_close(list);
    pl_folder_sort(list);
}

/* Take the next entry of the innermost folder. */
static void step(struct pl_file_walk *walk) {
    struct pl_file_folder *folder = &walk->folders[walk->depth - 1];

    if (folder->next == folder->list.count) {
        leave_folder(walk);
        return;
    }
    struct pl_entry entry = folder->list.entries[folder->next++];
    walk->path.len = folder->path_len;
    pl_buf_add_slice(&walk->path, entry.name);
    if (!pl_inodes_add(&walk->visited, entry.inode))
        return;
    if (entry.kind == PL_ENTRY_FOLDER)
        enter_folder(
            walk,
            folder->ignore
                ? pl_ignore_enter(&walk->ignore, folder->ignore, entry.name)
                : NULL,
            true);
    else
        visit(walk, pl_buf_slice(&walk->path),
              pl_inodes_have(&walk->named, entry.inode));
}

static void set_path(struct pl_file_walk *walk, struct pl_slice path) {
    pl_buf_clear(&walk->path);
    pl_buf_add_slice(&walk->path, path);
}

static size_t folder_len(struct pl_slice path) {
    size_t len = path.len;
    while (len > 0 && path.data[len - 1] != '/')
        len--;
    return len;
}

/* The folder that decides whether the walk's path is ignored: the path itself
 * if it is a folder, else the folder that it is in. */
static struct pl_ignore_folder *
ignore_of(struct pl_file_walk *walk, struct pl_slice path, bool is_folder) {
    size_t len = is_folder ? path.len : folder_len(path);
    pl_buf_clear(&walk->path);
    pl_buf_add_slice(&walk->path, pl_slice_of(path.data, len));
    if (len == 0)
        pl_buf_add_char(&walk->path, '.');
    struct pl_ignore_folder *folder =
        pl_ignore_at(&walk->ignore, pl_buf_slice(&walk->path));
    set_path(walk, path);
    return folder;
}

/* Tell whether the walk's path, which was named, is ignored. */
static bool is_named_ignored(struct pl_file_walk *walk,
                             const struct pl_ignore_folder *folder,
                             bool is_folder) {
    struct pl_slice path = pl_buf_slice(&walk->path);
    size_t len = folder_len(path);
    struct pl_ignored_by by;
    if (!folder)
        return false;
    by = folder->by;
    if (!is_folder)
        pl_ignore_holds(&walk->ignore, folder,
                        pl_slice_of(path.data + len, path.len - len), false,
                        &by);
    if (by.line > 0 && walk->visitor.ignored)
        walk->visitor.ignored(walk->visitor.self, path, &by);
    return by.line > 0;
}

static void walk_named(struct pl_file_walk *walk, struct pl_slice path,
                       bool is_folder) {
    struct pl_ignore_folder *ignore = ignore_of(walk, path, is_folder);
    if (is_named_ignored(walk, ignore, is_folder))
        return;
    if (!is_folder) {
        visit(walk, pl_buf_slice(&walk->path), true);
        return;
    }
    enter_folder(walk, ignore, false);
    while (walk->depth > 0)
        step(walk);
}

static void walk_path(struct pl_file_walk *walk, struct pl_slice path) {
    struct stat info;

    set_path(walk, path);
    if (pl_slice_is(path, "-")) {
        if (!walk->has_stdin && is_admitted(walk, false, true))
            visit(walk, path, true);
        walk->has_stdin = true;
        return;
    }
    if (stat(walk->path.data, &info) != 0) {
        trouble(walk, errno);
        return;
    }
    if (pl_inodes_add(&walk->visited, pl_inode_of(&info)) &&
        is_admitted(walk, S_ISDIR(info.st_mode), true))
        walk_named(walk, path, S_ISDIR(info.st_mode));
}

/* A file that is named counts as named even if an earlier path is a folder that
 * contains it. */
static void note_named(struct pl_file_walk *walk, struct pl_slice path) {
    struct stat info;

    set_path(walk, path);
    if (stat(walk->path.data, &info) != 0 || S_ISDIR(info.st_mode))
        return;
    pl_inodes_add(&walk->named, pl_inode_of(&info));
}

uint64_t pl_file_walk_paths(struct pl_file_walk *walk,
                            const struct pl_slice *paths, size_t n) {
    for (size_t i = 0; i < n; i++)
        note_named(walk, paths[i]);
    for (size_t i = 0; i < n; i++)
        walk_path(walk, paths[i]);
    return walk->count;
}

/* What kind of entry a folder lists, which saves asking for it, is known to all
 * systems and to no POSIX of 2008. */
#define _DEFAULT_SOURCE
#define _DARWIN_C_SOURCE

#include "input/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/suffix.h"

/* What a file is, whatever its path. */
struct identity {
    dev_t device;
    ino_t inode;
};

enum kind { KIND_UNKNOWN, KIND_FILE, KIND_FOLDER, KIND_LINK, KIND_OTHER };

struct entry {
    struct pl_slice name; /* terminated, in the arena of its folder */
    enum kind kind;
    struct identity identity;
};

struct pl_file_folder {
    struct pl_arena names;
    struct entry *entries;
    size_t count, cap;
    size_t next;
    size_t path_len; /* of the walk's path up to it, with the slash */
    struct pl_ignore_folder *ignore;      /* NULL: it is unknown where it is */
    bool is_new;                          /* what it ignores is not read yet */
    bool has_own, has_git, is_repository; /* see pl_ignore_read() */
};

void pl_file_walk_init(struct pl_file_walk *walk, struct pl_heap *heap,
                       struct pl_file_visitor visitor) {
    *walk = (struct pl_file_walk){.heap = heap, .visitor = visitor};
    pl_ignore_init(&walk->ignore, heap);
    walk->ignore.trouble = visitor.trouble;
    walk->ignore.self = visitor.self;
    pl_arena_init(&walk->ids, heap);
    pl_map_init(&walk->named, heap);
    pl_map_init(&walk->visited, heap);
    pl_buf_init(&walk->path, heap);
}

static void leave_folder(struct pl_file_walk *walk) {
    struct pl_file_folder *folder = &walk->folders[--walk->depth];
    pl_arena_free(&folder->names);
    free(folder->entries);
}

static void close_open(struct pl_file_walk *walk) {
    if (walk->open)
        closedir(walk->open);
    walk->open = NULL;
}

void pl_file_walk_fini(struct pl_file_walk *walk) {
    close_open(walk);
    while (walk->depth > 0)
        leave_folder(walk);
    free(walk->folders);
    pl_ignore_fini(&walk->ignore);
    pl_buf_fini(&walk->path);
    pl_map_fini(&walk->visited);
    pl_map_fini(&walk->named);
    pl_arena_free(&walk->ids);
}

static struct identity identity_of(const struct stat *info) {
    return (struct identity){info->st_dev, info->st_ino};
}

/* The bytes of an identity, without the padding of the struct. */
static struct pl_slice write_key(const struct identity *identity,
                                 char key[sizeof(struct identity)]) {
    memcpy(key, &identity->device, sizeof identity->device);
    memcpy(key + sizeof identity->device, &identity->inode,
           sizeof identity->inode);
    return pl_slice_of(key, sizeof identity->device + sizeof identity->inode);
}

static bool has(const struct pl_map *set, const struct identity *identity) {
    char key[sizeof(struct identity)];
    return pl_map_get(set, write_key(identity, key)) != PL_MAP_NONE;
}

static void put(struct pl_file_walk *walk, struct pl_map *set,
                const struct identity *identity) {
    char key[sizeof(struct identity)];
    pl_map_add(set, pl_arena_copy(&walk->ids, write_key(identity, key)), 1);
}

/* Tell whether this is the first time that `identity` is reached. */
static bool is_first(struct pl_file_walk *walk,
                     const struct identity *identity) {
    if (has(&walk->visited, identity))
        return false;
    put(walk, &walk->visited, identity);
    return true;
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

static enum kind kind_of(mode_t mode) {
    if (S_ISREG(mode))
        return KIND_FILE;
    if (S_ISDIR(mode))
        return KIND_FOLDER;
    return S_ISLNK(mode) ? KIND_LINK : KIND_OTHER;
}

/* What the folder's list says that an entry is; many systems know. */
static enum kind listed_kind(const struct dirent *item) {
#ifdef DT_UNKNOWN
    switch (item->d_type) {
    case DT_REG:
        return KIND_FILE;
    case DT_DIR:
        return KIND_FOLDER;
    case DT_LNK:
        return KIND_LINK;
    case DT_UNKNOWN:
        return KIND_UNKNOWN;
    default:
        return KIND_OTHER;
    }
#else
    (void)item;
    return KIND_UNKNOWN;
#endif
}

/* Tell by its name whether an entry of a folder is walked. */
static bool is_wanted(struct pl_file_walk *walk, const struct entry *entry) {
    bool is_folder = entry->kind == KIND_FOLDER;
    size_t len = walk->path.len;
    if (entry->kind == KIND_OTHER || (is_folder && entry->name.data[0] == '.'))
        return false;
    pl_buf_add_slice(&walk->path, entry->name);
    bool is_wanted = is_admitted(walk, is_folder, false);
    walk->path.len = len;
    return is_wanted;
}

static bool is_ignored(struct pl_file_walk *walk,
                       struct pl_ignore_folder *folder,
                       const struct entry *entry) {
    struct pl_ignored_by by;
    return folder && pl_ignore_holds(&walk->ignore, folder, entry->name,
                                     entry->kind == KIND_FOLDER, &by);
}

/* Fill in what the entry is. A link stands for the file that it leads to.
 * Returns false if it is nothing to walk. */
static bool identify(struct pl_file_walk *walk, struct entry *entry) {
    struct stat info;
    if (fstatat(dirfd(walk->open), entry->name.data, &info, 0) != 0) {
        if (entry->kind == KIND_LINK)
            dead_link(walk, entry->name.data, errno);
        return false; /* gone since it was listed */
    }
    entry->identity = identity_of(&info);
    return kind_of(info.st_mode) ==
           (entry->kind == KIND_FOLDER ? KIND_FOLDER : KIND_FILE);
}

/* Keep of the entries that were listed what is to be walked. */
static void sift(struct pl_file_walk *walk, struct pl_file_folder *folder) {
    size_t kept = 0;
    if (folder->is_new && folder->ignore)
        pl_ignore_read(&walk->ignore, folder->ignore, folder->has_own,
                       folder->has_git, folder->is_repository);
    for (size_t i = 0; i < folder->count; i++) {
        struct entry *entry = &folder->entries[i];
        if (!is_ignored(walk, folder->ignore, entry) && identify(walk, entry))
            folder->entries[kept++] = *entry;
    }
    folder->count = kept;
}

/* Note what the folder says of itself by an entry. */
static void note(struct pl_file_folder *folder, const char *name) {
    if (name[0] != '.')
        return;
    folder->has_own |= strcmp(name, ".ignore") == 0;
    folder->has_git |= strcmp(name, ".gitignore") == 0;
    folder->is_repository |= strcmp(name, ".git") == 0;
}

/* Returns false, with errno, if the folder lets nobody look at what it lists.
 */
static bool add_entry(struct pl_file_walk *walk, struct pl_file_folder *folder,
                      const struct dirent *item) {
    struct entry entry = {pl_slice_str(item->d_name), listed_kind(item), {0}};
    struct stat info;

    if (pl_slice_is(entry.name, ".") || pl_slice_is(entry.name, ".."))
        return true;
    note(folder, item->d_name);
    if (entry.kind == KIND_UNKNOWN) {
        if (fstatat(dirfd(walk->open), item->d_name, &info,
                    AT_SYMLINK_NOFOLLOW) != 0)
            return errno == ENOENT; /* gone since it was listed */
        entry.kind = kind_of(info.st_mode);
    }
    if (!is_wanted(walk, &entry))
        return true;
    entry.name = pl_arena_copy(&folder->names, entry.name);
    folder->entries = pl_heap_grow(walk->heap, folder->entries, &folder->cap,
                                   folder->count + 1, sizeof *folder->entries);
    folder->entries[folder->count++] = entry;
    return true;
}

/* The order of the paths: a folder's name counts with the slash after it. */
static int compare(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    const char *a_name = a->name.data, *b_name = b->name.data;
    size_t i = 0;

    while (a_name[i] != '\0' && a_name[i] == b_name[i])
        i++;
    unsigned char at_a = (unsigned char)a_name[i];
    unsigned char at_b = (unsigned char)b_name[i];
    if (at_a == '\0' && a->kind == KIND_FOLDER)
        at_a = '/';
    if (at_b == '\0' && b->kind == KIND_FOLDER)
        at_b = '/';
    return at_a < at_b ? -1 : at_a > at_b;
}

static struct pl_file_folder *push_folder(struct pl_file_walk *walk) {
    walk->folders = pl_heap_grow(walk->heap, walk->folders, &walk->cap,
                                 walk->depth + 1, sizeof *walk->folders);
    struct pl_file_folder *folder = &walk->folders[walk->depth++];
    *folder = (struct pl_file_folder){.path_len = walk->path.len};
    pl_arena_init(&folder->names, walk->heap);
    return folder;
}

/* List the open folder. Returns 0, or the errno that ended it early. */
static int list_folder(struct pl_file_walk *walk,
                       struct pl_file_folder *folder) {
    for (;;) {
        errno = 0;
        const struct dirent *item = readdir(walk->open);
        if (!item || !add_entry(walk, folder, item))
            return errno;
    }
}

/* Make the folder at the walk's path the innermost. It is closed before its
 * entries are visited, so that depth costs no descriptors. */
static void enter_folder(struct pl_file_walk *walk,
                         struct pl_ignore_folder *ignore, bool is_new) {
    walk->open = opendir(walk->path.data);
    if (!walk->open) {
        trouble(walk, errno);
        return;
    }
    if (walk->path.data[walk->path.len - 1] != '/')
        pl_buf_add_char(&walk->path, '/');
    struct pl_file_folder *folder = push_folder(walk);
    folder->ignore = ignore;
    folder->is_new = is_new;
    int error = list_folder(walk, folder);
    if (error != 0)
        trouble(walk, error);
    sift(walk, folder);
    close_open(walk);
    if (folder->count > 1)
        qsort(folder->entries, folder->count, sizeof *folder->entries, compare);
}

/* Take the next entry of the innermost folder. */
static void step(struct pl_file_walk *walk) {
    struct pl_file_folder *folder = &walk->folders[walk->depth - 1];

    if (folder->next == folder->count) {
        leave_folder(walk);
        return;
    }
    struct entry entry = folder->entries[folder->next++];
    walk->path.len = folder->path_len;
    pl_buf_add_slice(&walk->path, entry.name);
    if (!is_first(walk, &entry.identity))
        return;
    if (entry.kind == KIND_FOLDER)
        enter_folder(
            walk,
            folder->ignore
                ? pl_ignore_enter(&walk->ignore, folder->ignore, entry.name)
                : NULL,
            true);
    else
        visit(walk, pl_buf_slice(&walk->path),
              has(&walk->named, &entry.identity));
}

static void set_path(struct pl_file_walk *walk, struct pl_slice path) {
    pl_buf_clear(&walk->path);
    pl_buf_add_slice(&walk->path, path);
}

/* `-` has no identity before it is opened: it is one by its name. */
static bool is_first_stdin(struct pl_file_walk *walk) {
    struct pl_slice key = pl_slice_str("-");
    if (pl_map_get(&walk->visited, key) != PL_MAP_NONE)
        return false;
    pl_map_add(&walk->visited, key, 1);
    return true;
}

static size_t folder_len(struct pl_slice path) {
    size_t len = path.len;
    while (len > 0 && path.data[len - 1] != '/')
        len--;
    return len;
}

/* The folder that decides whether the path of the walk is ignored: it, or the
 * one that it is in. */
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

/* Tell whether the path of the walk, which was named, is ignored. */
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
        if (is_first_stdin(walk) && is_admitted(walk, false, true))
            visit(walk, path, true);
        return;
    }
    if (stat(walk->path.data, &info) != 0) {
        trouble(walk, errno);
        return;
    }
    struct identity identity = identity_of(&info);
    if (is_first(walk, &identity) &&
        is_admitted(walk, S_ISDIR(info.st_mode), true))
        walk_named(walk, path, S_ISDIR(info.st_mode));
}

/* A file that is named counts as named even where a folder before it holds it.
 */
static void note_named(struct pl_file_walk *walk, struct pl_slice path) {
    struct stat info;

    set_path(walk, path);
    if (stat(walk->path.data, &info) != 0 || S_ISDIR(info.st_mode))
        return;
    struct identity identity = identity_of(&info);
    if (!has(&walk->named, &identity))
        put(walk, &walk->named, &identity);
}

uint64_t pl_file_walk_paths(struct pl_file_walk *walk,
                            const struct pl_slice *paths, size_t n) {
    for (size_t i = 0; i < n; i++)
        note_named(walk, paths[i]);
    for (size_t i = 0; i < n; i++)
        walk_path(walk, paths[i]);
    return walk->count;
}

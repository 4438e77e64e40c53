#include "input/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a file is, whatever its path. */
struct identity {
    dev_t device;
    ino_t inode;
};

struct entry {
    const char *name; /* in the arena of its folder */
    bool is_folder;
    struct identity identity;
};

struct pl_file_folder {
    struct pl_arena names;
    struct entry *entries;
    size_t count, cap;
    size_t next;
    size_t path_len; /* of the walk's path up to it, with the slash */
};

void pl_file_walk_init(struct pl_file_walk *walk, struct pl_heap *heap,
                       struct pl_file_visitor visitor) {
    *walk = (struct pl_file_walk){.heap = heap, .visitor = visitor};
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

static bool ends_with(struct pl_slice name, const char *suffix) {
    size_t len = strlen(suffix);
    return name.len > len &&
           memcmp(name.data + name.len - len, suffix, len) == 0;
}

bool pl_file_walk_is_payload(struct pl_slice path) {
    size_t start = path.len;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    struct pl_slice name = pl_slice_of(path.data + start, path.len - start);
    return ends_with(name, ".json") || ends_with(name, ".jsonl") ||
           ends_with(name, ".ndjson");
}

static bool is_admitted(const struct pl_file_walk *walk, bool is_folder,
                        bool named) {
    struct pl_slice path = pl_buf_slice(&walk->path);
    if (walk->visitor.admit)
        return walk->visitor.admit(walk->visitor.self, path, is_folder, named);
    return named || is_folder || pl_file_walk_is_payload(path);
}

/* Tell whether an entry of a folder is walked: the one place that filters. */
static bool is_wanted(struct pl_file_walk *walk, const char *name,
                      bool is_folder) {
    size_t len = walk->path.len;
    if (is_folder && name[0] == '.')
        return false;
    pl_buf_add_str(&walk->path, name);
    bool is_wanted = is_admitted(walk, is_folder, false);
    walk->path.len = len;
    return is_wanted;
}

static void dead_link(struct pl_file_walk *walk, const char *name, int error) {
    size_t len = walk->path.len;
    pl_buf_add_str(&walk->path, name);
    trouble(walk, error);
    walk->path.len = len;
}

/* Fill `entry` from what `name` in the open folder is. A link stands for the
 * file that it leads to. Returns false if it is nothing to walk. */
static bool fill(struct pl_file_walk *walk, const char *name, struct stat *info,
                 struct entry *entry) {
    entry->is_folder = S_ISDIR(info->st_mode);
    if (!is_wanted(walk, name, entry->is_folder))
        return false;
    if (S_ISLNK(info->st_mode) &&
        fstatat(dirfd(walk->open), name, info, 0) != 0) {
        dead_link(walk, name, errno);
        return false;
    }
    entry->identity = identity_of(info);
    return entry->is_folder || S_ISREG(info->st_mode);
}

/* Returns false, with errno, if the folder lets nobody look at what it lists.
 */
static bool add_entry(struct pl_file_walk *walk, struct pl_file_folder *folder,
                      const char *name) {
    struct stat info;
    struct entry entry;

    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return true;
    if (fstatat(dirfd(walk->open), name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT; /* gone since it was listed */
    if (!fill(walk, name, &info, &entry))
        return true;
    entry.name = pl_arena_copy(&folder->names, pl_slice_str(name)).data;
    folder->entries = pl_heap_grow(walk->heap, folder->entries, &folder->cap,
                                   folder->count + 1, sizeof *folder->entries);
    folder->entries[folder->count++] = entry;
    return true;
}

/* The order of the paths: a folder's name counts with the slash after it. */
static int compare(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    size_t i = 0;

    while (a->name[i] != '\0' && a->name[i] == b->name[i])
        i++;
    unsigned char at_a = (unsigned char)a->name[i];
    unsigned char at_b = (unsigned char)b->name[i];
    if (at_a == '\0' && a->is_folder)
        at_a = '/';
    if (at_b == '\0' && b->is_folder)
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
        if (!item || !add_entry(walk, folder, item->d_name))
            return errno;
    }
}

/* Make the folder at the walk's path the innermost. It is closed before its
 * entries are visited, so that depth costs no descriptors. */
static void enter_folder(struct pl_file_walk *walk) {
    walk->open = opendir(walk->path.data);
    if (!walk->open) {
        trouble(walk, errno);
        return;
    }
    if (walk->path.data[walk->path.len - 1] != '/')
        pl_buf_add_char(&walk->path, '/');
    struct pl_file_folder *folder = push_folder(walk);
    int error = list_folder(walk, folder);
    if (error != 0)
        trouble(walk, error);
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
    pl_buf_add_str(&walk->path, entry.name);
    if (!is_first(walk, &entry.identity))
        return;
    if (entry.is_folder)
        enter_folder(walk);
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
    if (!is_first(walk, &identity) ||
        !is_admitted(walk, S_ISDIR(info.st_mode), true))
        return;
    if (!S_ISDIR(info.st_mode)) {
        visit(walk, pl_buf_slice(&walk->path), true);
        return;
    }
    enter_folder(walk);
    while (walk->depth > 0)
        step(walk);
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

/* realpath() is an X/Open extension of POSIX. */
#define _XOPEN_SOURCE 700

#include "lib/search.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rules/load.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

void pl_search_init(struct pl_search *search, struct pl_heap *heap) {
    *search = (struct pl_search){0};
    pl_arena_init(&search->arena, heap);
    pl_map_init(&search->index, heap);
    pl_buf_init(&search->path, heap);
}

void pl_search_fini(struct pl_search *search) {
    pl_map_fini(&search->index);
    free(search->folders);
    pl_buf_fini(&search->path);
    pl_arena_free(&search->arena);
}

/* The folder of a path, as written. */
static struct pl_slice folder_of(struct pl_slice path) {
    size_t len = path.len;
    while (len > 0 && path.data[len - 1] != '/')
        len--;
    if (len == 0)
        return pl_slice_str(".");
    return pl_slice_of(path.data, len > 1 ? len - 1 : 1);
}

static struct pl_slice last_segment(struct pl_slice path) {
    size_t start = path.len;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return pl_slice_of(path.data + start, path.len - start);
}

/* The real path of `folder`. If it does not exist: the real path of the nearest
 * folder above it that does, and the rest as written. */
static struct pl_slice resolve(struct pl_search *search,
                               struct pl_slice folder) {
    char real[PATH_MAX];
    struct pl_buf *path = &search->path;
    struct pl_slice at = folder;
    for (;; at = folder_of(at)) {
        pl_buf_clear(path);
        pl_buf_add_slice(path, at);
        if (realpath(path->data, real))
            break;
        if (pl_slice_is(at, ".") || pl_slice_is(at, "/"))
            return pl_slice_str("");
    }
    bool is_here = pl_slice_is(at, ".") && folder.data != at.data;
    size_t skip = is_here ? 0 : at.len;
    pl_buf_clear(path);
    pl_buf_add_str(path, real);
    if (is_here)
        pl_buf_add_char(path, '/');
    pl_buf_add(path, folder.data + skip, folder.len - skip);
    return pl_arena_copy(&search->arena, pl_buf_slice(path));
}

/* The entry of a folder, made if it is new. Valid until the next call. */
static struct pl_search_folder *enter(struct pl_search *search,
                                      struct pl_slice folder) {
    uint32_t known = pl_map_get(&search->index, folder);
    if (known != PL_MAP_NONE)
        return &search->folders[known];

    struct pl_slice real = resolve(search, folder);
    search->folders =
        pl_heap_grow(search->arena.heap, search->folders, &search->cap,
                     search->count + 1, sizeof *search->folders);
    search->folders[search->count] = (struct pl_search_folder){.real = real};
    pl_map_add(&search->index, pl_arena_copy(&search->arena, folder),
               (uint32_t)search->count);
    return &search->folders[search->count++];
}

static const char *join(struct pl_search *search, struct pl_slice folder,
                        const char *name) {
    struct pl_buf *path = &search->path;
    pl_buf_clear(path);
    pl_buf_add_slice(path, folder);
    pl_buf_add_char(path, '/');
    pl_buf_add_str(path, name);
    return path->data;
}

static bool is_repository(struct pl_search *search, struct pl_slice folder) {
    return access(join(search, folder, ".git"), F_OK) == 0;
}

/* A link that leads nowhere counts: it is a configuration that cannot be
 * read. */
static bool has_config(struct pl_search *search, struct pl_slice folder) {
    struct stat info;
    const char *path = join(search, folder, PL_CONFIG_NAME);
    if (stat(path, &info) == 0)
        return !S_ISDIR(info.st_mode);
    return lstat(path, &info) == 0;
}

/* Tell whether `path` is `folder` or below it. */
static bool is_in(struct pl_slice path, struct pl_slice folder) {
    if (folder.len == 1)
        return true; /* the root */
    return path.len >= folder.len &&
           memcmp(path.data, folder.data, folder.len) == 0 &&
           (path.len == folder.len || path.data[folder.len] == '/');
}

static bool is_root(struct pl_slice folder) {
    return folder.len <= 1;
}

/* The folder up to which the search goes from `folder`; empty: it does not go
 * up. */
static struct pl_slice find_top(struct pl_search *search,
                                struct pl_slice folder) {
    for (struct pl_slice at = folder;; at = folder_of(at)) {
        if (is_repository(search, at))
            return at;
        if (is_root(at))
            break;
    }
    bool is_below = search->working.len > 0 && is_in(folder, search->working);
    return is_below ? search->working : pl_slice_str("");
}

/* The folder of the configuration for files in `folder`; empty: there is
 * none. */
static struct pl_slice find_holder(struct pl_search *search,
                                   struct pl_slice folder) {
    struct pl_slice top = find_top(search, folder);
    for (struct pl_slice at = folder; top.len > 0; at = folder_of(at)) {
        if (has_config(search, at))
            return at;
        if (at.len <= top.len)
            return pl_slice_str("");
    }
    if (has_config(search, folder))
        return folder;
    bool has_working =
        search->working.len > 0 && has_config(search, search->working);
    return has_working ? search->working : pl_slice_str("");
}

/* Append the path from one folder to another, with a slash at the end unless it
 * is empty. */
static void add_way(struct pl_slice from, struct pl_slice folder,
                    struct pl_buf *out) {
    size_t ups = 0;
    while (!is_root(from) && !is_in(folder, from)) {
        from = folder_of(from);
        ups++;
    }
    if (from.len == 0 || (is_root(from) && ups > 0)) {
        pl_buf_add_slice(out, folder);
        pl_buf_add_str(out, is_root(folder) ? "" : "/");
        return;
    }
    for (; ups > 0; ups--)
        pl_buf_add_str(out, "../");
    if (folder.len == from.len)
        return;
    size_t skip = from.len + !is_root(from);
    pl_buf_add(out, folder.data + skip, folder.len - skip);
    pl_buf_add_char(out, '/');
}

static struct pl_slice show_config(struct pl_search *search,
                                   struct pl_slice holder) {
    if (holder.len == 0)
        return holder;
    struct pl_buf *path = &search->path;
    pl_buf_clear(path);
    add_way(search->working, holder, path);
    pl_buf_add_str(path, PL_CONFIG_NAME);
    return pl_arena_copy(&search->arena, pl_buf_slice(path));
}

/* Look up the working directory when it is first needed. */
static void need_working(struct pl_search *search) {
    if (search->working.len == 0)
        search->working = enter(search, pl_slice_str("."))->real;
}

struct pl_slice pl_search_config(struct pl_search *search,
                                 struct pl_slice file) {
    need_working(search);
    struct pl_search_folder *folder = enter(search, folder_of(file));
    if (folder->is_searched || folder->real.len == 0)
        return folder->config;
    folder->config = show_config(search, find_holder(search, folder->real));
    folder->is_searched = true;
    return folder->config;
}

struct pl_slice pl_search_way(struct pl_search *search, struct pl_slice file,
                              struct pl_slice beside) {
    struct pl_slice from = enter(search, folder_of(beside))->real;
    struct pl_slice folder = enter(search, folder_of(file))->real;
    pl_buf_clear(&search->path);
    add_way(from, folder, &search->path);
    pl_buf_add_slice(&search->path, last_segment(file));
    return pl_buf_slice(&search->path);
}

struct pl_slice pl_search_from(struct pl_search *search, struct pl_slice file,
                               bool is_folder, struct pl_slice beside) {
    struct pl_slice base = enter(search, folder_of(beside))->real;
    struct pl_slice name = is_folder ? pl_slice_str("") : last_segment(file);
    struct pl_slice folder =
        enter(search, is_folder ? file : folder_of(file))->real;
    struct pl_buf *path = &search->path;
    pl_buf_clear(path);
    pl_buf_add_slice(path, folder);
    if (name.len > 0 && !is_root(folder))
        pl_buf_add_char(path, '/');
    pl_buf_add_slice(path, name);

    struct pl_slice whole = pl_buf_slice(path);
    size_t skip = base.len + !is_root(base);
    if (base.len == 0 || !is_in(whole, base) || whole.len < skip)
        return whole;
    return pl_slice_of(whole.data + skip, whole.len - skip);
}

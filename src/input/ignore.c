/* realpath() is an X/Open extension of POSIX. */
#define _XOPEN_SOURCE 700

#include "input/ignore.h"
#include "input/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

static const char *const names[PL_IGNORE_KINDS] = {
    [PL_IGNORE_OWN] = ".ignore",
    [PL_IGNORE_GIT] = ".gitignore",
    [PL_IGNORE_EXCLUDE] = "info/exclude", /* in the folder .git */
};

void pl_ignore_init(struct pl_ignore *ignore, struct pl_heap *heap) {
    *ignore = (struct pl_ignore){.heap = heap, .fd = -1};
    pl_arena_init(&ignore->arena, heap);
    pl_map_init(&ignore->index, heap);
    pl_buf_init(&ignore->path, heap);
    pl_buf_init(&ignore->text, heap);
}

static void close_file(struct pl_ignore *ignore) {
    if (ignore->fd >= 0)
        close(ignore->fd);
    ignore->fd = -1;
}

void pl_ignore_fini(struct pl_ignore *ignore) {
    close_file(ignore);
    for (struct pl_ignore_folder *at = ignore->folders; at; at = at->next)
        for (size_t i = 0; i < PL_IGNORE_KINDS; i++)
            free(at->patterns[i].items);
    pl_map_fini(&ignore->index);
    free(ignore->indexed);
    pl_buf_fini(&ignore->path);
    pl_buf_fini(&ignore->text);
    pl_arena_free(&ignore->arena);
}

/* Put the path of `name` in `folder` into the buffer `path`. */
static struct pl_slice join(struct pl_ignore *ignore, struct pl_slice folder,
                            struct pl_slice name) {
    struct pl_buf *path = &ignore->path;
    pl_buf_clear(path);
    pl_buf_add_slice(path, folder);
    if (folder.len > 1)
        pl_buf_add_char(path, '/');
    pl_buf_add_slice(path, name);
    return pl_buf_slice(path);
}

/* Read the open file to its end into `text`. Returns 0 or an errno. */
static int read_all(struct pl_ignore *ignore) {
    char chunk[4096];

    pl_buf_clear(&ignore->text);
    for (;;) {
        ssize_t got = read(ignore->fd, chunk, sizeof chunk);
        if (got == 0)
            return 0;
        if (got < 0 && errno != EINTR)
            return errno;
        if (got > 0)
            pl_buf_add(&ignore->text, chunk, (size_t)got);
        if (ignore->text.len > PL_IGNORE_FILE_MAX)
            return EFBIG;
    }
}

/* Open the file whose path is in the buffer. As in git, a symbolic link, and
 * what is not a file, has no patterns. Returns 0 or an errno. */
static int open_file(struct pl_ignore *ignore) {
    struct stat info;
    ignore->fd = open(ignore->path.data, O_RDONLY | O_CLOEXEC | O_NONBLOCK |
                                             O_NOCTTY | O_NOFOLLOW);
    if (ignore->fd < 0)
        return errno;
    if (fstat(ignore->fd, &info) != 0)
        return errno;
    return S_ISREG(info.st_mode) ? 0 : ENOENT;
}

static bool is_trouble(int error) {
    return error != 0 && error != ENOENT && error != ENOTDIR &&
           error != ELOOP && error != ENXIO;
}

/* Read the file whose path is in the buffer, if it exists. */
static void read_file(struct pl_ignore *ignore, struct pl_patterns *patterns) {
    int error = open_file(ignore);
    if (error == 0)
        error = read_all(ignore);
    close_file(ignore);
    if (is_trouble(error))
        ignore->trouble(ignore->self, pl_buf_slice(&ignore->path),
                        error == EACCES ? PL_STATUS_DENIED : PL_STATUS_IO,
                        error);
    else if (error == 0 && ignore->text.len > 0)
        pl_patterns_read(patterns, &ignore->arena, pl_buf_slice(&ignore->text));
}

/* The path that follows `sign` in the file `name` of `folder`, which must have
 * nothing else. A relative path is one from `folder`. Empty if there is
 * none. */
static struct pl_slice read_path(struct pl_ignore *ignore,
                                 struct pl_slice folder, const char *name,
                                 const char *sign) {
    join(ignore, folder, pl_slice_str(name));
    int error = open_file(ignore);
    if (error == 0)
        error = read_all(ignore);
    close_file(ignore);
    struct pl_slice text = pl_buf_slice(&ignore->text);
    if (error != 0 || !pl_text_starts(text, 0, sign))
        return pl_slice_str("");
    size_t start = pl_text_pass_space(text, strlen(sign));
    size_t end = pl_text_trim_end(text, start, text.len);
    text = pl_slice_of(text.data + start, end - start);
    if (text.len > 0 && text.data[0] != '/')
        text = join(ignore, folder, text);
    return pl_arena_copy(&ignore->arena, text);
}

/* The folder where git keeps what belongs to the repository `folder`: .git, or,
 * in a worktree or submodule, the folder that a file .git leads to. */
static struct pl_slice git_folder(struct pl_ignore *ignore,
                                  struct pl_slice folder) {
    struct pl_slice own = read_path(ignore, folder, ".git", "gitdir:");
    if (own.len == 0)
        return pl_arena_copy(&ignore->arena,
                             join(ignore, folder, pl_slice_str(".git")));
    struct pl_slice common = read_path(ignore, own, "commondir", "");
    return common.len > 0 ? common : own;
}

static void read_kind(struct pl_ignore *ignore, struct pl_ignore_folder *folder,
                      enum pl_ignore_kind kind) {
    struct pl_patterns *patterns = &folder->patterns[kind];
    struct pl_slice path = folder->path;
    if (kind == PL_IGNORE_EXCLUDE)
        path = git_folder(ignore, path);
    path = pl_arena_copy(&ignore->arena,
                         join(ignore, path, pl_slice_str(names[kind])));
    read_file(ignore, patterns);
    if (patterns->count == 0)
        return;
    patterns->file = path;
    folder->has_patterns = true;
}

static struct pl_ignore_folder *add(struct pl_ignore *ignore,
                                    struct pl_ignore_folder *up,
                                    struct pl_slice path) {
    struct pl_ignore_folder *folder =
        pl_arena_alloc(&ignore->arena, sizeof *folder);
    folder->up = up;
    folder->path = pl_arena_copy(&ignore->arena, path);
    folder->has_patterns = up && up->has_patterns;
    folder->next = ignore->folders;
    ignore->folders = folder;
    return folder;
}

struct pl_ignore_folder *pl_ignore_enter(struct pl_ignore *ignore,
                                         struct pl_ignore_folder *up,
                                         struct pl_slice name) {
    return add(ignore, up, join(ignore, up->path, name));
}

void pl_ignore_read(struct pl_ignore *ignore, struct pl_ignore_folder *folder,
                    bool has_own, bool has_git, bool is_repository) {
    if (is_repository) {
        folder->up = NULL;
        folder->has_patterns = false;
        read_kind(ignore, folder, PL_IGNORE_EXCLUDE);
    }
    if (has_own)
        read_kind(ignore, folder, PL_IGNORE_OWN);
    if (has_git)
        read_kind(ignore, folder, PL_IGNORE_GIT);
}

static bool is_root(struct pl_slice path) {
    return path.len <= 1;
}

static struct pl_slice folder_of(struct pl_slice path) {
    size_t len = path.len;
    while (len > 1 && path.data[len - 1] != '/')
        len--;
    return pl_slice_of(path.data, len > 1 ? len - 1 : 1);
}

static struct pl_slice name_of(struct pl_slice path) {
    size_t start = path.len;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return pl_slice_of(path.data + start, path.len - start);
}

/* Tell whether `path` is `folder` or below it. */
static bool is_in(struct pl_slice path, struct pl_slice folder) {
    return is_root(folder) ||
           (path.len >= folder.len &&
            memcmp(path.data, folder.data, folder.len) == 0 &&
            (path.len == folder.len || path.data[folder.len] == '/'));
}

static bool is_repository(struct pl_ignore *ignore, struct pl_slice folder) {
    join(ignore, folder, pl_slice_str(".git"));
    return access(ignore->path.data, F_OK) == 0;
}

static struct pl_ignore_folder *find(const struct pl_ignore *ignore,
                                     struct pl_slice path) {
    uint32_t known = pl_map_get(&ignore->index, path);
    return known == PL_MAP_NONE ? NULL : ignore->indexed[known];
}

static void remember(struct pl_ignore *ignore, struct pl_slice path,
                     struct pl_ignore_folder *folder) {
    ignore->indexed = pl_heap_grow(ignore->heap, ignore->indexed, &ignore->cap,
                                   ignore->count + 1, sizeof folder);
    ignore->indexed[ignore->count] = folder;
    pl_map_add(&ignore->index, pl_arena_copy(&ignore->arena, path),
               (uint32_t)ignore->count++);
}

/* The folder up to which files are asked about what is in `folder`. */
static struct pl_slice find_top(struct pl_ignore *ignore,
                                struct pl_slice folder) {
    char here[PATH_MAX];
    struct pl_slice at = folder;
    while (!is_repository(ignore, at)) {
        if (is_root(at)) {
            if (ignore->working.len == 0 && realpath(".", here))
                ignore->working =
                    pl_arena_copy(&ignore->arena, pl_slice_str(here));
            bool is_below =
                ignore->working.len > 0 && is_in(folder, ignore->working);
            return is_below ? ignore->working : folder;
        }
        at = folder_of(at);
    }
    return at;
}

/* The folder `path` in `up`, with its files read. */
static struct pl_ignore_folder *need(struct pl_ignore *ignore,
                                     struct pl_ignore_folder *up,
                                     struct pl_slice path) {
    struct pl_ignore_folder *folder = find(ignore, path);
    if (folder)
        return folder;
    folder = add(ignore, up, path);
    if (up)
        pl_ignore_holds(ignore, up, name_of(path), true, &folder->by);
    pl_ignore_read(ignore, folder, true, true, is_repository(ignore, path));
    remember(ignore, path, folder);
    return folder;
}

struct pl_ignore_folder *pl_ignore_at(struct pl_ignore *ignore,
                                      struct pl_slice path) {
    char real[PATH_MAX];
    struct pl_ignore_folder *folder = find(ignore, path);
    if (folder)
        return folder;
    if (!realpath(path.data, real))
        return NULL;

    struct pl_slice whole = pl_slice_str(real);
    struct pl_slice top = find_top(ignore, whole);
    folder = need(ignore, NULL, pl_slice_of(real, top.len));
    for (size_t end = top.len + 1; end <= whole.len; end++)
        if (end == whole.len || real[end] == '/')
            folder = need(ignore, folder, pl_slice_of(real, end));
    remember(ignore, path, folder);
    return folder;
}

bool pl_ignore_holds(struct pl_ignore *ignore,
                     const struct pl_ignore_folder *folder,
                     struct pl_slice name, bool is_folder,
                     struct pl_ignored_by *by) {
    *by = folder->by;
    if (folder->by.line > 0 || !folder->has_patterns)
        return folder->by.line > 0;

    struct pl_slice path = join(ignore, folder->path, name);
    for (size_t kind = 0; kind < PL_IGNORE_KINDS; kind++) {
        for (const struct pl_ignore_folder *at = folder; at; at = at->up) {
            const struct pl_patterns *patterns = &at->patterns[kind];
            size_t start = at->path.len + !is_root(at->path);
            const struct pl_pattern *pattern = pl_patterns_match(
                patterns, pl_slice_of(path.data + start, path.len - start),
                is_folder);
            if (!pattern)
                continue;
            if (!pattern->is_negated)
                *by = (struct pl_ignored_by){patterns->file, pattern->line};
            return !pattern->is_negated;
        }
    }
    return false;
}

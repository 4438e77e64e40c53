#include "rules/path.h"

bool pl_path_is_pack(struct pl_slice path) {
    size_t len = strlen(PL_PACK_PREFIX);
    return path.len >= len && memcmp(path.data, PL_PACK_PREFIX, len) == 0;
}

/* The length of the part of `base` before the file's own name. */
static size_t folder_len(struct pl_slice base) {
    if (pl_path_is_pack(base))
        return strlen(PL_PACK_PREFIX);
    size_t len = base.len;
    while (len > 0 && base.data[len - 1] != '/')
        len--;
    return len;
}

/* Remove the last segment from the `len` bytes at `path`, but nothing before
 * `root`. Returns false if there is no segment that can be removed. */
static bool drop_segment(const char *path, size_t root, size_t *len) {
    size_t end = *len, start;
    if (end == root)
        return false;
    for (start = end - 1; start > root && path[start - 1] != '/';)
        start--;
    if (pl_slice_is(pl_slice_of(path + start, end - start), "../"))
        return false;
    *len = start;
    return true;
}

/* The segment of `name` that begins at index `at`. */
static struct pl_slice segment_at(struct pl_slice name, size_t at) {
    size_t end = at;
    while (end < name.len && name.data[end] != '/')
        end++;
    return pl_slice_of(name.data + at, end - at);
}

/* Append `name`, segment by segment, to the `len` bytes at `path`, which are
 * empty or end with `/`. Returns the new length. */
static size_t append(char *path, size_t len, struct pl_slice name) {
    size_t root = pl_path_is_pack(pl_slice_of(path, len)) ? len : 0;
    if (root == 0 && len > 0 && path[0] == '/')
        root = 1;
    for (size_t at = 0; at < name.len;) {
        struct pl_slice segment = segment_at(name, at);
        bool is_last = at + segment.len == name.len;
        at += segment.len + !is_last;
        if (segment.len == 0 || pl_slice_is(segment, "."))
            continue;
        if (pl_slice_is(segment, "..") && !is_last &&
            drop_segment(path, root, &len))
            continue;
        memcpy(path + len, segment.data, segment.len);
        len += segment.len;
        if (!is_last)
            path[len++] = '/';
    }
    return len;
}

struct pl_slice pl_path_beside(struct pl_arena *arena, struct pl_slice base,
                               struct pl_slice name) {
    bool is_absolute = name.len > 0 && name.data[0] == '/';
    if (base.len == 0 || is_absolute || pl_path_is_pack(name))
        return pl_arena_copy(arena, name);

    size_t len = folder_len(base);
    char *path = pl_arena_alloc(arena, len + name.len + 1);
    memcpy(path, base.data, len);
    len = append(path, len, name);
    return len > 0 ? pl_slice_of(path, len) : pl_slice_str(".");
}

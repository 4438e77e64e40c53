#include "input/glob.h"

#include <stdint.h>

/* Cut the segment at the front off `rest`, with its slash. */
static struct pl_slice cut_segment(struct pl_slice *rest) {
    const char *slash =
        rest->len > 0 ? memchr(rest->data, '/', rest->len) : NULL;
    size_t len = slash ? (size_t)(slash - rest->data) : rest->len;
    struct pl_slice segment = pl_slice_of(rest->data, len);
    size_t skip = slash ? len + 1 : len;
    *rest = pl_slice_of(rest->data + skip, rest->len - skip);
    return segment;
}

/* The length of the class that `glob` begins with, or 0 if it is not closed. */
static size_t class_len(struct pl_slice glob) {
    size_t at = 1;
    if (at < glob.len && (glob.data[at] == '!' || glob.data[at] == '^'))
        at++;
    if (at < glob.len && glob.data[at] == ']')
        at++;
    while (at < glob.len && glob.data[at] != ']')
        at += glob.data[at] == '\\' ? 2 : 1;
    return at < glob.len ? at + 1 : 0;
}

/* Tell whether the closed class `set`, with its brackets, holds `c`. */
static bool class_holds(struct pl_slice set, char c) {
    bool is_negated = set.data[1] == '!' || set.data[1] == '^';
    bool holds = false;
    for (size_t at = is_negated ? 2 : 1; at + 1 < set.len; at++) {
        if (set.data[at] == '\\' && at + 2 < set.len)
            at++;
        unsigned char low = (unsigned char)set.data[at], high = low;
        if (at + 3 < set.len && set.data[at + 1] == '-') {
            high = (unsigned char)set.data[at + 2];
            at += 2;
        }
        holds |= low <= (unsigned char)c && (unsigned char)c <= high;
    }
    return holds != is_negated;
}

/* Match one character of a name, other than by `*`: how much of `glob` that
 * takes, or 0 if it does not match. */
static size_t match_one(struct pl_slice glob, char c) {
    if (glob.len == 0)
        return 0;
    size_t len = glob.data[0] == '[' ? class_len(glob) : 0;
    if (len > 0)
        return class_holds(pl_slice_of(glob.data, len), c) ? len : 0;
    if (glob.data[0] == '?')
        return 1;
    if (glob.data[0] == '\\' && glob.len > 1)
        return glob.data[1] == c ? 2 : 0;
    return glob.data[0] == c ? 1 : 0;
}

/* Match a name with a segment. After a mismatch the last star takes one
 * character more; earlier stars need not. */
static bool match_name(struct pl_slice glob, struct pl_slice name) {
    size_t at = 0, star = SIZE_MAX, star_at = 0;
    for (size_t i = 0; i < name.len;) {
        if (at < glob.len && glob.data[at] == '*') {
            star = ++at;
            star_at = i;
            continue;
        }
        size_t taken =
            match_one(pl_slice_of(glob.data + at, glob.len - at), name.data[i]);
        if (taken > 0) {
            at += taken;
            i++;
        } else if (star != SIZE_MAX) {
            at = star;
            i = ++star_at;
        } else {
            return false;
        }
    }
    while (at < glob.len && glob.data[at] == '*')
        at++;
    return at == glob.len;
}

/* Match a path with a glob, segment by segment; `**` takes segments as a star
 * takes characters. At the end it stands for something in a folder. */
static bool match_path(struct pl_slice glob, struct pl_slice path) {
    struct pl_slice star = {0}, star_path = {0};
    while (path.len > 0) {
        struct pl_slice rest = glob, ahead = path;
        struct pl_slice segment = cut_segment(&rest);
        bool is_segment = glob.len > 0;
        if (is_segment && pl_slice_is(segment, "**")) {
            if (rest.len == 0)
                return true;
            glob = star = rest;
            star_path = path;
            continue;
        }
        if (is_segment && match_name(segment, cut_segment(&ahead))) {
            glob = rest;
            path = ahead;
        } else if (star.data) {
            cut_segment(&star_path);
            glob = star;
            path = star_path;
        } else {
            return false;
        }
    }
    return glob.len == 0;
}

static struct pl_slice last_segment(struct pl_slice path) {
    size_t start = path.len;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return pl_slice_of(path.data + start, path.len - start);
}

bool pl_glob_matches(struct pl_slice glob, struct pl_slice path,
                     bool is_folder) {
    bool needs_folder = glob.len > 0 && glob.data[glob.len - 1] == '/';
    glob.len -= needs_folder;
    bool is_anchored = glob.len > 0 && memchr(glob.data, '/', glob.len);
    if (is_anchored && glob.data[0] == '/')
        glob = pl_slice_of(glob.data + 1, glob.len - 1);

    for (size_t end = 1; end <= path.len; end++) {
        bool is_whole = end == path.len;
        if (!is_whole && path.data[end] != '/')
            continue;
        struct pl_slice part = pl_slice_of(path.data, end);
        if (is_whole && needs_folder && !is_folder)
            return false;
        if (is_anchored ? match_path(glob, part)
                        : match_name(glob, last_segment(part)))
            return true;
    }
    return false;
}

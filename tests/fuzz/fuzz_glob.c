/*
 * Fuzz globs and patterns: the first line is a path, the rest a .gitignore.
 * Whatever they are, matching ends, and a glob says of a path what a matcher
 * says that tries everything. The pattern that decides about a path is the last
 * of those that match, and each matches alone too.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "input/glob.h"
#include "input/patterns.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LEN_MAX 12 /* of what is tried in every way */

static struct pl_slice rest_of(struct pl_slice slice, size_t n) {
    return pl_slice_of(slice.data + n, slice.len - n);
}

/* Tell whether the `**` that `glob` begins with stands between slashes. */
static bool is_folders(struct pl_slice glob, bool is_start, size_t stars) {
    return stars > 1 && is_start &&
           (stars == glob.len || glob.data[stars] == '/');
}

/* Match by trying for each star all that it can take. Sets are left out. */
static bool try_all(struct pl_slice glob, struct pl_slice path, bool is_start) {
    if (glob.len == 0)
        return path.len == 0;
    char c = glob.data[0];
    if (c != '*') {
        bool is_escape = c == '\\';
        if (path.len == 0 || glob.len == (size_t)is_escape)
            return false;
        bool matches = c == '?' ? path.data[0] != '/'
                                : glob.data[is_escape] == path.data[0];
        return matches && try_all(rest_of(glob, 1 + is_escape),
                                  rest_of(path, 1), path.data[0] == '/');
    }
    size_t stars = 0;
    while (stars < glob.len && glob.data[stars] == '*')
        stars++;
    struct pl_slice after = rest_of(glob, stars);
    bool folders = is_folders(glob, is_start, stars);
    if (folders && after.len == 0)
        return true;
    after = rest_of(after, folders);
    for (size_t taken = 0; taken <= path.len; taken++) {
        bool may_stop = !folders || taken == 0 || path.data[taken - 1] == '/';
        if (may_stop && try_all(after, rest_of(path, taken), folders))
            return true;
        if (!folders && taken < path.len && path.data[taken] == '/')
            return false;
    }
    return false;
}

static void check_glob(struct pl_slice glob, struct pl_slice path) {
    bool matches = pl_glob_is(glob, path);
    bool has_set = glob.len > 0 && memchr(glob.data, '[', glob.len);
    if (!has_set && glob.len <= LEN_MAX && path.len <= LEN_MAX)
        assert(matches == try_all(glob, path, true));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct pl_slice text = {(const char *)data, size};
    struct pl_patterns patterns = {0};
    struct pl_arena arena;
    struct pl_heap heap;
    const char *end = size > 0 ? memchr(data, '\n', size) : NULL;
    if (!end)
        return 0;

    struct pl_slice path = pl_slice_of(text.data, (size_t)(end - text.data));
    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
    pl_patterns_read(&patterns, &arena, rest_of(text, path.len + 1));
    const struct pl_pattern *found = pl_patterns_match(&patterns, path, false);
    const struct pl_pattern *last = NULL;
    for (size_t i = 0; i < patterns.count; i++) {
        struct pl_patterns one = {.items = &patterns.items[i], .count = 1};
        check_glob(patterns.items[i].glob, path);
        pl_glob_matches(patterns.items[i].glob, path, true);
        if (pl_patterns_match(&one, path, false))
            last = &patterns.items[i];
    }
    assert(found == last);
    free(patterns.items);
    pl_arena_free(&arena);
    return 0;
}

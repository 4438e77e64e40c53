#include "input/suffix.h"

static const char *const payloads[] = {".json", ".jsonl", ".ndjson",   ".http",
                                       ".rest", ".md",    ".markdown", NULL};
static const char *const lines[] = {".jsonl", ".ndjson", NULL};
static const char *const compressed[] = {".gz", ".zst", NULL};

static char lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

/* The length of the suffix of `name` that is one of `suffixes`; 0: none. */
static size_t suffix_len(struct pl_slice name, const char *const *suffixes) {
    for (; *suffixes; suffixes++) {
        size_t len = strlen(*suffixes), i = 0;
        if (name.len <= len)
            continue;
        while (i < len &&
               lower(name.data[name.len - len + i]) == (*suffixes)[i])
            i++;
        if (i == len)
            return len;
    }
    return 0;
}

static struct pl_slice name_of(struct pl_slice path) {
    size_t start = path.len;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return pl_slice_of(path.data + start, path.len - start);
}

bool pl_suffix_is(struct pl_slice path, const char *const *suffixes) {
    if (!*suffixes)
        return false;
    struct pl_slice name = name_of(path);
    name.len -= suffix_len(name, compressed);
    return suffix_len(name, suffixes) > 0;
}

bool pl_suffix_is_payload(struct pl_slice path) {
    return pl_suffix_is(path, payloads);
}

bool pl_suffix_is_lines(struct pl_slice path) {
    return pl_suffix_is(path, lines);
}

#include "input/patterns.h"

#include "input/glob.h"

/* Cut the next line off `text`, without its line end. */
static struct pl_slice cut_line(struct pl_slice *text) {
    const char *end = memchr(text->data, '\n', text->len);
    size_t len = end ? (size_t)(end - text->data) : text->len;
    struct pl_slice line = pl_slice_of(text->data, len);
    size_t skip = end ? len + 1 : len;
    *text = pl_slice_of(text->data + skip, text->len - skip);
    if (line.len > 0 && line.data[line.len - 1] == '\r')
        line.len--;
    return line;
}

/* The line without spaces at its end, unless a backslash is before them. */
static struct pl_slice trim(struct pl_slice line) {
    size_t kept = 0;
    for (size_t i = 0; i < line.len; i++) {
        bool is_escape = line.data[i] == '\\';
        i += is_escape && i + 1 < line.len;
        if (is_escape || line.data[i] != ' ')
            kept = i + 1;
    }
    return pl_slice_of(line.data, kept);
}

static bool has_special(struct pl_slice glob) {
    for (size_t i = 0; i < glob.len; i++)
        if (strchr("*?[\\", glob.data[i]) && glob.data[i] != '\0')
            return true;
    return false;
}

static struct pl_slice skip(struct pl_slice slice, size_t n) {
    return pl_slice_of(slice.data + n, slice.len - n);
}

static struct pl_pattern make(struct pl_slice glob, uint64_t line) {
    struct pl_pattern pattern = {.line = line};
    pattern.is_negated = glob.len > 0 && glob.data[0] == '!';
    glob = skip(glob, pattern.is_negated);
    pattern.needs_folder = glob.len > 0 && glob.data[glob.len - 1] == '/';
    glob.len -= pattern.needs_folder;
    pattern.is_name = !memchr(glob.data, '/', glob.len);
    if (glob.len > 0 && glob.data[0] == '/')
        glob = skip(glob, 1);
    pattern.is_literal = !has_special(glob);
    pattern.is_suffix = pattern.is_name && glob.len > 0 &&
                        glob.data[0] == '*' && !has_special(skip(glob, 1));
    pattern.glob = glob;
    return pattern;
}

void pl_patterns_read(struct pl_patterns *patterns, struct pl_arena *arena,
                      struct pl_slice text) {
    uint64_t number = 0;

    text = pl_arena_copy(arena, text);
    if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
        text = skip(text, 3);
    while (text.len > 0) {
        struct pl_slice line = cut_line(&text);
        number++;
        if (line.len > 0 && line.data[0] == '#')
            continue;
        line = trim(line);
        if (line.len == 0)
            continue;
        patterns->items =
            pl_heap_grow(arena->heap, patterns->items, &patterns->cap,
                         patterns->count + 1, sizeof *patterns->items);
        patterns->items[patterns->count++] = make(line, number);
    }
}

static struct pl_slice name_in(struct pl_slice path) {
    size_t start = path.len;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return skip(path, start);
}

static bool ends_with(struct pl_slice name, struct pl_slice end) {
    return name.len >= end.len &&
           pl_slice_eq(skip(name, name.len - end.len), end);
}

static bool matches(const struct pl_pattern *pattern, struct pl_slice path,
                    struct pl_slice name, bool is_folder) {
    struct pl_slice text = pattern->is_name ? name : path;
    if (pattern->needs_folder && !is_folder)
        return false;
    if (pattern->is_literal)
        return pl_slice_eq(pattern->glob, text);
    if (pattern->is_suffix)
        return ends_with(text, skip(pattern->glob, 1));
    return pl_glob_is(pattern->glob, text);
}

const struct pl_pattern *pl_patterns_match(const struct pl_patterns *patterns,
                                           struct pl_slice path,
                                           bool is_folder) {
    struct pl_slice name = name_in(path);
    for (size_t i = patterns->count; i > 0; i--)
        if (matches(&patterns->items[i - 1], path, name, is_folder))
            return &patterns->items[i - 1];
    return NULL;
}

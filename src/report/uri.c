#include "report/uri.h"

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           c == '~' || c == '/';
}

bool pl_uri_is_relative(struct pl_slice path) {
    return path.len == 0 || path.data[0] != '/';
}

static struct pl_slice after(struct pl_slice path, size_t len) {
    return pl_slice_of(path.data + len, path.len - len);
}

static bool is_below(struct pl_slice path, struct pl_slice root) {
    return root.len > 1 && path.len > root.len + 1 &&
           memcmp(path.data, root.data, root.len) == 0 &&
           path.data[root.len] == '/' && path.data[root.len + 1] != '/';
}

struct pl_slice pl_uri_path(struct pl_slice path, struct pl_slice root) {
    if (is_below(path, root))
        return after(path, root.len + 1);
    while (path.len > 2 && memcmp(path.data, "./", 2) == 0 &&
           path.data[2] != '/')
        path = after(path, 2);
    return path;
}

void pl_uri_add(struct pl_buf *out, struct pl_slice path) {
    if (!pl_uri_is_relative(path))
        pl_buf_add_str(out, "file://");
    for (size_t i = 0; i < path.len; i++) {
        if (is_plain(path.data[i]))
            pl_buf_add_char(out, path.data[i]);
        else
            pl_buf_add_format(out, "%%%02X", (unsigned char)path.data[i]);
    }
}

static bool starts_with(struct pl_slice text, const char *start) {
    size_t len = strlen(start);
    return text.len >= len && memcmp(text.data, start, len) == 0;
}

bool pl_uri_is_http(struct pl_slice url) {
    if (!starts_with(url, "https://") && !starts_with(url, "http://"))
        return false;
    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.data[i] <= ' ' ||
            (unsigned char)url.data[i] > '~' ||
            strchr("<>\"'\\^`{|}", url.data[i]))
            return false;
    return true;
}

#include "input/seam.h"

#include <string.h>

#include "input/stretch.h"

#define LOOK 16384

/* A text that is looked through from its beginning. */
struct looking {
    struct pl_slice text;
    size_t at;
    size_t depth; /* number of open brackets */
};

static char byte_at(const struct looking *looking, size_t at) {
    return at < looking->text.len ? looking->text.data[at] : '\0';
}

static size_t pass_blank(const struct looking *looking, size_t at) {
    while (at < looking->text.len && strchr(" \t\r\n", looking->text.data[at]))
        at++;
    return at;
}

/* The end of the string that begins at `at`, behind its closing quote. */
static size_t pass_string(const struct looking *looking, size_t at) {
    for (at++; at < looking->text.len && byte_at(looking, at) != '"'; at++)
        at += byte_at(looking, at) == '\\';
    return at + 1;
}

/* Go on to the next closing bracket of an object. Returns false if there is
 * none. */
static bool next_close(struct looking *looking) {
    while (looking->at < looking->text.len) {
        char c = byte_at(looking, looking->at);
        if (c == '"') {
            looking->at = pass_string(looking, looking->at);
            continue;
        }
        looking->depth += c == '{' || c == '[';
        if (c == '}' || c == ']') {
            if (looking->depth == 0)
                return false;
            looking->depth--;
        }
        if (c == '}')
            return true;
        looking->at++;
    }
    return false;
}

/* Take the text from the bracket at `looking->at` to the next key as the
 * seam. */
static bool take(struct pl_seam *seam, const struct looking *looking) {
    size_t comma = pass_blank(looking, looking->at + 1);
    size_t open = pass_blank(looking, comma + 1);
    size_t quote = pass_blank(looking, open + 1);
    if (byte_at(looking, comma) != ',' || byte_at(looking, open) != '{' ||
        byte_at(looking, quote) != '"')
        return false;
    size_t end = pass_string(looking, quote);
    if (end > looking->text.len || end - looking->at > PL_SEAM_MAX)
        return false;
    seam->len = end - looking->at;
    seam->comma = comma - looking->at;
    memcpy(seam->text, looking->text.data + looking->at, seam->len);
    return true;
}

static bool is_at(const struct pl_seam *seam, struct pl_slice text, size_t at) {
    return text.len - at >= seam->len &&
           memcmp(text.data + at, seam->text, seam->len) == 0;
}

bool pl_seam_learn(struct pl_seam *seam, struct pl_slice text) {
    struct looking looking = {.text = text};
    bool is_known = false;
    if (byte_at(&looking, 0) != '[' ||
        byte_at(&looking, pass_blank(&looking, 1)) != '{')
        return false;
    for (; next_close(&looking); looking.at++) {
        bool is_element = looking.depth == 1;
        if (is_element && !is_known && !take(seam, &looking))
            return false;
        is_known |= is_element;
        if (!is_element && is_known && is_at(seam, text, looking.at))
            return false;
    }
    return is_known;
}

/* The offset of the first seam in `text`; its length if there is none. */
static size_t search(const struct pl_seam *seam, struct pl_slice text) {
    const char *end = text.data + text.len;
    for (const char *at = text.data; at < end; at++) {
        at = memchr(at, '}', (size_t)(end - at));
        if (!at)
            break;
        size_t index = (size_t)(at - text.data);
        if (is_at(seam, text, index))
            return index;
    }
    return text.len;
}

uint64_t pl_seam_find(const struct pl_seam *seam, int fd, uint64_t from,
                      uint64_t size) {
    char bytes[LOOK];
    while (from < size) {
        long got = pl_stretch_read(fd, bytes, sizeof bytes, from);
        if (got < (long)seam->len)
            break;
        struct pl_slice text = pl_slice_of(bytes, (size_t)got);
        size_t at = search(seam, text);
        if (at < text.len)
            return from + at + seam->comma;
        from += text.len - seam->len + 1; /* a seam may begin before the end */
    }
    return size;
}

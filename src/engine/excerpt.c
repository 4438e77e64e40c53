#include "engine/walk.h"

/* A source line, from which text is taken out. `offset`: of its first byte in
 * the source. */
struct line {
    char *text;
    size_t len;
    uint64_t offset;
};

/* Replace the bytes from `from` to `to` by one `*` for each code point, so that
 * columns stay the same. */
static void star(struct line *line, size_t from, size_t to) {
    size_t out = from;
    for (size_t i = from; i < to; i++)
        if (((unsigned char)line->text[i] & 0xC0) != 0x80)
            line->text[out++] = '*';
    memmove(line->text + out, line->text + to, line->len - to);
    line->len -= to - out;
}

static void star_span(struct line *line, const struct pl_span *mask) {
    uint64_t end = line->offset + line->len;
    if (mask->end <= line->offset || mask->start >= end)
        return;
    size_t from =
        mask->start > line->offset ? (size_t)(mask->start - line->offset) : 0;
    size_t to =
        mask->end < end ? (size_t)(mask->end - line->offset) : line->len;
    star(line, from, to);
}

/* The end of the value that begins at `at`: behind its closing quote, or at the
 * end of a bare word. */
static size_t end_of_value(const struct line *line, size_t at) {
    char quote = line->text[at];
    if (quote != '"' && quote != '\'') {
        while (at < line->len && !strchr(",}] \t", line->text[at]))
            at++;
        return at;
    }
    for (at++; at < line->len && line->text[at] != quote; at++)
        if (line->text[at] == '\\' && at + 1 < line->len)
            at++;
    return at < line->len ? at + 1 : line->len;
}

static bool is_open_word(const struct line *line, size_t from, size_t to) {
    struct pl_slice word = pl_slice_of(line->text + from, to - from);
    return pl_slice_is(word, "null") || pl_slice_is(word, "true") ||
           pl_slice_is(word, "false") || (word.len > 0 && *word.data == '{') ||
           (word.len > 0 && *word.data == '[');
}

/* Take out the value of a member whose key ends before `at`. The colon may be
 * missing. */
static void star_value(struct line *line, size_t at) {
    if (at < line->len && line->text[at] == '\\') /* escape of the text
                                                     around */
        at++;
    if (at < line->len && (line->text[at] == '"' || line->text[at] == '\''))
        at++;
    size_t key_end = at;
    while (at < line->len && strchr(" \t:=]})\\", line->text[at]))
        at++;
    if (at == key_end)
        return;
    if (at >= line->len)
        return;
    size_t end = end_of_value(line, at);
    if (!is_open_word(line, at, end))
        star(line, at, end);
}

/* Take out the values of members called `name`. They are found in the text,
 * because a mistake may have kept the reader from seeing a member. */
static void star_named(struct line *line, struct pl_slice name) {
    for (size_t i = 0; i + name.len <= line->len; i++) {
        const char *at = memchr(line->text + i, *name.data, line->len - i);
        if (!at)
            return;
        i = (size_t)(at - line->text);
        if (i + name.len <= line->len && memcmp(at, name.data, name.len) == 0)
            star_value(line, i + name.len);
    }
}

/* Take out all that looks like a secret. */
static void star_secrets(struct line *line) {
    struct pl_span secret;
    size_t at = 0;
    while (
        pl_secret_find(pl_slice_of(line->text + at, line->len - at), &secret)) {
        size_t len = line->len;
        star(line, at + secret.start, at + secret.end);
        at += secret.end - (len - line->len);
    }
}

struct pl_excerpt pl_excerpt_at(struct pl_run *run, uint64_t offset,
                                struct pl_arena *arena) {
    struct pl_excerpt excerpt = {.first_column = 1};
    struct pl_slice found;
    struct pl_window *window = run->source ? run->source : &run->window;
    if (offset < window->base ||
        !pl_window_excerpt(window, offset, &found, &excerpt.first_column,
                           &excerpt.cut_right))
        return excerpt;

    struct line line = {pl_arena_alloc(arena, found.len + 1), found.len,
                        window->base + (uint64_t)(found.data - window->data)};
    memcpy(line.text, found.data, found.len);
    struct pl_mask_range masks =
        pl_masks_in(run, (struct pl_span){line.offset, line.offset + line.len});
    for (size_t i = masks.count; i-- > 0;) /* text behind a mask may move */
        star_span(&line, &masks.items[i]);
    for (size_t i = 0; i < run->plan->masked_names.count; i++)
        star_named(&line, run->plan->masked_names.items[i]);
    if (!run->plan->ruleset->shows_hidden)
        star_secrets(&line);
    excerpt.text = pl_slice_of(line.text, line.len);
    excerpt.offset = line.offset;
    return excerpt;
}

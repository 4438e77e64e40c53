#include "engine/walk.h"

/* Bytes behind the end of a document that are searched for the pack's words. */
#define SEARCHED_BEHIND 65536

static bool is_of_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
}

/* Tell whether a word of the text begins with `word`. It must not begin in the
 * middle of a word (`total_purchases` is about something else). `before` is the
 * byte before the text. */
static bool contains(struct pl_slice text, char before, struct pl_slice word) {
    if (word.len == 0 || text.len < word.len)
        return false;
    const char *last = text.data + (text.len - word.len);
    for (const char *at = text.data; at <= last; at++) {
        at = memchr(at, word.data[0], (size_t)(last - at) + 1);
        if (!at)
            return false;
        if (memcmp(at, word.data, word.len) == 0 &&
            !is_of_word(at == text.data ? before : at[-1]))
            return true;
    }
    return false;
}

void pl_mention_search(struct pl_run *run, uint64_t limit) {
    const struct pl_names *words = &run->plan->ruleset->mentions;
    uint64_t from = run->search_from;
    if (from < run->window.base)
        from = run->window.base;
    if (run->mentions || limit <= from)
        return;
    struct pl_slice text = pl_window_slice(&run->window, from, limit);
    char before =
        from > run->window.base ? *pl_window_at(&run->window, from - 1) : ' ';
    size_t longest = 1;
    for (size_t i = 0; i < words->count; i++) {
        run->mentions |= contains(text, before, words->items[i]);
        if (words->items[i].len > longest)
            longest = words->items[i].len;
    }
    /* a word may begin before the limit and end behind it */
    run->search_from =
        limit - from < longest ? from : limit - (uint64_t)longest + 1;
}

/* The offset where the line ends on which the document ends, but no more than
 * `most` bytes behind the document. Reads on as needed. */
static uint64_t line_end(struct pl_run *run, uint64_t most) {
    struct pl_window *window = &run->window;
    for (uint64_t at = run->document_end;; at++) {
        if (at - run->document_end == most)
            return at;
        if (at == window->base + window->len &&
            !pl_window_more(window, run->document_end))
            return at;
        char c = *pl_window_at(window, at);
        if (c == '\n' || c == '\r')
            return at;
    }
}

bool pl_mention_is_in(struct pl_run *run) {
    struct pl_window *window = &run->window;
    uint64_t limit = run->document_end + SEARCHED_BEHIND;
    if (run->input.framing == PL_FRAMING_LINES)
        limit = line_end(run, SEARCHED_BEHIND);
    while (limit > window->base + window->len &&
           pl_window_more(window, run->document_end))
        ;
    if (limit > window->base + window->len)
        limit = window->base + window->len;
    pl_mention_search(run, limit);
    return run->mentions;
}

void pl_mention_see_line(struct pl_run *run) {
    line_end(run, PL_EXCERPT_MAX + 8);
}

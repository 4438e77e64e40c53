#include "input/variables.h"

void pl_variables_add(struct pl_variables *variables, struct pl_arena *arena,
                      struct pl_span span) {
    if (variables->count == variables->cap) {
        size_t cap = variables->cap > 0 ? 2 * variables->cap : 8;
        struct pl_span *items = pl_arena_alloc(arena, cap * sizeof *items);
        if (variables->count > 0)
            memcpy(items, variables->items, variables->count * sizeof *items);
        variables->items = items;
        variables->cap = cap;
    }
    variables->items[variables->count++] = span;
}

/* The end of the template that begins at `at`, on the same line; `at` if there
 * is none. */
static size_t template_end(struct pl_slice text, size_t at) {
    if (text.len - at < 4 || memcmp(text.data + at, "{{", 2) != 0)
        return at;
    for (size_t end = at + 2; end + 1 < text.len && text.data[end] != '\n';
         end++)
        if (text.data[end] == '}' && text.data[end + 1] == '}')
            return end + 2;
    return at;
}

void pl_variables_add_all(struct pl_variables *variables,
                          struct pl_arena *arena, struct pl_slice text,
                          size_t start, pl_variable_end end_of) {
    struct pl_variables known = *variables;
    size_t next = 0; /* of the known variables */
    *variables = (struct pl_variables){NULL, 0, 0};
    for (size_t at = start; at < text.len;) {
        while (next < known.count && known.items[next].end <= at)
            pl_variables_add(variables, arena, known.items[next++]);
        size_t end = end_of(text, at);
        bool is_free = next == known.count || known.items[next].start >= end;
        if (end > at && is_free)
            pl_variables_add(variables, arena, (struct pl_span){at, end});
        at = end > at ? end : at + 1;
    }
    for (; next < known.count; next++)
        pl_variables_add(variables, arena, known.items[next]);
}

void pl_variables_add_templates(struct pl_variables *variables,
                                struct pl_arena *arena, struct pl_slice text,
                                size_t start) {
    pl_variables_add_all(variables, arena, text, start, template_end);
}

/* A text that is read from left to right; `next` is the index of the next
 * variable. */
struct walk {
    struct pl_slice text;
    const struct pl_variables *variables;
    size_t next;
};

/* The end of the variable that begins at `at`; `at` if there is none. */
static size_t pass_variable(struct walk *walk, size_t at) {
    const struct pl_variables *all = walk->variables;
    if (walk->next == all->count || all->items[walk->next].start != at)
        return at;
    return (size_t)all->items[walk->next++].end;
}

/* The end of the string that begins at `at`. `*has` is set if it has a
 * variable. */
static size_t pass_string(struct walk *walk, size_t at, bool *has) {
    for (at++; at < walk->text.len;) {
        size_t end = pass_variable(walk, at);
        *has |= end > at;
        if (end > at) {
            at = end;
            continue;
        }
        char c = walk->text.data[at++];
        if (c == '"' || c == '\n')
            break;
        at += c == '\\' && at < walk->text.len &&
              (walk->next == walk->variables->count ||
               walk->variables->items[walk->next].start != at);
    }
    return at;
}

/* The end of the bare word that begins at `at`. `*has` is set if it has a
 * variable. */
static size_t pass_word(struct walk *walk, size_t at, bool *has) {
    while (at < walk->text.len) {
        size_t end = pass_variable(walk, at);
        *has |= end > at;
        if (end == at && strchr(" \t\r\n,:{}[]\"", walk->text.data[at]))
            break;
        at = end > at ? end : at + 1;
    }
    return at;
}

static bool is_key(struct pl_slice text, size_t end) {
    while (end < text.len && strchr(" \t\r\n", text.data[end]))
        end++;
    return end < text.len && text.data[end] == ':';
}

void pl_variables_settle(const struct pl_variables *variables,
                         const struct pl_extract *from, size_t start,
                         struct pl_extract *out) {
    struct walk walk = {pl_extract_text(from), variables, 0};
    size_t done = start;
    for (size_t at = start;
         at < walk.text.len && walk.next < variables->count;) {
        bool has = false;
        bool is_string = walk.text.data[at] == '"';
        size_t end = is_string ? pass_string(&walk, at, &has)
                               : pass_word(&walk, at, &has);
        if (has && !(is_string && is_key(walk.text, end))) {
            pl_extract_copy(out, from, done, at);
            pl_extract_mean(out, from, (struct pl_span){at, end},
                            pl_slice_str("${variable}"));
            done = end;
        }
        at = end > at ? end : at + 1;
    }
    pl_extract_copy(out, from, done, walk.text.len);
}

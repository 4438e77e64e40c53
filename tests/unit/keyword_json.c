#include <stdlib.h>

#include "base/utf8.h"
#include "keyword_room.h"

static void skip_space(const char **at) {
    while (**at != '\0' && strchr(" \t\r\n", **at) != NULL)
        (*at)++;
}

static uint32_t read_hex(const char *at) {
    char digits[5] = {at[0], at[1], at[2], at[3], '\0'};

    return (uint32_t)strtoul(digits, NULL, 16);
}

static void read_escape(const char **at) {
    static const char letters[] = "bfnrt\"\\/", codes[] = "\b\f\n\r\t\"\\/";
    char bytes[4];

    char c = *(*at)++;
    if (c != 'u') {
        const char *found = strchr(letters, c);
        if (found == NULL)
            keyword_fail("escape", *at);
        pl_buf_add_char(&keyword_room.scratch, codes[found - letters]);
        return;
    }
    uint32_t code = read_hex(*at);
    *at += 4;
    if (code >= 0xD800 && code < 0xDC00 && strncmp(*at, "\\u", 2) == 0 &&
        read_hex(*at + 2) >= 0xDC00 && read_hex(*at + 2) < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + read_hex(*at + 2) - 0xDC00;
        *at += 6;
    }
    pl_buf_add(&keyword_room.scratch, bytes, pl_utf8_encode(code, bytes));
}

static void read_string(const char **at, struct pl_value *out) {
    const char *start = (*at)++;

    pl_buf_clear(&keyword_room.scratch);
    out->type = PL_TYPE_STRING;
    while (**at != '"') {
        char c = *(*at)++;
        if (c == '\0')
            keyword_fail("string", start);
        if (c != '\\') {
            pl_buf_add_char(&keyword_room.scratch, c);
            continue;
        }
        out->has_escapes = true;
        read_escape(at);
    }
    (*at)++;
    out->text =
        pl_arena_copy(&keyword_room.arena, pl_buf_slice(&keyword_room.scratch));
}

static void read_scalar(const char **at, struct pl_value *out) {
    const char *start = *at;
    size_t len = strcspn(start, " \t\r\n,]}");

    out->text = pl_slice_of(start, len);
    *at += len;
    if (pl_slice_is(out->text, "null"))
        out->type = PL_TYPE_NULL;
    else if (pl_slice_is(out->text, "true") || pl_slice_is(out->text, "false"))
        out->type = PL_TYPE_BOOLEAN;
    else
        out->type = PL_TYPE_NUMBER;
    out->truth = *start == 't';
}

static void read_value(const char *base, const char **at, struct pl_value *out);

/* Room for as many children as there can be in the text. */
static size_t most_children(const char *at) {
    size_t commas = 1;

    for (; *at != '\0'; at++)
        commas += *at == ',';
    return commas;
}

static void read_child(const char *base, const char **at, struct pl_value *out,
                       struct pl_value *items, struct pl_member *members) {
    if (items != NULL) {
        read_value(base, at, &items[out->size++]);
        return;
    }
    struct pl_member *member = &members[out->size++];
    read_value(base, at, &member->key);
    skip_space(at);
    if (*(*at)++ != ':')
        keyword_fail("colon", *at);
    read_value(base, at, &member->value);
}

static void read_container(const char *base, const char **at,
                           struct pl_value *out) {
    size_t most = most_children(*at);
    bool is_array = *(*at)++ == '[';
    char close = is_array ? ']' : '}';
    struct pl_value *items = NULL;
    struct pl_member *members = NULL;

    if (is_array)
        items = pl_arena_alloc(&keyword_room.arena, most * sizeof *items);
    else
        members = pl_arena_alloc(&keyword_room.arena, most * sizeof *members);
    out->type = is_array ? PL_TYPE_ARRAY : PL_TYPE_OBJECT;
    out->has_content = true;
    out->items = items;
    out->members = members;
    for (skip_space(at); **at != close; skip_space(at)) {
        read_child(base, at, out, items, members);
        skip_space(at);
        if (**at == ',')
            (*at)++;
        else if (**at != close)
            keyword_fail("container", *at);
    }
    (*at)++;
}

static void read_value(const char *base, const char **at,
                       struct pl_value *out) {
    skip_space(at);
    const char *start = *at;

    if (*start == '"')
        read_string(at, out);
    else if (*start == '[' || *start == '{')
        read_container(base, at, out);
    else
        read_scalar(at, out);
    out->raw = pl_slice_of(start, (size_t)(*at - start));
    out->span =
        (struct pl_span){(uint64_t)(start - base), (uint64_t)(*at - base)};
    if (out->type == PL_TYPE_ARRAY || out->type == PL_TYPE_OBJECT)
        out->text = out->raw;
}

const struct pl_value *keyword_value(const char *json) {
    struct pl_value *value = pl_arena_alloc(&keyword_room.arena, sizeof *value);
    const char *at = json;

    read_value(json, &at, value);
    return value;
}

const struct pl_value *keyword_repeat(const char *piece, size_t count) {
    struct pl_buf json;

    pl_buf_init(&json, &keyword_room.heap);
    pl_buf_add_char(&json, '"');
    for (size_t i = 0; i < count; i++)
        pl_buf_add_str(&json, piece);
    pl_buf_add_char(&json, '"');
    const char *text = keyword_text(pl_buf_slice(&json));
    pl_buf_fini(&json);
    return keyword_value(text);
}

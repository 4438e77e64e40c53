#include "rules/template.h"

static bool fail(struct pl_template_error *error, size_t offset,
                 const char *message) {
    error->offset = offset;
    error->message = pl_slice_str(message);
    return false;
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/* In ASCII, brackets and braces differ in one bit only. */
static bool is_special(char c) {
    return (c | 0x20) == '{' || (c | 0x20) == '}';
}

/* Return the bytes up to `end` as a piece, and continue at `next`. */
static bool take(struct pl_template_reader *reader, struct pl_piece *out,
                 enum pl_piece_kind kind, size_t end, size_t next) {
    out->kind = kind;
    out->text = pl_slice_of(reader->text.data + reader->at, end - reader->at);
    reader->at = next;
    return true;
}

static bool take_name(struct pl_template_reader *reader, struct pl_piece *out,
                      struct pl_template_error *error) {
    size_t open = reader->at, end = open + 1;
    while (end < reader->text.len && is_name_char(reader->text.data[end]))
        end++;
    if (end == reader->text.len)
        return fail(error, open, "this { has no }: write {{ for a brace");
    if (end == open + 1 || reader->text.data[end] != '}')
        return fail(error, end,
                    "a placeholder is {name}: write {{ for a brace");
    reader->at++;
    return take(reader, out, PL_PIECE_NAME, end, end + 1);
}

static bool take_special(struct pl_template_reader *reader,
                         struct pl_piece *out,
                         struct pl_template_error *error) {
    size_t at = reader->at;
    char c = reader->text.data[at];
    if (at + 1 < reader->text.len && reader->text.data[at + 1] == c)
        return take(reader, out, PL_PIECE_TEXT, at + 1, at + 2);
    if (c == '{')
        return take_name(reader, out, error);
    if (c == '}')
        return fail(error, at, "this } closes nothing: write }} for a brace");
    return take(reader, out, c == '[' ? PL_PIECE_OPTION : PL_PIECE_CLOSE, at,
                at + 1);
}

bool pl_template_next(struct pl_template_reader *reader, struct pl_piece *out,
                      struct pl_template_error *error) {
    size_t end = reader->at;
    if (end == reader->text.len)
        return false;
    if (is_special(reader->text.data[end]))
        return take_special(reader, out, error);
    while (end < reader->text.len && !is_special(reader->text.data[end]))
        end++;
    return take(reader, out, PL_PIECE_TEXT, end, end);
}

/* The state of the optional part while a template is checked. */
struct option {
    bool is_open, has_name;
    size_t offset; /* of its opening bracket */
};

static bool open_option(struct option *option, size_t offset,
                        struct pl_template_error *error) {
    if (option->is_open)
        return fail(error, offset,
                    "an optional part cannot hold another: write [[ for a "
                    "bracket");
    *option = (struct option){true, false, offset};
    return true;
}

static bool close_option(struct option *option, size_t offset,
                         struct pl_template_error *error) {
    if (!option->is_open)
        return fail(error, offset,
                    "this ] closes nothing: write ]] for a bracket");
    if (!option->has_name)
        return fail(error, option->offset,
                    "an optional part without a placeholder is never dropped: "
                    "write [[ for a bracket");
    option->is_open = false;
    return true;
}

bool pl_template_check(struct pl_slice text, struct pl_template_error *error) {
    struct pl_template_reader reader = {text, 0};
    struct option option = {false, false, 0};
    struct pl_piece piece;
    size_t at = 0;
    for (; pl_template_next(&reader, &piece, error); at = reader.at) {
        option.has_name |= piece.kind == PL_PIECE_NAME;
        if (piece.kind == PL_PIECE_OPTION && !open_option(&option, at, error))
            return false;
        if (piece.kind == PL_PIECE_CLOSE && !close_option(&option, at, error))
            return false;
    }
    if (reader.at < text.len)
        return false;
    return !option.is_open || fail(error, option.offset,
                                   "this [ has no ]: write [[ for a bracket");
}

/* Pass an optional part. Returns whether all placeholders in it have values. */
static bool pass_option(struct pl_template_reader *reader,
                        struct pl_template_values values) {
    struct pl_template_error error;
    struct pl_piece piece;
    bool has_values = true;
    while (pl_template_next(reader, &piece, &error) &&
           piece.kind != PL_PIECE_CLOSE)
        if (piece.kind == PL_PIECE_NAME)
            has_values &= values.get(values.self, piece.text).data != NULL;
    return has_values;
}

void pl_template_render(struct pl_slice text, struct pl_template_values values,
                        struct pl_buf *out) {
    struct pl_template_reader reader = {text, 0}, behind;
    struct pl_template_error error;
    struct pl_piece piece;
    while (pl_template_next(&reader, &piece, &error))
        switch (piece.kind) {
        case PL_PIECE_TEXT:
            pl_buf_add_slice(out, piece.text);
            break;
        case PL_PIECE_NAME:
            pl_buf_add_slice(out, values.get(values.self, piece.text));
            break;
        case PL_PIECE_OPTION:
            behind = reader;
            if (!pass_option(&behind, values))
                reader = behind;
            break;
        case PL_PIECE_CLOSE:
            break;
        }
}

#include "rules/template.h"

/* A template while it is read. */
struct reader {
    struct pl_slice text;
    size_t at;
    struct pl_piece *pieces; /* room for one a byte */
    size_t count;
    size_t option;        /* the option that is open, or SIZE_MAX */
    size_t option_offset; /* of its bracket */
    struct pl_template_error *error;
};

static bool fail(struct reader *reader, size_t offset, const char *message) {
    reader->error->offset = offset;
    reader->error->message = pl_slice_str(message);
    return false;
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

static bool is_special(char c) {
    return c == '{' || c == '}' || c == '[' || c == ']';
}

static void add(struct reader *reader, enum pl_piece_kind kind, size_t start,
                size_t end) {
    reader->pieces[reader->count++] = (struct pl_piece){
        .kind = kind,
        .text = pl_slice_of(reader->text.data + start, end - start)};
}

static bool read_name(struct reader *reader) {
    size_t open = reader->at, end = open + 1;
    while (end < reader->text.len && is_name_char(reader->text.data[end]))
        end++;
    if (end == reader->text.len)
        return fail(reader, open, "this { has no }: write {{ for a brace");
    if (end == open + 1 || reader->text.data[end] != '}')
        return fail(reader, end,
                    "a placeholder is {name}: write {{ for a brace");
    add(reader, PL_PIECE_NAME, open + 1, end);
    reader->at = end + 1;
    return true;
}

static bool open_option(struct reader *reader) {
    if (reader->option != SIZE_MAX)
        return fail(reader, reader->at,
                    "an optional part cannot hold another: write [[ for a "
                    "bracket");
    reader->option = reader->count;
    reader->option_offset = reader->at;
    add(reader, PL_PIECE_OPTION, reader->at, reader->at);
    reader->at++;
    return true;
}

static bool close_option(struct reader *reader) {
    if (reader->option == SIZE_MAX)
        return fail(reader, reader->at,
                    "this ] closes nothing: write ]] for a bracket");

    struct pl_piece *option = &reader->pieces[reader->option];
    bool has_name = false;
    option->count = reader->count - reader->option - 1;
    for (size_t i = 1; i <= option->count; i++)
        has_name |= option[i].kind == PL_PIECE_NAME;
    if (!has_name)
        return fail(reader, reader->option_offset,
                    "an optional part without a placeholder is never dropped: "
                    "write [[ for a bracket");
    reader->option = SIZE_MAX;
    reader->at++;
    return true;
}

static bool read_special(struct reader *reader) {
    char c = reader->text.data[reader->at];
    bool is_doubled = reader->at + 1 < reader->text.len &&
                      reader->text.data[reader->at + 1] == c;
    if (is_doubled) {
        add(reader, PL_PIECE_TEXT, reader->at, reader->at + 1);
        reader->at += 2;
        return true;
    }
    if (c == '{')
        return read_name(reader);
    if (c == '}')
        return fail(reader, reader->at,
                    "this } closes nothing: write }} for a brace");
    return c == '[' ? open_option(reader) : close_option(reader);
}

static void read_literal(struct reader *reader) {
    size_t start = reader->at;
    while (reader->at < reader->text.len &&
           !is_special(reader->text.data[reader->at]))
        reader->at++;
    add(reader, PL_PIECE_TEXT, start, reader->at);
}

/* The most pieces that `text` can have. */
static size_t room_for(struct pl_slice text) {
    size_t room = 1;
    for (size_t i = 0; i < text.len; i++)
        room += is_special(text.data[i]) ? 2 : 0;
    return room;
}

bool pl_template_parse(struct pl_template *out, struct pl_arena *arena,
                       struct pl_slice text, struct pl_template_error *error) {
    struct reader reader = {
        .text = text,
        .pieces =
            pl_arena_alloc(arena, room_for(text) * sizeof(struct pl_piece)),
        .option = SIZE_MAX,
        .error = error,
    };

    while (reader.at < text.len) {
        if (!is_special(text.data[reader.at]))
            read_literal(&reader);
        else if (!read_special(&reader))
            return false;
    }
    if (reader.option != SIZE_MAX)
        return fail(&reader, reader.option_offset,
                    "this [ has no ]: write [[ for a bracket");
    *out = (struct pl_template){reader.pieces, reader.count};
    return true;
}

static bool has_values(const struct pl_piece *pieces, size_t count,
                       struct pl_template_values values) {
    for (size_t i = 0; i < count; i++)
        if (pieces[i].kind == PL_PIECE_NAME &&
            !values.get(values.self, pieces[i].text).data)
            return false;
    return true;
}

void pl_template_render(const struct pl_template *message,
                        struct pl_template_values values, struct pl_buf *out) {
    for (size_t i = 0; i < message->count; i++) {
        const struct pl_piece *piece = &message->pieces[i];
        switch (piece->kind) {
        case PL_PIECE_TEXT:
            pl_buf_add_slice(out, piece->text);
            break;
        case PL_PIECE_NAME:
            pl_buf_add_slice(out, values.get(values.self, piece->text));
            break;
        case PL_PIECE_OPTION:
            if (!has_values(piece + 1, piece->count, values))
                i += piece->count;
            break;
        }
    }
}

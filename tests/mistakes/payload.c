#include "payload.h"

#define ALL ((size_t)-1)

const struct payload_layout payload_layouts[] = {
    {"indented by 2", "\n", "  ", " ", "", ALL, false},
    {"indented by 4", "\n", "    ", " ", "", ALL, false},
    {"indented by tabs", "\n", "\t", " ", "", ALL, false},
    {"compact", NULL, NULL, "", "", ALL, false},
    {"one line", NULL, NULL, " ", "", ALL, false},
    {"a member a line", "\n", NULL, "", "", ALL, false},
    {"a purchase a line", "\n", "  ", " ", "", 2, false},
    {"CRLF", "\r\n", "  ", " ", "", ALL, false},
    {"CRLF, a mark", "\r\n", "\t", "\t", "", ALL, true},
    {"CR", "\r", "  ", " ", "", ALL, false},
    {"wide", "\n", "  ", "  ", " ", ALL, false},
    {"tabs on one line", NULL, NULL, "\t", "\t", ALL, false},
    {"a mark", "\n", "  ", " ", "", ALL, true},
};
const size_t payload_layout_count =
    sizeof payload_layouts / sizeof *payload_layouts;

/* What a string can hold: how it is written and what it means. */
struct phrase {
    const char *written, *value;
};

static const struct phrase phrases[] = {
    {"shoe", "shoe"},
    {"", ""},
    {"a, b", "a, b"},
    {"red \\\"XL\\\"", "red \"XL\""},
    {"C:\\\\x", "C:\\x"},
    {"\xC3\xA4\xC3\xB6\xC3\xBC", "\xC3\xA4\xC3\xB6\xC3\xBC"},
    {"\xE9\x9D\xB4\xE5\xAD\x90", "\xE9\x9D\xB4\xE5\xAD\x90"},
    {"\xF0\x9F\x91\x9F", "\xF0\x9F\x91\x9F"},
    {"e\xCC\x81"
     "cole",
     "e\xCC\x81"
     "cole"},
    {"\\u00e9t\\u00e9", "\xC3\xA9t\xC3\xA9"},
    {"\\ud83d\\ude00", "\xF0\x9F\x98\x80"},
    {"// no comment", "// no comment"},
    {"{{x}} [1,]", "{{x}} [1,]"},
    {"it's", "it's"},
    {"tab\\tline\\n", "tab\tline\n"},
    {"key: value", "key: value"},
    {"\xE2\x80\x9Cquoted\xE2\x80\x9D", "\xE2\x80\x9Cquoted\xE2\x80\x9D"},
};

/* Write in progress: the containers that are open. */
struct writer {
    struct document *document;
    const struct payload_layout *layout;
    size_t owners[64];
    bool is_object[64];
    size_t members[64];
    size_t depth;
};

static struct piece *add(struct writer *writer, enum piece_kind kind,
                         struct pl_slice text) {
    struct piece *piece = document_append(writer->document, kind, text);

    piece->depth = writer->depth;
    piece->owner = writer->depth > 0 ? writer->owners[writer->depth - 1] : 0;
    return piece;
}

static void add_space(struct writer *writer, const char *text) {
    if (text != NULL && text[0] != '\0')
        add(writer, PIECE_SPACE, pl_slice_str(text));
}

/* A line end and the indentation of `depth`, or what stands for it on one line.
 */
static void break_line(struct writer *writer, size_t depth, bool is_comma) {
    const struct payload_layout *layout = writer->layout;
    struct pl_buf text;

    if (layout->line == NULL || writer->depth > layout->lines_to) {
        if (is_comma)
            add_space(writer, layout->colon);
        return;
    }
    pl_buf_init(&text, writer->document->arena->heap);
    pl_buf_add_str(&text, layout->line);
    for (size_t i = 0; layout->indent != NULL && i < depth; i++)
        pl_buf_add_str(&text, layout->indent);
    add(writer, PIECE_SPACE,
        pl_arena_copy(writer->document->arena, pl_buf_slice(&text)));
    pl_buf_fini(&text);
}

/* Begin an element, or the key of a member. */
static void begin(struct writer *writer) {
    if (writer->depth == 0)
        return;
    if (writer->members[writer->depth - 1]++ > 0) {
        add_space(writer, writer->layout->before);
        add(writer, PIECE_COMMA, pl_slice_str(","));
        break_line(writer, writer->depth, true);
    } else {
        break_line(writer, writer->depth, false);
    }
}

static void open_container(struct writer *writer, bool is_object) {
    struct piece *piece =
        add(writer, PIECE_OPEN, pl_slice_str(is_object ? "{" : "["));

    piece->is_object = is_object;
    writer->owners[writer->depth] = piece->id;
    writer->is_object[writer->depth] = is_object;
    writer->members[writer->depth++] = 0;
}

static void close_container(struct writer *writer) {
    bool is_object = writer->is_object[writer->depth - 1];
    struct piece *piece;

    if (writer->members[writer->depth - 1] > 0)
        break_line(writer, writer->depth - 1, false);
    piece = add(writer, PIECE_CLOSE, pl_slice_str(is_object ? "}" : "]"));
    piece->is_object = is_object;
    piece->depth--;
    writer->depth--;
}

static void add_string(struct writer *writer, enum piece_kind kind,
                       const struct phrase *phrase) {
    struct document *document = writer->document;
    struct piece *piece =
        add(writer, kind, document_print(document, "\"%s\"", phrase->written));

    piece->value = pl_slice_str(phrase->value);
}

static void key(struct writer *writer, const char *name) {
    begin(writer);
    add_string(writer, PIECE_KEY, &(struct phrase){name, name});
    add_space(writer, writer->layout->before);
    add(writer, PIECE_COLON, pl_slice_str(":"));
    add_space(writer, writer->layout->colon);
}

static void string(struct writer *writer, const char *text) {
    add_string(writer, PIECE_STRING, &(struct phrase){text, text});
}

static void phrase(struct writer *writer) {
    size_t n = sizeof phrases / sizeof *phrases;

    add_string(writer, PIECE_STRING,
               &phrases[random_below(writer->document->random, n)]);
}

static void number(struct writer *writer) {
    static const char *const forms[] = {"0",     "-1",   "9.99", "1e3",
                                        "-0.50", "1E-2", "100",  "42"};
    size_t i = random_below(writer->document->random, 10);

    if (i < 8)
        add(writer, PIECE_NUMBER, pl_slice_str(forms[i]));
    else
        add(writer, PIECE_NUMBER,
            document_print(
                writer->document, "%u.%u",
                (unsigned)random_below(writer->document->random, 100000),
                (unsigned)random_below(writer->document->random, 100)));
}

static void word(struct writer *writer) {
    static const char *const words[] = {"true", "false", "null"};

    add(writer, PIECE_WORD,
        pl_slice_str(words[random_below(writer->document->random, 3)]));
}

static void scalar(struct writer *writer) {
    switch (random_below(writer->document->random, 4)) {
    case 0:
        number(writer);
        return;
    case 1:
        word(writer);
        return;
    default:
        phrase(writer);
    }
}

/* Elements of `depth` more levels at most. */
static void values(struct writer *writer, size_t depth) {
    struct random *random = writer->document->random;
    size_t n = random_below(random, 4);

    open_container(writer, false);
    for (size_t i = 0; i < n; i++) {
        begin(writer);
        if (depth > 0 && random_one_in(random, 4))
            values(writer, depth - 1);
        else
            scalar(writer);
    }
    close_container(writer);
}

static void members(struct writer *writer, size_t depth) {
    static const char *const names[] = {"color",
                                        "size",
                                        "in_stock",
                                        "gr\xC3\xB6\xC3\x9F\x65",
                                        "\xF0\x9F\x8F\xB7",
                                        "tags",
                                        "_x1",
                                        "list-price"};
    struct random *random = writer->document->random;
    size_t first = random_below(random, 8), n = random_below(random, 5);

    open_container(writer, true);
    for (size_t i = 0; i < n; i++) {
        key(writer, names[(first + i) % 8]);
        switch (depth > 0 ? random_below(random, 5) : 4) {
        case 0:
            members(writer, depth - 1);
            break;
        case 1:
            values(writer, depth - 1);
            break;
        default:
            scalar(writer);
        }
    }
    close_container(writer);
}

static void purchase(struct writer *writer) {
    static const char *const currencies[] = {"EUR", "USD", "JPY"};
    struct random *random = writer->document->random;

    open_container(writer, true);
    key(writer, "external_id");
    phrase(writer);
    key(writer, "product_id");
    phrase(writer);
    key(writer, "currency");
    string(writer, currencies[random_below(random, 3)]);
    key(writer, "price");
    number(writer);
    if (random_one_in(random, 2)) {
        key(writer, "quantity");
        number(writer);
    }
    key(writer, "time");
    string(writer, "2024-05-01T10:00:00Z");
    if (random_one_in(random, 2)) {
        key(writer, "properties");
        members(writer, 2);
    }
    if (random_one_in(random, 8)) {
        key(writer, "_update_existing_only");
        word(writer);
    }
    close_container(writer);
}

static void purchases(struct writer *writer, size_t n) {
    open_container(writer, false);
    for (size_t i = 0; i < n; i++) {
        begin(writer);
        purchase(writer);
    }
    close_container(writer);
}

static void request(struct writer *writer, size_t n) {
    bool has_app = random_one_in(writer->document->random, 2);

    open_container(writer, true);
    if (has_app) {
        key(writer, "app_id");
        phrase(writer);
    }
    key(writer, "purchases");
    purchases(writer, n);
    if (!has_app) {
        key(writer, "partner");
        phrase(writer);
    }
    close_container(writer);
}

void payload_write(struct document *document, enum payload_shape shape,
                   const struct payload_layout *layout, size_t n) {
    struct writer writer = {.document = document, .layout = layout};

    document->has_mark = layout->has_mark;
    document->is_indented = layout->indent != NULL;
    if (layout->has_mark)
        document_flaw(document, 0, PL_MISTAKE_BOM)->is_fixable = true;
    switch (shape) {
    case PAYLOAD_REQUEST:
        request(&writer, n);
        break;
    case PAYLOAD_ARRAY:
        purchases(&writer, n);
        break;
    case PAYLOAD_PURCHASE:
    case PAYLOAD_SHAPES:
        purchase(&writer);
        break;
    }
    if (layout->line != NULL)
        add_space(&writer, layout->line);
}

/* Strings and keys: their quotes and what is in them. */

#include "inject.h"

static bool is_string(const struct document *document, size_t i) {
    enum piece_kind kind = document->pieces[i].kind;

    return (kind == PIECE_STRING || kind == PIECE_KEY) &&
           inject_is_free(document, i, TOUCH_BODY);
}

static struct pl_slice inside(const struct piece *piece) {
    return pl_slice_of(piece->text.data + 1, piece->text.len - 2);
}

/* An apostrophe is escaped, unless it stands inside of a word. */
static struct pl_slice in_single_quotes(struct document *document,
                                        struct pl_slice text) {
    bool escapes = random_one_in(document->random, 2);
    struct pl_buf out;
    struct pl_slice made;

    pl_buf_init(&out, document->arena->heap);
    pl_buf_add_char(&out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\'' && escapes)
            pl_buf_add_char(&out, '\\');
        if (text.data[i] == '\\' && text.data[i + 1] == '"' && escapes)
            i++;
        pl_buf_add_char(&out, text.data[i]);
        if (text.data[i] == '\\')
            pl_buf_add_char(&out, text.data[++i]);
    }
    pl_buf_add_char(&out, '\'');
    made = pl_arena_copy(document->arena, pl_buf_slice(&out));
    pl_buf_fini(&out);
    return made;
}

static bool single_quotes(struct document *document) {
    size_t i = inject_pick(document, is_string);

    if (i == document->len)
        return false;
    inject_touch(document, i, TOUCH_BODY);
    document->pieces[i].text =
        in_single_quotes(document, inside(&document->pieces[i]));
    document_flaw(document, document->pieces[i].id, PL_MISTAKE_SINGLE_QUOTES)
        ->is_fixable = true;
    return true;
}

static bool smart_quotes(struct document *document) {
    static const char *const pairs[][2] = {{"\xE2\x80\x9C", "\xE2\x80\x9D"},
                                           {"\xE2\x80\x98", "\xE2\x80\x99"},
                                           {"\xE2\x80\x9E", "\xE2\x80\x9C"},
                                           {"\xE2\x80\x9C", "\""},
                                           {"\xE2\x80\x9D", "\xE2\x80\x9D"}};
    const char *const *pair = pairs[random_below(document->random, 5)];
    size_t i = inject_pick(document, is_string);
    struct pl_slice text;

    if (i == document->len)
        return false;
    text = inside(&document->pieces[i]);
    if (pl_slice_has(text, "\xE2\x80"))
        return false;
    if (pair[1][0] == '"' || strcmp(pair[0], pair[1]) == 0) {
        if (!inject_is_free(document, i, TOUCH_BACK))
            return false;
        inject_touch(document, i, TOUCH_BACK);
    }
    inject_touch(document, i, TOUCH_BODY);
    document->pieces[i].text = document_print(
        document, "%s%.*s%s", pair[0], (int)text.len, text.data, pair[1]);
    document_flaw(document, document->pieces[i].id, PL_MISTAKE_SMART_QUOTES)
        ->is_fixable = true;
    return true;
}

/* Without quotes it is a key by its colon. */
static bool is_key(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_KEY &&
           inject_is_free(document, i, TOUCH_BODY | TOUCH_BACK);
}

static bool unquoted_key(struct document *document) {
    size_t i = inject_pick(document, is_key);

    if (i == document->len)
        return false;
    inject_touch(document, i, TOUCH_BODY | TOUCH_BACK);
    document->pieces[i].text = inside(&document->pieces[i]);
    document_flaw(document, document->pieces[i].id, PL_MISTAKE_UNQUOTED_KEY)
        ->is_fixable = true;
    return true;
}

static bool is_alone_key(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_KEY &&
           inject_is_alone(document, i);
}

/* Drop the opening quote alone. */
static bool half_quoted_key(struct document *document) {
    size_t i = inject_pick(document, is_alone_key);
    struct piece *piece;
    struct flaw *flaw;

    if (i == document->len)
        return false;
    inject_take(document, i);
    piece = &document->pieces[i];
    piece->text = pl_slice_of(piece->text.data + 1, piece->text.len - 1);
    flaw = document_flaw(document, piece->id, PL_MISTAKE_UNQUOTED_KEY);
    flaw->part = PART_RANGE;
    flaw->from = 0;
    flaw->to = piece->text.len - 1;
    flaw->is_fixable = true;
    return true;
}

/* A string that begins neither with white space nor like something else that
 * could follow an empty one. */
static bool is_begun(const struct document *document, size_t i) {
    const struct piece *piece = &document->pieces[i];

    return (piece->kind == PIECE_STRING || piece->kind == PIECE_KEY) &&
           inject_is_alone(document, i) && piece->text.len > 2 &&
           (unsigned char)piece->text.data[1] > ' ' &&
           strchr(",:}]\"\\/#", piece->text.data[1]) == NULL;
}

static bool doubled_quote(struct document *document) {
    size_t i = inject_pick(document, is_begun);
    bool is_first = random_one_in(document->random, 2);
    struct flaw *flaw;

    if (i == document->len)
        return false;
    inject_take(document, i);
    inject_insert(document, is_first ? i : i + 1, pl_slice_str("\""));
    flaw = document_flaw(document, document->pieces[i + 1].id,
                         PL_MISTAKE_UNEXPECTED);
    flaw->part = PART_RANGE;
    flaw->from = 0;
    flaw->to = 1;
    return true;
}

/* The length of what is one character at `text`, however it is written. */
static size_t unit_length(const char *text) {
    unsigned char c = (unsigned char)text[0];

    if (c == '\\' && text[1] == 'u' && text[2] == 'd')
        return 12;
    if (c == '\\')
        return text[1] == 'u' ? 6 : 2;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* An offset between two characters of a string token. */
static size_t offset_inside(struct document *document, struct pl_slice text) {
    size_t found = 1, n = 1;

    for (size_t at = 1; at + 1 < text.len;) {
        at += unit_length(text.data + at);
        if (random_one_in(document->random, ++n))
            found = at;
    }
    return found;
}

/* What is put into a string, and how much of it is the mistake. */
struct spoiler {
    const char *text;
    size_t len, from, to;
    bool is_fixable;
};

static bool spoil(struct document *document, enum pl_mistake_kind kind,
                  const struct spoiler *spoiler) {
    size_t i = inject_pick(document, is_string);
    struct pl_slice text;
    struct pl_buf out;
    size_t at;
    struct flaw *flaw;

    if (i == document->len)
        return false;
    inject_touch(document, i, TOUCH_BODY);
    text = document->pieces[i].text;
    at = offset_inside(document, text);
    pl_buf_init(&out, document->arena->heap);
    pl_buf_add(&out, text.data, at);
    pl_buf_add(&out, spoiler->text, spoiler->len);
    pl_buf_add(&out, text.data + at, text.len - at);
    document->pieces[i].text =
        pl_arena_copy(document->arena, pl_buf_slice(&out));
    pl_buf_fini(&out);
    document->pieces[i].is_bad = true;
    flaw = document_flaw(document, document->pieces[i].id, kind);
    flaw->part = PART_RANGE;
    flaw->from = at + spoiler->from;
    flaw->to = at + spoiler->to;
    flaw->is_fixable = spoiler->is_fixable;
    return true;
}

static bool spoil_one_of(struct document *document, enum pl_mistake_kind kind,
                         const struct spoiler *spoilers, size_t n) {
    return spoil(document, kind, &spoilers[random_below(document->random, n)]);
}

static bool bad_escape(struct document *document) {
    static const struct spoiler spoilers[] = {
        {"\\x41", 4, 0, 2, false},        {"\\'", 2, 0, 2, true},
        {"\\q", 2, 0, 2, false},          {"\\u12zz", 6, 0, 4, false},
        {"\\U0001F600", 10, 0, 2, false}, {"a\\ b", 4, 1, 3, false},
        {"\\\xC3\xA9", 3, 0, 3, false},   {"\\u{1F600}", 9, 0, 2, false},
        {"\\0", 2, 0, 2, false},
    };

    return spoil_one_of(document, PL_MISTAKE_BAD_ESCAPE, spoilers, 9);
}

static bool control_character(struct document *document) {
    static const struct spoiler spoilers[] = {
        {"\t", 1, 0, 1, true},     {"a\x01z", 3, 1, 2, true},
        {"\x1F", 1, 0, 1, true},   {"\0", 1, 0, 1, true},
        {"b\x08-", 3, 1, 2, true}, {"\x1B[0m", 4, 0, 1, true},
    };

    return spoil_one_of(document, PL_MISTAKE_CONTROL_CHARACTER, spoilers, 6);
}

static bool invalid_utf8(struct document *document) {
    static const struct spoiler spoilers[] = {
        {"\xFF", 1, 0, 1, false},
        {"\xC0\x80", 2, 0, 2, false},
        {"\xE2\x82", 2, 0, 2, false},
        {"\xED\xA0\x80", 3, 0, 3, false},
        {"\xF4\x90\x80\x80", 4, 0, 4, false},
        {"caf\xE9 x", 6, 3, 4, false},
        {"\xFF\xFE\x80\x80\xFF", 5, 0, 5, false},
        {"\xF0\x9F\x91", 3, 0, 3, false},
    };

    return spoil_one_of(document, PL_MISTAKE_INVALID_UTF8, spoilers, 8);
}

static bool lone_surrogate(struct document *document) {
    static const struct spoiler spoilers[] = {
        {"\\uD800", 6, 0, 6, false},   {"\\udfff", 6, 0, 6, false},
        {"\\ud83dx", 7, 0, 6, false},  {"\\ud83d\\n", 8, 0, 6, false},
        {"x\\uDC00y", 8, 1, 7, false},
    };

    return spoil_one_of(document, PL_MISTAKE_LONE_SURROGATE, spoilers, 5);
}

/* The last piece of the line that piece `i` is on. */
static size_t last_of_line(const struct document *document, size_t i) {
    while (!inject_ends_line(document, i + 1))
        i++;
    return i;
}

static bool is_free_to(const struct document *document, size_t from,
                       size_t to) {
    for (size_t i = from; i <= to; i++)
        if (!inject_is_free(document, i, TOUCH_ALL))
            return false;
    return true;
}

/* Drop the closing quote of the string at `i`, whose line ends with `last`. */
static void open_string(struct document *document, size_t i, size_t last) {
    struct piece *piece = &document->pieces[i];
    struct flaw *flaw;

    piece->text.len--;
    piece->is_bad = true;
    flaw = document_flaw(document, piece->id, PL_MISTAKE_UNTERMINATED_STRING);
    flaw->last = document->pieces[last].id;
    inject_touch(document, document_before(document, i), TOUCH_BACK);
    for (size_t j = i; j <= last; j++)
        inject_touch(document, j, TOUCH_ALL);
    inject_touch(document, document_after(document, last), TOUCH_FRONT);
}

/* Tell whether a string ends in what could also stand behind it. */
static bool has_tail(const struct piece *piece) {
    struct pl_slice value = piece->value;

    return value.len > 0 && strchr(",]} \t", value.data[value.len - 1]) != NULL;
}

/* A string value that is the last on its line but for a comma and brackets. */
static bool is_last_string(const struct document *document, size_t i) {
    size_t last = last_of_line(document, i);

    if (document->pieces[i].kind != PIECE_STRING ||
        has_tail(&document->pieces[i]) || !is_free_to(document, i, last))
        return false;
    for (size_t j = i + 1; j <= last; j++)
        if (document->pieces[j].kind != PIECE_COMMA &&
            document->pieces[j].kind != PIECE_CLOSE &&
            document->pieces[j].kind != PIECE_SPACE)
            return false;
    return true;
}

static bool unterminated_string(struct document *document) {
    size_t i = inject_pick(document, is_last_string);

    if (i == document->len)
        return false;
    open_string(document, i, last_of_line(document, i));
    return true;
}

/* A key whose value, no string, ends its line. */
static bool is_lone_key(const struct document *document, size_t i) {
    size_t last = last_of_line(document, i);
    size_t value;

    if (document->pieces[i].kind != PIECE_KEY || !is_free_to(document, i, last))
        return false;
    value = document_after(document, document_after(document, i));
    return value <= last && inject_is_scalar(&document->pieces[value]) &&
           (value == last ||
            (value + 1 == last && document->pieces[last].kind == PIECE_COMMA));
}

static bool unterminated_key(struct document *document) {
    size_t i = inject_pick(document, is_lone_key);

    if (i == document->len)
        return false;
    open_string(document, i, last_of_line(document, i));
    return true;
}

/* Tell whether a comment among the pieces holds a line end. */
static bool has_line_end(const struct document *document, size_t from,
                         size_t to) {
    for (size_t i = from; i <= to; i++)
        if (pl_slice_has(document->pieces[i].text, "\n"))
            return true;
    return false;
}

static bool is_plain(struct pl_slice value) {
    return value.len > 0 && value.data[0] != '/' && !pl_slice_has(value, ",") &&
           !pl_slice_has(value, "\"") && !pl_slice_has(value, "\\");
}

/* A plain string whose comma and successor, plain as well, are on its line. */
static bool is_string_before_string(const struct document *document, size_t i) {
    size_t comma = document_after(document, i);
    size_t next = document_after(document, comma);

    return document->pieces[i].kind == PIECE_STRING && next < document->len &&
           document->pieces[comma].kind == PIECE_COMMA &&
           (document->pieces[next].kind == PIECE_KEY ||
            document->pieces[next].kind == PIECE_STRING) &&
           next < last_of_line(document, i) &&
           is_free_to(document, i, document_after(document, next)) &&
           !has_line_end(document, i, last_of_line(document, i)) &&
           is_plain(document->pieces[i].value) &&
           is_plain(document->pieces[next].value);
}

static bool unterminated_before_string(struct document *document) {
    size_t i = inject_pick(document, is_string_before_string);
    size_t next, last;

    if (i == document->len)
        return false;
    next = document_after(document, document_after(document, i));
    open_string(document, i, document_after(document, next));
    last = last_of_line(document, i);
    document->flaws[document->flaw_count - 1].last = document->pieces[last].id;
    while (next++ < last)
        inject_touch(document, next, TOUCH_BACK);
    return true;
}

/* `"a" + "b"` */
static bool is_alone_string(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_STRING &&
           inject_is_alone(document, i);
}

static bool concatenated(struct document *document) {
    size_t i = inject_pick(document, is_alone_string);
    struct flaw *flaw;

    if (i == document->len)
        return false;
    inject_take(document, i);
    document->pieces[i].is_bad = true;
    inject_insert(document, i + 1, pl_slice_str(" + \"b\""));
    flaw = document_flaw(document, document->pieces[i + 1].id,
                         PL_MISTAKE_UNEXPECTED);
    flaw->part = PART_RANGE;
    flaw->from = 1;
    flaw->to = 2;
    return true;
}

const struct injector inject_strings[] = {
    {"single quotes", single_quotes, 0},
    {"smart quotes", smart_quotes, 0},
    {"a key without quotes", unquoted_key, 0},
    {"a key without its opening quote", half_quoted_key, INJECT_UNBALANCED},
    {"a quote twice", doubled_quote, INJECT_UNBALANCED},
    {"a bad escape", bad_escape, 0},
    {"a control character", control_character, 0},
    {"ill-formed UTF-8", invalid_utf8, 0},
    {"half a surrogate pair", lone_surrogate, 0},
    {"a string never closed", unterminated_string, INJECT_UNBALANCED},
    {"a key never closed", unterminated_key, INJECT_UNBALANCED},
    {"a string never closed before another", unterminated_before_string,
     INJECT_UNBALANCED},
    {"strings added", concatenated, 0},
    {NULL, NULL, 0},
};

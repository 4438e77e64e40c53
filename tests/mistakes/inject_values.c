/* Values that are written wrong. */

#include "inject.h"

static bool is_scalar(const struct document *document, size_t i) {
    return inject_is_scalar(&document->pieces[i]) &&
           inject_is_free(document, i, TOUCH_BODY);
}

/* Write `text` for a value, and expect it as a mistake of `kind`. */
static struct flaw *replace(struct document *document, size_t i,
                            enum pl_mistake_kind kind, const char *text) {
    inject_touch(document, i, TOUCH_BODY);
    document->pieces[i].text = pl_slice_str(text);
    document->pieces[i].is_bad = true;
    return document_flaw(document, document->pieces[i].id, kind);
}

/* How a value can be written wrong, and whether a remedy keeps what was meant
 * for certain. */
struct form {
    const char *text;
    bool is_fixable;
};

static bool replace_by(struct document *document, enum pl_mistake_kind kind,
                       const struct form *forms, size_t n) {
    const struct form *form = &forms[random_below(document->random, n)];
    size_t i = inject_pick(document, is_scalar);

    if (i == document->len)
        return false;
    replace(document, i, kind, form->text)->is_fixable = form->is_fixable;
    return true;
}

static bool bad_literal(struct document *document) {
    static const struct form forms[] = {
        {"NaN", false},  {"Infinity", false},  {"-Infinity", false},
        {"None", true},  {"undefined", false}, {"True", true},
        {"False", true}, {"nul", false},       {"tru", false},
        {"NULL", true},  {"TRUE", true},       {"yes", false},
        {"EUR", false},  {"shoe", false},      {"\xC3\xA4nderung", false},
    };

    return replace_by(document, PL_MISTAKE_BAD_LITERAL, forms, 15);
}

/* A run of words is one mistake, at the first. */
static bool words(struct document *document) {
    size_t i = inject_pick(document, is_scalar);
    struct flaw *flaw;

    if (i == document->len || !inject_is_alone(document, i))
        return false;
    inject_take(document, i);
    flaw = replace(document, i, PL_MISTAKE_BAD_LITERAL, "hello big world");
    flaw->part = PART_RANGE;
    flaw->to = 5;
    return true;
}

static bool bad_number(struct document *document) {
    static const struct form forms[] = {
        {"01", false},    {"+1", true},
        {".5", true},     {"1.", true},
        {"0x1F", false},  {"1e", false},
        {"-.5", true},    {"+.5", true},
        {"1.2.3", false}, {"-01", false},
        {"1_000", false}, {"--1", false},
        {"1.5e+", false}, {"9.99\xE2\x82\xAC", false},
        {"12abc", false}, {"00.50", false},
        {"1.e5", false},
    };

    return replace_by(document, PL_MISTAKE_BAD_NUMBER, forms, 17);
}

static bool lone_minus(struct document *document) {
    static const struct form forms[] = {{"-", false}, {"- 1", true}};

    return replace_by(document, PL_MISTAKE_BAD_NUMBER, forms, 2);
}

static bool placeholder(struct document *document) {
    static const struct form forms[] = {
        {"{{price}}", false},    {"{{ user.id }}", false}, {"${x}", false},
        {"<amount>", false},     {"...", false},           {"{%x%}", false},
        {"\xE2\x80\xA6", false},
    };

    return replace_by(document, PL_MISTAKE_PLACEHOLDER, forms, 7);
}

static bool is_before_line_end(const struct document *document, size_t i) {
    size_t after = document_after(document, i);

    return is_scalar(document, i) && inject_is_alone(document, i) &&
           after == i + 1 && document->pieces[after].kind == PIECE_COMMA &&
           inject_ends_line(document, after + 1);
}

static bool prose(struct document *document) {
    static const char *const texts[] = {
        "(required, string) the id", "(optional, object), see below",
        "(required, string)", "(string) one of [a, b]"};
    size_t i = inject_pick(document, is_before_line_end);

    if (i == document->len)
        return false;
    inject_take(document, i);
    replace(document, i, PL_MISTAKE_PLACEHOLDER,
            inject_choose(document, texts, 4).data);
    return true;
}

/* `...` for the members that are left out. */
static bool is_last_place(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_CLOSE &&
           inject_is_free(document, i, TOUCH_FRONT) &&
           inject_is_free(document, document_before(document, i), TOUCH_BACK) &&
           document->pieces[document_before(document, i)].kind != PIECE_OPEN;
}

static bool dots(struct document *document) {
    size_t i = inject_pick(document, is_last_place);
    struct piece *piece;
    size_t before;

    if (i == document->len)
        return false;
    inject_touch(document, i, TOUCH_FRONT);
    before = document_before(document, i);
    inject_touch(document, before, TOUCH_BACK);
    inject_insert(document, before + 1, pl_slice_str(","));
    piece = inject_insert(document, before + 2, pl_slice_str("..."));
    i = document_after(document, before + 2);
    piece->depth = document->pieces[i].depth + 1;
    if (!document->pieces[i].is_object) {
        piece->is_silent = false;
        piece->is_bad = true;
    }
    document_flaw(document, piece->id, PL_MISTAKE_PLACEHOLDER);
    return true;
}

static bool is_number(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_NUMBER &&
           inject_is_free(document, i, TOUCH_BODY);
}

static bool number_precision(struct document *document) {
    static const char *const forms[] = {"12345678901234567890",
                                        "9007199254740993",
                                        "-9007199254740993",
                                        "0.123456789012345678",
                                        "1E400",
                                        "-1e999999999999999999",
                                        "10.505050505050505051"};
    size_t i = inject_pick(document, is_number);

    if (i == document->len)
        return false;
    inject_touch(document, i, TOUCH_BODY);
    document->pieces[i].text = inject_choose(document, forms, 7);
    document_flaw(document, document->pieces[i].id,
                  PL_MISTAKE_NUMBER_PRECISION);
    return true;
}

static bool is_free_key(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_KEY &&
           inject_is_free(document, i, TOUCH_BODY);
}

/* The first key of the object that `i` is a key of, if it is another. */
static size_t twin_of(const struct document *document, size_t i) {
    size_t first = 0;

    while (document->pieces[first].kind != PIECE_KEY ||
           document->pieces[first].owner != document->pieces[i].owner)
        first++;
    return first < i && inject_is_free(document, first, TOUCH_BODY)
               ? first
               : document->len;
}

/* The characters of a key, all written as escapes. */
static struct pl_slice escaped(struct document *document,
                               struct pl_slice value) {
    struct pl_buf out;
    struct pl_slice text;

    pl_buf_init(&out, document->arena->heap);
    pl_buf_add_char(&out, '"');
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.data[i] < 0x80)
            pl_buf_add_format(&out, "\\u%04x", (unsigned)value.data[i]);
        else
            pl_buf_add_char(&out, value.data[i]);
    pl_buf_add_char(&out, '"');
    text = pl_arena_copy(document->arena, pl_buf_slice(&out));
    pl_buf_fini(&out);
    return text;
}

static bool duplicate_key(struct document *document) {
    size_t i = inject_pick(document, is_free_key);
    size_t first;
    struct piece *piece;
    struct flaw *flaw;

    if (i == document->len)
        return false;
    first = twin_of(document, i);
    if (first == document->len)
        return false;
    inject_touch(document, i, TOUCH_BODY);
    inject_touch(document, first, TOUCH_BODY);
    piece = &document->pieces[i];
    piece->value = document->pieces[first].value;
    piece->text = random_one_in(document->random, 2)
                      ? document->pieces[first].text
                      : escaped(document, piece->value);
    flaw = document_flaw(document, piece->id, PL_MISTAKE_DUPLICATE_KEY);
    flaw->related = document->pieces[first].id;
    return true;
}

const struct injector inject_values[] = {
    {"a bad literal", bad_literal, 0},
    {"words", words, 0},
    {"a bad number", bad_number, 0},
    {"a minus alone", lone_minus, 0},
    {"a placeholder", placeholder, 0},
    {"prose", prose, 0},
    {"dots", dots, 0},
    {"a number too long", number_precision, 0},
    {"a key given twice", duplicate_key, 0},
    {NULL, NULL, 0},
};

/* Comments, text before and behind the document, words in between. */

#include "inject.h"

static bool is_boundary(const struct document *document, size_t i) {
    return document->pieces[i].kind != PIECE_SPACE &&
           inject_is_free(document, i, TOUCH_BACK);
}

/* Comments count as white space: other mistakes look past them. */
static void add_comment(struct document *document, size_t at,
                        struct pl_slice text) {
    struct piece *piece = inject_insert(document, at, text);

    piece->kind = PIECE_SPACE;
    document_flaw(document, piece->id, PL_MISTAKE_COMMENT)->is_fixable = true;
}

static bool block_comment(struct document *document) {
    static const char *const texts[] = {"/* note */",
                                        "/**/",
                                        "/* a, \"b\": {[ */",
                                        "/*\n * two lines\n */",
                                        "/* \xF0\x9F\x91\x9F // # */",
                                        "/***/"};
    size_t i = inject_pick(document, is_boundary);

    if (i == document->len)
        return false;
    add_comment(document, i + 1, inject_choose(document, texts, 6));
    return true;
}

static bool is_line_boundary(const struct document *document, size_t i) {
    return is_boundary(document, i) &&
           (!document->is_indented || inject_ends_line(document, i + 1));
}

static bool line_comment(struct document *document) {
    static const char *const texts[] = {
        "// note", "# note", "//", "// a \"b\": [1, } /* x", "#\xC3\xA4 // x"};
    size_t i = inject_pick(document, is_line_boundary);

    if (i == document->len)
        return false;
    if (!inject_ends_line(document, i + 1))
        inject_insert(document, i + 1, pl_slice_str("\n"))->kind = PIECE_SPACE;
    add_comment(document, i + 1, inject_choose(document, texts, 5));
    return true;
}

static bool comment_before(struct document *document) {
    if (!inject_is_free(document, document_after(document, (size_t)-1),
                        TOUCH_FRONT))
        return false;
    add_comment(document, 0, pl_slice_str("/* x */"));
    return true;
}

static bool is_last_piece(const struct document *document, size_t i) {
    if (document->pieces[i].kind != PIECE_CLOSE ||
        document->pieces[i].depth > 0)
        return false;
    for (size_t j = i; j < document->len; j++)
        if (!inject_is_free(document, j, TOUCH_ALL))
            return false;
    return true;
}

static bool trailing_data(struct document *document) {
    static const struct {
        const char *text;
        size_t len;
    } texts[] = {{"}", 1},     {"]", 1}, {"\"x\" 1", 3},   {"1 2", 1},
                 {"foo;", 3},  {",", 1}, {"{\"a\":1}", 1}, {"[1,]", 1},
                 {"null,", 4}, {":", 1}};
    size_t k = random_below(document->random, 10);
    size_t i = inject_pick(document, is_last_piece);
    struct flaw *flaw;

    if (i == document->len)
        return false;
    inject_touch(document, i, TOUCH_ALL);
    if (random_one_in(document->random, 2))
        document_insert(document, ++i, PIECE_SPACE, pl_slice_str(" "));
    inject_insert(document, i + 1, pl_slice_str(texts[k].text));
    flaw = document_flaw(document, document->pieces[i + 1].id,
                         PL_MISTAKE_TRAILING_DATA);
    flaw->part = PART_RANGE;
    flaw->to = texts[k].len;
    return true;
}

/* A word behind a value. */
static bool is_before_comma(const struct document *document, size_t i) {
    size_t after = document_after(document, i);

    return inject_is_scalar(&document->pieces[i]) && after < document->len &&
           (document->pieces[after].kind == PIECE_COMMA ||
            document->pieces[after].kind == PIECE_CLOSE) &&
           inject_is_alone(document, i);
}

static bool stray_word(struct document *document) {
    size_t i = inject_pick(document, is_before_comma);

    if (i == document->len)
        return false;
    inject_take(document, i);
    if (document->pieces[i].kind != PIECE_NUMBER)
        return false;
    document_insert(document, i + 1, PIECE_SPACE, pl_slice_str(" "));
    inject_insert(document, i + 2, pl_slice_str("EUR"));
    document_flaw(document, document->pieces[i + 2].id, PL_MISTAKE_UNEXPECTED);
    return true;
}

static bool ill_formed_between(struct document *document) {
    size_t i = inject_pick(document, is_before_comma);

    if (i == document->len || document->pieces[i].kind != PIECE_NUMBER)
        return false;
    inject_take(document, i);
    document_insert(document, i + 1, PIECE_SPACE, pl_slice_str(" "));
    inject_insert(document, i + 2, pl_slice_str("\xFF\xFE"));
    document_flaw(document, document->pieces[i + 2].id,
                  PL_MISTAKE_INVALID_UTF8);
    return true;
}

static bool mark(struct document *document) {
    if (document->has_mark || document->focus != 0)
        return false;
    document->has_mark = true;
    document_flaw(document, 0, PL_MISTAKE_BOM)->is_fixable = true;
    return true;
}

const struct injector inject_others[] = {
    {"a block comment", block_comment, 0},
    {"a line comment", line_comment, 0},
    {"a comment before all", comment_before, 0},
    {"a word behind a number", stray_word, 0},
    {"ill-formed bytes behind a number", ill_formed_between, 0},
    {"a byte order mark", mark, 0},
    {"text behind the document", trailing_data,
     INJECT_LAST | INJECT_UNBALANCED},
    {NULL, NULL, 0},
};

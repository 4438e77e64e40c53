/* Commas, colons, and values that are not there. */

#include "inject.h"

static const struct pl_slice comma = {",", 1};

static bool is_full_close(const struct document *document, size_t i) {
    size_t before;

    if (document->pieces[i].kind != PIECE_CLOSE)
        return false;
    before = document_before(document, i);
    return inject_is_free(document, i, TOUCH_FRONT) &&
           inject_is_free(document, before, TOUCH_BACK) &&
           document->pieces[before].kind != PIECE_OPEN &&
           document->pieces[before].kind != PIECE_COMMA;
}

/* Put a comma behind the value before `index`, or right before `index`. */
static size_t add_comma(struct document *document, size_t index) {
    size_t before = document_before(document, index);
    size_t at = random_one_in(document->random, 3) ? index : before + 1;

    inject_touch(document, index, TOUCH_FRONT);
    inject_touch(document, before, TOUCH_BACK);
    inject_insert(document, at, comma);
    return at;
}

static bool trailing_comma(struct document *document) {
    size_t i = inject_pick(document, is_full_close);

    if (i == document->len)
        return false;
    i = add_comma(document, i);
    document_flaw(document, document->pieces[i].id, PL_MISTAKE_TRAILING_COMMA)
        ->is_fixable = true;
    return true;
}

static bool is_comma(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_COMMA &&
           inject_is_alone(document, i);
}

static bool is_word_like(const struct piece *piece) {
    return piece->kind == PIECE_NUMBER || piece->kind == PIECE_WORD;
}

/* What stood apart through a comma alone must not become one. */
static void keep_apart(struct document *document, size_t i) {
    if (i > 0 && i < document->len &&
        document->pieces[i - 1].kind != PIECE_SPACE &&
        document->pieces[i].kind != PIECE_SPACE &&
        document->pieces[i - 1].kind != PIECE_CLOSE &&
        is_word_like(&document->pieces[i]))
        document_insert(document, i, PIECE_SPACE, pl_slice_str(" "));
}

/* What the next piece must be left as: a key by its colon, an element that can
 * be one for certain. */
static unsigned sides_of_next(const struct document *document, size_t index) {
    size_t next = document_after(document, index);

    return inject_is_scalar(&document->pieces[next]) ? TOUCH_BODY : TOUCH_BACK;
}

static bool is_needed_comma(const struct document *document, size_t i) {
    return is_comma(document, i) &&
           inject_is_free(document, document_after(document, i),
                          sides_of_next(document, i));
}

static bool missing_comma(struct document *document) {
    size_t i = inject_pick(document, is_needed_comma);
    struct flaw *flaw;

    if (i == document->len)
        return false;
    inject_take(document, i);
    inject_touch(document, document_after(document, i),
                 sides_of_next(document, i));
    flaw = document_flaw(document,
                         document->pieces[document_after(document, i)].id,
                         PL_MISTAKE_MISSING_COMMA);
    flaw->part = PART_FIRST;
    flaw->is_fixable = true;
    document_remove(document, i);
    keep_apart(document, i);
    return true;
}

static void flaw_extra(struct document *document, size_t i) {
    document_flaw(document, document->pieces[i].id, PL_MISTAKE_EXTRA_COMMA)
        ->is_fixable = true;
}

static bool second_comma(struct document *document) {
    size_t i = inject_pick(document, is_comma);

    if (i == document->len)
        return false;
    inject_take(document, i);
    inject_insert(document, i + 1, comma);
    flaw_extra(document, i + 1);
    if (random_one_in(document->random, 2))
        document_insert(document, i + 1, PIECE_SPACE, pl_slice_str(" "));
    return true;
}

static bool is_open(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_OPEN &&
           inject_is_free(document, i, TOUCH_BACK) &&
           inject_is_free(document, document_after(document, i), TOUCH_FRONT);
}

static bool first_comma(struct document *document) {
    size_t i = inject_pick(document, is_open);

    if (i == document->len)
        return false;
    inject_touch(document, i, TOUCH_BACK);
    inject_touch(document, document_after(document, i), TOUCH_FRONT);
    inject_insert(document, i + 1, comma);
    flaw_extra(document, i + 1);
    return true;
}

static bool two_last_commas(struct document *document) {
    size_t i = inject_pick(document, is_full_close);

    if (i == document->len)
        return false;
    i = add_comma(document, i);
    inject_insert(document, i + 1, comma);
    flaw_extra(document, i + 1);
    return true;
}

static bool is_colon(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_COLON &&
           inject_is_alone(document, i);
}

static bool missing_colon(struct document *document) {
    size_t i = inject_pick(document, is_colon);
    size_t value;

    if (i == document->len)
        return false;
    inject_take(document, i);
    value = document_after(document, i);
    document_flaw(document, document->pieces[value].id,
                  PL_MISTAKE_MISSING_COLON)
        ->is_fixable = true;
    document_remove(document, i);
    return true;
}

/* A comma for the colon is told by a plain value behind it. */
static bool other_for_colon(struct document *document) {
    static const char *const others[] = {"=", "=>", ";", ","};
    size_t i = inject_pick(document, is_colon);
    size_t value = document_after(document, i);

    if (i == document->len || !inject_is_free(document, value, TOUCH_BODY))
        return false;
    inject_take(document, i);
    inject_touch(document, value, TOUCH_BODY);
    document->pieces[i].text = inject_choose(document, others, 4);
    document_flaw(document, document->pieces[i].id, PL_MISTAKE_MISSING_COLON)
        ->is_fixable = true;
    return true;
}

static bool second_colon(struct document *document) {
    size_t i = inject_pick(document, is_colon);

    if (i == document->len)
        return false;
    inject_take(document, i);
    inject_insert(document, i + 1, pl_slice_str(":"));
    document_flaw(document, document->pieces[i + 1].id, PL_MISTAKE_UNEXPECTED)
        ->is_fixable = true;
    return true;
}

static bool semicolon(struct document *document) {
    size_t i = inject_pick(document, is_comma);

    if (i == document->len)
        return false;
    inject_take(document, i);
    document->pieces[i].text = pl_slice_str(";");
    document_flaw(document, document->pieces[i].id, PL_MISTAKE_UNEXPECTED)
        ->is_fixable = true;
    return true;
}

static bool is_member_value(const struct document *document, size_t i) {
    size_t before = document_before(document, i);
    size_t after = document_after(document, i);

    return inject_is_scalar(&document->pieces[i]) && before < document->len &&
           document->pieces[before].kind == PIECE_COLON &&
           inject_is_alone(document, i) &&
           inject_is_free(document, after,
                          document->pieces[after].kind == PIECE_COMMA
                              ? TOUCH_ALL
                              : TOUCH_FRONT);
}

static bool missing_value(struct document *document) {
    size_t i = inject_pick(document, is_member_value);
    size_t after;

    if (i == document->len)
        return false;
    inject_take(document, i);
    after = document_after(document, i);
    if (document->pieces[after].kind == PIECE_COMMA)
        inject_touch(document, after, TOUCH_ALL);
    document_flaw(document, document->pieces[after].id,
                  PL_MISTAKE_MISSING_VALUE);
    document->pieces[i].text = pl_slice_of("", 0);
    document->pieces[i].is_bad = true;
    document->pieces[i].floats = true;
    return true;
}

static bool missing_key(struct document *document) {
    size_t i = inject_pick(document, is_colon);
    size_t key, value;

    if (i == document->len)
        return false;
    key = document_before(document, i);
    value = document_after(document, i);
    if (!inject_is_scalar(&document->pieces[value]) ||
        !inject_is_alone(document, key) || !inject_is_alone(document, value))
        return false;
    inject_take(document, i);
    inject_take(document, key);
    inject_take(document, value);
    document_flaw(document, document->pieces[i].id, PL_MISTAKE_UNEXPECTED);
    document->pieces[value].is_silent = true;
    document_remove(document, key);
    return true;
}

const struct injector inject_commas[] = {
    {"a trailing comma", trailing_comma, 0},
    {"a comma missing", missing_comma, 0},
    {"two commas", second_comma, 0},
    {"a comma first", first_comma, 0},
    {"two commas last", two_last_commas, 0},
    {"a colon missing", missing_colon, 0},
    {"another sign for the colon", other_for_colon, 0},
    {"two colons", second_colon, 0},
    {"a semicolon for a comma", semicolon, 0},
    {"a value missing", missing_value, 0},
    {"a key missing", missing_key, 0},
    {NULL, NULL, 0},
};

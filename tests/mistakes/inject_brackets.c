/* Brackets that are missing, wrong or too many. */

#include "inject.h"

static size_t open_of(const struct document *document, size_t close) {
    return document_find(document, document->pieces[close].owner);
}

/* Whether the container around the one that `i` closes is an object. Its pieces
 * know their container by the opening bracket. */
static bool is_in(const struct document *document, size_t i, bool is_object) {
    size_t open = open_of(document, i);
    size_t around = document_find(document, document->pieces[open].owner);

    return around < document->len &&
           document->pieces[around].is_object == is_object;
}

/* So many pieces behind a bracket show what it was: `},"key":`. */
#define CONTEXT 4

static bool is_free_close(const struct document *document, size_t i) {
    size_t next = i;

    if (document->pieces[i].kind != PIECE_CLOSE ||
        !inject_is_free(document, open_of(document, i), TOUCH_BODY))
        return false;
    for (int n = 0; n <= CONTEXT && next < document->len; n++) {
        if (!inject_is_alone(document, next))
            return false;
        next = document_after(document, next);
    }
    return true;
}

/* Take hold of the bracket at `i` and of what follows. */
static void take_close(struct document *document, size_t i) {
    for (int n = 0; n <= CONTEXT && i < document->len; n++) {
        inject_take(document, i);
        i = document_after(document, i);
    }
}

static enum piece_kind kind_behind(const struct document *document, size_t i) {
    size_t after = document_after(document, i);

    return after < document->len ? document->pieces[after].kind : PIECE_OTHER;
}

/* Take hold of the bracket at `i`, of the one that opens it and of what
 * follows. */
static struct flaw *flaw_open(struct document *document, size_t i,
                              enum pl_mistake_kind kind) {
    size_t open = open_of(document, i);

    take_close(document, i);
    inject_touch(document, open, TOUCH_BODY);
    return document_flaw(document, document->pieces[open].id, kind);
}

static bool remove_close(struct document *document, size_t i) {
    if (i == document->len)
        return false;
    flaw_open(document, i, PL_MISTAKE_UNCLOSED);
    document_remove(document, i);
    return true;
}

/* An object in an array: the next thing is `{` or `]`. */
static bool is_element_close(const struct document *document, size_t i) {
    enum piece_kind kind = kind_behind(document, i);
    size_t next;

    if (!is_free_close(document, i) || !document->pieces[i].is_object ||
        !is_in(document, i, false))
        return false;
    next = document_after(document, document_after(document, i));
    return kind == PIECE_CLOSE ||
           (kind == PIECE_COMMA && document->pieces[next].kind == PIECE_OPEN &&
            document->pieces[next].is_object);
}

static bool unclosed_element(struct document *document) {
    return remove_close(document, inject_pick(document, is_element_close));
}

/* An array in an object: the next thing is a key or `}`. */
static bool is_array_close(const struct document *document, size_t i) {
    return is_free_close(document, i) && !document->pieces[i].is_object &&
           is_in(document, i, true) &&
           document->pieces[document_before(document, i)].kind != PIECE_OPEN;
}

static bool unclosed_array(struct document *document) {
    return remove_close(document, inject_pick(document, is_array_close));
}

/* An object in an object, the members of both indented. */
static bool is_member_close(const struct document *document, size_t i) {
    size_t open;

    if (!is_free_close(document, i) || !document->pieces[i].is_object ||
        !is_in(document, i, true) || kind_behind(document, i) != PIECE_COMMA)
        return false;
    open = open_of(document, i);
    return inject_ends_line(document, open + 1) &&
           document->pieces[open + 1].text.len > 2 &&
           document->pieces[open + 1]
                   .text.data[document->pieces[open + 1].text.len - 1] <= ' ';
}

static bool is_indented(const struct document *document, size_t i) {
    struct pl_slice text;

    if (!is_member_close(document, i))
        return false;
    text = document->pieces[i - 1].text;
    return text.len > 0 &&
           (text.data[text.len - 1] == ' ' || text.data[text.len - 1] == '\t');
}

static bool unclosed_member(struct document *document) {
    return remove_close(document, inject_pick(document, is_indented));
}

/* Tell whether an open bracket around piece `i` is an array, or an object. */
static bool is_within(const struct document *document, size_t i,
                      bool is_object) {
    size_t open = open_of(document, i);

    while (document->pieces[open].owner != 0) {
        open = document_find(document, document->pieces[open].owner);
        if (document->pieces[open].is_object == is_object)
            return true;
    }
    return false;
}

static bool is_only_kind(const struct document *document, size_t i) {
    return is_free_close(document, i) &&
           !is_within(document, i, !document->pieces[i].is_object);
}

static bool is_last_close(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_CLOSE &&
           document->pieces[i].depth == 0 && inject_is_alone(document, i);
}

static bool write_other(struct document *document, size_t i) {
    struct flaw *flaw;

    if (i == document->len)
        return false;
    flaw = flaw_open(document, i, PL_MISTAKE_MISMATCHED_BRACKET);
    flaw->related = flaw->piece;
    flaw->piece = document->pieces[i].id;
    document->pieces[i].text =
        pl_slice_str(document->pieces[i].is_object ? "]" : "}");
    return true;
}

static bool mismatched(struct document *document) {
    return write_other(document, inject_pick(document, is_only_kind));
}

static bool mismatched_last(struct document *document) {
    return write_other(document, inject_pick(document, is_last_close));
}

/* A wrong bracket that could close one further out. */
static bool is_of_both_kinds(const struct document *document, size_t i) {
    return is_free_close(document, i) &&
           is_within(document, i, !document->pieces[i].is_object) &&
           kind_behind(document, i) == PIECE_COMMA;
}

static bool wrong_close(struct document *document) {
    size_t i = inject_pick(document, is_of_both_kinds);

    if (i == document->len)
        return false;
    flaw_open(document, i, PL_MISTAKE_UNCLOSED);
    document->pieces[i].text =
        pl_slice_str(document->pieces[i].is_object ? "]" : "}");
    return true;
}

static bool is_full_object(const struct document *document, size_t i) {
    size_t after = document_after(document, i);

    return document->pieces[i].kind == PIECE_OPEN &&
           document->pieces[i].is_object && after < document->len &&
           document->pieces[after].kind == PIECE_KEY &&
           document->pieces[after].text.data[0] == '"' &&
           inject_is_free(document, i, TOUCH_BODY | TOUCH_BACK) &&
           inject_is_free(document, after, TOUCH_ALL);
}

/* `{{"a": 1}` or `{{"a": 1}}` */
static bool doubled(struct document *document) {
    size_t i = inject_pick(document, is_full_object);
    size_t close;

    if (i == document->len)
        return false;
    close = document_close_of(document, document->pieces[i].id);
    if (!is_free_close(document, close))
        return false;
    inject_touch(document, i, TOUCH_ALL);
    inject_touch(document, document_after(document, i), TOUCH_ALL);
    take_close(document, close);
    if (random_one_in(document->random, 2))
        inject_insert(document, close + 1, pl_slice_str("}"));
    inject_insert(document, i + 1, pl_slice_str("{"));
    document_flaw(document, document->pieces[i + 1].id, PL_MISTAKE_UNEXPECTED);
    return true;
}

/* `}}` behind an element of an array */
static bool surplus(struct document *document) {
    size_t i = inject_pick(document, is_element_close);

    if (i == document->len)
        return false;
    take_close(document, i);
    inject_insert(document, i + 1, pl_slice_str("}"));
    document_flaw(document, document->pieces[i + 1].id, PL_MISTAKE_UNEXPECTED);
    return true;
}

/* Tell whether the text can be cut behind piece `i`: nothing is wrong there and
 * behind. */
static bool is_cut_place(const struct document *document, size_t i) {
    if (document->pieces[i].kind == PIECE_SPACE ||
        document->pieces[i].kind == PIECE_OTHER ||
        document->pieces[i].kind == PIECE_COLON ||
        (document->pieces[i].kind == PIECE_CLOSE &&
         document->pieces[i].depth == 0) ||
        !inject_is_free(document, i, TOUCH_ALL))
        return false;
    for (size_t j = i + 1; j < document->len; j++)
        if (document->pieces[j].touched != 0)
            return false;
    return true;
}

static bool truncated(struct document *document) {
    size_t i = inject_pick(document, is_cut_place);
    size_t owner;
    struct piece *piece;

    if (i == document->len)
        return false;
    document->len = i + 1;
    piece = &document->pieces[i];
    owner = piece->owner;
    if (piece->kind == PIECE_OPEN)
        owner = piece->id;
    if (piece->kind == PIECE_CLOSE)
        owner = document->pieces[document_find(document, piece->owner)].owner;
    document_flaw(document, owner, PL_MISTAKE_UNCLOSED);
    if (piece->kind == PIECE_KEY) {
        inject_insert(document, i + 1, pl_slice_str(":"));
        piece = inject_insert(document, i + 2, pl_slice_of("", 0));
        piece->is_silent = false;
        piece->is_bad = true;
        piece->floats = true;
    }
    return true;
}

/* The text ends inside of a string. */
static bool is_cut_string(const struct document *document, size_t i) {
    return document->pieces[i].kind == PIECE_STRING &&
           document->pieces[i].value.len > 0 &&
           strchr(",]} \t",
                  document->pieces[i]
                      .value.data[document->pieces[i].value.len - 1]) == NULL &&
           is_cut_place(document, i);
}

static bool truncated_string(struct document *document) {
    size_t i = inject_pick(document, is_cut_string);

    if (i == document->len)
        return false;
    document->len = i + 1;
    document->pieces[i].text.len--;
    document->pieces[i].is_bad = true;
    document_flaw(document, document->pieces[i].id,
                  PL_MISTAKE_UNTERMINATED_STRING);
    return true;
}

#define WEIGHED (INJECT_WEIGHED | INJECT_UNBALANCED)

const struct injector inject_brackets[] = {
    {"an element never closed", unclosed_element, WEIGHED},
    {"an array never closed", unclosed_array, WEIGHED},
    {"a member never closed", unclosed_member, WEIGHED},
    {"a bracket of the wrong kind", mismatched, WEIGHED},
    {"the last bracket of the wrong kind", mismatched_last, WEIGHED},
    {"the bracket of another", wrong_close, WEIGHED},
    {"two brackets", doubled, WEIGHED},
    {"a bracket too many", surplus, WEIGHED},
    {"a text cut off", truncated, WEIGHED | INJECT_LAST},
    {"a text cut off in a string", truncated_string, WEIGHED | INJECT_LAST},
    {NULL, NULL, 0},
};

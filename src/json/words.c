#include "json/words.h"

#include "json/complain.h"
#include "json/look.h"
#include "json/run.h"

/* A word that other languages or people use for a literal. `right` is NULL if
 * JSON has nothing like it. */
struct habit {
    const char *word;
    const char *right;
    bool is_safe;
};

static const struct habit habits[] = {
    {"true", "true", true}, {"yes", "true", false},
    {"on", "true", false},  {"false", "false", true},
    {"no", "false", false}, {"off", "false", false},
    {"null", "null", true}, {"none", "null", true},
    {"nil", "null", true},  {"undefined", "null", false},
    {"nan", NULL, false},   {"infinity", NULL, false},
    {"inf", NULL, false},   {"-infinity", NULL, false},
    {"-inf", NULL, false},  {"+infinity", NULL, false},
    {"+inf", NULL, false},  {"-nan", NULL, false},
    {"+nan", NULL, false},
};

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_alike(struct pl_slice word, const char *other) {
    if (word.len != strlen(other))
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (lower(word.data[i]) != other[i])
            return false;
    return true;
}

static const struct habit *find_habit(struct pl_slice word) {
    for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
        if (is_alike(word, habits[i].word))
            return &habits[i];
    return NULL;
}

/* The literal that begins with `word`, or NULL. */
static const char *find_beginning(struct pl_slice word) {
    static const char *const literals[] = {"true", "false", "null"};

    for (size_t i = 0; i < 3; i++)
        if (word.len > 1 && word.len < strlen(literals[i]) &&
            memcmp(word.data, literals[i], word.len) == 0)
            return literals[i];
    return NULL;
}

static void complain_of_word(pl_reader *reader, struct pl_span span,
                             struct pl_slice word) {
    struct pl_complaint complaint;
    struct pl_slice name = pl_complain_quote(reader, span);
    const struct habit *habit = find_habit(word);
    const char *right = habit != NULL ? habit->right : find_beginning(word);

    pl_complain_about(reader, &complaint, PL_MISTAKE_BAD_LITERAL, span);
    if (right != NULL) {
        pl_complain_edit(&complaint, span, pl_slice_str(right));
        pl_complain_title(&complaint, "write it as JSON does",
                          habit != NULL && habit->is_safe);
        pl_reader_complain(reader, &complaint,
                           "%.*s is no JSON value: write %s", (int)name.len,
                           name.data, right);
    } else if (habit != NULL) {
        pl_reader_complain(
            reader, &complaint,
            "JSON cannot express %.*s: leave the member out, or write "
            "null",
            (int)name.len, name.data);
    } else {
        pl_reader_complain(reader, &complaint,
                           "%.*s is no JSON value: put it in quotes",
                           (int)name.len, name.data);
    }
}

static enum pl_token_kind literal_kind(struct pl_slice word) {
    if (pl_slice_is(word, "true"))
        return PL_TOKEN_TRUE;
    if (pl_slice_is(word, "false"))
        return PL_TOKEN_FALSE;
    return pl_slice_is(word, "null") ? PL_TOKEN_NULL : PL_TOKEN_BAD;
}

/* The offset behind the word at `offset`, which may have a sign. */
static uint64_t word_end(pl_reader *reader, uint64_t offset) {
    int c = pl_look(reader, offset);
    uint64_t end = c == '+' ? pl_look_word(reader, offset + 1)
                            : pl_look_word(reader, offset);

    return c == '+' && end == offset + 1 ? offset : end;
}

bool pl_words_is_literal(pl_reader *reader, uint64_t offset) {
    uint64_t end = pl_look_word(reader, offset);

    return end - offset >= 4 && end - offset <= 5 &&
           literal_kind(pl_look_text(reader, offset, end)) != PL_TOKEN_BAD;
}

bool pl_words_read(pl_reader *reader, struct pl_token *token) {
    struct pl_span span = {reader->at, word_end(reader, reader->at)};
    struct pl_slice word;
    enum pl_token_kind kind;

    if (span.end == span.start)
        return false;
    word = pl_look_text(reader, span.start, span.end);
    kind = literal_kind(word);
    if (kind != PL_TOKEN_BAD) {
        pl_reader_yield(reader, token, kind, span);
        return true;
    }
    complain_of_word(reader, span, word);
    reader->is_excused |= find_beginning(word) != NULL &&
                          pl_look(reader, span.end) == PL_LOOK_END;
    pl_reader_yield(reader, token, kind, span);
    if (find_habit(word) == NULL)
        pl_run_pass_rest(reader);
    return true;
}

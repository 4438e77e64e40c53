#include "base/nearest.h"

#include "base/utf8.h"

#define LONGEST 64 /* greatest number of bytes of a word to compare */

/* A word as code points; each byte of an ill-formed sequence counts as one. */
struct word {
    uint32_t codes[LONGEST];
    size_t len;
};

static void read_word(struct pl_slice text, struct word *out) {
    out->len = 0;
    while (text.len > 0) {
        size_t step = pl_utf8_step(text);
        out->codes[out->len++] =
            step > 0 ? pl_utf8_decode(text.data) : (unsigned char)*text.data;
        if (step == 0)
            step = 1;
        text = pl_slice_of(text.data + step, text.len - step);
    }
}

/* Copy `word` in lower case, without `_`, `-` and space. */
static void fold(const struct word *word, struct word *out) {
    out->len = 0;
    for (size_t i = 0; i < word->len; i++) {
        uint32_t code = word->codes[i];
        if (code == '_' || code == '-' || code == ' ')
            continue;
        if (code >= 'A' && code <= 'Z')
            code += 'a' - 'A';
        out->codes[out->len++] = code;
    }
}

static bool are_one(const struct word *a, const struct word *b) {
    struct word left, right;
    fold(a, &left);
    fold(b, &right);
    return left.len > 0 && left.len == right.len &&
           memcmp(left.codes, right.codes, left.len * sizeof *left.codes) == 0;
}

static size_t min(size_t a, size_t b) {
    return a < b ? a : b;
}

static bool is_swap(const struct word *a, const struct word *b, size_t i,
                    size_t j) {
    return i > 1 && j > 1 && a->codes[i - 1] == b->codes[j - 2] &&
           a->codes[i - 2] == b->codes[j - 1];
}

/* The optimal string alignment distance, which counts insertions, deletions,
 * substitutions and swaps of neighbours. Row i of the matrix is in rows[i %
 * 3]. */
static size_t distance(const struct word *a, const struct word *b) {
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b->len; j++)
        rows[0][j] = j;

    for (size_t i = 1; i <= a->len; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b->len; j++) {
            size_t change = a->codes[i - 1] != b->codes[j - 1];
            row[j] = min(above[j - 1] + change, min(above[j], row[j - 1]) + 1);
            if (is_swap(a, b, i, j))
                row[j] = min(row[j], rows[(i + 1) % 3][j - 2] + 1);
        }
    }
    return rows[a->len % 3][b->len];
}

uint32_t pl_nearest_letters(struct pl_slice text) {
    uint32_t letters = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x80)
            return UINT32_MAX;
        if (c != '_' && c != '-' && c != ' ')
            letters |= UINT32_C(1) << (c % 32);
    }
    return letters;
}

size_t pl_nearness(struct pl_slice text, struct pl_slice candidate) {
    if (pl_slice_eq(text, candidate))
        return 0;
    if (text.len == 0 || text.len > LONGEST || candidate.len > LONGEST)
        return PL_NEAREST_NONE;
    uint32_t letters = pl_nearest_letters(text);
    uint32_t others = pl_nearest_letters(candidate);
    if (pl_nearest_is_apart(letters, others, candidate.len))
        return PL_NEAREST_NONE;

    struct word word, name;
    read_word(text, &word);
    read_word(candidate, &name);
    if (letters == others && are_one(&word, &name))
        return 0;

    size_t allowed = name.len <= 5 ? 1 : 2;
    size_t longer = word.len > name.len ? word.len : name.len;
    if (longer - min(word.len, name.len) > allowed)
        return PL_NEAREST_NONE;
    size_t changes = distance(&word, &name);
    return changes <= allowed ? changes : PL_NEAREST_NONE;
}

size_t pl_nearest(struct pl_slice word, const struct pl_slice *candidates,
                  size_t n) {
    size_t nearest = PL_NEAREST_NONE;
    size_t least = PL_NEAREST_NONE;
    for (size_t i = 0; i < n && least > 0; i++) {
        size_t changes = pl_nearness(word, candidates[i]);
        if (changes < least) {
            least = changes;
            nearest = i;
        }
    }
    return nearest;
}

void pl_nearest_ask(struct pl_buf *out, const char *before,
                    struct pl_slice word, const struct pl_slice *candidates,
                    size_t n) {
    size_t nearest = pl_nearest(word, candidates, n);
    if (nearest == PL_NEAREST_NONE)
        return;
    pl_buf_add_str(out, before);
    pl_buf_add_str(out, "did you mean \"");
    pl_buf_add_slice(out, candidates[nearest]);
    pl_buf_add_str(out, "\"?");
}

bool pl_is_near(struct pl_slice word, struct pl_slice candidate) {
    return pl_nearness(word, candidate) != PL_NEAREST_NONE;
}

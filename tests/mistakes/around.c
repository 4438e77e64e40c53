#include "around.h"

/* Fewer things than this stand before the text, and behind it. */
#define OTHERS 5

static void add_purchase(struct pl_buf *out, struct random *random) {
    pl_buf_add_format(out,
                      "{\"external_id\":\"u%u\",\"product_id\":\"shoe\","
                      "\"currency\":\"EUR\",\"price\":9.5,\"quantity\":2,"
                      "\"time\":\"2024-05-01T10:00:00Z\"}",
                      (unsigned)random_below(random, 1000000));
}

/* A document as programs send it, or the clean text once more. */
static void add_other(struct pl_buf *out, enum around around,
                      struct pl_slice clean, struct random *random) {
    bool is_request = around == AROUND_LINES && random_one_in(random, 3);

    if (random_one_in(random, 3)) {
        pl_buf_add_slice(out, clean);
        return;
    }
    pl_buf_add_str(out, is_request ? "{\"purchases\":[" : "");
    add_purchase(out, random);
    pl_buf_add_str(out, is_request ? "]}" : "");
}

/* What a text stands between. */
struct frame {
    const char *open, *between, *close;
};

static const struct frame frames[AROUNDS][2] = {
    [AROUND_NOTHING] = {{"", "", ""}, {"", "", ""}},
    [AROUND_LINES] = {{"", "\n", "\n"}, {"", "\r\n", ""}},
    [AROUND_ELEMENTS] = {{"[", ",", "]"}, {"[\n  ", ",\n  ", "\n]\n"}},
    [AROUND_PURCHASES] = {{"{\"purchases\":[", ",", "]}"},
                          {"{\n  \"purchases\": [\n    ", ",\n    ",
                           "\n  ]\n}\n"}},
};

/* What may stand in the place of one byte, or beside it. */
static const char spoils[] = "{}[],:\"\\ \n\t\r'/0-1.eunt$\x01\x80\xC3";

/* Where something is spoiled: anywhere, or at the end of something. */
static size_t choose(const struct pl_buf *out, size_t from,
                     struct random *random) {
    size_t at = from + random_below(random, out->len - from);
    bool is_end = random_one_in(random, 2);

    while (is_end && at + 1 < out->len && !strchr("}],:", out->data[at]))
        at++;
    return at;
}

/* Take out a byte, put one in, or write another. */
static void spoil(struct pl_buf *out, size_t from, struct random *random) {
    size_t at = choose(out, from, random);
    size_t way = random_below(random, 3), rest = out->len - at - 1;
    char c = spoils[random_below(random, sizeof spoils - 1)];

    if (way == 0) {
        memmove(out->data + at, out->data + at + 1, rest);
        out->len--;
        return;
    }
    if (way == 1) {
        pl_buf_add_char(out, ' ');
        memmove(out->data + at + 1, out->data + at, rest + 1);
    }
    out->data[at] = c;
}

/* Things around the text, each with what parts it from the next. */
static void add_others(struct pl_buf *out, enum around around,
                       struct pl_slice clean, const char *between,
                       struct random *random) {
    for (size_t n = random_below(random, OTHERS); n > 0; n--) {
        add_other(out, around, clean, random);
        pl_buf_add_str(out, between);
    }
}

void around_write(struct pl_buf *out, enum around around, struct pl_slice clean,
                  struct pl_slice text, struct random *random) {
    const struct frame *frame = &frames[around][random_below(random, 2)];
    size_t from = out->len;

    pl_buf_add_str(out, frame->open);
    if (around == AROUND_NOTHING) {
        pl_buf_add_slice(out, text);
    } else {
        add_others(out, around, clean, frame->between, random);
        pl_buf_add_slice(out, random_one_in(random, 3) ? clean : text);
        pl_buf_add_str(out, frame->between);
        add_others(out, around, clean, frame->between, random);
        add_other(out, around, clean, random);
    }
    pl_buf_add_str(out, frame->close);
    if (random_one_in(random, 2))
        spoil(out, from, random);
}

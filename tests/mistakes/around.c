#include "around.h"

/* How often what is clean comes before the text, at most. */
#define BEFORE 4

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

void around_write(struct pl_buf *out, enum around around, struct pl_slice clean,
                  struct pl_slice text, struct random *random) {
    const struct frame *frame = &frames[around][random_below(random, 2)];
    size_t before = around == AROUND_NOTHING ? 0 : random_below(random, BEFORE);

    pl_buf_add_str(out, frame->open);
    for (size_t i = 0; i < before; i++) {
        add_other(out, around, clean, random);
        pl_buf_add_str(out, frame->between);
    }
    pl_buf_add_slice(out, text);
    if (around != AROUND_NOTHING) {
        pl_buf_add_str(out, frame->between);
        add_other(out, around, clean, random);
        pl_buf_add_str(out, frame->close);
    }
}

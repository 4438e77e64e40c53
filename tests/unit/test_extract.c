#include "input/extract.h"

#include <check.h>

/* A source, and extracts of it, one of the other. */
struct layers {
    struct pl_heap heap;
    struct pl_extract source, fence, body;
};

static void begin(struct layers *layers, const char *source) {
    pl_heap_init(&layers->heap);
    pl_extract_init(&layers->source, &layers->heap);
    pl_extract_init(&layers->fence, &layers->heap);
    pl_extract_init(&layers->body, &layers->heap);
    pl_extract_source(&layers->source, pl_slice_str(source));
    pl_extract_begin(&layers->fence, &layers->source, NULL);
}

static void end(struct layers *layers) {
    pl_extract_fini(&layers->source);
    pl_extract_fini(&layers->fence);
    pl_extract_fini(&layers->body);
}

/* What the byte at `offset` of the extract stands for. */
static struct pl_span byte_of(const struct pl_extract *extract,
                              uint64_t offset) {
    struct pl_origin origin = pl_extract_origin(extract, NULL);
    return pl_origin_span(&origin, (struct pl_span){offset, offset + 1});
}

static void expect_span(struct pl_span span, uint64_t start, uint64_t stop) {
    ck_assert_uint_eq(span.start, start);
    ck_assert_uint_eq(span.end, stop);
}

static void expect_text(const struct pl_extract *extract, const char *text) {
    ck_assert(pl_slice_is(pl_extract_text(extract), text));
}

/* `> ab`, `> cd`: the fence is `ab\ncd`. */
static void quote(struct layers *layers) {
    begin(layers, "> ab\n> cd");
    pl_extract_copy(&layers->fence, &layers->source, 2, 5);
    pl_extract_copy(&layers->fence, &layers->source, 7, 9);
}

START_TEST(bytes_lead_to_the_source) {
    struct layers layers;
    quote(&layers);
    expect_text(&layers.fence, "ab\ncd");
    expect_span(byte_of(&layers.fence, 0), 2, 3);
    expect_span(byte_of(&layers.fence, 2), 4, 5);
    expect_span(byte_of(&layers.fence, 3), 7, 8);
    end(&layers);
}
END_TEST

START_TEST(an_end_belongs_to_the_byte_before_it) {
    struct layers layers;
    quote(&layers);
    struct pl_origin origin = pl_extract_origin(&layers.fence, NULL);
    ck_assert_uint_eq(pl_origin_end(&origin, 3), 5);
    ck_assert_uint_eq(pl_origin_start(&origin, 3), 7);
    ck_assert_uint_eq(pl_origin_end(&origin, 0), 2);
    ck_assert_uint_eq(pl_origin_start(&origin, 5), 9);
    ck_assert_uint_eq(pl_origin_start(&origin, 99), 9);
    ck_assert_uint_eq(pl_origin_end(&origin, 99), 9);
    end(&layers);
}
END_TEST

START_TEST(nothing_leads_to_the_beginning) {
    struct layers layers;
    begin(&layers, "");
    struct pl_origin origin = pl_extract_origin(&layers.fence, NULL);
    ck_assert_uint_eq(pl_origin_start(&origin, 0), 0);
    ck_assert_uint_eq(pl_origin_end(&origin, 7), 0);
    expect_text(&layers.fence, "");
    end(&layers);
}
END_TEST

START_TEST(what_goes_on_is_one_piece) {
    struct layers layers;
    begin(&layers, "abcdef");
    pl_extract_copy(&layers.fence, &layers.source, 0, 2);
    pl_extract_copy(&layers.fence, &layers.source, 2, 2);
    pl_extract_copy(&layers.fence, &layers.source, 2, 6);
    ck_assert_uint_eq(layers.fence.count, 1);
    end(&layers);
}
END_TEST

START_TEST(an_escape_stands_for_all_of_it) {
    struct layers layers;
    begin(&layers, "x\\u00e9y");
    pl_extract_copy(&layers.fence, &layers.source, 0, 1);
    pl_extract_mean(&layers.fence, &layers.source, (struct pl_span){1, 7},
                    pl_slice_str("\xC3\xA9"));
    pl_extract_copy(&layers.fence, &layers.source, 7, 8);
    expect_text(&layers.fence, "x\xC3\xA9y");
    expect_span(byte_of(&layers.fence, 1), 1, 7);
    expect_span(byte_of(&layers.fence, 2), 1, 7);
    expect_span(byte_of(&layers.fence, 3), 7, 8);
    end(&layers);
}
END_TEST

START_TEST(origins_are_composed) {
    struct layers layers;
    quote(&layers);
    pl_extract_begin(&layers.body, &layers.fence, NULL);
    pl_extract_copy(&layers.body, &layers.fence, 1, 4);
    pl_extract_mean(&layers.body, &layers.fence, (struct pl_span){0, 5},
                    pl_slice_str("!"));
    pl_extract_mean(&layers.body, &layers.fence, (struct pl_span){3, 3},
                    pl_slice_str("?"));
    expect_text(&layers.body, "b\nc!?");
    expect_span(byte_of(&layers.body, 0), 3, 4);
    expect_span(byte_of(&layers.body, 2), 7, 8);
    expect_span(byte_of(&layers.body, 3), 2, 9);
    expect_span(byte_of(&layers.body, 4), 7, 7);
    end(&layers);
}
END_TEST

START_TEST(what_was_put_in_another_order_keeps_its_start) {
    struct layers layers;
    begin(&layers, "abcdef");
    pl_extract_copy(&layers.fence, &layers.source, 4, 6);
    pl_extract_copy(&layers.fence, &layers.source, 0, 2);
    struct pl_origin origin = pl_extract_origin(&layers.fence, NULL);
    expect_span(pl_origin_span(&origin, (struct pl_span){0, 4}), 4, 5);
    expect_span(pl_origin_span(&origin, (struct pl_span){2, 4}), 0, 2);
    end(&layers);
}
END_TEST

START_TEST(only_what_is_verbatim_can_be_edited) {
    struct layers layers;
    struct pl_span at;
    begin(&layers, "> ab\n> c&amp;d");
    pl_extract_copy(&layers.fence, &layers.source, 2, 5);
    pl_extract_copy(&layers.fence, &layers.source, 7, 8);
    pl_extract_mean(&layers.fence, &layers.source, (struct pl_span){8, 13},
                    pl_slice_str("&"));
    pl_extract_copy(&layers.fence, &layers.source, 13, 14);
    expect_text(&layers.fence, "ab\nc&d");
    struct pl_origin origin = pl_extract_origin(&layers.fence, NULL);

    ck_assert(pl_origin_verbatim(&origin, (struct pl_span){0, 3}, &at));
    expect_span(at, 2, 5);
    ck_assert(!pl_origin_verbatim(&origin, (struct pl_span){0, 4}, &at));
    ck_assert(!pl_origin_verbatim(&origin, (struct pl_span){4, 5}, &at));
    ck_assert(!pl_origin_verbatim(&origin, (struct pl_span){6, 7}, &at));
    ck_assert(pl_origin_verbatim(&origin, (struct pl_span){6, 6}, &at));
    expect_span(at, 14, 14);
    ck_assert(pl_origin_verbatim(&origin, (struct pl_span){3, 3}, &at));
    expect_span(at, 5, 5);
    ck_assert(pl_origin_verbatim(&origin, (struct pl_span){4, 4}, &at));
    expect_span(at, 8, 8);
    ck_assert(pl_origin_verbatim(&origin, (struct pl_span){5, 5}, &at));
    expect_span(at, 13, 13);
    end(&layers);
}
END_TEST

static bool write_doubled(struct pl_slice text, struct pl_buf *out) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\n')
            return false;
        if (text.data[i] == '"')
            pl_buf_add_char(out, '"');
        pl_buf_add_char(out, text.data[i]);
    }
    return true;
}

static const struct pl_layer doubled = {write_doubled};

START_TEST(what_is_written_goes_through_all_layers) {
    struct layers layers;
    struct pl_buf out, spare;
    begin(&layers, "a");
    pl_buf_init(&out, &layers.heap);
    pl_buf_init(&spare, &layers.heap);
    pl_extract_begin(&layers.fence, &layers.source, &doubled);
    pl_extract_begin(&layers.body, &layers.fence, &doubled);
    struct pl_origin origin = pl_extract_origin(&layers.body, NULL);

    pl_buf_add_str(&out, "kept ");
    ck_assert(pl_origin_write(&origin, pl_slice_str("\"x"), &out, &spare));
    ck_assert(pl_slice_is(pl_buf_slice(&out), "kept \"\"\"\"x"));
    ck_assert(!pl_origin_write(&origin, pl_slice_str("\n"), &out, &spare));
    pl_buf_fini(&out);
    pl_buf_fini(&spare);
    end(&layers);
}
END_TEST

START_TEST(nothing_is_written_through_too_many_layers) {
    struct layers layers;
    struct pl_buf out, spare;
    begin(&layers, "a");
    pl_buf_init(&out, &layers.heap);
    pl_buf_init(&spare, &layers.heap);
    struct pl_extract *from = &layers.fence, *to = &layers.body;
    for (size_t i = 0; i < PL_LAYERS_MAX + 3; i++) {
        struct pl_extract *other = from;
        pl_extract_begin(to, from, &doubled);
        struct pl_origin origin = pl_extract_origin(to, NULL);
        ck_assert_int_eq(
            pl_origin_write(&origin, pl_slice_str("x"), &out, &spare),
            i < PL_LAYERS_MAX);
        from = to;
        to = other;
    }
    pl_buf_fini(&out);
    pl_buf_fini(&spare);
    end(&layers);
}
END_TEST

Suite *extract_suite(void);

Suite *extract_suite(void) {
    Suite *suite = suite_create("extract");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, bytes_lead_to_the_source);
    tcase_add_test(tests, an_end_belongs_to_the_byte_before_it);
    tcase_add_test(tests, nothing_leads_to_the_beginning);
    tcase_add_test(tests, what_goes_on_is_one_piece);
    tcase_add_test(tests, an_escape_stands_for_all_of_it);
    tcase_add_test(tests, origins_are_composed);
    tcase_add_test(tests, what_was_put_in_another_order_keeps_its_start);
    tcase_add_test(tests, only_what_is_verbatim_can_be_edited);
    tcase_add_test(tests, what_is_written_goes_through_all_layers);
    tcase_add_test(tests, nothing_is_written_through_too_many_layers);
    suite_add_tcase(suite, tests);
    return suite;
}

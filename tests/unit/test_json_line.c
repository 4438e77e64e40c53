#include "report/json_line.h"

#include <check.h>
#include <stdlib.h>

#include "report/json_tree.h"

static struct pl_heap heap;
static struct pl_json_line line;
static struct pl_json_tree tree;
static struct pl_buf out, expected;

static void begin(void) {
    pl_heap_init(&heap);
    pl_json_line_init(&line, &heap);
    pl_json_tree_init(&tree, &heap);
    pl_buf_init(&out, &heap);
    pl_buf_init(&expected, &heap);
}

static void end(void) {
    pl_json_line_fini(&line);
    pl_json_tree_fini(&tree);
    pl_buf_fini(&out);
    pl_buf_fini(&expected);
}

/* Write an object with one text by both. */
static void expect_same(struct pl_slice text) {
    pl_buf_clear(&out);
    pl_json_line_begin(&line, &out);
    pl_json_line_open(&line, NULL, '{');
    pl_json_line_text(&line, "a", text);
    pl_json_line_close(&line, '}');
    pl_buf_clear(&expected);
    pl_json_begin(&tree);
    pl_json_text(&tree, "a", text);
    pl_json_write(&tree, &expected);
    ck_assert(!tree.has_failed);
    ck_assert_str_eq(out.data, expected.data);
}

START_TEST(a_line_has_commas_between_its_values) {
    begin();
    pl_buf_add_str(&out, "before ");
    pl_json_line_begin(&line, &out);
    pl_json_line_open(&line, NULL, '{');
    pl_json_line_count(&line, "n", UINT64_MAX);
    pl_json_line_open(&line, "list", '[');
    pl_json_line_open(&line, NULL, '{');
    pl_json_line_close(&line, '}');
    pl_json_line_text(&line, NULL, pl_slice_str(""));
    pl_json_line_open(&line, NULL, '[');
    pl_json_line_flag(&line, NULL, false);
    pl_json_line_flag(&line, NULL, true);
    pl_json_line_close(&line, ']');
    pl_json_line_close(&line, ']');
    pl_json_line_count(&line, "zero", 0);
    pl_json_line_close(&line, '}');
    ck_assert_str_eq(out.data, "before {\"n\":18446744073709551615,\"list\":"
                               "[{},\"\",[false,true]],\"zero\":0}");
    end();
}
END_TEST

/* Append a code in four bytes at most. */
static void add_code(struct pl_buf *text, uint32_t code) {
    static const unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
    unsigned behind = code >= 0x10000 ? 3 : code >= 0x800 ? 2 : code >= 0x80;

    pl_buf_add_char(text, (char)(leads[behind] | code >> 6 * behind));
    while (behind-- > 0)
        pl_buf_add_char(text, (char)(0x80 | (code >> 6 * behind & 0x3F)));
}

START_TEST(each_character_is_written_as_json_c_writes_it) {
    struct pl_buf text;

    begin();
    pl_buf_init(&text, &heap);
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        pl_buf_clear(&text);
        pl_buf_add_str(&text, "nine byte");
        for (; text.len < 9000 && code <= 0x10FFFF; code++)
            add_code(&text, code);
        add_code(&text, code);
        expect_same(pl_buf_slice(&text));
    }
    pl_buf_fini(&text);
    end();
}
END_TEST

START_TEST(each_byte_is_told_wherever_it_stands) {
    begin();
    for (int byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < 20; at++) {
            char text[20];
            memset(text, 'x', sizeof text);
            text[at] = (char)byte;
            expect_same(pl_slice_of(text, sizeof text));
            text[sizeof text - 1 - at] = (char)(byte + 1);
            expect_same(pl_slice_of(text, sizeof text));
        }
    end();
}
END_TEST

START_TEST(ill_formed_text_behind_plain_text_is_replaced) {
    begin();
    expect_same(pl_slice_of("caf\xC3\xA9 \xE2\x82 \xFF\"\n\x80", 13));
    expect_same(pl_slice_of("\xE2", 1));
    end();
}
END_TEST

START_TEST(a_text_that_comes_again_is_written_again) {
    static const char *const texts[] = {
        "",
        "",
        "plain",
        "plain",
        "plai",
        "plain",
        "a \"b\"",
        "a \"b\"",
        "a \\\"b\"",
        "caf\xC3\xA9\n",
        "\xFF bad",
        "\xFF bad",
        "\xEF\xBF\xBD bad",
        "",
    };
    struct pl_json_last last;

    begin();
    pl_json_last_init(&last, &heap);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct pl_slice text = pl_slice_str(texts[i]);
        pl_buf_clear(&expected);
        pl_json_line_begin(&line, &expected);
        pl_json_line_text(&line, "key", text);
        pl_json_line_text(&line, "key", text);
        pl_buf_clear(&out);
        pl_json_line_begin(&line, &out);
        pl_json_line_again(&line, "key", text, &last);
        pl_json_line_again(&line, "key", text, &last);
        ck_assert_str_eq(out.data, expected.data);
    }
    pl_json_last_fini(&last);
    end();
}
END_TEST

Suite *json_line_suite(void);

Suite *json_line_suite(void) {
    Suite *suite = suite_create("json_line");
    TCase *tests = tcase_create("json_line");

    tcase_set_timeout(tests, 60); /* slow under valgrind */
    tcase_add_test(tests, a_line_has_commas_between_its_values);
    tcase_add_test(tests, each_character_is_written_as_json_c_writes_it);
    tcase_add_test(tests, each_byte_is_told_wherever_it_stands);
    tcase_add_test(tests, ill_formed_text_behind_plain_text_is_replaced);
    tcase_add_test(tests, a_text_that_comes_again_is_written_again);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "report/escape.h"

#include <check.h>
#include <stdlib.h>

static struct pl_heap heap;

static struct pl_buf escape(void (*how)(struct pl_buf *, struct pl_slice),
                            struct pl_slice text) {
    struct pl_buf out;

    pl_heap_init(&heap);
    pl_buf_init(&out, &heap);
    how(&out, text);
    pl_buf_add_str(&out, "");
    return out;
}

static void expect(void (*how)(struct pl_buf *, struct pl_slice),
                   struct pl_slice text, const char *expected) {
    struct pl_buf out = escape(how, text);
    ck_assert_str_eq(out.data, expected);
    pl_buf_fini(&out);
}

#define TEXT(text, expected)                                                   \
    expect(pl_escape_text, pl_slice_of(text, sizeof text - 1), expected)
#define UTF8(text, expected)                                                   \
    expect(pl_escape_utf8, pl_slice_of(text, sizeof text - 1), expected)

START_TEST(plain_text_stays) {
    TEXT("", "");
    TEXT("a \"b\" \\ c", "a \"b\" \\ c");
    TEXT("caf\u00e9 \u6f22 \U0001F600", "caf\u00e9 \u6f22 \U0001F600");
}
END_TEST

START_TEST(controls_are_escapes) {
    TEXT("a\nb\rc\td", "a\\nb\\rc\\td");
    TEXT("\x1b[31m", "\\u001B[31m");
    TEXT("a\0b", "a\\u0000b");
    TEXT("\x7f", "\\u007F");
    TEXT("\xc2\x9b", "\\u009B");
}
END_TEST

START_TEST(what_hides_or_turns_text_is_an_escape) {
    TEXT("a\u202Eb", "a\\u202Eb");
    TEXT("\u2066\u200D\u00AD\uFEFF", "\\u2066\\u200D\\u00AD\\uFEFF");
    TEXT("\u2028", "\\u2028");
    TEXT("\U000E0041", "\\u{E0041}");
}
END_TEST

START_TEST(ill_formed_bytes_are_escapes) {
    TEXT("\xff\xc3", "\\xFF\\xC3");
    TEXT("a\xe2\x82", "a\\xE2\\x82");
    TEXT("\xed\xa0\x80", "\\uD800");
    TEXT("\xed\xbf\xbf", "\\uDFFF");
}
END_TEST

START_TEST(ill_formed_sequences_become_one_replacement_each) {
    UTF8("plain \u00e9 \x1b\n", "plain \u00e9 \x1b\n");
    UTF8("a\xff"
         "b",
         "a\uFFFD"
         "b");
    UTF8("\xff\xfe", "\uFFFD\uFFFD");
    UTF8("\xe2\x82", "\uFFFD");
    UTF8("\xe2\x82z", "\uFFFDz");
    UTF8("\xf0\x9f\x98 \xf0\x9f", "\uFFFD \uFFFD");
    UTF8("\xc0\x80", "\uFFFD\uFFFD");
    UTF8("\xed\xa0\x80", "\uFFFD");
    UTF8("\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD");
}
END_TEST

START_TEST(a_glyph_knows_its_width) {
    ck_assert_uint_eq(pl_escape_glyph(pl_slice_str("a")).width, 1);
    ck_assert_uint_eq(pl_escape_glyph(pl_slice_str("\u6f22")).width, 2);
    ck_assert_uint_eq(pl_escape_glyph(pl_slice_str("\u0301")).width, 0);
    ck_assert_uint_eq(pl_escape_glyph(pl_slice_str("\x1b")).width, 6);
    ck_assert_uint_eq(pl_escape_glyph(pl_slice_str("\xff")).width, 4);
    ck_assert_uint_eq(pl_escape_glyph(pl_slice_str("\U0010FFFF")).width, 1);
}
END_TEST

START_TEST(whatever_the_bytes_the_output_is_printable) {
    unsigned seed = 1;

    for (int round = 0; round < 2000; round++) {
        char bytes[32];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1103515245u + 12345u;
            bytes[i] = (char)(seed >> 16);
        }
        struct pl_buf out =
            escape(pl_escape_text, pl_slice_of(bytes, sizeof bytes));
        struct pl_buf again = escape(pl_escape_text, pl_buf_slice(&out));
        ck_assert_str_eq(out.data, again.data);
        pl_buf_fini(&again);
        pl_buf_fini(&out);
    }
}
END_TEST

Suite *escape_suite(void);

Suite *escape_suite(void) {
    Suite *suite = suite_create("escape");
    TCase *tests = tcase_create("escape");

    tcase_add_test(tests, plain_text_stays);
    tcase_add_test(tests, controls_are_escapes);
    tcase_add_test(tests, what_hides_or_turns_text_is_an_escape);
    tcase_add_test(tests, ill_formed_bytes_are_escapes);
    tcase_add_test(tests, ill_formed_sequences_become_one_replacement_each);
    tcase_add_test(tests, a_glyph_knows_its_width);
    tcase_add_test(tests, whatever_the_bytes_the_output_is_printable);
    suite_add_tcase(suite, tests);
    return suite;
}

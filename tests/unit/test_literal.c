#include "model/literal.h"

#include <check.h>

static void assert_written(struct pl_slice text, const char *expected) {
    struct pl_heap heap;
    struct pl_buf out;
    pl_heap_init(&heap);
    pl_buf_init(&out, &heap);
    pl_literal_add(&out, text);
    ck_assert_msg(pl_slice_is(pl_buf_slice(&out), expected), "%.*s",
                  (int)out.len, out.data);
    pl_buf_fini(&out);
}

START_TEST(a_text_stands_between_quotes) {
    assert_written(pl_slice_str(""), "\"\"");
    assert_written(pl_slice_str("caf\xC3\xA9/\x7F"), "\"caf\xC3\xA9/\x7F\"");
}
END_TEST

START_TEST(what_json_does_not_take_as_it_is_is_escaped) {
    assert_written(pl_slice_str("\"\\"), "\"\\\"\\\\\"");
    assert_written(pl_slice_str("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
    assert_written(pl_slice_of("\0\x1F ", 3), "\"\\u0000\\u001f \"");
}
END_TEST

Suite *literal_suite(void);

Suite *literal_suite(void) {
    Suite *suite = suite_create("literal");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, a_text_stands_between_quotes);
    tcase_add_test(tests, what_json_does_not_take_as_it_is_is_escaped);
    suite_add_tcase(suite, tests);
    return suite;
}

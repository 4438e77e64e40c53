#include "rules/template.h"

#include <check.h>

static struct pl_heap heap;
static struct pl_template_error error;
static struct pl_buf out;

static void set_up(void) {
    pl_heap_init(&heap);
    pl_buf_init(&out, &heap);
}

static void tear_down(void) {
    pl_buf_fini(&out);
}

static struct pl_slice value_of(void *self, struct pl_slice name) {
    (void)self;
    if (pl_slice_is(name, "value"))
        return pl_slice_str("\"EURO\"");
    if (pl_slice_is(name, "empty"))
        return pl_slice_str("");
    return pl_slice_of(NULL, 0);
}

static void assert_renders(const char *text, const char *rendered) {
    struct pl_template_values values = {value_of, NULL};
    ck_assert_msg(pl_template_check(pl_slice_str(text), &error), "%s", text);
    pl_buf_clear(&out);
    pl_buf_add_str(&out, "");
    pl_template_render(pl_slice_str(text), values, &out);
    ck_assert_str_eq(out.data, rendered);
}

static void refuse(const char *text, size_t offset) {
    ck_assert_msg(!pl_template_check(pl_slice_str(text), &error), "%s", text);
    ck_assert_msg(error.offset == offset, "%s: %zu", text, error.offset);
    ck_assert_uint_gt(error.message.len, 0);
}

START_TEST(placeholders_are_replaced) {
    assert_renders("", "");
    assert_renders("plain", "plain");
    assert_renders("{value} is {gone}wrong", "\"EURO\" is wrong");
    assert_renders("{value}{value}", "\"EURO\"\"EURO\"");
}
END_TEST

START_TEST(an_optional_part_needs_all_its_values) {
    assert_renders("no[: mean {gone}?]!", "no!");
    assert_renders("no[: {value} {gone}]", "no");
    assert_renders("no[: {value}?]", "no: \"EURO\"?");
    assert_renders("[{gone}][{value}]", "\"EURO\"");
    assert_renders("a[{empty}b]", "ab");
}
END_TEST

START_TEST(doubled_brackets_are_themselves) {
    assert_renders("{{value}} [[x]]", "{value} [x]");
    assert_renders("[{value} [[{{]", "\"EURO\" [{");
    assert_renders("{{{value}}}", "{\"EURO\"}");
}
END_TEST

START_TEST(names_may_be_fields) {
    assert_renders("{iso4217.code}{max-size}", "");
    struct pl_template_reader reader = {
        pl_slice_str("{iso4217.code}{max-size}"), 0};
    struct pl_piece piece;
    ck_assert(pl_template_next(&reader, &piece, &error));
    ck_assert_int_eq(piece.kind, PL_PIECE_NAME);
    ck_assert(pl_slice_is(piece.text, "iso4217.code"));
    ck_assert(pl_template_next(&reader, &piece, &error));
    ck_assert(!pl_template_next(&reader, &piece, &error));
}
END_TEST

START_TEST(what_does_not_match_is_told) {
    refuse("a {value", 2);
    refuse("a {}", 3);
    refuse("a {va lue}", 5);
    refuse("a } b", 2);
    refuse("a ] b", 2);
    refuse("a [{value}", 2);
    refuse("a [{value} [{value}]]", 11);
    refuse("a [b] c", 2);
}
END_TEST

Suite *template_suite(void);

Suite *template_suite(void) {
    Suite *suite = suite_create("template");
    TCase *tests = tcase_create("template");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, placeholders_are_replaced);
    tcase_add_test(tests, an_optional_part_needs_all_its_values);
    tcase_add_test(tests, doubled_brackets_are_themselves);
    tcase_add_test(tests, names_may_be_fields);
    tcase_add_test(tests, what_does_not_match_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}

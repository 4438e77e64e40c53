#include <check.h>
#include <stdlib.h>

#include "checking.h"

/* More of them wait to be compared than there is room for. */
START_TEST(a_row_may_be_longer_than_what_waits) {
    struct checking checking;
    struct pl_buf text;

    checking_init(&checking, CHECKING_UNIQUES);
    pl_buf_init(&text, &checking.heap);
    for (int document = 0; document < 3; document++) {
        pl_buf_add_str(&text, "{\"a\":1,\"list\":[{\"b\":0}");
        for (int i = 1; i < 3000; i++)
            pl_buf_add_format(&text, ",{\"b\":%d}", i < 2999 ? i : 2996);
        pl_buf_add_format(&text, "],\"b\":%d}\n", document);
    }
    checking.framing = PL_FRAMING_LINES;
    const char *said = checking_say(&checking, text.data);
    ck_assert_str_eq(said, "x/inner 1:31895-1:31905 /list/2999 m\n"
                           "x/inner 2:31895-2:31905 /list/2999 m\n"
                           "x/inner 3:31895-3:31905 /list/2999 m\n");
    pl_buf_fini(&text);
    checking_fini(&checking);
}
END_TEST

/* Objects on several lines, and in a list: the bracket of the first stands
 * behind its line's beginning; those in the others do so or not. */
#define TALL(n)  "\n  {\n    \"a\":" n "\n    }"
#define INNER(n) "\n      {\n        \"b\":" n "\n      }"
#define MIXED(n) "\n      {\n    \"b\":" n "\n  }"
#define DEEP(n)  "{\"a\":" n ",\"list\":[" INNER("1") "," INNER("2") "]}"
#define FLAT(n, behind)                                                        \
    "{\"a\":" n ",\"list\":[\n  {\n    \"b\":1\n  }" behind "]}"
#define TABS(n)                                                                \
    "{\"a\":" n                                                                \
    ",\"list\":[\n\t\t{\n\t\t\t\"b\":1\n\t\t},\n\t\t{\n\t\t\t\"b\":2\n\t\t}]}"
#define LEFT(n, behind) "{\"a\":" n ",\"list\":[\n{\n\t\"b\":1\n}" behind "]}"

/* Mistakes behind objects that are in a row, and beside what a row of the text
 * before has taught. */
static const struct sample {
    enum pl_framing framing;
    const char *text;
} samples[] = {
    {PL_FRAMING_LINES, "{\"a\":1,\"list\":[{\"b\":1}]}\n"
                       "{\"a\":2,\"list\":[{\"b\":2}]}\n"
                       "{\"a\":3,\"list\":[{\"b\":3}]}\n"
                       "{\"a\":4,\"list\":[{\"b\":4}\"b\":5}]}\n"},
    {PL_FRAMING_LINES,
     "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}x\n{\"a\":5}\n"},
    {PL_FRAMING_LINES, "{\"a\":1}\n{\"a\":2}\n[]\n{\"a\":4}\"a\":5}\n"},
    {PL_FRAMING_LINES, "{\"a\":1}\n{\"a\":2}\n{\"a\":3} x\n{\"a\":4}x\n"},
    {PL_FRAMING_LINES, "{\"a\":1}\n{\"a\":2}\n[]\n{\"a\":3}\n"
                       "{\"a\":4}\"a\":5}\n{\"a\":6}{\"a\":7}\n"},
    {PL_FRAMING_LINES, "{\"a\":1}\n{\"a\":2}\n{\"a\":3},\n{\"a\":4}\n"},
    {PL_FRAMING_LINES, "{\"a\":1}\r\n{\"a\":2}\r\n{\"a\":3}\r{\"a\":4}\r\n"},
    {PL_FRAMING_ONE, "[{\"a\":1},{\"a\":2},{\"a\":3}{\"a\":4},{\"a\":5}]"},
    {PL_FRAMING_ONE, "[{\"a\":1},{\"a\":2},{\"a\":3}\"a\":4},{\"a\":5}]"},
    {PL_FRAMING_ONE, "[{\"a\":1},{\"a\":2},{\"a\":3},,{\"a\":4},]"},
    {PL_FRAMING_ONE, "[{\"a\":1},\n{\"a\":2},\n{\"a\":3}\n{\"a\":4}]"},
    {PL_FRAMING_LINES, "[{\"a\":1},\n{\"a\":2},\n{\"a\":3}]\n{\"a\":4}\n"},
    {PL_FRAMING_LINES,
     "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n[{\"a\":1}\n{\"a\":2}]\n"},
    {PL_FRAMING_LINES,
     "{\"a\":1,\"b\":1}\n{\"a\":2,\"b\":2}\n{\"a\":3,\"b\":3}\n"
     "{\"a\":4,\"b\":4,\"b\":5}\n{\"a\":5,\"b\":6,\"b\":7}\n"},
    /* places behind lines that are indented otherwise */
    {PL_FRAMING_ONE, "[" TALL("1") "," TALL("2") "," TALL("3") "," TALL(
                         "4") "," TALL("5") "," TALL("6") "," TALL("4") "]"},
    /* where a bracket is missing, indentation tells which one */
    {PL_FRAMING_ONE, "[" DEEP("1") "," DEEP("2") "," DEEP("3") "," FLAT(
                         "4", "") "," FLAT("5", "," MIXED("6"))},
    {PL_FRAMING_ONE, "[" TABS("1") "," TABS("2") "," TABS("3") "," LEFT(
                         "4", "") "," LEFT("5", ",\n\t\t{\n\t\"b\":6\n}")},
    {PL_FRAMING_ONE, "{\"a\":1,\"list\":[{\"b\":1},{\"b\":2},{\"b\":3}]}"},
    {PL_FRAMING_ONE, "{\"a\":1,\"list\":[{\"b\":1},{\"b\":2}{\"b\":3}]}"},
};

/* What is said of all of them in pieces of so many bytes. */
static void say_samples(size_t most, bool is_thorough, struct pl_buf *out) {
    const size_t count = sizeof samples / sizeof *samples;
    struct checking checking;

    checking_init(&checking, CHECKING_UNIQUES);
    checking.options.is_thorough = is_thorough;
    checking.shows_related = true;
    for (size_t i = 0; i < 2 * count; i++) {
        const struct sample *sample = &samples[i % count];
        checking.framing = sample->framing;
        pl_buf_add_str(out, checking_say_slowly(&checking, sample->text, most));
    }
    checking_fini(&checking);
}

START_TEST(mistakes_behind_a_row_are_those_behind_an_object) {
    struct pl_heap heap;
    struct pl_buf quick, thorough;

    pl_heap_init(&heap);
    pl_buf_init(&quick, &heap);
    pl_buf_init(&thorough, &heap);
    say_samples(SIZE_MAX, true, &thorough);
    ck_assert_ptr_nonnull(strstr(thorough.data, "json/missing-comma"));
    say_samples(_i > 0 ? (size_t)_i : SIZE_MAX, false, &quick);
    checking_compare(&quick, &thorough);
    pl_buf_fini(&quick);
    pl_buf_fini(&thorough);
}
END_TEST

Suite *row_end_suite(void);

Suite *row_end_suite(void) {
    Suite *suite = suite_create("row_end");
    TCase *tests = tcase_create("row_end");
    tcase_add_test(tests, a_row_may_be_longer_than_what_waits);
    tcase_add_loop_test(tests, mistakes_behind_a_row_are_those_behind_an_object,
                        0, 80);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "report/frame.h"

#include <check.h>
#include <stdlib.h>

static struct pl_heap heap;

static struct pl_finding make(const char *line, uint64_t column,
                              uint64_t end_column) {
    struct pl_finding finding = {.severity = PL_SEVERITY_ERROR,
                                 .file = pl_slice_str("a.json")};
    finding.region.start = (struct pl_place){0, 6, column};
    finding.region.end = (struct pl_place){0, 6, end_column};
    finding.region.excerpt =
        (struct pl_excerpt){pl_slice_str(line), 1, false, 0};
    return finding;
}

static void expect_in(struct pl_report_style style,
                      const struct pl_finding *finding, const char *expected) {
    struct pl_frame frame;
    struct pl_buf out;

    pl_heap_init(&heap);
    pl_buf_init(&out, &heap);
    pl_frame_init(&frame, finding, NULL, style);
    pl_frame_open(&frame, &out);
    pl_frame_draw(&frame, &out);
    ck_assert_str_eq(out.data, expected);
    pl_buf_fini(&out);
}

static void expect(const struct pl_finding *finding, const char *expected) {
    expect_in((struct pl_report_style){.width = 40}, finding, expected);
}

START_TEST(carets_stand_under_the_place_and_the_hint_beside_them) {
    struct pl_finding finding = make("  \"currency\": \"EURO\",", 15, 21);
    finding.hint = pl_slice_str("did you mean \"EUR\"?");
    expect_in((struct pl_report_style){0}, &finding,
              "  |\n"
              "6 |   \"currency\": \"EURO\",\n"
              "  |               ^^^^^^ did you mean \"EUR\"?\n");
}
END_TEST

START_TEST(the_gutter_is_as_wide_as_the_number) {
    struct pl_finding finding = make("[1]", 2, 3);
    finding.region.start.line = finding.region.end.line = 1234;
    expect(&finding, "     |\n"
                     "1234 | [1]\n"
                     "     |  ^\n");
}
END_TEST

START_TEST(tabs_are_one_space) {
    struct pl_finding finding = make("\t\t\"a\": 1", 3, 6);
    expect(&finding, "  |\n"
                     "6 |   \"a\": 1\n"
                     "  |   ^^^\n");
}
END_TEST

START_TEST(wide_and_combining_characters_do_not_move_the_carets) {
    struct pl_finding finding = make("\"\u6f22\U0001F600e\u0301\": 1", 9, 10);
    expect(&finding, "  |\n"
                     "6 | \"\u6f22\U0001F600e\u0301\": 1\n"
                     "  |          ^\n");
    finding = make("\"\u6f22\"", 2, 3);
    expect(&finding, "  |\n"
                     "6 | \"\u6f22\"\n"
                     "  |  ^^\n");
    finding = make("e\u0301", 2, 3);
    expect(&finding, "  |\n"
                     "6 | e\u0301\n"
                     "  |  ^\n");
}
END_TEST

START_TEST(escapes_are_underlined_whole) {
    struct pl_finding finding = make("\"\x1b\" 1", 2, 3);
    expect(&finding, "  |\n"
                     "6 | \"\\u001B\" 1\n"
                     "  |  ^^^^^^\n");
    finding = make("\"\xff\xfe\xff\xff\xff\xff\" 1", 5, 6);
    expect(&finding, "  |\n"
                     "6 | \"\\xFF\\xFE\\xFF\\xFF\u2026\" 1\n"
                     "  |                     ^\n");
}
END_TEST

START_TEST(an_empty_region_has_one_caret) {
    struct pl_finding finding = make("[1", 3, 3);
    expect(&finding, "  |\n"
                     "6 | [1\n"
                     "  |   ^\n");
    finding = make("[1", 9, 9);
    expect(&finding, "  |\n"
                     "6 | [1\n"
                     "  |   ^\n");
}
END_TEST

START_TEST(a_region_of_several_lines_is_marked_to_the_end_of_the_first) {
    struct pl_finding finding = make("\"a\": {\"b\":", 6, 2);
    finding.region.end.line = 9;
    expect(&finding, "  |\n"
                     "6 | \"a\": {\"b\":\n"
                     "  |      ^^^^^\n");
}
END_TEST

START_TEST(a_long_line_is_cut_around_the_place) {
    struct pl_finding finding =
        make("0123456789012345678901234567890123456789012345678901234567890123"
             "456789",
             36, 38);
    expect(&finding, "  |\n"
                     "6 | \u20260123456789012345678901234567890123\u2026\n"
                     "  |                 ^^\n");
    finding.region.start.column = 1;
    finding.region.end.column = 71;
    expect(&finding, "  |\n"
                     "6 | 0123456789012345678901234567890123\u2026\n"
                     "  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n");
    finding.region.start.column = 70;
    expect(&finding, "  |\n"
                     "6 | \u20266789012345678901234567890123456789\n"
                     "  |                                   ^\n");
}
END_TEST

START_TEST(a_hint_goes_below_where_the_terminal_ends) {
    struct pl_finding finding = make("  \"currency\": \"EURO\",", 15, 21);
    finding.hint = pl_slice_str("EUR has just three");
    expect(&finding, "  |\n"
                     "6 |   \"currency\": \"EURO\",\n"
                     "  |               ^^^^^^\n"
                     "  |               EUR has just three\n");
    finding.hint = pl_slice_str("EUR has three letters, no more");
    expect(&finding, "  |\n"
                     "6 |   \"currency\": \"EURO\",\n"
                     "  |               ^^^^^^\n"
                     "  |       EUR has three letters, no more\n");
    finding.hint = pl_slice_str("write \"EUR\"!");
    expect(&finding, "  |\n"
                     "6 |   \"currency\": \"EURO\",\n"
                     "  |               ^^^^^^ write \"EUR\"!\n");
}
END_TEST

START_TEST(a_line_is_cut_further_to_the_left_for_the_hint) {
    struct pl_finding finding =
        make("01234567890123456789012345678901234567890123456789", 49, 51);
    finding.hint = pl_slice_str("ten more");
    expect(&finding, "  |\n"
                     "6 | \u20265678901234567890123456789\n"
                     "  |                         ^^ ten more\n");
}
END_TEST

START_TEST(a_window_into_a_line_shows_that_it_is_one) {
    struct pl_finding finding = make("abcdef", 102, 104);
    finding.region.excerpt.first_column = 100;
    finding.region.excerpt.cut_right = true;
    expect(&finding, "  |\n"
                     "6 | \u2026abcdef\u2026\n"
                     "  |    ^^\n");
}
END_TEST

START_TEST(a_wide_character_is_not_cut_in_half) {
    for (uint64_t column = 1; column <= 60; column++) {
        struct pl_finding finding =
            make("\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22"
                 "\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22"
                 "\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22"
                 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                 column, column + 1);
        struct pl_frame frame;
        pl_frame_init(&frame, &finding, NULL,
                      (struct pl_report_style){.width = 40});
        ck_assert_uint_le(frame.view.to - frame.view.from, 34);
        ck_assert_uint_ge(frame.carets.from, frame.view.from);
        ck_assert_uint_le(frame.carets.to, frame.view.to);
    }
}
END_TEST

START_TEST(a_sensitive_value_is_masked_but_for_its_quotes) {
    struct pl_finding finding = make("{\"email\": \"a@b\u00e9.c\", 1}", 11, 19);
    finding.is_sensitive = true;
    expect(&finding, "  |\n"
                     "6 | {\"email\": \"******\", 1}\n"
                     "  |           ^^^^^^^^\n");
    finding = make("{\"phone\": 12345", 11, 1);
    finding.region.end.line = 7;
    finding.is_sensitive = true;
    expect(&finding, "  |\n"
                     "6 | {\"phone\": *****\n"
                     "  |           ^^^^^\n");
}
END_TEST

START_TEST(related_places_on_the_line_are_marked_too) {
    struct pl_finding finding = make("{\"a\": 1, \"a\": 2}", 10, 13);
    struct pl_related related[2] = {{.message = pl_slice_str("first")},
                                    {.message = pl_slice_str("elsewhere")}};
    struct pl_frame frame;

    related[0].region.start = (struct pl_place){0, 6, 2};
    related[0].region.end = (struct pl_place){0, 6, 5};
    related[1].region.start = related[1].region.end =
        (struct pl_place){0, 7, 2};
    finding.related = related;
    finding.related_count = 2;
    finding.hint = pl_slice_str("again");
    expect(&finding, "  |\n"
                     "6 | {\"a\": 1, \"a\": 2}\n"
                     "  |  ---     ^^^ again\n"
                     "  |  first\n");
    pl_frame_init(&frame, &finding, NULL,
                  (struct pl_report_style){.width = 40});
    ck_assert(pl_frame_holds(&frame, &related[0]));
    ck_assert(!pl_frame_holds(&frame, &related[1]));
    related[0].file = pl_slice_str("b.json");
    ck_assert(!pl_frame_holds(&frame, &related[0]));
}
END_TEST

START_TEST(a_hint_goes_below_where_a_mark_stands_beside) {
    struct pl_finding finding = make("[1, 2, 3]", 2, 3);
    struct pl_related related = {.message = pl_slice_str("closed here")};

    related.region.start = (struct pl_place){0, 6, 9};
    related.region.end = (struct pl_place){0, 6, 10};
    finding.related = &related;
    finding.related_count = 1;
    finding.hint = pl_slice_str("this");
    expect(&finding, "  |\n"
                     "6 | [1, 2, 3]\n"
                     "  |  ^      -\n"
                     "  |  this\n"
                     "  |         closed here\n");
}
END_TEST

Suite *frame_suite(void);

Suite *frame_suite(void) {
    Suite *suite = suite_create("frame");
    TCase *tests = tcase_create("frame");

    tcase_add_test(tests,
                   carets_stand_under_the_place_and_the_hint_beside_them);
    tcase_add_test(tests, the_gutter_is_as_wide_as_the_number);
    tcase_add_test(tests, tabs_are_one_space);
    tcase_add_test(tests, wide_and_combining_characters_do_not_move_the_carets);
    tcase_add_test(tests, escapes_are_underlined_whole);
    tcase_add_test(tests, an_empty_region_has_one_caret);
    tcase_add_test(tests,
                   a_region_of_several_lines_is_marked_to_the_end_of_the_first);
    tcase_add_test(tests, a_long_line_is_cut_around_the_place);
    tcase_add_test(tests, a_hint_goes_below_where_the_terminal_ends);
    tcase_add_test(tests, a_line_is_cut_further_to_the_left_for_the_hint);
    tcase_add_test(tests, a_window_into_a_line_shows_that_it_is_one);
    tcase_add_test(tests, a_wide_character_is_not_cut_in_half);
    tcase_add_test(tests, a_sensitive_value_is_masked_but_for_its_quotes);
    tcase_add_test(tests, related_places_on_the_line_are_marked_too);
    tcase_add_test(tests, a_hint_goes_below_where_a_mark_stands_beside);
    suite_add_tcase(suite, tests);
    return suite;
}

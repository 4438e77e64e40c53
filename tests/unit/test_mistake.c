#include "json/mistake.h"

#include <check.h>

#include "reading.h"

struct row {
    const char *text, *mistakes;
};

static void check_rows(const struct row *rows, size_t n) {
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(
            strcmp(reading_mistakes(rows[i].text), rows[i].mistakes) == 0,
            "%s\nexpected: %s\nfound:    %s", rows[i].text, rows[i].mistakes,
            reading_mistakes(rows[i].text));
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof rows / sizeof *rows)

START_TEST(a_clean_text_has_no_mistakes) {
    static const struct row rows[] = {
        {"{}", ""},
        {" [ ] ", ""},
        {"{\"a\": [1, -0, 1.50e+3, true, false, null, \"x\\u00e9\\n\"]}", ""},
        {"\"a\"", ""},
        {"null", ""},
        {"-0.0", ""},
        {"[\"\\uD83D\\uDE00\", \"\xF0\x9F\x98\x80\"]", ""},
        {"{\r\n\t\"a\"\t:\r1\n}\r\n", ""},
        {"[\"\x7F\", \"// no comment\", \"{{x}}\"]", ""},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(commas) {
    static const struct row rows[] = {
        {"[1,]", "trailing-comma 1:3-1:4"},
        {"{\"a\":1 , }", "trailing-comma 1:8-1:9"},
        {"[1\n,\n\n]", "trailing-comma 2:1-2:2"},
        {"[1 2]", "missing-comma 1:4-1:5"},
        {"[{} {}]", "missing-comma 1:5-1:6"},
        {"{\"a\":1 \"b\":2}", "missing-comma 1:8-1:9"},
        {"{\"a\":\"x\"\n\"b\":2}", "missing-comma 2:1-2:2"},
        {"[1,,2]", "extra-comma 1:4-1:5"},
        {"[,1]", "extra-comma 1:2-1:3"},
        {"[,]", "extra-comma 1:2-1:3"},
        {"{,}", "extra-comma 1:2-1:3"},
        {"[1,,]", "extra-comma 1:4-1:5"},
        {"{\"a\":1,,}", "extra-comma 1:8-1:9"},
        {"[1;2]", "unexpected 1:3-1:4"},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(colons_and_values) {
    static const struct row rows[] = {
        {"{\"a\" 1}", "missing-colon 1:6-1:7"},
        {"{\"a\" \"xy\"}", "missing-colon 1:6-1:10"},
        {"{\"a\" {\"b\": 1}}", "missing-colon 1:6-1:7"},
        {"{\"a\" = 1}", "missing-colon 1:6-1:7"},
        {"{\"a\" => 1}", "missing-colon 1:6-1:8"},
        {"{\"a\", null}", "missing-colon 1:5-1:6"},
        {"{\"a\"}", "missing-colon 1:5-1:6"},
        {"{\"a\", \"b\": 1}", "missing-colon 1:5-1:6"},
        {"{\"a\"\n\"b\": 1}", "missing-colon 2:1-2:4"},
        {"{\"a\": ,\"b\": 1}", "missing-value 1:7-1:8"},
        {"{\"a\":}", "missing-value 1:6-1:7"},
        {"{\"a\":\n\"b\": 1}", "missing-value 2:1-2:4"},
        {"{\"a\":: 1}", "unexpected 1:6-1:7"},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(comments) {
    static const struct row rows[] = {
        {"{ // x\n}", "comment 1:3-1:7"},
        {"// x\r\n[1]", "comment 1:1-1:5"},
        {"[1, /* a\nb */ 2]", "comment 1:5-2:5"},
        {"[1] # x", "comment 1:5-1:8"},
        {"[1, // x\n]", "comment 1:5-1:9, trailing-comma 1:3-1:4"},
        {"[1 /* x", "comment 1:4-1:8"},
        {"// x", "comment 1:1-1:5, empty 1:1-1:1"},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(quotes) {
    static const struct row rows[] = {
        {"{'a': 'it''s'}", "single-quotes 1:2-1:5, single-quotes 1:7-1:14"},
        {"['it's fine', 1]", "single-quotes 1:2-1:13"},
        {"{\xE2\x80\x9C"
         "a\xE2\x80\x9D: \xE2\x80\x98x\xE2\x80\x99}",
         "smart-quotes 1:2-1:5, smart-quotes 1:7-1:10"},
        {"[\xE2\x80\x9C"
         "a\"]",
         "smart-quotes 1:2-1:5"},
        {"{a: 1}", "unquoted-key 1:2-1:3"},
        {"{user-id: 1, 2: 3}", "unquoted-key 1:2-1:9, unquoted-key 1:14-1:15"},
        {"{null: null}", "unquoted-key 1:2-1:6"},
        {"{a\": 1, b\" : 2}", "unquoted-key 1:2-1:3, unquoted-key 1:9-1:10"},
        {"{\"\"a\": 1, \"b\"\" : 2}",
         "unexpected 1:3-1:4, unexpected 1:14-1:15"},
        {"[\"\"a\", \"b\"\", \"\"c\"\"]",
         "unexpected 1:3-1:4, unexpected 1:11-1:12, unexpected 1:15-1:16, "
         "unexpected 1:18-1:19"},
        {"[\"\", \"\" , \"\"]", ""},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(words_and_numbers) {
    static const struct row rows[] = {
        {"[NaN, Infinity, -Infinity]",
         "bad-literal 1:2-1:5, bad-literal 1:7-1:15, bad-literal 1:17-1:26"},
        {"[undefined, None, True, nul]",
         "bad-literal 1:2-1:11, bad-literal 1:13-1:17, bad-literal 1:19-1:23, "
         "bad-literal 1:25-1:28"},
        {"{\"a\": hello big world, \"b\": 1}", "bad-literal 1:7-1:12"},
        {"[01]", "bad-number 1:2-1:4"},
        {"[+1]", "bad-number 1:2-1:4"},
        {"[.5]", "bad-number 1:2-1:4"},
        {"[1.]", "bad-number 1:2-1:4"},
        {"[0x1F]", "bad-number 1:2-1:6"},
        {"[1e]", "bad-number 1:2-1:4"},
        {"[-]", "bad-number 1:2-1:3"},
        {"[- 1]", "bad-number 1:2-1:5"},
        {"[-01, 1_000]", "bad-number 1:2-1:5, bad-number 1:7-1:12"},
        {"{\"t\": 2020-01-01T10:00:00Z}", "bad-number 1:7-1:27"},
        {"{\"t\": 2020-01-01 10:00:00}", "bad-number 1:7-1:17"},
        {"[9.99\xE2\x82\xAC, 1]", "bad-number 1:2-1:7"},
        {"{\"a\":100\xE2\x80\x9C"
         "b\xE2\x80\x9D:2}",
         "missing-comma 1:9-1:10, smart-quotes 1:9-1:12"},
        {"[12345678901234567890]", "number-precision 1:2-1:22"},
        {"[1E400, 0.1, 1e2]", "number-precision 1:2-1:7"},
        {"[\"a\", 9007199254740993 ]", "number-precision 1:7-1:23"},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(strings) {
    static const struct row rows[] = {
        {"[\"\\x41\"]", "bad-escape 1:3-1:5"},
        {"[\"\\'\", \"\\u12\"]", "bad-escape 1:3-1:5, bad-escape 1:9-1:13"},
        {"[\"\\\xC3\xA9\"]", "bad-escape 1:3-1:5"},
        {"[\"a\tb\x01\"]",
         "control-character 1:4-1:5, control-character 1:6-1:7"},
        {"[\"\\uD800\"]", "lone-surrogate 1:3-1:9"},
        {"[\"\\uDC00\\uD83D\"]",
         "lone-surrogate 1:3-1:9, lone-surrogate 1:9-1:15"},
        {"[\"a\xFF\xFE"
         "b\"]",
         "invalid-utf8 1:4-1:5"},
        {"[\"\xED\xA0\x80\", \"\xC0\x80\"]",
         "invalid-utf8 1:3-1:4, invalid-utf8 1:8-1:9"},
        {"[\xFF]", "invalid-utf8 1:2-1:3"},
        {"{\"\xE2\x82\": 1}", "invalid-utf8 1:3-1:4"},
        {"{\"a\": \"b\n\"c\": 1}", "unterminated-string 1:7-1:9"},
        {"{\"a\": \"b,\r\n\"c\": 1}", "unterminated-string 1:7-1:10"},
        {"{\"a\": \"b", "unterminated-string 1:7-1:9"},
        {"{\"a: 1,\n\"b\": 2}", "unterminated-string 1:2-1:8"},
        {"{\"a\":\"x,\"b\":1}", "unterminated-string 1:6-1:15"},
        {"[\"one\ntwo\", 3]", "unterminated-string 1:2-1:6"},
        {"[\"e, \"f\", \"g\"]", "unterminated-string 1:2-1:15"},
        {"{\"a: [[\"x\"]], \"b\": 1}", "unterminated-string 1:2-1:22"},
        {"{\"a\": [\"x], \"b\": 1}", "unterminated-string 1:8-1:20"},
        {"[{\"a\": \"x}, {\"b\": 1}]", "unterminated-string 1:8-1:22"},
        {"[[\"x], [\"y\", \"z\"]]", "unterminated-string 1:3-1:19"},
        {"[\"x], \"y\", \"z\"]", "unterminated-string 1:2-1:16"},
        {"{\"a\": x\", \"b\": 1}", "bad-literal 1:7-1:8"},
        {"[x\", y z\" , 2020-01-01\"]",
         "bad-literal 1:2-1:3, bad-literal 1:6-1:7, bad-number 1:13-1:23"},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(brackets) {
    static const struct row rows[] = {
        {"[1, 2", "unclosed 1:1-1:2"},
        {"{\"a\": [1, {", "unclosed 1:11-1:12 (1:1-1:2 open as well) "
                          "(1:7-1:8 open as well)"},
        {"[1}", "mismatched-bracket 1:3-1:4 (1:1-1:2 opened here)"},
        {"{\"a\": 1]", "mismatched-bracket 1:8-1:9 (1:1-1:2 opened here)"},
        {"{\"a\": [1}", "unclosed 1:7-1:8"},
        {"[{\"a\": 1]", "unclosed 1:2-1:3"},
        {"[{\"a\": 1, {\"a\": 2}]", "unclosed 1:2-1:3"},
        {"{\"a\": [1, \"b\": 2}", "unclosed 1:7-1:8"},
        {"{{\"a\": 1}", "unexpected 1:2-1:3"},
        {"{{\"a\": 1}}", "unexpected 1:2-1:3"},
        {"{\"p\": [{\"a\": 1}}, {\"b\": 2}]}", "unexpected 1:16-1:17"},
        {"{\"a\":1}}", "trailing-data 1:8-1:9"},
        {"[1] \"a\" 2", "trailing-data 1:5-1:8"},
        {"{\"a\": \"b\" + \"c\"}", "unexpected 1:11-1:12"},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(indentation_tells_which_bracket_is_missing) {
    static const struct row rows[] = {
        {"{\n  \"a\": {\n    \"b\": 1,\n  \"c\": 2\n}\n", "unclosed 2:8-2:9"},
        {"{\n  \"a\": {\n    \"b\": 1\n  \"c\": 2\n}\n", "unclosed 2:8-2:9"},
        {"{\n  \"a\": {\n    \"b\": 1,\n  \"c\": 2\n}}\n", ""},
        {"{\n\"a\": {\n\"b\": 1,\n\"c\": 2\n}\n}\n", ""},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(placeholders) {
    static const struct row rows[] = {
        {"{\"a\": {{price}}}", "placeholder 1:7-1:16"},
        {"{\"a\": ${x}, \"b\": <amount>}",
         "placeholder 1:7-1:11, placeholder 1:18-1:26"},
        {"{\"a\": { ... }}", "placeholder 1:9-1:12"},
        {"[1, ...]", "placeholder 1:5-1:8"},
        {"{\"a\": (required, string) the id, \"b\": 1}",
         "placeholder 1:7-1:32"},
        {"{\"a\": (optional, integer), if (a, b) are,,\n\"b\": 1}",
         "placeholder 1:7-1:41, extra-comma 1:42-1:43"},
        {"{\"a\": {% if x %}, \"b\": 1}", "placeholder 1:7-1:17"},
        {"{<key>: 1, ${b}: 2}", "placeholder 1:2-1:7, placeholder 1:12-1:16"},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(whole_texts) {
    static const struct row rows[] = {
        {"", "empty 1:1-1:1"},
        {" \n\n", "empty 1:1-1:1"},
        {"\xEF\xBB\xBF{}", "bom 1:1-1:1"},
        {"\xEF\xBB\xBF[1,]", "bom 1:1-1:1, trailing-comma 1:3-1:4"},
        {"hello, this is prose", "bad-literal 1:1-1:6"},
        {"}", "unexpected 1:1-1:2"},
        {"* a\n* b\n", "unexpected 1:1-1:2"},
        {"<html><body>", "placeholder 1:1-1:7"},
        {"\xFF\xD8\xFF\xE0", "invalid-utf8 1:1-1:2"},
        {"[1]\x02", "trailing-data 1:4-1:5"},
    };

    CHECK_ROWS(rows);
    ck_assert_str_eq(
        reading_mistakes_of(pl_slice_of("[\0\"\0", 4), reading_default()),
        "unexpected 1:2-1:3");
}
END_TEST

START_TEST(keys_given_twice) {
    static const struct row rows[] = {
        {"{\"a\":1,\"a\":2}", "duplicate-key 1:8-1:11 (1:2-1:5 first given "
                              "here)"},
        {"{\"a\":1,\"\\u0061\":2}", "duplicate-key 1:8-1:16 (1:2-1:5 first "
                                    "given here)"},
        {"{\"\\u0061\":1,\n'a':2}",
         "single-quotes 2:1-2:4, duplicate-key 2:1-2:4 (1:2-1:10 first given "
         "here)"},
        {"{\"a\":{\"a\":1},\"b\":{\"a\":1}}", ""},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(columns_count_code_points) {
    static const struct row rows[] = {
        {"[\"\xC3\xA9\xF0\x9F\x98\x80\", 01]", "bad-number 1:8-1:10"},
        {"[\r01,\r\n02,\n03]",
         "bad-number 2:1-2:3, bad-number 3:1-3:3, bad-number 4:1-4:3"},
        {"\t[\t01]", "bad-number 1:4-1:6"},
        {"[\"\xFF\xFF\", 01]", "invalid-utf8 1:3-1:4, bad-number 1:7-1:9"},
        {"[\"e\xCC\x81\", 01]", "bad-number 1:8-1:10"},
    };

    CHECK_ROWS(rows);
}
END_TEST

START_TEST(mistakes_in_pairs) {
    static const struct row rows[] = {
        {"{'a': 01, \"b\": True,}",
         "single-quotes 1:2-1:5, bad-number 1:7-1:9, bad-literal 1:16-1:20, "
         "trailing-comma 1:20-1:21"},
        {"{\"a\" 1 \"b\": 2,}", "missing-colon 1:6-1:7, missing-comma 1:8-1:9, "
                                "trailing-comma 1:14-1:15"},
        {"{\"a\": {\"b\": NaN,, \"c\": \"\\q\"}, \"d\": [1 2}",
         "bad-literal 1:13-1:16, extra-comma 1:17-1:18, bad-escape 1:25-1:27, "
         "missing-comma 1:39-1:40, unclosed 1:36-1:37"},
        {"[{\"a\": \"x\ty\", // c\n\"b\": .5}, {\"a\": {{x}} \"b\": 1}]",
         "control-character 1:10-1:11, comment 1:15-1:19, bad-number "
         "2:6-2:8, missing-comma 2:24-2:25, placeholder 2:18-2:23"},
    };

    ck_assert_str_eq(reading_mistakes(rows[0].text), rows[0].mistakes);
    ck_assert_str_eq(reading_mistakes(rows[1].text), rows[1].mistakes);
    ck_assert_str_eq(reading_mistakes(rows[2].text), rows[2].mistakes);
}
END_TEST

START_TEST(safe_remedies_leave_a_clean_text) {
    static const struct row rows[] = {
        {"[1,]", "[1]"},
        {"[1,,]", "[1]"},
        {"[,]", "[]"},
        {"[1,,,2]", "[1,2]"},
        {"[1 2]", "[1, 2]"},
        {"{a: 'it\\'s \"x\"'}", "{\"a\": \"it's \\\"x\\\"\"}"},
        {"{\"a\" = True; \"b\" 1}", "{\"a\" : true, \"b\": 1}"},
        {"[1/**/,/*x*/2 // y\n]", "[1,2 \n]"},
        {"[+1, .5, -.5, 1.]", "[1, 0.5, -0.5, 1.0]"},
        {"[\"a\tb\"]", "[\"a\\tb\"]"},
        {"[\xE2\x80\x9Cx\xE2\x80\x9D]", "[\"x\"]"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_str_eq(reading_fixed(rows[i].text), rows[i].mistakes);
        ck_assert_str_eq(reading_mistakes(rows[i].mistakes), "");
    }
}
END_TEST

START_TEST(every_kind_has_an_id) {
    for (int kind = 0; kind < PL_MISTAKE_COUNT; kind++)
        ck_assert(strncmp(pl_mistake_id((enum pl_mistake_kind)kind), "json/",
                          5) == 0);
}
END_TEST

Suite *mistake_suite(void);

Suite *mistake_suite(void) {
    Suite *suite = suite_create("mistake");
    TCase *tests = tcase_create("mistake");

    tcase_add_test(tests, a_clean_text_has_no_mistakes);
    tcase_add_test(tests, commas);
    tcase_add_test(tests, colons_and_values);
    tcase_add_test(tests, comments);
    tcase_add_test(tests, quotes);
    tcase_add_test(tests, words_and_numbers);
    tcase_add_test(tests, strings);
    tcase_add_test(tests, brackets);
    tcase_add_test(tests, indentation_tells_which_bracket_is_missing);
    tcase_add_test(tests, placeholders);
    tcase_add_test(tests, whole_texts);
    tcase_add_test(tests, keys_given_twice);
    tcase_add_test(tests, columns_count_code_points);
    tcase_add_test(tests, mistakes_in_pairs);
    tcase_add_test(tests, safe_remedies_leave_a_clean_text);
    tcase_add_test(tests, every_kind_has_an_id);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "json/reader.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "reading.h"

static const char *tokens_in_lines(const char *text) {
    struct reading how = reading_default();

    how.framing = PL_FRAMING_LINES;
    return reading_tokens_of(pl_slice_str(text), how);
}

static const char *mistakes_in_lines(const char *text) {
    struct reading how = reading_default();

    how.framing = PL_FRAMING_LINES;
    return reading_mistakes_of(pl_slice_str(text), how);
}

START_TEST(tokens_come_in_the_order_of_the_text) {
    ck_assert_str_eq(
        reading_tokens("{\"a\": [1, -2.5e3, \"x\"], \"b\": {\"c\": null}}"),
        "{ a: [ 1 -2.5e3 'x' ] b: { c: null } } .");
    ck_assert_str_eq(reading_tokens("true"), "true .");
    ck_assert_str_eq(reading_tokens(""), "");
}
END_TEST

START_TEST(spans_are_bytes_with_the_quotes) {
    ck_assert_str_eq(reading_spans("{\"\xC3\xA9\": 12, \"b\":\"x\"}"),
                     "0-1 1-5 7-9 11-14 15-18 18-19 19-19");
}
END_TEST

START_TEST(strings_are_decoded_on_demand) {
    ck_assert_str_eq(
        reading_tokens("[\"\\u00e9\\uD83D\\uDE00\\n\\/\\\\\\\"\"]"),
        "[ '\xC3\xA9\xF0\x9F\x98\x80\n/\\\"' ] .");
}
END_TEST

START_TEST(a_key_that_is_foreseen_may_be_another) {
    ck_assert_str_eq(
        reading_tokens("[{\"ab\": 1, \"cd\": 2}, {\"ab\": 3, \"cd\": 4}, "
                       "{\"ab\":5,\"cd\" : 6}, {\"abc\": 7, \"c\": 8}, "
                       "{\"ab\": 9, \"cd\": {\"ab\": {}}, \"e\": 0}]"),
        "[ { ab: 1 cd: 2 } { ab: 3 cd: 4 } { ab: 5 cd: 6 } { abc: 7 c: 8 } "
        "{ ab: 9 cd: { ab: { } } e: 0 } ] .");
    ck_assert_str_eq(
        reading_mistakes("[{\"a\": 1, \"b\": 2}, {\"a\": 1, \"b\": 2}, "
                         "{\"a\": 1, \"b\": {\"a\": 1, \"b\": 2}, \"b\": 3},"
                         "{\"a\": 1, \"a\": 2}]"),
        "duplicate-key 1:70-1:73 (1:47-1:50 first given here), "
        "duplicate-key 1:87-1:90 (1:79-1:82 first given here)");
}
END_TEST

START_TEST(what_follows_a_mistake_is_read) {
    static const struct {
        const char *text, *tokens;
    } rows[] = {
        {"{\"a\" 1 \"b\" 2}", "{ a: 1 b: 2 } ."},
        {"{\"a\": NaN, \"b\": 1,}", "{ a: ? b: 1 } ."},
        {"{\"a\": , \"b\"}", "{ a: ? b: ? } ."},
        {"{\"a\": \"x\n \"b\": 1}", "{ a: ? b: 1 } ."},
        {"{\"a\": \"x},\n\"b\": 1}", "{ a: ? b: 1 } ."},
        {"[{\"a\": \"x},\n{\"b\": 1}]", "[ { a: ? } { b: 1 } ] ."},
        {"{\"a: 1, \"b\": 2}", "{ ?: 1 b: 2 }~ ."},
        {"{a: 'b', \"\\x\": 1}", "{ a: 'b' ?: 1 }~ ."},
        {"[{\"a\": 1, {\"b\": 2}]", "[ { a: 1 }~ { b: 2 } ] ."},
        {"{\"a\": [1, 2, \"b\": 3}", "{ a: [ 1 2 ]~ b: 3 } ."},
        {"{\"a\": [1, 2}, \"b\": 3}", "{ a: [ 1 2 ]~ b: 3 } ."},
        {"{\"a\": 1, ..., \"b\": 2}", "{ a: 1 b: 2 }~ ."},
        {"{\"a\": {{\"b\": 1}}, \"c\": 2}", "{ a: { b: 1 } c: 2 } ."},
        {"{\"a\": \"b\" + \"c\", \"d\": 1}", "{ a: ? d: 1 }~ ."},
        {"{\"a\": 1 x [}] y, \"d\": 1}", "{ a: 1 }~ ."},
        {"{\"a\": [\"b\": [", "{ a: [ 'b' [ ]~ ]~ }~ ."},
        {"{\n  \"a\": {\n    \"b\": 1,\n  \"c\": 2\n}",
         "{ a: { b: 1 }~ c: 2 } ."},
        {"[1] 2", "[ 1 ] ."},
        {"nope, {\"a\": 1}", "? ."},
        {"} {\"a\": 1}", "."},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_str_eq(reading_tokens(rows[i].text), rows[i].tokens);
}
END_TEST

START_TEST(what_is_open_at_the_end_is_closed) {
    ck_assert_str_eq(reading_tokens("{\"a\": [1, {\"b\""),
                     "{ a: [ 1 { b: ? }~ ]~ }~ .");
    ck_assert_str_eq(reading_tokens("{\"a\":"), "{ a: ? }~ .");
    ck_assert_str_eq(reading_tokens("{\"a\": \"b"), "{ a: ? }~ .");
}
END_TEST

START_TEST(lines_are_documents) {
    ck_assert_str_eq(tokens_in_lines("{\"a\": 1}\r\n\n [2]\n\"x\""),
                     "{ a: 1 } . [ 2 ] . 'x' .");
    ck_assert_str_eq(mistakes_in_lines("\n \n"), "");
}
END_TEST

START_TEST(a_line_end_ends_a_document_wherever_it_is) {
    ck_assert_str_eq(tokens_in_lines("{\"a\": [1,\n{\"b\": \"x\n3\n"),
                     "{ a: [ 1 ]~ }~ . { b: ? }~ . 3 .");
    ck_assert_str_eq(mistakes_in_lines("{\"a\": [1,\n{\"b\": \"x\n[,]\n"),
                     "unclosed 1:7-1:8 (1:1-1:2 open as well), "
                     "unterminated-string 2:7-2:9, extra-comma 3:2-3:3");
    ck_assert_str_eq(tokens_in_lines("[1] x\n[2]"), "[ 1 ] . [ 2 ] .");
    ck_assert_str_eq(mistakes_in_lines("[1] x\n[2]"), "trailing-data 1:5-1:6");
}
END_TEST

START_TEST(json_lines_are_told_by_their_first_two) {
    ck_assert_str_eq(reading_tokens("{\"a\":1}\n\n{\"a\":2}\n3\n"),
                     "{ a: 1 } . { a: 2 } . 3 .");
    ck_assert_str_eq(reading_mistakes("{\"a\":1}\n{\"a\":2}\n"), "");
    ck_assert_str_eq(reading_mistakes("{\"a\":\n1}\n{\"a\":2}\n"),
                     "trailing-data 3:1-3:2");
    ck_assert_str_eq(reading_mistakes("{\"a\":1} {\"a\":2}\n"),
                     "trailing-data 1:9-1:10");
    ck_assert_str_eq(reading_mistakes("1\n{\"a\":2}\n"),
                     "trailing-data 2:1-2:2");
    ck_assert_str_eq(reading_tokens("\x1E{\"a\":1}\n\x1E[2]\n"),
                     "{ a: 1 } . [ 2 ] .");
}
END_TEST

START_TEST(depth_is_limited) {
    struct reading how = reading_default();

    how.limits.depth = 2;
    ck_assert_str_eq(
        reading_tokens_of(pl_slice_str("[[[[1]], 2], [[]], 3]"), how),
        "[ [ ? 2 ]~ [ ? ]~ 3 ] .");
    ck_assert_str_eq(
        reading_mistakes_of(pl_slice_str("[[[[1]], 2], [[]], 3]"), how),
        "too-deep 1:3-1:4");
    ck_assert_str_eq(reading_mistakes_of(pl_slice_str("[[[[[["), how),
                     "too-deep 1:3-1:4");
}
END_TEST

START_TEST(long_tokens_have_no_text) {
    struct reading how = reading_default();

    how.limits.token = 8;
    ck_assert_str_eq(
        reading_tokens_of(pl_slice_str("{\"abcdef\": \"abcdefg\", \"abcdefg\": "
                                       "123456789, \"c\": 12345678}"),
                          how),
        "{ abcdef: ''^ :^ ^ c: 12345678 } .");
    ck_assert_str_eq(
        reading_mistakes_of(
            pl_slice_str("[\"abcdefghijk\\x\", 1234567890123x]"), how),
        "bad-escape 1:14-1:16, bad-number 1:19-1:33");
}
END_TEST

START_TEST(reading_stops_after_too_many_mistakes) {
    struct reading how = reading_default();

    how.limits.mistakes = 2;
    ck_assert_str_eq(
        reading_mistakes_of(pl_slice_str("[01, 02, 03, [04]]"), how),
        "bad-number 1:2-1:4, bad-number 1:6-1:8");
    ck_assert_str_eq(
        reading_tokens_of(pl_slice_str("[[01, 02, 03, [04]]]"), how),
        "[ [ ? ? ]~ ]~ .");
}
END_TEST

/* A text of `n` bytes between `head` and `tail`. */
static struct pl_slice long_text(const char *head, char c, size_t n,
                                 const char *tail) {
    static char text[200000];
    size_t len = strlen(head);

    memcpy(text, head, len);
    memset(text + len, c, n);
    memcpy(text + len + n, tail, strlen(tail));
    return pl_slice_of(text, len + n + strlen(tail));
}

START_TEST(a_clean_text_is_clean_however_long_its_parts) {
    struct reading how = reading_default();

    ck_assert_str_eq(
        reading_tokens_of(long_text("{\"a\": \"x\"", ' ', 10000, ", \"b\": 1}"),
                          how),
        "{ a: 'x' b: 1 } .");
    ck_assert_str_eq(
        reading_tokens_of(long_text("[\"x\"", '\n', 150000, ", \"y\" ]"), how),
        "[ 'x' 'y' ] .");
    ck_assert_str_eq(
        reading_mistakes_of(long_text("{\"", 'k', 10000, "\" : \"x\" }"), how),
        "");
    ck_assert_str_eq(
        reading_mistakes_of(long_text("[\"", 'x', 150000, "\" , 1]"), how), "");
    ck_assert_str_eq(
        reading_mistakes_of(long_text("[1", '0', 5000, "e-5000 ]"), how), "");
}
END_TEST

START_TEST(skipping_passes_the_rest_of_a_container) {
    struct pl_heap heap;
    struct pl_window window;
    struct pl_token token;
    pl_reader *reader;
    struct pl_reader_listener silent = {NULL, NULL};

    pl_heap_init(&heap);
    pl_window_init_text(&window, &heap,
                        pl_slice_str("{\"a\": [1, [2], {}], \"b\": 3}"));
    reader = pl_reader_new(&heap, &window, silent, pl_reader_default_limits);
    ck_assert(pl_reader_begin(reader, PL_FRAMING_ONE));
    pl_reader_next(reader, &token);
    pl_reader_next(reader, &token);
    pl_reader_next(reader, &token);
    pl_reader_skip(reader, &token);
    ck_assert_int_eq(token.kind, PL_TOKEN_ARRAY_CLOSE);
    ck_assert_uint_eq(token.span.start, 17);
    ck_assert_uint_eq(pl_reader_depth(reader), 1);
    pl_reader_skip(reader, &token);
    ck_assert_int_eq(token.kind, PL_TOKEN_OBJECT_CLOSE);
    pl_reader_next(reader, &token);
    ck_assert_int_eq(token.kind, PL_TOKEN_END);
    pl_reader_next(reader, &token);
    ck_assert_int_eq(token.kind, PL_TOKEN_END);
    ck_assert(!pl_reader_begin(reader, PL_FRAMING_ONE));
    pl_reader_free(reader);
    pl_window_fini(&window);
}
END_TEST

/* A feed of spaces and line ends between an open bracket and its mistakes, far
 * larger than a window. */
struct spaces {
    const char *head, *tail;
    uint64_t lines;
    const char *now; /* what is being given */
    char found[256];
};

static const char *next_text(struct spaces *spaces) {
    const char *text = spaces->head;

    spaces->head = NULL;
    if (text != NULL)
        return text;
    if (spaces->lines > 0) {
        spaces->lines--;
        return "          \n";
    }
    text = spaces->tail;
    spaces->tail = "";
    return text;
}

static size_t feed_spaces(void *self, char *into, size_t room,
                          enum pl_status *status) {
    struct spaces *spaces = self;
    size_t n;

    (void)status;
    if (*spaces->now == '\0')
        spaces->now = next_text(spaces);
    n = strlen(spaces->now) < room ? strlen(spaces->now) : room;
    memcpy(into, spaces->now, n);
    spaces->now += n;
    return n;
}

static void note(void *self, const struct pl_mistake *mistake) {
    struct spaces *spaces = self;
    size_t len = strlen(spaces->found);

    snprintf(spaces->found + len, sizeof spaces->found - len,
             "%s %llu:%llu-%llu:%llu;", pl_mistake_id(mistake->kind),
             (unsigned long long)mistake->start.line,
             (unsigned long long)mistake->start.column,
             (unsigned long long)mistake->end.line,
             (unsigned long long)mistake->end.column);
    if (mistake->related_count > 0)
        snprintf(spaces->found + strlen(spaces->found),
                 sizeof spaces->found - strlen(spaces->found),
                 "related %llu:%llu-%llu;",
                 (unsigned long long)mistake->related[0].start.line,
                 (unsigned long long)mistake->related[0].start.column,
                 (unsigned long long)mistake->related[0].end.column);
}

START_TEST(places_that_left_the_window_are_known) {
    struct spaces spaces = {.head = "{\n  \"\xC3\xA9\": 1, \"b\": [1,",
                            .tail = "], \"\\u00e9\": 2, \"b\": 3 ]",
                            .lines = 40000,
                            .now = ""};
    struct pl_heap heap;
    struct pl_window window;
    struct pl_token token;
    pl_reader *reader;

    pl_heap_init(&heap);
    pl_window_init(&window, &heap, (struct pl_feed){feed_spaces, &spaces});
    reader = pl_reader_new(&heap, &window,
                           (struct pl_reader_listener){note, &spaces},
                           pl_reader_default_limits);
    ck_assert(pl_reader_begin(reader, PL_FRAMING_ONE));
    do
        pl_reader_next(reader, &token);
    while (token.kind != PL_TOKEN_END);
    ck_assert_str_eq(
        spaces.found,
        "json/trailing-comma 2:18-2:19;"
        "json/duplicate-key 40002:4-40002:12;related 2:3-6;"
        "json/duplicate-key 40002:17-40002:20;related 2:11-14;"
        "json/mismatched-bracket 40002:24-40002:25;related 1:1-2;");
    pl_reader_free(reader);
    pl_window_fini(&window);
}
END_TEST

static const char *tokens_joined(const char *text) {
    struct reading how = reading_default();

    how.framing = PL_FRAMING_JOINED;
    return reading_tokens_of(pl_slice_str(text), how);
}

START_TEST(documents_may_stand_one_after_the_other) {
    ck_assert_str_eq(tokens_joined("{\"a\": 1}{\"b\": 2} [3]"),
                     "{ a: 1 } . { b: 2 } . [ 3 ] .");
    ck_assert_str_eq(tokens_joined("{\"a\":\n1\n}\n{\"b\": 2}\n[\n3]"),
                     "{ a: 1 } . { b: 2 } . [ 3 ] .");
    ck_assert_str_eq(tokens_joined("{\"a\": 1}\n{\"b\":\n{\"c\": 2}"),
                     "{ a: 1 } . { b: ? }~ . { c: 2 } .");
    ck_assert_str_eq(tokens_in_lines("{\"a\": 1}{\"b\": 2}\n[3] [4]"),
                     "{ a: 1 } . { b: 2 } . [ 3 ] . [ 4 ] .");
    ck_assert_str_eq(reading_tokens("{\"a\": 1}{\"b\": 2}"), "{ a: 1 } .");
}
END_TEST

START_TEST(a_mark_ends_a_document_wherever_it_is) {
    ck_assert_str_eq(reading_tokens("\x1E{\n\"a\": 1}\n\x1E[\n\x1E[2]\n"),
                     "{ a: 1 } . [ ]~ . [ 2 ] .");
    ck_assert_str_eq(reading_tokens("\x1E\x1E[1]\x1E[2][3]"),
                     "[ 1 ] . [ 2 ] . [ 3 ] .");
}
END_TEST

START_TEST(the_first_line_shows_whether_documents_span_lines) {
    static const char *const joined[] = {
        "{\n\"a\": 1\n}\n",
        "{\"a\": 1,\n\"b\": 2}",
        "{\"a\": 1\n, \"b\": 2}\n",
        "{\"a\": 1\n}",
        "[\n1,\n2\n]",
        "[\r\n{\"a\": 1},\r\n{\"b\": 2}]",
        "[\n{\"a\": 1}\n]\n",
        "[\n\n  {\n\"a\": 1}\n]\n",
        "{\"a\": [\n{\"b\": 1}\n]}",
        "[[1,2]\n,[3]]",
    };
    static const char *const lines[] = {
        "{\n{\"a\": 1}\n",           "{\"a\":\n{\"a\": 1}\n",
        "[\n{\"a\": 1}\n{\"a\": 1}", "{\"a\": [\n{\"a\": 1}\n[2]",
        "{\"a\": \"x\n{\"a\": 1}",   "{\"a\": 1,\n{\"a\": 1}",
        "{\"a\": [{}\n{\"a\": 1}",
    };
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
        ck_assert_msg(*mistakes_in_lines(joined[i]) == '\0', "%s", joined[i]);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        ck_assert_msg(strstr(tokens_in_lines(lines[i]), ". { a: 1 } ."), "%s",
                      lines[i]);
}
END_TEST

Suite *reader_suite(void);

Suite *reader_suite(void) {
    Suite *suite = suite_create("reader");
    TCase *tests = tcase_create("reader");

    tcase_add_test(tests, documents_may_stand_one_after_the_other);
    tcase_add_test(tests, a_mark_ends_a_document_wherever_it_is);
    tcase_add_test(tests, the_first_line_shows_whether_documents_span_lines);
    tcase_add_test(tests, tokens_come_in_the_order_of_the_text);
    tcase_add_test(tests, a_key_that_is_foreseen_may_be_another);
    tcase_add_test(tests, spans_are_bytes_with_the_quotes);
    tcase_add_test(tests, strings_are_decoded_on_demand);
    tcase_add_test(tests, what_follows_a_mistake_is_read);
    tcase_add_test(tests, what_is_open_at_the_end_is_closed);
    tcase_add_test(tests, lines_are_documents);
    tcase_add_test(tests, a_line_end_ends_a_document_wherever_it_is);
    tcase_add_test(tests, json_lines_are_told_by_their_first_two);
    tcase_add_test(tests, depth_is_limited);
    tcase_add_test(tests, long_tokens_have_no_text);
    tcase_add_test(tests, reading_stops_after_too_many_mistakes);
    tcase_add_test(tests, a_clean_text_is_clean_however_long_its_parts);
    tcase_add_test(tests, skipping_passes_the_rest_of_a_container);
    tcase_add_test(tests, places_that_left_the_window_are_known);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "input/request.h"

#include <check.h>

#include "input/url.h"

static struct pl_heap heap;
static struct pl_arena arena;
static struct pl_extract source, out;
static struct pl_request request;

static void set_up(void) {
    pl_heap_init(&heap);
    pl_extract_init(&source, &heap);
    pl_extract_init(&out, &heap);
    pl_arena_init(&arena, &heap);
    pl_request_init(&request, &arena);
}

static void tear_down(void) {
    pl_arena_free(&arena);
    pl_extract_fini(&out);
    pl_extract_fini(&source);
}

static struct pl_request_part part_of(const char *text, const char *piece) {
    const char *at = strstr(text, piece);
    ck_assert_ptr_nonnull(at);
    uint64_t start = (uint64_t)(at - text);
    return (struct pl_request_part){&source, {start, start + strlen(piece)}};
}

static void begin(const char *text) {
    pl_extract_source(&source, pl_slice_str(text));
    pl_extract_begin(&out, &source, NULL);
    pl_request_begin(&request, part_of(text, text));
}

static const char *written(void) {
    pl_request_write(&request, &out);
    return out.text.data;
}

static const char *written_of_url(const char *url) {
    begin(url);
    request.url = request.whole;
    return written();
}

/* What the bytes of `piece`, of what was written, stand for in `text`. */
static const char *source_of(const char *text, const char *piece,
                             char into[64]) {
    struct pl_origin origin = pl_extract_origin(&out, NULL);
    uint64_t start = (uint64_t)(strstr(out.text.data, piece) - out.text.data);
    struct pl_span span =
        pl_origin_span(&origin, (struct pl_span){start, start + strlen(piece)});
    ck_assert_uint_lt(span.end - span.start, 64);
    memcpy(into, text + span.start, span.end - span.start);
    into[span.end - span.start] = '\0';
    return into;
}

START_TEST(a_url_is_taken_apart) {
    ck_assert_str_eq(
        written_of_url("https://a:b@Rest.io:443/x%20y/z?a=1&b=c+d%2B#top"),
        "{\"url\":\"https://a:b@Rest.io:443/x%20y/z?a=1&b=c+d%2B#top\","
        "\"scheme\":\"https\",\"host\":\"rest.io\",\"path\":\"/x y/z\","
        "\"query\":{\"a\":\"1\",\"b\":\"c d+\"}}");
}
END_TEST

START_TEST(a_url_without_a_scheme_has_a_host_or_a_path) {
    ck_assert_str_eq(written_of_url("a.b/c"),
                     "{\"url\":\"a.b/c\",\"host\":\"a.b\",\"path\":\"/c\","
                     "\"query\":{}}");
    ck_assert_str_eq(written_of_url("/c?d"),
                     "{\"url\":\"/c?d\",\"path\":\"/c\",\"query\":{\"d\":\"\"}"
                     "}");
    ck_assert_str_eq(written_of_url("//a:1/c"),
                     "{\"url\":\"//a:1/c\",\"host\":\"a\",\"path\":\"/c\","
                     "\"query\":{}}");
}
END_TEST

START_TEST(an_address_is_a_host) {
    ck_assert_str_eq(written_of_url("http://[::1]:80?a=b"),
                     "{\"url\":\"http://[::1]:80?a=b\",\"scheme\":\"http\","
                     "\"host\":\"[::1]\",\"query\":{\"a\":\"b\"}}");
}
END_TEST

START_TEST(a_variable_is_a_name_of_its_own) {
    ck_assert_str_eq(
        written_of_url("https://{{a/b}}/c?d={{e&f}}&g=${h}"),
        "{\"url\":\"https://{{a/b}}/c?d={{e&f}}&g=${h}\","
        "\"scheme\":\"https\",\"host\":\"{{a/b}}\",\"path\":\"/c\","
        "\"query\":{\"d\":<variable>,\"g\":<variable>}}");
}
END_TEST

START_TEST(parameters_may_be_empty_and_repeated) {
    ck_assert_str_eq(written_of_url("/?&a=&&a=b==&=c&"),
                     "{\"url\":\"/?&a=&&a=b==&=c&\",\"path\":\"/\","
                     "\"query\":{\"a\":\"\",\"a\":\"b==\",\"\":\"c\"}}");
}
END_TEST

START_TEST(bytes_are_written_as_json_has_them) {
    ck_assert_str_eq(written_of_url("/%22\\%01%ff?%C3%A9=%C3+%zz%4"),
                     "{\"url\":\"/%22\\\\%01%ff?%C3%A9=%C3+%zz%4\","
                     "\"path\":\"/\\\"\\\\\\u0001\xEF\xBF\xBD\","
                     "\"query\":{\"é\":\"\xEF\xBF\xBD %zz%4\"}}");
}
END_TEST

START_TEST(each_byte_knows_its_place) {
    const char *url = "https://a.b/%C3%A9?x=1%2B2&y=";
    char into[64];
    written_of_url(url);
    ck_assert_str_eq(source_of(url, "\"a.b\"", into), "a.b");
    ck_assert_str_eq(source_of(url, "\"/é\"", into), "/%C3%A9");
    ck_assert_str_eq(source_of(url, "{\"x\"", into), "/%C3%A9?x");
    ck_assert_str_eq(source_of(url, "\"x\"", into), "x");
    ck_assert_str_eq(source_of(url, "\"1+2\"", into), "1%2B2");
    ck_assert_str_eq(source_of(url, "+", into), "%2B");
    ck_assert_str_eq(source_of(url, "\"\"", into), "");
    ck_assert_str_eq(source_of(url, "{", into), url);
}
END_TEST

START_TEST(a_mention_has_the_parameters_that_it_shows) {
    begin("/a");
    request.url = request.whole;
    request.is_mention = true;
    ck_assert_str_eq(written(), "{\"url\":\"/a\",\"path\":\"/a\"}");
    begin("/a?");
    request.url = request.whole;
    request.is_mention = true;
    ck_assert_str_eq(written(),
                     "{\"url\":\"/a?\",\"path\":\"/a\",\"query\":{}}");
}
END_TEST

START_TEST(a_request_is_written_in_one_order) {
    const char *text = "GET /a?b=1\nX-Key:  k \nc=d+e f \"g\"";
    char into[64];
    begin(text);
    pl_request_data(&request, part_of(text, "c=d+e"));
    pl_request_param(&request, part_of(text, "f"), part_of(text, "\"g\""));
    pl_request_header(&request, part_of(text, "X-Key"), part_of(text, "  k "));
    request.url = part_of(text, "/a?b=1");
    request.method = part_of(text, "GET");
    ck_assert_str_eq(
        written(), "{\"method\":\"GET\",\"url\":\"/a?b=1\",\"path\":\"/a\","
                   "\"query\":{\"b\":\"1\",\"f\":\"\\\"g\\\"\",\"c\":\"d e\"},"
                   "\"headers\":{\"x-key\":\"k\"}}");
    ck_assert_str_eq(source_of(text, "\"x-key\"", into), "X-Key");
    ck_assert_str_eq(source_of(text, "\"k\"", into), "k");
}
END_TEST

START_TEST(nothing_is_a_request_with_an_empty_url) {
    begin("curl");
    ck_assert_str_eq(written(), "{\"url\":\"\"}");
}
END_TEST

Suite *request_suite(void);

Suite *request_suite(void) {
    Suite *suite = suite_create("request");
    TCase *cases = tcase_create("request");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_url_is_taken_apart);
    tcase_add_test(cases, a_url_without_a_scheme_has_a_host_or_a_path);
    tcase_add_test(cases, an_address_is_a_host);
    tcase_add_test(cases, a_variable_is_a_name_of_its_own);
    tcase_add_test(cases, parameters_may_be_empty_and_repeated);
    tcase_add_test(cases, bytes_are_written_as_json_has_them);
    tcase_add_test(cases, each_byte_knows_its_place);
    tcase_add_test(cases, a_mention_has_the_parameters_that_it_shows);
    tcase_add_test(cases, a_request_is_written_in_one_order);
    tcase_add_test(cases, nothing_is_a_request_with_an_empty_url);
    suite_add_tcase(suite, cases);
    return suite;
}

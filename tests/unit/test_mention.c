#include "input/mention.h"

#include <check.h>

static struct pl_heap heap;
static struct pl_buf found;

static void set_up(void) {
    pl_heap_init(&heap);
    pl_buf_init(&found, &heap);
}

static void tear_down(void) {
    pl_buf_fini(&found);
}

static void add(struct pl_slice text, struct pl_span span) {
    pl_buf_add(&found, text.data + span.start, (size_t)(span.end - span.start));
}

/* The URLs of `text`, with their methods, each in brackets. */
static const char *urls_of(const char *page) {
    struct pl_slice text = pl_slice_str(page);
    struct pl_mention mention;
    pl_buf_clear(&found);
    pl_buf_add_str(&found, "");
    for (size_t at = 0; pl_mention_find(text, at, text.len, &mention);
         at = (size_t)mention.url.end) {
        pl_buf_add_str(&found, "[");
        add(text, mention.method);
        pl_buf_add_str(&found, " ");
        add(text, mention.url);
        pl_buf_add_str(&found, "]");
    }
    return found.data;
}

START_TEST(a_url_has_a_scheme_of_the_web) {
    ck_assert_str_eq(urls_of("see https://a.b/c?d=e#f and HTTP://g"),
                     "[ https://a.b/c?d=e#f][ HTTP://g]");
    ck_assert_str_eq(urls_of("ftp://a.b/c xhttp://d"), "");
    ck_assert_str_eq(urls_of("a:https://b"), "[ https://b]");
}
END_TEST

START_TEST(a_url_ends_with_what_is_around_it) {
    ck_assert_str_eq(urls_of("(https://a.b/c?d=e), \"https://f\"; <https://g>"),
                     "[ https://a.b/c?d=e][ https://f][ https://g]");
    ck_assert_str_eq(urls_of("[https://a](https://b/(c)?d[]=e)."),
                     "[ https://a][ https://b/(c)?d[]=e]");
    ck_assert_str_eq(urls_of("**https://a/b?c=d!** “https://e/f” `/g?h=i`|"),
                     "[ https://a/b?c=d][ https://e/f][ /g?h=i]");
}
END_TEST

START_TEST(what_is_to_be_put_in_belongs_to_it) {
    ck_assert_str_eq(urls_of("https://{{a}}/b?c=<days>&d={e}&f=... g"),
                     "[ https://{{a}}/b?c=<days>&d={e}&f=...]");
    ck_assert_str_eq(urls_of("<a>https://a/b?c=</a>"), "[ https://a/b?c=]");
    ck_assert_str_eq(urls_of("/a?b=…"), "[ /a?b=…]");
}
END_TEST

START_TEST(without_a_scheme_it_needs_parameters) {
    ck_assert_str_eq(urls_of("a.b/c?d=e {{f}}/g?h=i /j?k=l"),
                     "[ a.b/c?d=e][ {{f}}/g?h=i][ /j?k=l]");
    ck_assert_str_eq(urls_of("and/or, this/that? /a/b so: c?d=e"), "");
}
END_TEST

START_TEST(a_path_follows_a_method_or_is_alone) {
    ck_assert_str_eq(urls_of("GET /a/b and **POST** `/c`, TARGET /d"),
                     "[GET /a/b][POST /c]");
    ck_assert_str_eq(urls_of("a\n  /b/é_c \n/d e\n"), "[ /b/é_c]");
}
END_TEST

START_TEST(a_long_url_is_cut) {
    struct pl_buf page;
    struct pl_mention mention;
    pl_buf_init(&page, &heap);
    pl_buf_add_str(&page, "https://");
    while (page.len < PL_URL_MAX * 2)
        pl_buf_add_char(&page, 'a');
    ck_assert(pl_mention_find(pl_buf_slice(&page), 0, page.len, &mention));
    ck_assert_uint_eq(mention.url.end, PL_URL_MAX + strlen("https"));
    pl_buf_fini(&page);
}
END_TEST

Suite *mention_suite(void);

Suite *mention_suite(void) {
    Suite *suite = suite_create("mention");
    TCase *cases = tcase_create("mention");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_url_has_a_scheme_of_the_web);
    tcase_add_test(cases, a_url_ends_with_what_is_around_it);
    tcase_add_test(cases, what_is_to_be_put_in_belongs_to_it);
    tcase_add_test(cases, without_a_scheme_it_needs_parameters);
    tcase_add_test(cases, a_path_follows_a_method_or_is_alone);
    tcase_add_test(cases, a_long_url_is_cut);
    suite_add_tcase(suite, cases);
    return suite;
}

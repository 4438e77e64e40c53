/* The hashes are those that the tests of GitHub's codeql-action have for the
 * same texts; the ones of ill-formed and of wide characters were computed with
 * it. */
#include "report/fingerprint.h"

#include <check.h>
#include <stdlib.h>

static struct pl_heap heap;
static struct pl_fingerprints prints;

/* A file that is read in pieces of `piece` bytes. */
struct file {
    struct pl_slice text;
    size_t piece;
};

static bool read_file(void *self, struct pl_slice name,
                      void (*take)(void *taker, struct pl_slice bytes),
                      void *taker) {
    const struct file *file = self;
    ck_assert(pl_slice_is(name, "a.json"));
    for (size_t i = 0; i < file->text.len; i += file->piece) {
        size_t left = file->text.len - i;
        take(taker, pl_slice_of(file->text.data + i,
                                left < file->piece ? left : file->piece));
    }
    return true;
}

static bool compute(struct file *file, uint64_t lines) {
    struct pl_report_host host = {.read = read_file, .self = file};
    for (uint64_t line = 1; line <= lines; line++)
        pl_fingerprints_add(&prints, line);
    return pl_fingerprints_read(&prints, &host, pl_slice_str("a.json"));
}

static void expect_line(uint64_t line, const char *expected) {
    struct pl_buf out;
    pl_buf_init(&out, &heap);
    ck_assert(pl_fingerprints_write(&prints, line, &out));
    ck_assert_str_eq(out.data, expected);
    pl_buf_fini(&out);
}

/* `expected` has a fingerprint for each line and ends with NULL. */
static void expect(const char *text, const char *const *expected) {
    size_t pieces[] = {1, 2, 3, 65536};
    uint64_t lines = 0;
    while (expected[lines])
        lines++;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct file file = {pl_slice_str(text), pieces[i]};
        pl_heap_init(&heap);
        pl_fingerprints_init(&prints, &heap);
        ck_assert(compute(&file, lines));
        for (uint64_t line = 1; line <= lines; line++)
            expect_line(line, expected[line - 1]);
        pl_fingerprints_fini(&prints);
    }
}

START_TEST(an_empty_file_has_a_line) {
    static const char *const expected[] = {"c129715d7a2bc9a3:1", NULL};
    expect("", expected);
}
END_TEST

START_TEST(blanks_do_not_count) {
    static const char *const expected[] = {
        "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1",
        "a23a3dc5e078b07b:1", NULL};
    expect(" a\nb\n  \t\tc\n d", expected);
}
END_TEST

START_TEST(line_ends_are_alike) {
    static const char *const expected[] = {
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1",
        "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
        "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
        "c129715d7a2bc9a3:1", NULL};
    expect(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", expected);
    expect(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", expected);
    expect(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
           expected);
    expect(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", expected);
}
END_TEST

#define LOREM "Lorem ipsum dolor sit amet.\n"

START_TEST(like_lines_are_counted) {
    static const char *const expected[] = {
        "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3",
        "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
        "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1",
        "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1", NULL};
    expect(LOREM LOREM LOREM LOREM LOREM LOREM LOREM LOREM LOREM LOREM,
           expected);
}
END_TEST

START_TEST(ill_formed_and_wide_characters_count_as_node_decodes_them) {
    static const char *const expected[] = {
        "168a666b9f690940:1", "6446410df51d8971:1", "d3f0ea30adefadfc:1", NULL};
    expect("\xEF\xBB\xBFna\xC3\xAFve \xF0\x9F\x98\x80\n"
           "\xF0\x9F\x98 \xED\xA0\x80 \xC0\xAF \xE2\x82\n\xF4\x90\x80\x80 "
           "\xF0\x9F",
           expected);
}
END_TEST

START_TEST(a_line_that_is_not_there_has_none) {
    struct file file = {pl_slice_str("{}"), 1};
    pl_heap_init(&heap);
    pl_fingerprints_init(&prints, &heap);
    struct pl_buf out;
    pl_buf_init(&out, &heap);
    ck_assert(compute(&file, 2));
    ck_assert(pl_fingerprints_write(&prints, 1, &out));
    ck_assert(!pl_fingerprints_write(&prints, 2, &out));
    ck_assert(!pl_fingerprints_write(&prints, 3, &out));
    pl_buf_fini(&out);
    pl_fingerprints_fini(&prints);
}
END_TEST

START_TEST(without_a_text_there_is_none) {
    struct pl_report_host host = {0};
    pl_heap_init(&heap);
    pl_fingerprints_init(&prints, &heap);
    pl_fingerprints_add(&prints, 1);
    ck_assert(!pl_fingerprints_read(&prints, &host, pl_slice_str("-")));
    pl_fingerprints_fini(&prints);
}
END_TEST

Suite *fingerprint_suite(void);

Suite *fingerprint_suite(void) {
    Suite *suite = suite_create("fingerprint");
    TCase *cases = tcase_create("fingerprint");
    tcase_add_test(cases, an_empty_file_has_a_line);
    tcase_add_test(cases, blanks_do_not_count);
    tcase_add_test(cases, line_ends_are_alike);
    tcase_add_test(cases, like_lines_are_counted);
    tcase_add_test(cases,
                   ill_formed_and_wide_characters_count_as_node_decodes_them);
    tcase_add_test(cases, a_line_that_is_not_there_has_none);
    tcase_add_test(cases, without_a_text_there_is_none);
    suite_add_tcase(suite, cases);
    return suite;
}

#include "lib/parts.h"

#include <check.h>
#include <stdlib.h>

#include "input/prose.h"
#include "lib/files.h"

static const char page[] =
    "# A page\n"
    "\n"
    "> - ```sh\n"
    ">   curl \"https://x.example/users/track\" -d \"{\\\"purchases\\\": [\n"
    ">     {\\\"price\\\": $PRICE, \\\"currency\\\": \\\"EURO\\\",}]}\"\n"
    ">   ```\n"
    "\n"
    "<pre>[{&quot;product_id&quot;: 1}]</pre>\n"
    "\n"
    "    POST https://x.example/users/track\n"
    "    Authorization: Bearer x\n"
    "    {\"purchases\": 1}\n";

static void ignore_finding(void *self, const struct pl_finding *finding) {
    size_t *count = self;
    (void)finding;
    ++*count;
}

static void ignore_notice(void *self, struct pl_slice file,
                          struct pl_slice message, bool is_error) {
    (void)self;
    (void)file;
    (void)message;
    (void)is_error;
}

/* What checks the page, and how far memory went. */
struct check {
    struct pl_heap heap; /* of the rules */
    struct pl_heap scarce;
    pl_ruleset *ruleset;
    struct pl_plan plan;
    pl_run *run;
    struct pl_parts parts;
    size_t findings;
};

static void begin(struct check *check) {
    enum pl_status status = PL_STATUS_OK;
    struct pl_load_options load = {.base = pl_slice_str("paylint:recommended")};
    struct pl_files files;
    *check = (struct check){.run = NULL};
    pl_files_init(&files);
    pl_heap_init(&check->heap);
    pl_plan_init(&check->plan, &check->heap);
    check->ruleset = pl_load(
        &check->heap, &load, pl_files_source(&files),
        (struct pl_sink){ignore_finding, ignore_notice, &check->findings},
        &status);
    pl_files_fini(&files);
    ck_assert_ptr_nonnull(check->ruleset);
    ck_assert(pl_plan_make(&check->plan, check->ruleset));
}

static void end(struct check *check) {
    pl_plan_fini(&check->plan);
    pl_ruleset_free(check->ruleset);
}

static void check_page(struct check *check) {
    struct pl_run_options options = {.shape = PL_SHAPE_NONE,
                                     .target = PL_SHAPE_NONE,
                                     .wants_excerpts = true};
    struct pl_run_input input = {.name = pl_slice_str("page.md")};
    struct pl_slice text = pl_slice_str(page);
    pl_run_new(
        &check->run, &check->scarce, &check->plan, options,
        (struct pl_sink){ignore_finding, ignore_notice, &check->findings});
    pl_parts_check(&check->parts, check->run, pl_form_of(input.name, text),
                   text, &input);
}

/* Check the page with so many allocations. Returns whether they were enough. */
static bool try_budget(struct check *check, size_t budget) {
    volatile bool is_done = false;
    pl_heap_init(&check->scarce);
    pl_parts_init(&check->parts, &check->scarce);
    check->run = NULL;
    check->findings = 0;
    check->scarce.budget = budget;
    if (setjmp(check->scarce.unwind) == 0) {
        check->scarce.armed = true;
        check_page(check);
        is_done = true;
    }
    pl_run_free(check->run);
    pl_parts_fini(&check->parts);
    return is_done;
}

START_TEST(memory_may_run_out_anywhere) {
    struct check check;
    size_t budget = 0;
    begin(&check);
    while (!try_budget(&check, budget))
        budget++;
    ck_assert_uint_gt(budget, 50);
    ck_assert_uint_gt(check.findings, 5);
    end(&check);
}
END_TEST

static bool is_prose(const char *text) {
    return pl_prose_is(pl_slice_str(text));
}

START_TEST(signs_of_documentation_make_prose) {
    ck_assert(is_prose(""));
    ck_assert(is_prose("  // nothing but a comment"));
    ck_assert(is_prose("\"a\": 1"));
    ck_assert(is_prose("{\"a\": ...}"));
    ck_assert(is_prose("{\"a\": \xE2\x80\xA6}"));
    ck_assert(is_prose("{\"a\": (required, string) a text}"));
    ck_assert(is_prose("{\"a\": <amount>}"));
    ck_assert(is_prose("{\"a\": [Purchase Object]}"));
    ck_assert(is_prose("{\"a\": string}"));
    ck_assert(is_prose("[{\"<message>\"}]"));
    ck_assert(is_prose("{\"a\": \"string\", \"b\": [\"Object\"]}"));
    ck_assert(is_prose("{\"a\" => 1}"));
}
END_TEST

START_TEST(mistakes_do_not_make_prose) {
    ck_assert(!is_prose("{}"));
    ck_assert(!is_prose("// a comment of words\n{\"a\": 1}"));
    ck_assert(!is_prose("/* several\nlines */ [1,]"));
    ck_assert(!is_prose("{\"a\": \"(x) ... <b> {{c}} => d e\"}"));
    ck_assert(!is_prose("{'a b': 'c d'}"));
    ck_assert(!is_prose("{\xE2\x80\x9C"
                        "a b\xE2\x80\x9D: 1}"));
    ck_assert(!is_prose("{a: 1, b: nul}"));
    ck_assert(!is_prose("{\"a\": \"never closed words,\n\"b\": 1}"));
    ck_assert(!is_prose("{\"a\": \"string\"}"));
    ck_assert(!is_prose("{\"a\": 1} and words behind it ..."));
}
END_TEST

Suite *parts_suite(void);

Suite *parts_suite(void) {
    Suite *suite = suite_create("parts");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, memory_may_run_out_anywhere);
    tcase_add_test(tests, signs_of_documentation_make_prose);
    tcase_add_test(tests, mistakes_do_not_make_prose);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "engine/tallies.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "checking.h"

static const char rules[] = CHECKING_HEAD
    "  x/d: {target: t, given: $.p, severity: error, "
    "message: '{count} of {limit}', then: {distinct: {tally: p, maximum: "
    "3}}}\n"
    "  x/near: {target: t, given: $.p, once: true, "
    "message: '{value} is {count}', then: {distinct: {tally: p, maximum: 4, "
    "share: 0.5}}}\n"
    "  x/twin: {target: t, given: $.p, message: 'like {twin}', then: {noTwin: "
    "p}}\n"
    "  x/share: {target: t, given: $.p, message: '{count} in {total}', then: "
    "{distinctShare: {tally: p, share: 0.25, from: 5}}}\n"
    "  x/unique: {target: t, message: again, then: {unique: {tally: u, window: "
    "4}}}\n"
    "  x/once: {target: t, given: $.o, once: true, message: once, then: "
    "false}\n"
    "  x/late: {target: t, given: $.o, after: [x/once], message: late, then: "
    "false}\n"
    "  x/single: {target: t, given: $.q, once: true, message: single, then: "
    "false}\n";

static void expect(const char *text, const char *expected) {
    checking_expect(rules, text, expected);
}

START_TEST(values_past_the_maximum_are_told_where_they_are_new) {
    struct checking checking;
    checking_init(&checking, rules);
    ck_assert_str_eq(checking_say(&checking, "{\"a\":1,\"p\":\"x\"}\n"
                                             "{\"a\":2,\"p\":\"y\"}\n"
                                             "{\"a\":3,\"p\":\"x\"}\n"),
                     "");
    ck_assert_str_eq(checking_say(&checking, "{\"a\":4,\"p\":\"\\u007a\"}\n"
                                             "{\"a\":5,\"p\":1}\n"
                                             "{\"a\":6,\"p\":\"1\"}\n"
                                             "{\"a\":7,\"p\":\"w\"}\n"),
                     "x/near 1:12-1:20 /p \"\\u007a\" is 3\n"
                     "x/d 2:12-2:13 /p 4 of 3\n"
                     "x/d 4:12-4:15 /p 5 of 3\n");
    checking_fini(&checking);
}
END_TEST

static void add_message(void *self, const struct pl_finding *finding) {
    struct pl_buf *said = self;
    pl_buf_add_format(
        said, "%.*s:%llu %.*s %.*s", (int)finding->file.len, finding->file.data,
        (unsigned long long)finding->region.start.line, (int)finding->rule.len,
        finding->rule.data, (int)finding->message.len, finding->message.data);
    for (size_t i = 0; i < finding->related_count; i++)
        pl_buf_add_format(
            said, " %.*s:%llu:%llu-%llu", (int)finding->related[i].file.len,
            finding->related[i].file.data,
            (unsigned long long)finding->related[i].region.start.line,
            (unsigned long long)finding->related[i].region.start.column,
            (unsigned long long)finding->related[i].region.end.column);
    pl_buf_add_char(said, '\n');
}

START_TEST(a_share_is_judged_when_the_run_ends_and_once) {
    struct checking checking;
    struct pl_buf said;
    checking_init(&checking, rules);
    pl_buf_init(&said, &checking.heap);
    pl_buf_add_str(&said, "");
    struct pl_sink sink = {add_message, NULL, &said};
    ck_assert_str_eq(checking_say(&checking,
                                  "[{\"p\":\"x\"},{\"b\":2},{\"c\":3},\n"
                                  "{\"p\":\"y\"}]"),
                     "");
    pl_tallies_flush(&checking.tallies, sink);
    ck_assert_str_eq(said.data, "");

    pl_tallies_clear(&checking.tallies);
    checking_say(&checking, "[{\"p\":\"x\"},{\"b\":2},{\"c\":3},\n"
                            "{\"p\":\"y\"},{\"d\":4}]");
    pl_tallies_flush(&checking.tallies, sink);
    pl_tallies_flush(&checking.tallies, sink);
    ck_assert_str_eq(said.data, "a.json:1 x/share 2 in 5\n");
    pl_buf_fini(&said);
    checking_fini(&checking);
}
END_TEST

START_TEST(twins_are_told_of_the_first_one) {
    expect("[{\"p\":\"\xC3\x89t\xC3\xA9\"},{\"p\":\"\xC3\xA9T\xC3\x89 \"}]",
           "x/twin 1:19-1:25 /1/p like \xC3\x89t\xC3\xA9\n");
}
END_TEST

START_TEST(equal_values_are_told_however_they_are_written) {
    expect("[{\"b\":[1.50,{\"c\":null,\"d\":true}]},\n"
           "{\"b\":[15e-1,{\"d\":true,\"c\":null}]},\n"
           "{\"b\":[1.5,{\"d\":false,\"c\":null}]},\n"
           "{\"b\":[{\"c\":null,\"d\":true},1.5]},\n"
           "{\"\\u0062\" : [0.15e1, {\"c\":null,\"\\u0064\":true}]}]",
           "x/unique 2:1-2:34 /1 again\n"
           "x/unique 5:1-5:48 /4 again\n");
}
END_TEST

START_TEST(values_are_compared_with_the_window_before_them) {
    expect("[{\"b\":1},{\"b\":2},{\"b\":3},{\"b\":4},{\"b\":1}]",
           "x/unique 1:34-1:41 /4 again\n");
    expect("[{\"b\":1},{\"b\":2},{\"b\":3},{\"b\":4},{\"b\":5},{\"b\":1}]", "");
}
END_TEST

START_TEST(what_holds_a_mistake_equals_nothing) {
    expect(
        "[{\"b\":\"\\x\"},{\"b\":\"\\x\"}]",
        "json/bad-escape 1:8-1:10 /0 JSON has no escape \\x: write \\\\ for a "
        "backslash\n"
        "json/bad-escape 1:19-1:21 /1 JSON has no escape \\x: write \\\\ for a "
        "backslash\n");
}
END_TEST

/* A part of an input, looked at on its own. */
struct part {
    struct pl_tallies tallies;
    struct pl_buf said;
    struct pl_slice text;
    char name[8];
};

static void look_at(struct checking *checking, struct part *part,
                    struct pl_tallies *tallies) {
    pl_run *run;
    struct pl_run_options options = checking->options;
    struct pl_slice rest = part->text;
    struct pl_run_input input = {.name = pl_slice_str(part->name),
                                 .feed = pl_feed_text(&rest),
                                 .framing = PL_FRAMING_LINES};
    options.tallies = tallies;
    pl_buf_clear(&part->said);
    pl_buf_add_str(&part->said, "");
    pl_run_new(&run, &checking->heap, &checking->plan, options,
               (struct pl_sink){add_message, NULL, &part->said});
    pl_run_input(run, &input);
    pl_run_free(run);
}

/* Add the lines of `from`, but for those of the rules that `whole` has heard.
 */
static void add_unheard(struct pl_buf *said, struct pl_slice from,
                        const struct pl_tallies *whole) {
    bool is_heard = pl_tallies_have_heard(whole, pl_slice_str("x/single"));
    while (from.len > 0) {
        const char *end = memchr(from.data, '\n', from.len);
        struct pl_slice line =
            pl_slice_of(from.data, (size_t)(end - from.data) + 1);
        if (!is_heard || line.len < 8 || memcmp(end - 7, " single", 7) != 0)
            pl_buf_add_slice(said, line);
        from = pl_slice_of(end + 1, from.len - line.len);
    }
}

/* Look at each part on its own, in any order: it is presumed that the values of
 * those that were looked at come before it, which may be wrong. */
static void look_at_all(struct checking *checking, struct part *parts,
                        size_t count, struct pl_tallies *before) {
    size_t first = (size_t)rand() % count;
    for (size_t age = 1; age <= count; age++) {
        struct part *part = &parts[(first + age) % count];
        pl_tallies_init_part(&part->tallies, &checking->heap, before);
        part->tallies.before = before;
        part->tallies.age = age;
        look_at(checking, part, &part->tallies);
        pl_tallies_remember(before, &part->tallies);
    }
}

/* Look at each part on its own, merge in order, and again where that is
 * refused; what is left of the parts has room for others. Returns how often it
 * was not refused. */
static int look_apart(struct checking *checking, struct part *parts,
                      size_t count, struct pl_buf *said) {
    struct pl_tallies whole, before;
    int merged = 0;
    pl_tallies_init(&whole, &checking->heap);
    pl_tallies_init(&before, &checking->heap);
    look_at_all(checking, parts, count, &before);
    for (size_t i = 0; i < count; i++) {
        if (pl_tallies_can_merge(&whole, &parts[i].tallies)) {
            add_unheard(said, pl_buf_slice(&parts[i].said), &whole);
            pl_tallies_merge(&whole, &parts[i].tallies, (struct pl_shift){0});
            merged++;
        } else {
            look_at(checking, &parts[i], &whole);
            pl_buf_add_slice(said, pl_buf_slice(&parts[i].said));
        }
        pl_tallies_leave(&parts[i].tallies);
    }
    pl_tallies_flush(&whole, (struct pl_sink){add_message, NULL, said});
    pl_tallies_fini(&whole);
    pl_tallies_fini(&before);
    return merged;
}

static void look_through(struct checking *checking, struct part *parts,
                         size_t count, struct pl_buf *said) {
    struct pl_tallies whole;
    pl_tallies_init(&whole, &checking->heap);
    for (size_t i = 0; i < count; i++) {
        look_at(checking, &parts[i], &whole);
        pl_buf_add_slice(said, pl_buf_slice(&parts[i].said));
    }
    pl_tallies_flush(&whole, (struct pl_sink){add_message, NULL, said});
    pl_tallies_fini(&whole);
}

#define LINES 24

/* A random input of so many lines, few of them alike where there are many
 * `ids`; `ends` gets the end of each. */
static void make_lines(struct pl_buf *out, size_t ends[LINES], int ids) {
    static const char *const members[] = {"\"p\":\"p", "\"p\":\"P", "\"b\":\"",
                                          "\"o\":\"", "\"q\":\""};
    for (size_t i = 0; i < LINES; i++) {
        int kind = rand() % 16;
        pl_buf_add_format(out, "{\"a\":%d,%s%d\"}\n", rand() % (4 * ids),
                          members[kind < 12 ? 0 : kind - 11], rand() % ids);
        ends[i] = out->len;
    }
}

static size_t cut(struct pl_slice text, const size_t ends[LINES],
                  struct part parts[LINES]) {
    size_t count = 0, start = 0;
    for (size_t i = 0; i < LINES; i++) {
        if (i + 1 < LINES && rand() % 4 > 0)
            continue;
        parts[count].text = pl_slice_of(text.data + start, ends[i] - start);
        snprintf(parts[count].name, sizeof parts[count].name, "f%d",
                 (int)count % 100);
        start = ends[i];
        count++;
    }
    return count;
}

START_TEST(parts_merged_in_order_say_what_the_whole_says) {
    struct checking checking;
    struct part parts[LINES] = {{.name = ""}};
    struct pl_buf text, apart, through;
    int merged = 0, refused = 0;
    checking_init(&checking, rules);
    pl_buf_init(&text, &checking.heap);
    pl_buf_init(&apart, &checking.heap);
    pl_buf_init(&through, &checking.heap);
    for (size_t i = 0; i < LINES; i++)
        pl_buf_init(&parts[i].said, &checking.heap);
    srand(1);
    for (int round = 0; round < 2000; round++) {
        size_t ends[LINES];
        pl_buf_clear(&text);
        pl_buf_clear(&apart);
        pl_buf_clear(&through);
        make_lines(&text, ends, 1 + round % 7);
        size_t count = cut(pl_buf_slice(&text), ends, parts);
        int good = look_apart(&checking, parts, count, &apart);
        look_through(&checking, parts, count, &through);
        merged += good;
        refused += (int)count - good;
        ck_assert_msg(pl_slice_eq(pl_buf_slice(&apart), pl_buf_slice(&through)),
                      "round %d:\n%s\napart:\n%s\nthrough:\n%s", round,
                      text.data, apart.data, through.data);
    }
    ck_assert_int_gt(merged, 2000);
    ck_assert_int_gt(refused, 2000);
    for (size_t i = 0; i < LINES; i++) {
        pl_tallies_fini(&parts[i].tallies);
        pl_buf_fini(&parts[i].said);
    }
    pl_buf_fini(&text);
    pl_buf_fini(&apart);
    pl_buf_fini(&through);
    checking_fini(&checking);
}
END_TEST

Suite *tally_suite(void);

Suite *tally_suite(void) {
    Suite *suite = suite_create("tally");
    TCase *tests = tcase_create("tally");
    tcase_add_test(tests, values_past_the_maximum_are_told_where_they_are_new);
    tcase_add_test(tests, a_share_is_judged_when_the_run_ends_and_once);
    tcase_add_test(tests, twins_are_told_of_the_first_one);
    tcase_add_test(tests, equal_values_are_told_however_they_are_written);
    tcase_add_test(tests, values_are_compared_with_the_window_before_them);
    tcase_add_test(tests, what_holds_a_mistake_equals_nothing);
    tcase_add_test(tests, parts_merged_in_order_say_what_the_whole_says);
    suite_add_tcase(suite, tests);
    return suite;
}

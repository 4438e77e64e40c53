#include <check.h>
#include <stdlib.h>

#include "checking.h"
#include "rows.h"

/* In one way, and their scalars have faults. */
static const char faults[] = CHECKING_HEAD
    "  x/same: {target: t, given: $, severity: error, message: m, "
    "then: {unique: {tally: x, window: 300, types: object}}}\n"
    "  x/most: {target: t, given: [$.a, '$.list[*].b'], severity: error, "
    "message: 'most {value}', then: {maximum: 98}}\n"
    "  x/new: {target: t, given: $.key, severity: info, message: '{count}', "
    "then: {distinct: {tally: d, maximum: 3}}}\n";

/* Values are counted, and elements from some on are in a state of their own. */
static const char counts[] = CHECKING_HEAD
    "  x/list: {target: t, given: $, severity: error, message: 'l {count}', "
    "then: {count: {of: '$.list[*]', maximum: 20}}}\n"
    "  x/few: {target: t, given: $.list, severity: error, "
    "message: 'f {count}', then: {count: {of: '$[*].key', maximum: 6}}}\n"
    "  x/late: {target: t, given: '$.list[9:].b', severity: error, "
    "message: 'late {value}', then: {maximum: 90}}\n"
    "  x/most: {target: t, given: [$.a, '$.list[*].b'], severity: error, "
    "message: 'most {value}', then: {maximum: 98}}\n";

/* Nothing is asked of an object but of its values. */
static const char values[] = CHECKING_HEAD
    "  x/most: {target: t, given: [$.a, '$.list[*].b'], severity: error, "
    "message: 'most {value}', then: {maximum: 98}}\n"
    "  x/beside: {target: t, given: $.b, when: {key: {const: ab}}, "
    "severity: error, message: 'beside {value}', then: {maximum: 80}}\n";

/* What is in elements is not shown beside what is wrong. */
static const char masks[] = CHECKING_HEAD
    "  x/secret: {target: t, given: '$.list[*].*', severity: error, "
    "message: 's {value}', sensitive: always, then: {maximum: 98}}\n"
    "  x/most: {target: t, given: $.a, severity: error, "
    "message: 'most {value}', then: {maximum: 90}}\n";

/* The first element tells of which shape a document is. */
static const char shapes[] =
    "paylint: 1\n"
    "extends: []\n"
    "shapes:\n"
    "  keyed: {object: {first_of: {list: {any_key: [key]}}}}\n"
    "  rare: {object: {first_of: {list: {any_key: [c0, d0, e0, f0, g0]}}}}\n"
    "  many: {array: {any_key: [list]}}\n"
    "  one: {object: {}}\n"
    "targets:\n"
    "  t: {keyed: $, many: '$[*]'}\n"
    "  u: {one: $}\n"
    "  v: {rare: $}\n"
    "rules:\n"
    "  x/t: {target: t, given: $.a, severity: error, message: 't {value}', "
    "then: {maximum: 60}}\n"
    "  x/u: {target: u, given: $.a, severity: error, message: 'u {value}', "
    "then: {maximum: 80}}\n"
    "  x/v: {target: v, given: $.a, severity: error, message: 'v {value}', "
    "then: {maximum: 40}}\n";

/* The keys of a document tell, and little else is asked of it. */
static const char keys[] =
    "paylint: 1\n"
    "extends: []\n"
    "shapes:\n"
    "  keyed: {object: {any_key: [key]}}\n"
    "  many: {array: {}}\n"
    "  one: {object: {}}\n"
    "targets:\n"
    "  t: {keyed: $, many: '$[*]'}\n"
    "  u: {one: $}\n"
    "rules:\n"
    "  x/t: {target: t, given: $.a, severity: error, message: 't {value}', "
    "then: {maximum: 90}}\n"
    "  x/u: {target: u, given: $.a, severity: error, message: 'u {value}', "
    "then: {minimum: 10}}\n";

/* What is said of some texts, one after the other, and how much was counted. */
static void say(const struct checking_saying *saying, struct pl_buf *out) {
    struct rows rows = {.random = {saying->seed}};
    struct checking checking;

    checking_init(&checking, saying->rules);
    checking.shows_related = checking.shows_excerpts = true;
    checking.options.wants_excerpts = true;
    checking.options.is_thorough = saying->is_thorough;
    checking.options.window_size = 4096;
    pl_buf_init(&rows.bytes, &checking.heap);
    for (int i = 0; i < 3; i++) {
        rows_make(&rows, 120);
        checking.framing = rows.framing;
        pl_buf_add_str(
            out, checking_say_slowly(&checking, rows.bytes.data, saying->most));
    }
    struct pl_run_counts counted = pl_run_counts(checking.run);
    pl_buf_add_uint(out, counted.documents);
    for (size_t i = 0; i < counted.target_count; i++) {
        pl_buf_add_char(out, ' ');
        pl_buf_add_uint(out, counted.targets[i]);
    }
    pl_buf_fini(&rows.bytes);
    checking_fini(&checking);
}

static void try_rules(const char *rules, int loop) {
    checking_try((struct checking_saying){.rules = rules, .say = say}, loop);
}

START_TEST(objects_in_a_row_are_compared_as_alone) {
    try_rules(CHECKING_UNIQUES, _i);
}
END_TEST

START_TEST(faults_in_a_row_are_those_of_objects_alone) {
    try_rules(faults, _i);
}
END_TEST

START_TEST(objects_in_a_row_are_counted_as_alone) {
    try_rules(counts, _i);
}
END_TEST

START_TEST(objects_in_a_row_may_be_asked_for_little) {
    try_rules(values, _i);
}
END_TEST

START_TEST(objects_in_a_row_are_hidden_as_alone) {
    try_rules(masks, _i);
}
END_TEST

START_TEST(objects_in_a_row_tell_of_their_shape) {
    try_rules(shapes, _i);
}
END_TEST

START_TEST(objects_in_a_row_tell_of_their_shape_by_keys) {
    try_rules(keys, _i);
}
END_TEST

Suite *row_suite(void);

Suite *row_suite(void) {
    Suite *suite = suite_create("row");
    TCase *tests = tcase_create("row");
    tcase_add_loop_test(tests, objects_in_a_row_are_compared_as_alone, 0,
                        CHECKING_LOOPS);
    tcase_add_loop_test(tests, faults_in_a_row_are_those_of_objects_alone, 0,
                        CHECKING_LOOPS);
    tcase_add_loop_test(tests, objects_in_a_row_are_counted_as_alone, 0,
                        CHECKING_LOOPS);
    tcase_add_loop_test(tests, objects_in_a_row_may_be_asked_for_little, 0,
                        CHECKING_LOOPS);
    tcase_add_loop_test(tests, objects_in_a_row_are_hidden_as_alone, 0,
                        CHECKING_LOOPS);
    tcase_add_loop_test(tests, objects_in_a_row_tell_of_their_shape, 0,
                        CHECKING_LOOPS);
    tcase_add_loop_test(tests, objects_in_a_row_tell_of_their_shape_by_keys, 0,
                        CHECKING_LOOPS);
    suite_add_tcase(suite, tests);
    return suite;
}

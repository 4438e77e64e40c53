#include <check.h>
#include <stdlib.h>

#include "../mistakes/random.h"
#include "checking.h"

/* Equal objects are told of with the place of the one before. */
static const char same[] = CHECKING_HEAD
    "  x/same: {target: t, given: [$, $.in, '$.in.in', '$.list[*]'], "
    "severity: error, message: m, "
    "then: {unique: {tally: x, window: 20, types: object}}}\n";

/* Scalars have faults, some of which others are silent about: where one is too
 * great nothing is compared. */
static const char faults[] = CHECKING_HEAD
    "  x/most: {target: t, given: [$..a, '$..list[*].b', '$..key'], "
    "severity: error, message: 'most {value}', then: {maximum: 7}}\n"
    "  x/type: {target: t, given: [$..b, '$..list[*]'], severity: error, "
    "message: '{path}', then: {type: [integer, object]}}\n"
    "  x/long: {target: t, given: [$..b, $..key], after: [x/type], "
    "severity: warning, message: 'long {value}', then: {maxLength: 1}}\n"
    "  x/same: {target: t, given: $, after: [x/most], severity: error, "
    "message: m, then: {unique: {tally: x, window: 3, types: object}}}\n"
    "  x/twin: {target: t, given: [$..b, $..key], severity: info, message: m, "
    "then: {noTwin: {tally: y}}}\n";

/* A text that is made at random. */
struct text {
    const char *rules;
    struct random random;
    struct pl_buf bytes;
    bool is_lines;
    const char *gap; /* most white space in a text that is regular, or NULL */
};

static void add_one_of(struct text *text, const char *const *pieces, size_t n) {
    pl_buf_add_str(&text->bytes, pieces[random_below(&text->random, n)]);
}

/* White space, mostly as programs write it. */
static const char *gap_of(struct text *text) {
    static const char *const gaps[] = {"",       "",   "\n    ", "\n    ",
                                       " ",      "\t", "\r\n",   "\r",
                                       "\n\n  ", "\n", "  \n "};
    return gaps[random_below(&text->random, sizeof gaps / sizeof *gaps)];
}

static void add_space(struct text *text) {
    if (text->gap != NULL && !random_one_in(&text->random, 50))
        pl_buf_add_str(&text->bytes, text->gap);
    else if (!text->is_lines && !random_one_in(&text->random, 3))
        pl_buf_add_str(&text->bytes, gap_of(text));
    else if (random_one_in(&text->random, 4))
        pl_buf_add_char(&text->bytes, ' ');
}

static void add_key(struct text *text) {
    static const char *const keys[] = {"\"key\"", "\"ключ\"", "\"naïve key\"",
                                       "\"b\""};
    add_one_of(text, keys, sizeof keys / sizeof *keys);
    add_space(text);
    pl_buf_add_char(&text->bytes, ':');
    add_space(text);
}

static void add_value(struct text *text) {
    static const char *const values[] = {
        "1",           "true",     "\"grün\"", "\"a longer text, of ASCII\"",
        "\"\\u00e9\"", "\"日本\"", "[]",       "[1, \"ñ\"]"};
    add_one_of(text, values, sizeof values / sizeof *values);
}

static void add_object(struct text *text, unsigned depth);

static void add_inner(struct text *text, unsigned depth) {
    bool is_list = random_one_in(&text->random, 2);

    pl_buf_add_str(&text->bytes, is_list ? ",\"list\":[" : ",\"in\":");
    add_space(text);
    add_object(text, depth - 1);
    if (is_list) {
        pl_buf_add_char(&text->bytes, ',');
        add_space(text);
        add_object(text, depth - 1);
        pl_buf_add_char(&text->bytes, ']');
    }
}

/* An object that is equal to some others. */
static void add_object(struct text *text, unsigned depth) {
    pl_buf_add_char(&text->bytes, '{');
    add_space(text);
    pl_buf_add_str(&text->bytes, "\"a\": ");
    pl_buf_add_uint(&text->bytes, random_below(&text->random, 9));
    if (random_one_in(&text->random, 2)) {
        pl_buf_add_char(&text->bytes, ',');
        add_space(text);
        add_key(text);
        add_value(text);
    }
    if (depth > 0)
        add_inner(text, depth);
    add_space(text);
    pl_buf_add_char(&text->bytes, '}');
}

/* So many objects, as lines or in an array. */
static void make_text(struct text *text, size_t objects) {
    pl_buf_clear(&text->bytes);
    if (random_one_in(&text->random, 2))
        text->gap = text->is_lines ? " " : gap_of(text);
    if (!text->is_lines)
        pl_buf_add_char(&text->bytes, '[');
    for (size_t i = 0; i < objects; i++) {
        if (i > 0)
            pl_buf_add_char(&text->bytes, text->is_lines ? '\n' : ',');
        if (!text->is_lines)
            add_space(text);
        size_t depth = text->gap != NULL ? 0 : random_below(&text->random, 3);
        add_object(text, (unsigned)depth);
    }
    pl_buf_add_str(&text->bytes, text->is_lines ? "\r\n" : "\n]\n");
}

/* What is said of a text in pieces of `most` bytes, with or without shortcuts.
 */
static void say(struct text *text, size_t most, bool is_thorough,
                struct pl_buf *out) {
    struct checking checking;

    checking_init(&checking, text->rules);
    checking.framing = text->is_lines ? PL_FRAMING_LINES : PL_FRAMING_ONE;
    checking.shows_related = true;
    checking.options.is_thorough = is_thorough;
    checking.options.window_size = 4096;
    pl_buf_clear(out);
    pl_buf_add_str(out, checking_say_slowly(&checking, text->bytes.data, most));
    checking_fini(&checking);
}

/* What is said of texts of one seed is the same with shortcuts. */
static void try_rules(const char *rules, uint64_t seed) {
    struct pl_heap heap;
    struct text text = {
        .rules = rules, .random = {seed}, .is_lines = seed % 3 == 0};
    struct pl_buf quick, thorough;

    pl_heap_init(&heap);
    pl_buf_init(&text.bytes, &heap);
    pl_buf_init(&quick, &heap);
    pl_buf_init(&thorough, &heap);
    make_text(&text, 150);
    say(&text, SIZE_MAX, true, &thorough);
    ck_assert_uint_gt(thorough.len, 0);
    say(&text, SIZE_MAX, false, &quick);
    checking_compare(&quick, &thorough);
    say(&text, 1 + (size_t)seed * 37, false, &quick);
    checking_compare(&quick, &thorough);
    pl_buf_fini(&text.bytes);
    pl_buf_fini(&quick);
    pl_buf_fini(&thorough);
}

START_TEST(places_are_those_of_a_run_without_shortcuts) {
    try_rules(same, (uint64_t)_i);
}
END_TEST

START_TEST(faults_are_those_of_a_run_without_shortcuts) {
    try_rules(faults, (uint64_t)_i);
}
END_TEST

Suite *quick_suite(void);

Suite *quick_suite(void) {
    Suite *suite = suite_create("quick");
    TCase *tests = tcase_create("quick");
    tcase_add_loop_test(tests, places_are_those_of_a_run_without_shortcuts, 0,
                        60);
    tcase_add_loop_test(tests, faults_are_those_of_a_run_without_shortcuts, 0,
                        60);
    suite_add_tcase(suite, tests);
    return suite;
}

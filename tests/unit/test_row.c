#include <check.h>
#include <stdlib.h>

#include "../mistakes/random.h"
#include "checking.h"

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

/* So many objects are remembered, to be given again. */
#define EARLIER 8

/* Where an object stands in a text. */
struct place {
    size_t start, end;
};

/* A text of objects that follow each other, mostly in the same way. */
struct text {
    struct random random;
    struct pl_buf bytes;
    enum pl_framing framing;
    const char *gap;   /* between two elements, behind the comma */
    const char *eol;   /* between two lines */
    const char *space; /* inside of objects */
    bool is_list;      /* each document is an array */
    struct place earlier[EARLIER];
};

static const char *one_of(struct text *text, const char *const *pieces,
                          size_t n) {
    return pieces[random_below(&text->random, n)];
}

static void add(struct text *text, const char *piece) {
    pl_buf_add_str(&text->bytes, piece);
}

static void add_number(struct text *text) {
    pl_buf_add_uint(&text->bytes, random_below(&text->random, 100));
    if (random_one_in(&text->random, 4))
        add(text, ".50");
}

static void add_key(struct text *text, const char *key) {
    add(text, text->space);
    add(text, key);
    add(text, ":");
}

static void add_text(struct text *text) {
    static const char *const texts[] = {"\"ab\"", "\"\\u0061b\"", "\"grün\"",
                                        "\"a longer text, of ASCII\"", "\"\""};
    add_key(text, "\"key\"");
    add(text, one_of(text, texts, sizeof texts / sizeof *texts));
}

/* What stands between two elements, now and then not as elsewhere. */
static void add_comma(struct text *text) {
    static const char *const others[] = {" ,", ", ", ",\t", ",  ", "\t,"};
    static const char *const lines[] = {",\n", "\n,", ",\r\n ", ",\r", ",\n\n"};
    bool is_line = text->framing == PL_FRAMING_LINES;

    if (random_one_in(&text->random, 400))
        return; /* a mistake */
    if (!random_one_in(&text->random, 30)) {
        add(text, ",");
        add(text, text->gap);
    } else
        add(text, one_of(text, is_line ? others : lines, 5));
}

/* Now and then a member that few others have. */
static void add_rare(struct text *text) {
    char key[] = "\"a0\"";

    if (!random_one_in(&text->random, 30))
        return;
    add(text, ",");
    key[1] = (char)('c' + random_below(&text->random, 8));
    key[2] = (char)('0' + random_below(&text->random, 10));
    add_key(text, key);
    add_number(text);
}

static void add_element(struct text *text) {
    add(text, "{");
    add_key(text, "\"b\"");
    add_number(text);
    if (random_one_in(&text->random, 20)) {
        add(text, ",");
        add_text(text);
    }
    add_rare(text);
    add(text, "}");
}

static void add_elements(struct text *text) {
    size_t count = random_below(&text->random, 30);

    add(text, ",");
    add_key(text, "\"list\"");
    add(text, "[");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            add_comma(text);
        add_element(text);
    }
    add(text, "]");
}

/* One that may equal another, laid out in one of some ways. */
static void add_object(struct text *text, size_t way) {
    add(text, "{");
    add_key(text, "\"a\"");
    add_number(text);
    if (way % 2 == 0) {
        add(text, ",");
        add_text(text);
    }
    if (way % 3 != 0) {
        add(text, ",");
        add_key(text, "\"b\"");
        add_number(text);
    } else if (way > 2)
        add_elements(text);
    add_rare(text);
    add(text, "}");
}

/* One like those before, one of these again, or one that is as many are. */
static void add_next(struct text *text, size_t way) {
    size_t index = random_below(&text->random, EARLIER);
    struct place *place = &text->earlier[index];

    if (random_one_in(&text->random, 20))
        add(text, "{\"a\":0}");
    else if (place->end > 0 && random_one_in(&text->random, 10)) {
        for (size_t i = place->start; i < place->end; i++)
            pl_buf_add_char(&text->bytes, text->bytes.data[i]);
    } else {
        place->start = text->bytes.len;
        add_object(text, way);
        place->end = text->bytes.len;
    }
}

/* What stands between two lines, now and then not as elsewhere. */
static void add_line_end(struct text *text) {
    static const char *const others[] = {"\n", " \n", "\t\r\n", "\n\n", "\n "};

    if (random_one_in(&text->random, 400))
        return; /* a mistake */
    add(text,
        random_one_in(&text->random, 30) ? one_of(text, others, 5) : text->eol);
}

static void choose_ways(struct text *text, bool is_lines) {
    static const char *const gaps[] = {"", "", " ", "\t"};
    static const char *const lines[] = {"\n", "\n  ", "\r\n", "\r\n\t", "\r"};
    static const char *const ends[] = {"\n", "\n", "\r\n", " \n", "\t\n"};

    text->framing = is_lines ? PL_FRAMING_LINES : PL_FRAMING_ONE;
    text->gap = one_of(text, gaps, 4);
    text->space = one_of(text, gaps, 4);
    text->eol = one_of(text, ends, 5);
    text->is_list = !is_lines || random_one_in(&text->random, 2);
    if (is_lines || random_one_in(&text->random, 2))
        return;
    text->gap = one_of(text, lines, 5);
    text->space = random_one_in(&text->random, 2) ? text->gap : "";
}

/* So many objects, as lines, in the arrays of lines, or in an array. */
static void make_text(struct text *text, size_t objects) {
    bool is_lines = random_one_in(&text->random, 2);
    size_t way = random_below(&text->random, 6);

    pl_buf_clear(&text->bytes);
    memset(text->earlier, 0, sizeof text->earlier);
    choose_ways(text, is_lines);
    add(text, text->is_list ? "[" : "");
    for (size_t i = 0; i < objects; i++) {
        if (i > 0 && is_lines && (!text->is_list || i % 40 == 0)) {
            add(text, text->is_list ? "]" : "");
            add_line_end(text);
            add(text, text->is_list ? "[" : "");
        } else if (i > 0)
            add_comma(text);
        if (random_one_in(&text->random, 15))
            way = random_below(&text->random, 6);
        add_next(text, way);
    }
    add(text, text->is_list ? "]" : "");
}

/* What is said of some texts, one after the other, in pieces of `most` bytes,
 * and how much was counted. */
struct saying {
    const char *rules;
    uint64_t seed;
    size_t most;
    bool is_thorough;
};

static void say(const struct saying *saying, struct pl_buf *out) {
    struct text text = {.random = {saying->seed}};
    struct checking checking;

    checking_init(&checking, saying->rules);
    checking.shows_related = checking.shows_excerpts = true;
    checking.options.wants_excerpts = true;
    checking.options.is_thorough = saying->is_thorough;
    checking.options.window_size = 4096;
    pl_buf_init(&text.bytes, &checking.heap);
    for (int i = 0; i < 3; i++) {
        make_text(&text, 120);
        checking.framing = text.framing;
        pl_buf_add_str(
            out, checking_say_slowly(&checking, text.bytes.data, saying->most));
    }
    struct pl_run_counts counted = pl_run_counts(checking.run);
    pl_buf_add_uint(out, counted.documents);
    for (size_t i = 0; i < counted.target_count; i++) {
        pl_buf_add_char(out, ' ');
        pl_buf_add_uint(out, counted.targets[i]);
    }
    pl_buf_fini(&text.bytes);
    checking_fini(&checking);
}

/* What is said of texts of one seed is the same with shortcuts. */
static void try_rules(const char *rules, uint64_t seed) {
    struct saying saying = {rules, seed, SIZE_MAX, true};
    struct pl_heap heap;
    struct pl_buf quick, thorough;

    pl_heap_init(&heap);
    pl_buf_init(&quick, &heap);
    pl_buf_init(&thorough, &heap);
    say(&saying, &thorough);
    saying.is_thorough = false;
    say(&saying, &quick);
    ck_assert_str_eq(quick.data, thorough.data);
    pl_buf_clear(&quick);
    saying.most = 1 + (size_t)seed * 37;
    say(&saying, &quick);
    ck_assert_str_eq(quick.data, thorough.data);
    pl_buf_fini(&quick);
    pl_buf_fini(&thorough);
}

START_TEST(objects_in_a_row_are_compared_as_alone) {
    try_rules(CHECKING_UNIQUES, (uint64_t)_i);
}
END_TEST

START_TEST(faults_in_a_row_are_those_of_objects_alone) {
    try_rules(faults, (uint64_t)_i);
}
END_TEST

START_TEST(objects_in_a_row_are_counted_as_alone) {
    try_rules(counts, (uint64_t)_i);
}
END_TEST

START_TEST(objects_in_a_row_may_be_asked_for_little) {
    try_rules(values, (uint64_t)_i);
}
END_TEST

START_TEST(objects_in_a_row_are_hidden_as_alone) {
    try_rules(masks, (uint64_t)_i);
}
END_TEST

START_TEST(objects_in_a_row_tell_of_their_shape) {
    try_rules(shapes, (uint64_t)_i);
}
END_TEST

START_TEST(objects_in_a_row_tell_of_their_shape_by_keys) {
    try_rules(keys, (uint64_t)_i);
}
END_TEST

Suite *row_suite(void);

Suite *row_suite(void) {
    Suite *suite = suite_create("row");
    TCase *tests = tcase_create("row");
    tcase_add_loop_test(tests, objects_in_a_row_are_compared_as_alone, 0, 60);
    tcase_add_loop_test(tests, faults_in_a_row_are_those_of_objects_alone, 0,
                        60);
    tcase_add_loop_test(tests, objects_in_a_row_are_counted_as_alone, 0, 60);
    tcase_add_loop_test(tests, objects_in_a_row_may_be_asked_for_little, 0, 60);
    tcase_add_loop_test(tests, objects_in_a_row_are_hidden_as_alone, 0, 60);
    tcase_add_loop_test(tests, objects_in_a_row_tell_of_their_shape, 0, 60);
    tcase_add_loop_test(tests, objects_in_a_row_tell_of_their_shape_by_keys, 0,
                        60);
    suite_add_tcase(suite, tests);
    return suite;
}

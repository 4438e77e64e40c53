/* Objects laid out in a few ways, one in another, whose members are judged by
 * those beside them. */

#include <check.h>
#include <stdlib.h>

#include "../mistakes/random.h"
#include "checking.h"

#define LONG "a_name_that_is_longer_than_one_look_takes_"

/* What is asked of a member by those beside it, in each of the objects. */
static const char beside[] = CHECKING_HEAD
    "  x/most: {target: t, given: [$.b, $.in.b, $.in.in.b], severity: error, "
    "when: {key: {const: ab}}, message: 'b {value}', then: {maximum: 95}}\n"
    "  x/list: {target: t, given: [$.c, $.in.c, $.in.in.c], severity: error, "
    "when: {list: {type: array}}, message: 'c {value}', then: {maximum: 95}}\n"
    "  x/inner: {target: t, given: [$.key, $.in.key], severity: error, "
    "when: {in: {type: object}}, message: 'k {value}', then: {minLength: 1}}\n"
    "  x/long: {target: t, given: [$." LONG "1, $.in." LONG "1], "
    "severity: error, message: 'l {value}', then: {maximum: 95}}\n";

/* How large they may be. */
static const char sizes[] = CHECKING_HEAD
    "  x/bytes: {target: t, given: [$, $.in, '$.list'], severity: error, "
    "message: '{path}', then: {maxCompactBytes: 70}}\n"
    "  x/inner: {target: t, given: [$.in, $.in.in], severity: error, "
    "message: '{path}', then: {maxCompactBytes: 31}}\n"
    "  x/many: {target: t, given: [$, $.in], severity: error, "
    "message: '{path}', then: {maxProperties: 5}}\n";

/* They are counted, and so is what is in them. */
static const char counts[] =
    "paylint: 1\n"
    "extends: []\n"
    "shapes:\n"
    "  one: {object: {any_key: [a]}}\n"
    "targets:\n"
    "  t: {one: $}\n"
    "  u: {one: $.in}\n"
    "  v: {one: [$.in.in, $.list, '$.list[*]']}\n"
    "rules:\n"
    "  x/t: {target: t, given: $, severity: error, message: 't {count}', "
    "then: {count: {of: [$..b, '$..list[*]'], maximum: 4}}}\n"
    "  x/many: {target: t, given: $, severity: error, message: 'm', "
    "then: {maxProperties: 5}}\n"
    "  x/u: {target: u, given: $.b, severity: error, message: 'u {value}', "
    "then: {maximum: 95}}\n"
    "  x/v: {target: v, given: $, severity: error, message: 'v {value}', "
    "then: {maximum: 95}}\n";

/* The keys in them tell of which shape a document is, and so does a text. */
static const char shapes[] =
    "paylint: 1\n"
    "extends: []\n"
    "shapes:\n"
    "  listed: {object: {first_of: {objects: {match: {key: ab}}}}}\n"
    "  keyed: {object: {first_of: {in: {any_key: [b]}}}}\n"
    "  texts: {object: {match: {key2: cd}}}\n"
    "  one: {object: {}}\n"
    "targets:\n"
    "  t: {keyed: $}\n"
    "  u: {one: $}\n"
    "  v: {texts: $}\n"
    "  w: {listed: $}\n"
    "rules:\n"
    "  x/t: {target: t, given: $.a, severity: error, message: 't {value}', "
    "then: {maximum: 90}}\n"
    "  x/u: {target: u, given: $.a, severity: error, message: 'u {value}', "
    "then: {minimum: 10}}\n"
    "  x/v: {target: v, given: $.a, severity: error, message: 'v {value}', "
    "then: {maximum: 80}}\n"
    "  x/w: {target: w, given: $.a, severity: error, message: 'w {value}', "
    "then: {minimum: 20}}\n";

/* Which members an object has, and the one in it. */
struct way {
    unsigned members, first;
};

#define WAYS    4
#define HEIGHT  3
#define MEMBERS 9

struct text {
    struct random random;
    struct pl_buf bytes;
    bool has_objects; /* in lists */
    struct way ways[WAYS][HEIGHT];
};

static void add(struct text *text, const char *piece) {
    pl_buf_add_str(&text->bytes, piece);
}

static void add_number(struct text *text) {
    pl_buf_add_uint(&text->bytes, random_below(&text->random, 100));
}

static void add_text(struct text *text) {
    static const char *const texts[] = {"\"ab\"", "\"ab\"", "\"cd\"",
                                        "\"grün\"", "\"\""};
    add(text, texts[random_below(&text->random, 5)]);
}

/* Where others have a container, there is a number now and then. */
static void add_list(struct text *text) {
    if (random_one_in(&text->random, 4)) {
        add_number(text);
        return;
    }
    add(text, "[");
    add_number(text);
    add(text, ",");
    add_text(text);
    add(text, "]");
}

/* A few, of which the first may have a text that much depends on. */
static void add_objects(struct text *text) {
    add(text, "[{\"key\":");
    add_text(text);
    add(text, "},{\"key\":");
    add_text(text);
    add(text, "},{\"b\":");
    add_number(text);
    add(text, "}]");
}

static void add_object(struct text *text, const struct way *way);

static void add_member(struct text *text, size_t member,
                       const struct way *inner) {
    static const char *const names[MEMBERS] = {
        "key", "b", "c", "list", "in", LONG "1", LONG "2", "key2", "objects"};
    pl_buf_add_format(&text->bytes, ",\"%s\":", names[member]);
    if (member == 0 || member == 7)
        add_text(text);
    else if (member == 3)
        add_list(text);
    else if (member == 8)
        add_objects(text);
    else if (member == 4 && inner != NULL)
        add_object(text, inner);
    else
        add_number(text);
}

/* An object of which `way` tells, and those behind it what is in it. */
static void add_object(struct text *text, const struct way *way) {
    const struct way *last = &text->ways[WAYS - 1][HEIGHT - 1];
    bool is_innermost = (size_t)(way - text->ways[0]) % HEIGHT == HEIGHT - 1;

    ck_assert(way <= last);
    add(text, "{\"a\":");
    add_number(text);
    for (size_t i = 0; i < MEMBERS; i++) {
        size_t member = (way->first + i) % MEMBERS;
        if ((way->members >> member & 1) != 0 &&
            (member != 8 || text->has_objects))
            add_member(text, member, is_innermost ? NULL : way + 1);
    }
    add(text, "}");
}

/* So many lines, each an object in one of some ways. */
static void make_text(struct text *text, size_t objects) {
    pl_buf_clear(&text->bytes);
    text->has_objects = random_one_in(&text->random, 4);
    for (size_t i = 0; i < WAYS * HEIGHT; i++)
        text->ways[i / HEIGHT][i % HEIGHT] =
            (struct way){(unsigned)random_below(&text->random, 1 << MEMBERS),
                         (unsigned)random_below(&text->random, MEMBERS)};
    for (size_t i = 0; i < objects; i++) {
        add_object(text, text->ways[random_below(&text->random, WAYS)]);
        add(text, "\n");
    }
}

/* What is said of some texts, and what is counted. */
static void say(const struct checking_saying *saying, struct pl_buf *out) {
    struct text text = {.random = {saying->seed}};
    struct checking checking;

    checking_init(&checking, saying->rules);
    checking.framing = PL_FRAMING_LINES;
    checking.options.is_thorough = saying->is_thorough;
    checking.options.window_size = 4096;
    pl_buf_init(&text.bytes, &checking.heap);
    for (int i = 0; i < 3; i++) {
        make_text(&text, 100);
        pl_buf_add_str(
            out, checking_say_slowly(&checking, text.bytes.data, saying->most));
    }
    struct pl_run_counts counted = pl_run_counts(checking.run);
    for (size_t i = 0; i < counted.target_count; i++)
        pl_buf_add_format(out, " %llu", (unsigned long long)counted.targets[i]);
    pl_buf_fini(&text.bytes);
    checking_fini(&checking);
}

static void try_rules(const char *rules, int loop) {
    checking_try((struct checking_saying){.rules = rules, .say = say}, loop);
}

START_TEST(members_are_judged_by_those_beside_them) {
    try_rules(beside, _i);
}
END_TEST

START_TEST(no_object_is_too_large) {
    try_rules(sizes, _i);
}
END_TEST

START_TEST(what_is_in_objects_is_counted) {
    try_rules(counts, _i);
}
END_TEST

START_TEST(what_is_in_an_object_tells_of_its_shape) {
    try_rules(shapes, _i);
}
END_TEST

/* What is said of lines, again and again. */
static void expect_lines(const char *rules, const char *text,
                         const char *expected) {
    struct checking checking;

    checking_init(&checking, rules);
    checking.framing = PL_FRAMING_LINES;
    for (int i = 0; i < 2; i++)
        ck_assert_str_eq(checking_say(&checking, text), expected);
    checking_fini(&checking);
}

START_TEST(keys_beside_the_same_keys_tell_of_a_shape) {
    expect_lines(shapes,
                 "{\"a\":11,\"in\":{\"c\":1}}\n{\"a\":12,\"in\":{\"c\":2}}\n"
                 "{\"a\":13,\"in\":{\"c\":3}}\n{\"a\":14,\"in\":{\"b\":4}}\n"
                 "{\"a\":95,\"in\":{\"c\":1}}\n{\"a\":16,\"in\":{\"c\":2}}\n"
                 "{\"a\":95,\"in\":{\"b\":3}}\n{\"a\":18,\"in\":{\"b\":4}}\n"
                 "{\"a\":95,\"in\":{\"c\":1}}\n{\"a\":1,\"in\":{\"c\":2}}\n"
                 "{\"a\":11,\"in\":{\"c\":1}}\n{\"a\":1,\"in\":{\"b\":2}}\n"
                 "{\"a\":11,\"in\":{\"c\":1}}\n{\"a\":95,\"in\":{\"b\":2}}\n",
                 "x/t 7:6-7:8 /a t 95\nx/u 10:6-10:7 /a u 1\n"
                 "x/t 14:6-14:8 /a t 95\n");
}
END_TEST

START_TEST(an_object_may_have_as_many_bytes_as_it_may) {
    static const char rules[] =
        CHECKING_HEAD "  x/bytes: {target: t, given: $.in, severity: error, "
                      "message: m, then: {maxCompactBytes: 11}}\n";
    expect_lines(rules,
                 "{\"a\":1,\"in\":{\"b\":1234}}\n{\"a\":1,\"in\":{\"b\":123}}\n"
                 "{\"a\":1,\"in\":{\"b\":12345}}\n{\"a\":1,\"in\":{\"b\":1}}\n"
                 "{\"a\":1,\"in\":{\"b\":123456}}\n{\"a\":1,\"in\":{\"b\":1}}\n"
                 "{\"a\":1,\"in\":{\"b\":12345}}\n",
                 "x/bytes 5:13-5:25 /in m\n");
}
END_TEST

/* How deep it may be depends on what is around it. */
START_TEST(an_object_that_is_known_may_be_too_deep_elsewhere) {
    static const char rules[] =
        CHECKING_HEAD "  x/deep: {target: t, given: $.deep, severity: error, "
                      "message: '{path}', then: {maxDepth: 2}}\n";
    const char *text = "{\"a\":1,\"b\":{\"c\":{\"d\":{\"e\":1}}}}\n"
                       "{\"a\":1,\"b\":{\"c\":{\"d\":{\"e\":1}}}}\n"
                       "{\"a\":1,\"b\":{\"d\":{\"e\":1}}}\n"
                       "{\"a\":1,\"b\":{\"d\":{\"e\":1}}}\n"
                       "{\"a\":1,\"deep\":{\"d\":{\"e\":1}}}\n"
                       "{\"a\":1,\"deep\":{\"c\":{\"d\":{\"e\":1}}}}\n";

    expect_lines(rules, text, "x/deep 6:25-6:26 /deep/c/d /deep\n");
}
END_TEST

Suite *layout_suite(void);

Suite *layout_suite(void) {
    Suite *suite = suite_create("layout");
    TCase *tests = tcase_create("layout");
    tcase_add_loop_test(tests, members_are_judged_by_those_beside_them, 0,
                        CHECKING_LOOPS);
    tcase_add_loop_test(tests, no_object_is_too_large, 0, CHECKING_LOOPS);
    tcase_add_loop_test(tests, what_is_in_objects_is_counted, 0,
                        CHECKING_LOOPS);
    tcase_add_loop_test(tests, what_is_in_an_object_tells_of_its_shape, 0,
                        CHECKING_LOOPS);
    tcase_add_test(tests, keys_beside_the_same_keys_tell_of_a_shape);
    tcase_add_test(tests, an_object_may_have_as_many_bytes_as_it_may);
    tcase_add_test(tests, an_object_that_is_known_may_be_too_deep_elsewhere);
    suite_add_tcase(suite, tests);
    return suite;
}

#include "rules/load.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/schema.h"
#include "rules/errata.h"

#define FILES_MAX 8

/* Rule files in memory. */
struct memory_file {
    const char *path, *text;
};

static struct pl_heap heap;
static struct memory_file files[FILES_MAX];
static size_t file_count;
static struct pl_buf told; /* what was found, a line each */
static struct pl_load_options options;
static struct pl_slice names[4];
static enum pl_status status;
static pl_ruleset *ruleset;

static enum pl_status read_memory(void *self, struct pl_slice path,
                                  struct pl_buf *out) {
    (void)self;
    if (pl_slice_is(path, "folder"))
        return PL_STATUS_KIND;
    for (size_t i = 0; i < file_count; i++) {
        if (!pl_slice_is(path, files[i].path))
            continue;
        pl_buf_add_str(out, files[i].text);
        return PL_STATUS_OK;
    }
    return PL_STATUS_NO_FILE;
}

static enum pl_status list_memory(void *self, struct pl_slice path,
                                  struct pl_buf *out) {
    (void)self;
    (void)path;
    pl_buf_add(out, "a.yaml\0b.yaml", sizeof "a.yaml\0b.yaml");
    return PL_STATUS_OK;
}

static void take_finding(void *self, const struct pl_finding *finding) {
    (void)self;
    const struct pl_region *region = &finding->region;
    pl_buf_add_format(&told, "%.*s:%d:%d-%d %.*s %.*s", (int)finding->file.len,
                      finding->file.data, (int)region->start.line,
                      (int)region->start.column, (int)region->end.column,
                      (int)finding->rule.len, finding->rule.data,
                      (int)finding->message.len, finding->message.data);
    if (finding->hint.len > 0)
        pl_buf_add_format(&told, " (%.*s)", (int)finding->hint.len,
                          finding->hint.data);
    pl_buf_add_char(&told, '\n');
    ck_assert_uint_eq(finding->document, 0);
    ck_assert_int_eq(finding->severity, PL_SEVERITY_ERROR);
}

static void take_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    (void)self;
    ck_assert(is_error);
    pl_buf_add_format(&told, "%.*s: %.*s\n", (int)file.len, file.data,
                      (int)message.len, message.data);
}

static void set_up(void) {
    pl_heap_init(&heap);
    pl_buf_init(&told, &heap);
    pl_buf_add_str(&told, "");
    memset(&options, 0, sizeof options);
    file_count = 0;
    ruleset = NULL;
}

static void tear_down(void) {
    pl_ruleset_free(ruleset);
    pl_buf_fini(&told);
}

static void add_file(const char *path, const char *text) {
    files[file_count++] = (struct memory_file){path, text};
}

static void load_path(const char *path) {
    struct pl_slice slice = pl_slice_str(path);
    struct pl_file_source source = {read_memory, list_memory, NULL, NULL};
    struct pl_sink sink = {take_finding, take_notice, NULL};
    options.files = (struct pl_names){&slice, 1};
    pl_buf_clear(&told);
    pl_ruleset_free(ruleset);
    ruleset = pl_load(&heap, &options, source, sink, &status);
}

#define HEAD                                                                   \
    "paylint: 1\n"                                                             \
    "shapes: {order: {object: {any_key: [price]}}}\n"                          \
    "targets: {order: {order: $}}\n"

/* Load one file, which goes on after HEAD (three lines). */
static void load_text(const char *text) {
    static char whole[16384];
    snprintf(whole, sizeof whole, HEAD "%s", text);
    file_count = 0;
    add_file("r.yaml", whole);
    load_path("r.yaml");
}

static void accept(const char *text) {
    load_text(text);
    ck_assert_str_eq(told.data, "");
    ck_assert_ptr_nonnull(ruleset);
    ck_assert_int_eq(status, PL_STATUS_OK);
}

/* Expect just these errata, each a line. */
static void refuse(const char *text, const char *errata) {
    load_text(text);
    ck_assert_str_eq(told.data, errata);
    ck_assert_ptr_null(ruleset);
    ck_assert_int_eq(status, PL_STATUS_RULES);
}

static const struct pl_rule *rule(const char *id) {
    size_t index = pl_ruleset_find(ruleset, pl_slice_str(id));
    ck_assert_msg(index < ruleset->rule_count, "%s", id);
    return &ruleset->rules[index];
}

#define RULE(ID, MORE)                                                         \
    "  " ID ": {target: order, given: $.price, then: {type: number}, "         \
    "message: m" MORE "}\n"

START_TEST(a_rule_is_loaded_whole) {
    accept("rules:\n"
           "  price/type:\n"
           "    target: [order]\n"
           "    given: [$.price, '$.prices[*]']\n"
           "    then: {type: number, maximum: 10.50}\n"
           "    severity: warn\n"
           "    at: key\n"
           "    message: \"{value} is no price\"\n"
           "    why: because\n"
           "    url: https://example.com/\n"
           "    sensitive: true\n"
           "    tags: [money]\n");
    const struct pl_rule *loaded = rule("price/type");
    ck_assert_int_eq(loaded->severity, PL_SEVERITY_WARNING);
    ck_assert(loaded->is_on && loaded->is_sensitive &&
              !loaded->cases[0].named_only);
    ck_assert(!loaded->is_conditional && !loaded->is_always_masked);
    ck_assert_uint_eq(loaded->place.line, 5);
    ck_assert_uint_eq(loaded->place.column, 3);
    ck_assert(pl_slice_is(loaded->file, "r.yaml"));
    ck_assert(pl_slice_is(loaded->why, "because"));
    ck_assert_uint_eq(loaded->tags.count, 1);
    ck_assert_uint_eq(loaded->case_count, 1);

    const struct pl_case *only = &loaded->cases[0];
    ck_assert_uint_eq(only->target_count, 1);
    ck_assert_uint_eq(only->given_count, 2);
    ck_assert_int_eq(only->at, PL_AT_KEY);
    ck_assert_uint_eq(only->then->count, 2);
    ck_assert_str_eq(only->then->assertions[1].check->name, "maximum");
    ck_assert(pl_slice_is(only->message, "{value} is no price"));
    ck_assert(!only->asks_siblings);
    ck_assert_uint_eq(ruleset->targets[0].path_count, 1);
    ck_assert(ruleset->shapes[0].is_object);
    ck_assert_uint_eq(pl_ruleset_shape(ruleset, pl_slice_str("order")), 0);
    ck_assert_uint_eq(pl_ruleset_shape(ruleset, pl_slice_str("unknown")),
                      PL_SHAPE_UNKNOWN);
    ck_assert_uint_eq(pl_ruleset_shape(ruleset, pl_slice_str("x")),
                      PL_SHAPE_NONE);
}
END_TEST

START_TEST(given_is_the_target_by_default) {
    accept("rules:\n  a/b: {target: order, then: false, message: m}\n");
    const struct pl_case *only = &rule("a/b")->cases[0];
    ck_assert_uint_eq(only->given_count, 1);
    ck_assert_uint_eq(only->given[0]->count, 0);
    ck_assert(only->then->is_false);
    ck_assert_int_eq(rule("a/b")->severity, PL_SEVERITY_ERROR);
}
END_TEST

START_TEST(every_mistake_is_told) {
    refuse("ruls: 1\n"
           "rules:\n"
           "  a/b: {target: ordr, given: '$.a[?@.b]', then: {maximun: 1, "
           "minimum: x}, message: 'a {b', severity: eror}\n"
           "  A/b: {target: order, then: false, message: m}\n",
           "r.yaml:4:1-5 config/unknown-key unknown key \"ruls\" (did you mean "
           "\"rules\"?)\n"
           "r.yaml:6:17-21 config/value no target is named \"ordr\" (did you "
           "mean \"order\"?)\n"
           "r.yaml:6:35-36 config/selector in a selector: filter selectors are "
           "not supported\n"
           "r.yaml:6:50-57 config/unknown-key unknown keyword \"maximun\" (did "
           "you mean \"maximum\"?)\n"
           "r.yaml:6:71-72 config/type a number must stand here, as JSON "
           "writes it\n"
           "r.yaml:6:87-88 config/template this { has no }: write {{ for a "
           "brace\n"
           "r.yaml:6:102-106 config/value \"eror\" is no level: error, "
           "warning, info or off (did you mean \"error\"?)\n"
           "r.yaml:7:3-6 config/value the rule id \"A/b\" is not group/name in "
           "lower-case letters, digits and hyphens\n");
}
END_TEST

START_TEST(what_a_rule_lacks_is_told) {
    refuse("rules:\n  a/b: {given: $}\n",
           "r.yaml:5:3-6 config/value the rule a/b has no target\n"
           "r.yaml:5:3-6 config/value the rule a/b has no then\n"
           "r.yaml:5:3-6 config/value the rule a/b has no message\n");
}
END_TEST

START_TEST(repeated_keys_are_told) {
    refuse("rules:\n" RULE("a/b", "") RULE("a/b", ", message: n"),
           "r.yaml:6:3-6 config/value the key \"a/b\" is given twice in one "
           "map\n"
           "r.yaml:6:74-81 config/value the key \"message\" is given twice in "
           "one map\n");
}
END_TEST

START_TEST(the_version_is_needed) {
    add_file("r.yaml", "rules: {}\n");
    load_path("r.yaml");
    ck_assert_str_eq(told.data,
                     "r.yaml:1:1-1 config/value the version of the language is "
                     "missing: write `paylint: 1` first\n");
    file_count = 0;
    add_file("r.yaml", "paylint: 2\n");
    load_path("r.yaml");
    ck_assert_str_eq(told.data, "r.yaml:1:10-11 config/value this paylint "
                                "reads version 1 of the rule language\n");
}
END_TEST

START_TEST(params_keep_their_type_and_fill_texts) {
    accept("params: {limit: 3, types: [string, number], word: é}\n"
           "rules:\n"
           "  a/b: {target: order, given: $.price, then: {type: '${types}', "
           "maxLength: '${limit}', const: 'a${word}${limit} $${word}'}, "
           "message: 'at most ${limit}'}\n");
    const struct pl_schema *then = rule("a/b")->cases[0].then;
    ck_assert_uint_eq(then->count, 3);
    ck_assert(pl_slice_is(rule("a/b")->message, "at most 3"));
    const struct pl_value *const *value = then->assertions[2].settings;
    ck_assert(pl_slice_is((*value)->text, "aé3 ${word}"));
}
END_TEST

START_TEST(overrides_reach_the_texts) {
    names[0] = pl_slice_str("limit=5");
    names[1] = pl_slice_str("word='x y'");
    names[2] = pl_slice_str("none=");
    options.params = (struct pl_names){names, 3};
    accept("params: {limit: 3, word: a, none: b}\n"
           "rules:\n  a/b: {target: order, then: false, message: "
           "'${limit} ${word}${none}.'}\n");
    ck_assert(pl_slice_is(rule("a/b")->message, "5 x y."));
}
END_TEST

START_TEST(wrong_params_are_told) {
    names[0] = pl_slice_str("limt=5");
    names[1] = pl_slice_str("limit");
    names[2] = pl_slice_str("limit=[");
    options.params = (struct pl_names){names, 3};
    refuse("params: {limit: 3, list: [1], also: '${limit}'}\n"
           "rules:\n  a/b: {target: order, then: false, message: "
           "'${limi} ${list}', why: 'a ${Limit}', url: 'é ${list}'}\n",
           "--param:1:1-5 config/value no parameter is named \"limt\" (did you "
           "mean \"limit\"?)\n"
           "--param:1:1-6 config/value a parameter is given as NAME=VALUE, not "
           "\"limit\"\n"
           "--param:1:8-8 config/value the value of a parameter is written as "
           "in YAML: did not find expected node content while parsing a flow "
           "node\n"
           "r.yaml:4:37-47 config/value the parameter \"also\" uses ${…}: only "
           "what is no parameter can\n"
           "r.yaml:6:46-63 config/value no parameter is named \"limi\" (did "
           "you mean \"limit\"?)\n"
           "r.yaml:6:73-75 config/value ${ is followed by a parameter's name "
           "and }: write $${ for the characters\n"
           "r.yaml:6:89-100 config/type the parameter \"list\" is no text or "
           "number and cannot stand inside a text\n");
}
END_TEST

START_TEST(params_cannot_fill_without_bound) {
    struct pl_buf text;
    pl_buf_init(&text, &heap);
    pl_buf_add_str(&text, "paylint: 1\nparams:\n  a: \"");
    for (int i = 0; i < 20000; i++)
        pl_buf_add_char(&text, 'x');
    pl_buf_add_str(&text, "\"\nlists:\n  l: [b]\n  m: ['");
    for (int i = 0; i < 800; i++)
        pl_buf_add_str(&text, "${a}");
    size_t within = text.len;
    pl_buf_add_str(&text, "']\n");
    add_file("r.yaml", text.data);
    load_path("r.yaml");
    ck_assert_str_eq(told.data, "");

    text.len = within;
    for (int i = 0; i < 200; i++)
        pl_buf_add_str(&text, "${a}");
    pl_buf_add_str(&text, "']\n");
    files[0].text = text.data;
    load_path("r.yaml");
    ck_assert_ptr_nonnull(
        strstr(told.data, "parameters fill in more than 16 MiB\n"));
    pl_buf_fini(&text);
}
END_TEST

START_TEST(lists_are_tables_and_words) {
    add_file("sub/r.yaml", "paylint: 1\nlists:\n  money: {file: ../m.tsv}\n"
                           "  words: [eur, 'null', 3]\n");
    add_file("m.tsv", "code\tminor\tnote\r\nEUR\t2\t\r\nJPY\t0\tyen\n");
    load_path("sub/r.yaml");
    ck_assert_str_eq(told.data, "");
    const struct pl_list *money = ruleset->lists[0];
    ck_assert_uint_eq(money->row_count, 2);
    ck_assert_uint_eq(money->column_count, 3);
    size_t row = pl_list_find(money, pl_slice_str("JPY"), false);
    ck_assert_uint_eq(row, 1);
    ck_assert(pl_slice_is(pl_list_field(money, 1, 2), "yen"));
    ck_assert_uint_eq(pl_list_field(money, 0, 2).len, 0);
    const struct pl_list *words = ruleset->lists[1];
    ck_assert_uint_eq(pl_list_find(words, pl_slice_str("EUR"), true), 0);
    ck_assert_uint_eq(pl_list_find(words, pl_slice_str("EUR"), false),
                      PL_LIST_NONE);
    ck_assert_uint_eq(pl_list_column(words, pl_slice_str("value")), 0);
}
END_TEST

START_TEST(wrong_lists_are_told_where_they_are) {
    add_file("r.yaml", "paylint: 1\nlists:\n  a: {file: a.tsv}\n"
                       "  b: {file: b.tsv}\n  c: [x, x, null]\n  d: 1\n"
                       "  e: {}\n  f: {file: f.tsv}\n");
    add_file("a.tsv", "k\tv\na\t1\n\nb\n\t2\na\t3\n");
    add_file("f.tsv", "");
    load_path("r.yaml");
    ck_assert_str_eq(
        told.data,
        "a.tsv:4:1-2 config/value this line has more or fewer columns than "
        "the first: columns are separated by tabs\n"
        "a.tsv:5:1-3 config/value this line has no key\n"
        "a.tsv:6:1-2 config/value a line above has this key already\n"
        "r.yaml:4:13-18 config/missing-file cannot read b.tsv: there is no "
        "such file\n"
        "r.yaml:5:10-11 config/value \"x\" is in this list already\n"
        "r.yaml:5:13-17 config/type a text must stand here: quote null if the "
        "word is meant\n"
        "r.yaml:6:6-7 config/type a map must stand here, not a number\n"
        "r.yaml:7:6-8 config/value a list is a list of texts or names its "
        "file: {file: words.tsv}\n"
        "f.tsv:1:1-1 config/value an empty table: its first line names the "
        "columns\n");
}
END_TEST

START_TEST(shapes_have_conditions) {
    accept("rules: {}\n");
    add_file("s.yaml",
             "paylint: 1\nshapes:\n"
             "  a: {object: [{any_key: [x], no_key: y}, {all_keys: [p, q]}]}\n"
             "  b: {array: {at_least: {2: [p, q, r]}}}\n"
             "  c: {array: empty}\n"
             "  d: {object: {first_of: {list: {any_key: [x]}}}}\n");
    load_path("s.yaml");
    ck_assert_str_eq(told.data, "");
    const struct pl_shape *shapes = ruleset->shapes;
    ck_assert_uint_eq(shapes[0].key_count, 2);
    ck_assert_uint_eq(shapes[0].keys[1].all_keys.count, 2);
    ck_assert(shapes[1].is_array && !shapes[1].is_object);
    ck_assert_uint_eq(shapes[1].keys[0].at_least, 2);
    ck_assert_uint_eq(shapes[1].keys[0].of.count, 3);
    ck_assert(shapes[2].is_empty_array && !shapes[2].is_array);
    ck_assert(pl_slice_is(shapes[3].keys[0].first_of, "list"));
    ck_assert_uint_eq(shapes[3].keys[0].first_count, 1);
}
END_TEST

START_TEST(a_file_is_extended_before_it_is_read) {
    add_file("base.yaml", HEAD "params: {n: 1}\nrules:\n" RULE("a/one", "")
                              RULE("a/two", ", severity: warning"));
    add_file(
        "top.yaml",
        "paylint: 1\nextends: base.yaml\nparams: {n: 2}\n"
        "shapes: {list: {array: empty}, order: {array: empty}}\n"
        "targets: {order: {list: '$[*]'}}\nrules:\n"
        "  a/one: off\n"
        "  a/two: {message: 'n is ${n}', severity: info}\n" RULE("a/new", ""));
    load_path("top.yaml");
    ck_assert_str_eq(told.data, "");
    ck_assert_uint_eq(ruleset->rule_count, 3);
    ck_assert(!rule("a/one")->is_on);
    ck_assert_int_eq(rule("a/one")->severity, PL_SEVERITY_OFF);
    ck_assert_int_eq(rule("a/two")->severity, PL_SEVERITY_INFO);
    ck_assert(pl_slice_is(rule("a/two")->message, "n is 2"));
    ck_assert(pl_slice_is(rule("a/two")->file, "base.yaml"));
    ck_assert_uint_eq(ruleset->shape_count, 2);
    ck_assert(pl_slice_is(ruleset->shapes[0].name, "order"));
    ck_assert(ruleset->shapes[0].is_empty_array);
    ck_assert_uint_eq(ruleset->targets[0].path_count, 2);
    ck_assert_uint_eq(ruleset->targets[0].paths[0].shape, 0);
    ck_assert_uint_eq(ruleset->targets[0].paths[1].shape, 1);
}
END_TEST

START_TEST(a_file_extended_twice_is_read_once) {
    add_file("base.yaml", HEAD "rules:\n" RULE("a/one", ""));
    add_file("b.yaml", "paylint: 1\nextends: [./base.yaml]\nrules: {a/one: "
                       "info}\n");
    add_file("top.yaml", "paylint: 1\nextends: [b.yaml, x/../base.yaml]\n");
    load_path("top.yaml");
    ck_assert_str_eq(told.data, "");
    ck_assert_int_eq(rule("a/one")->severity, PL_SEVERITY_INFO);
}
END_TEST

START_TEST(a_rule_is_defined_anew_or_changed) {
    add_file("base.yaml", HEAD "rules:\n" RULE("a/one", ", why: w"));
    add_file("top.yaml", "paylint: 1\nextends: base.yaml\nrules:\n"
                         "  a/one: {target: order, then: false, message: n}\n"
                         "  a/on: off\n  a/two: {severity: info}\n");
    load_path("top.yaml");
    ck_assert_str_eq(told.data,
                     "top.yaml:5:3-7 config/unknown-rule no rule \"a/on\" to "
                     "change: a new rule needs given, then, cases or reader "
                     "(did you mean \"a/one\"?)\n"
                     "top.yaml:6:3-8 config/unknown-rule no rule \"a/two\" to "
                     "change: a new rule needs given, then, cases or reader\n");
    files[1].text = "paylint: 1\nextends: base.yaml\nrules:\n"
                    "  a/one: {target: order, then: false, message: n}\n";
    load_path("top.yaml");
    ck_assert(rule("a/one")->cases[0].then->is_false);
    ck_assert_uint_eq(rule("a/one")->why.len, 0);
}
END_TEST

START_TEST(packs_and_folders_can_be_extended) {
    add_file("folder/a.yaml", HEAD);
    add_file("folder/b.yaml", "paylint: 1\nextends: [paylint:p]\n");
    add_file("paylint:p", "paylint: 1\nextends: q.yaml\nlists: {l: {file: "
                          "./l.tsv}}\n");
    add_file("paylint:q.yaml", "paylint: 1\nextends: [p.yaml]\n");
    add_file("paylint:l.tsv", "k\nv\n");
    add_file("top.yaml", "paylint: 1\nextends: [folder]\n");
    load_path("top.yaml");
    ck_assert_str_eq(told.data,
                     "paylint:q.yaml:2:11-17 config/cycle files that extend "
                     "each other: paylint:p extends paylint:q.yaml extends "
                     "paylint:p\n");
    files[3].text = "paylint: 1\n";
    load_path("top.yaml");
    ck_assert_str_eq(told.data, "");
    ck_assert_uint_eq(ruleset->lists[0]->row_count, 1);
}
END_TEST

START_TEST(extending_has_its_mistakes) {
    add_file("a.yaml", "paylint: 1\nextends: [b.yaml, gone.yaml, "
                       "paylint:gone]\n");
    add_file("b.yaml", "paylint: 1\nextends: a.yaml\n");
    load_path("a.yaml");
    ck_assert_str_eq(told.data,
                     "b.yaml:2:10-16 config/cycle files that extend each "
                     "other: a.yaml extends b.yaml extends a.yaml\n"
                     "a.yaml:2:19-28 config/missing-file cannot read "
                     "gone.yaml: there is no such file\n"
                     "a.yaml:2:30-42 config/missing-file cannot read "
                     "paylint:gone: there is no such pack\n");
    ck_assert_int_eq(status, PL_STATUS_RULES);
    load_path("none.yaml");
    ck_assert_str_eq(told.data, "none.yaml: cannot read these rules: there is "
                                "no such file\n");
    ck_assert_int_eq(status, PL_STATUS_NO_FILE);
}
END_TEST

START_TEST(only_and_skip_pick_rules) {
    const char *text = "rules:\n" RULE("a/one", "") RULE("a/two", "")
        RULE("b/one", ", after: [a/one, a/two]") RULE("b/off", ", severity: "
                                                               "off");
    names[0] = pl_slice_str("b/");
    names[1] = pl_slice_str("*/one");
    names[2] = pl_slice_str("a/one");
    options.only = (struct pl_names){names, 2};
    options.skip = (struct pl_names){names + 2, 1};
    accept(text);
    ck_assert(!rule("a/one")->is_on && !rule("a/two")->is_on);
    ck_assert(rule("b/one")->is_on && !rule("b/off")->is_on);
    ck_assert_uint_eq(rule("b/one")->after_count, 0);

    names[0] = pl_slice_str("a/on");
    names[1] = pl_slice_str("c/");
    options.skip.count = 0;
    refuse(text, "--only:1:1-5 config/unknown-rule no rule matches \"a/on\": "
                 "name an id, a group (purchase/) or a glob (*/required) (did "
                 "you mean \"a/one\"?)\n"
                 "--only:1:1-3 config/unknown-rule no rule matches \"c/\": "
                 "name an id, a group (purchase/) or a glob (*/required)\n");
}
END_TEST

START_TEST(rules_are_ranked_by_what_they_wait_for) {
    accept("rules:\n" RULE("a/last", ", after: [a/mid, a/first]")
               RULE("a/mid", ", after: a/first") RULE("a/first", ""));
    ck_assert_uint_eq(rule("a/first")->rank, 0);
    ck_assert_uint_eq(rule("a/mid")->rank, 1);
    ck_assert_uint_eq(rule("a/last")->rank, 2);
    ck_assert_uint_eq(rule("a/last")->after_count, 2);
    ck_assert_uint_eq(rule("a/last")->after[0], 1);
    refuse("rules:\n" RULE("a/x", ", after: [a/y]")
               RULE("a/y", ", after: [a/x, a/z]")
                   RULE("a/self", ", after: [a/self]"),
           "r.yaml:6:82-85 config/cycle rules that wait for each other: a/x "
           "after a/y after a/x\n"
           "r.yaml:6:87-90 config/unknown-rule no rule is named \"a/z\" (did "
           "you mean \"a/x\"?)\n"
           "r.yaml:7:85-91 config/cycle rules that wait for each other: a/self "
           "after a/self\n");
}
END_TEST

START_TEST(cases_have_the_rule_as_default) {
    accept("rules:\n"
           "  a/b:\n"
           "    target: order\n"
           "    severity: info\n"
           "    message: m\n"
           "    cases:\n"
           "      - {given: $.a, then: {type: string}}\n"
           "      - {given: $.b, then: {type: number}, severity: error, "
           "message: n, at: open}\n");
    const struct pl_rule *loaded = rule("a/b");
    ck_assert_uint_eq(loaded->case_count, 2);
    ck_assert_int_eq(loaded->severity, PL_SEVERITY_ERROR);
    ck_assert_int_eq(loaded->cases[0].levels[0].severity, PL_SEVERITY_INFO);
    ck_assert_int_eq(loaded->cases[1].levels[0].severity, PL_SEVERITY_ERROR);
    ck_assert_int_eq(loaded->cases[1].at, PL_AT_OPEN);
    ck_assert(pl_slice_is(loaded->cases[1].message, "n"));
}
END_TEST

START_TEST(a_change_holds_for_all_cases) {
    add_file("base.yaml", HEAD "rules:\n"
                               "  a/b: {target: order, message: m, cases: "
                               "[{given: $.a, then: false, severity: info}, "
                               "{given: $.b, then: false}]}\n");
    add_file("top.yaml",
             "paylint: 1\nextends: base.yaml\nrules: {a/b: warning}\n");
    load_path("top.yaml");
    ck_assert_str_eq(told.data, "");
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(rule("a/b")->cases[i].levels[0].severity,
                         PL_SEVERITY_WARNING);
}
END_TEST

#define MODES                                                                  \
    "params: {mode: slow, lane: 3}\n"                                          \
    "rules:\n"                                                                 \
    "  price/type:\n"                                                          \
    "    target: order\n"                                                      \
    "    message: m\n"                                                         \
    "    where: {mode: [slow, fast]}\n"                                        \
    "    cases:\n"                                                             \
    "      - {then: {type: number}}\n"                                         \
    "      - {then: {type: string}, where: {mode: fast}}\n"                    \
    "  price/low: {target: order, then: {minimum: 1}, message: m,\n"           \
    "    where: {mode: fast, lane: 3}}\n"

START_TEST(where_asks_what_parameters_are) {
    accept(MODES);
    ck_assert(rule("price/type")->is_on);
    ck_assert_uint_eq(rule("price/type")->case_count, 1);
    ck_assert(!rule("price/low")->is_on);
    ck_assert(rule("price/low")->is_out);
    ck_assert_uint_eq(rule("price/low")->case_count, 1);

    names[0] = pl_slice_str("mode=fast");
    options.params = (struct pl_names){names, 1};
    accept(MODES);
    ck_assert_uint_eq(rule("price/type")->case_count, 2);
    ck_assert(rule("price/low")->is_on && !rule("price/low")->is_out);

    names[0] = pl_slice_str("lane=4");
    accept(MODES);
    ck_assert(!rule("price/low")->is_on);
    accept(MODES "  price/off: {target: order, then: false, message: m,\n"
                 "    where: {lane: 3}, severity: off}\n");
    ck_assert(!rule("price/off")->is_out);
}
END_TEST

START_TEST(a_parameter_of_a_rule_is_asked_before_that_of_all) {
    accept("params: {mode: slow}\n"
           "rules:\n" RULE("a/own", ", where: {mode: fast}, "
                                    "params: {mode: fast}")
               RULE("a/all", ", where: {mode: fast}"));
    ck_assert(rule("a/own")->is_on);
    ck_assert(!rule("a/all")->is_on);
}
END_TEST

START_TEST(what_where_cannot_ask_is_told) {
    refuse("params: {mode: slow, list: [1]}\n"
           "rules:\n" RULE("a/a", ", where: {mod: slow}") RULE(
               "a/b", ", where: {mode: true}") RULE("a/c", ", where: {list: 1}")
               RULE("a/d", ", where: {mode: []}") RULE("a/e", ", where: mode"),
           "r.yaml:6:82-85 config/value no parameter is named \"mod\" (did you "
           "mean \"mode\"?)\n"
           "r.yaml:7:88-92 config/type a text must stand here: quote true if "
           "the word is meant\n"
           "r.yaml:8:82-86 config/type the parameter \"list\" is no text or "
           "number and cannot be compared\n"
           "r.yaml:9:88-90 config/value an empty list names no value\n"
           "r.yaml:10:81-85 config/type a map must stand here, not a text\n");
}
END_TEST

START_TEST(a_switch_has_a_value_that_rules_know) {
    names[0] = pl_slice_str("mode=fats");
    options.params = (struct pl_names){names, 1};
    refuse(MODES, "--param:1:6-10 config/value the parameter mode is \"fats\", "
                  "but rules ask whether it is slow or fast (did you mean "
                  "\"fast\"?)\n");
    names[0] = pl_slice_str("lane=4");
    accept(MODES);
}
END_TEST

START_TEST(siblings_are_gathered) {
    accept("lists: {l: [x]}\n"
           "rules:\n"
           "  a/b:\n"
           "    target: order\n"
           "    given: $.price\n"
           "    when: [{a: present, b: {type: string}}, {c: absent}]\n"
           "    then: {maxDecimals: {list: l, by: d, column: value}}\n"
           "    severity: {warning: {when: {a: {maxLength: 3}}}, off: {when: "
           "{f: present}}, else: info}\n"
           "    related: [g]\n"
           "    message: m {l.value}\n");
    const struct pl_case *only = &rule("a/b")->cases[0];
    static const char *const expected[] = {"a", "b", "c", "f", "d", "g"};
    ck_assert_uint_eq(only->siblings.count, 6);
    for (size_t i = 0; i < 6; i++)
        ck_assert(pl_slice_is(only->siblings.items[i], expected[i]));
    ck_assert(only->asks_siblings);
    ck_assert_uint_eq(only->when.count, 2);
    ck_assert_uint_eq(only->when.alternatives[0].count, 2);
    ck_assert_int_eq(only->when.alternatives[0].items[1].kind,
                     PL_CONDITION_SCHEMA);
    ck_assert_int_eq(only->when.alternatives[1].items[0].kind,
                     PL_CONDITION_ABSENT);
    ck_assert_uint_eq(only->level_count, 3);
    ck_assert_int_eq(only->levels[2].severity, PL_SEVERITY_INFO);
    ck_assert_uint_eq(only->levels[2].when.count, 0);
    ck_assert_int_eq(rule("a/b")->severity, PL_SEVERITY_WARNING);
    ck_assert(rule("a/b")->is_conditional);
    ck_assert_uint_eq(only->related[0], 5);
}
END_TEST

START_TEST(fields_in_messages_are_checked) {
    refuse("lists: {l: [x]}\nrules:\n"
           "  a/b: {target: order, then: false, message: '{l.value} {l.valu}'}"
           "\n",
           "r.yaml:6:57-65 config/template {l.valu} is no column of a list "
           "(did you mean \"value\"?)\n");
}
END_TEST

START_TEST(a_message_names_what_a_keyword_of_its_rule_tells) {
    accept(
        "rules:\n"
        "  a/b: {target: order, message: '{value} {limit} {allowed}', cases: "
        "[{then: {maximum: 1}}, {then: {not: {enum: [x]}}}]}\n");
    refuse("rules:\n"
           "  a/b: {target: order, message: '{key} {limt} {reason}', then: "
           "{maximum: 1}}\n",
           "r.yaml:5:40-46 config/template {limt} is nothing that a keyword of "
           "the rule tells (did you mean \"limit\"?)\n"
           "r.yaml:5:47-55 config/template {reason} is nothing that a keyword "
           "of the rule tells\n");
}
END_TEST

START_TEST(related_does_not_ask_siblings) {
    accept("rules:\n" RULE("a/b", ", related: [x]"));
    ck_assert_uint_eq(rule("a/b")->cases[0].siblings.count, 1);
    ck_assert(!rule("a/b")->cases[0].asks_siblings);
}
END_TEST

START_TEST(levels_without_else_end_with_off) {
    accept("rules:\n" RULE("a/b", ", severity: {error: {when: {x: absent}}}"));
    const struct pl_case *only = &rule("a/b")->cases[0];
    ck_assert_uint_eq(only->level_count, 2);
    ck_assert_int_eq(only->levels[1].severity, PL_SEVERITY_OFF);
}
END_TEST

START_TEST(wrong_conditions_are_told) {
    refuse("rules:\n" RULE("a/a", ", when: {x: presnt}")
               RULE("a/b", ", when: []") RULE("a/c", ", when: {x: 3}")
                   RULE("a/d", ", severity: {else: error, info: {when: {x: "
                               "absent}}}")
                       RULE("a/e", ", severity: {info: error}")
                           RULE("a/f", ", when: {x: {required: [a]}}"),
           "r.yaml:5:84-90 config/value a condition is present, absent or a "
           "map of keywords, not \"presnt\" (did you mean \"present\"?)\n"
           "r.yaml:6:80-82 config/value no condition stands here: leave `when` "
           "out\n"
           "r.yaml:7:84-85 config/value a condition is present, absent or a "
           "map of keywords, not \"3\"\n"
           "r.yaml:8:98-102 config/value nothing can follow else\n"
           "r.yaml:9:91-96 config/type a map must stand here, not a text\n"
           "r.yaml:10:84-99 config/value a condition cannot look inside an "
           "object or array\n");
}
END_TEST

START_TEST(parameters_of_keywords_are_checked) {
    accept("lists: {l: [x]}\n"
           "rules:\n"
           "  a/b: {target: order, message: m, then: {maxLength: {limit: 3, "
           "unit: bytes}, const: {a: [1, null, \"q\\\"\"]}, not: {type: "
           "[string, null, integer]}, enum: [a, 1], inList: {list: l, where: "
           "{value: [x]}, ignoreCase: true}}}\n");
    const struct pl_schema *then = rule("a/b")->cases[0].then;
    const struct pl_value *const *value = then->assertions[1].settings;
    const struct pl_value *list = &(*value)->members[0].value;
    ck_assert_uint_eq(list->size, 3);
    ck_assert(list->has_content);
    ck_assert(pl_slice_is(list->items[2].raw, "\"q\\\"\""));
    ck_assert(pl_slice_is(list->items[2].text, "q\""));
    ck_assert(list->items[2].has_escapes);

    refuse("lists: {l: [x]}\n"
           "rules:\n"
           "  a/b: {target: order, message: m, then: {maxLength: {limt: 3, "
           "unit: byte}, minLength: 1.5, type: strng, inList: {list: k}, "
           "enum: a}}\n",
           "r.yaml:6:55-59 config/unknown-key unknown key \"limt\" (did you "
           "mean \"limit\"?)\n"
           "r.yaml:6:70-74 config/value \"byte\" is none of its words: "
           "codepoints, utf16, bytes (did you mean \"bytes\"?)\n"
           "r.yaml:6:88-91 config/value 1.5 is no whole number from 0 on\n"
           "r.yaml:6:99-104 config/value \"strng\" is no type of JSON (did you "
           "mean \"string\"?)\n"
           "r.yaml:6:121-122 config/value no list is named \"k\" (did you "
           "mean \"l\"?)\n"
           "r.yaml:6:131-132 config/type a list must stand here, not a text\n");
}
END_TEST

START_TEST(the_place_in_a_quoted_selector_is_exact) {
    refuse("rules:\n"
           "  a/b: {target: order, message: m, then: false, given: "
           "\"$.\\u00e9[-1]\"}\n"
           "  a/c: {target: order, message: m, then: false, given: '$[''a'''')"
           "'}\n",
           "r.yaml:5:66-67 config/selector in a selector: negative indexes are "
           "not supported\n"
           "r.yaml:6:64-66 config/selector in a selector: ] or , must stand "
           "here\n");
}
END_TEST

START_TEST(the_reader_keeps_rules_without_cases) {
    accept("rules:\n  json/bom: {reader: true, severity: warning, why: w}\n");
    ck_assert(rule("json/bom")->by_reader);
    ck_assert_uint_eq(rule("json/bom")->case_count, 0);
    ck_assert_int_eq(rule("json/bom")->severity, PL_SEVERITY_WARNING);
    refuse("rules:\n  json/bom: {reader: true, then: false}\n",
           "r.yaml:5:34-39 config/value a rule of the reader has no then\n");
}
END_TEST

START_TEST(examples_are_kept_for_who_asks) {
    const char *text =
        "params: {max: 3}\n"
        "rules:\n" RULE("a/b", ", examples: {ok: ['{}'], bad: ['[1]', {text: "
                               "'{\"a\": \"@@\"}', replace: {'@': {repeat: "
                               "é, times: 3}}, params: {max: '4'}, target: "
                               "order, shape: order}]}");
    accept(text);
    ck_assert_uint_eq(rule("a/b")->example_count, 0);
    options.with_texts = true;
    accept(text);
    const struct pl_example *examples = rule("a/b")->examples;
    ck_assert_uint_eq(rule("a/b")->example_count, 3);
    ck_assert(!examples[0].is_bad && examples[2].is_bad);
    ck_assert_uint_eq(examples[1].target, PL_TARGET_NONE);
    ck_assert_uint_eq(examples[1].shape, PL_SHAPE_NONE);
    ck_assert(pl_slice_is(examples[2].text, "{\"a\": \"éééééé\"}"));
    ck_assert(pl_slice_is(examples[2].params.items[0], "max=\"4\""));
    ck_assert_uint_eq(examples[2].target, 0);
    ck_assert_uint_eq(examples[2].shape, 0);
}
END_TEST

START_TEST(sensitive_rules_and_mentions_are_read) {
    accept("mentions: [price]\nrules:\n" RULE("a/b", ", sensitive: always"));
    ck_assert(rule("a/b")->is_sensitive && rule("a/b")->is_always_masked);
    ck_assert_uint_eq(ruleset->mentions.count, 1);
}
END_TEST

START_TEST(complaints_have_a_limit) {
    struct pl_buf text;
    pl_buf_init(&text, &heap);
    pl_buf_add_str(&text, "paylint: 1\nrules:\n");
    for (int i = 0; i < 600; i++)
        pl_buf_add_format(&text, "  a/r%d: off\n", i);
    add_file("r.yaml", text.data);
    load_path("r.yaml");
    size_t lines = 0;
    for (const char *c = told.data; *c; c++)
        lines += *c == '\n';
    ck_assert_uint_eq(lines, PL_ERRATA_MAX + 1);
    ck_assert_ptr_nonnull(strstr(
        told.data, "r.yaml: the mistakes after the first 500 are not shown\n"));
    pl_buf_fini(&text);
}
END_TEST

START_TEST(memory_that_runs_out_is_a_status) {
    static char text[4096];
    snprintf(text, sizeof text,
             HEAD "params: {n: 1}\nlists: {l: [a, b]}\nrules:\n" RULE(
                 "a/one", ", when: {x: absent}, why: '${n}', after: a/two")
                 RULE("a/two", ", severity: eror"));
    add_file("r.yaml", text);
    pl_buf_add(&told, text, sizeof text); /* room, so that telling is free */
    pl_buf_clear(&told);
    status = PL_STATUS_NO_MEMORY;
    for (size_t budget = 0; status == PL_STATUS_NO_MEMORY; budget++) {
        heap.budget = budget;
        load_path("r.yaml");
        ck_assert_ptr_null(ruleset);
    }
    ck_assert_int_eq(status, PL_STATUS_RULES);
    heap.budget = SIZE_MAX;
}
END_TEST

/* Load `.paylint.yaml` with the overrides that are marked. */
static void load_config(const char *text, const bool *overrides, size_t count) {
    struct pl_slice config = pl_slice_str(".paylint.yaml");
    struct pl_file_source source = {.read = read_memory, .list = list_memory};
    struct pl_sink sink = {take_finding, take_notice, NULL};
    file_count = 0;
    add_file("base.yaml", HEAD "params: {n: 1}\nrules:\n" RULE("a/one", "")
                              RULE("a/two", ""));
    add_file(".paylint.yaml", text);
    options.files = (struct pl_names){NULL, 0};
    options.config = config;
    options.overrides = overrides;
    options.override_count = count;
    pl_buf_clear(&told);
    pl_ruleset_free(ruleset);
    ruleset = pl_load(&heap, &options, source, sink, &status);
}

#define CONFIG                                                                 \
    "paylint: 1\n"                                                             \
    "extends: base.yaml\n"                                                     \
    "overrides:\n"                                                             \
    "  - {files: [x/], rules: {a/one: off, a/two: info}}\n"                    \
    "  - {files: '*.y', rules: {a/one: warning}}\n"

START_TEST(overrides_apply_where_they_are_told_to) {
    const bool first[] = {true, false}, both[] = {true, true};
    load_config(CONFIG, NULL, 0);
    ck_assert_str_eq(told.data, "");
    ck_assert_uint_eq(ruleset->config.override_count, 2);
    ck_assert_int_eq(rule("a/one")->severity, PL_SEVERITY_ERROR);

    load_config(CONFIG, first, 2);
    ck_assert(!rule("a/one")->is_on);
    ck_assert_int_eq(rule("a/two")->severity, PL_SEVERITY_INFO);
    ck_assert(ruleset->config.overrides[0].is_applied);
    ck_assert(!ruleset->config.overrides[1].is_applied);
    ck_assert(
        pl_slice_is(ruleset->config.overrides[1].files.items.items[0], "*.y"));

    load_config(CONFIG, both, 2);
    ck_assert_int_eq(rule("a/one")->severity, PL_SEVERITY_WARNING);
    ck_assert_uint_eq(rule("a/one")->level_from.place.line, 5);
}
END_TEST

START_TEST(overrides_are_checked_whether_they_apply_or_not) {
    const bool yes[] = {true};
    const char *text = "paylint: 1\n"
                       "extends: base.yaml\n"
                       "overrides:\n"
                       "  - {files: x, rules: {a/none: off}, params: {m: 2}}\n";
    load_config(text, NULL, 0);
    ck_assert_int_eq(status, PL_STATUS_RULES);
    load_config(text, yes, 1);
    ck_assert_int_eq(status, PL_STATUS_RULES);
    load_config(text, yes, 0);
    ck_assert_int_eq(status, PL_STATUS_RULES);
}
END_TEST

Suite *load_suite(void);

Suite *load_suite(void) {
    Suite *suite = suite_create("load");
    TCase *tests = tcase_create("load");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_rule_is_loaded_whole);
    tcase_add_test(tests, given_is_the_target_by_default);
    tcase_add_test(tests, every_mistake_is_told);
    tcase_add_test(tests, what_a_rule_lacks_is_told);
    tcase_add_test(tests, repeated_keys_are_told);
    tcase_add_test(tests, the_version_is_needed);
    tcase_add_test(tests, params_keep_their_type_and_fill_texts);
    tcase_add_test(tests, overrides_reach_the_texts);
    tcase_add_test(tests, wrong_params_are_told);
    tcase_add_test(tests, params_cannot_fill_without_bound);
    tcase_add_test(tests, lists_are_tables_and_words);
    tcase_add_test(tests, wrong_lists_are_told_where_they_are);
    tcase_add_test(tests, shapes_have_conditions);
    tcase_add_test(tests, a_file_is_extended_before_it_is_read);
    tcase_add_test(tests, a_file_extended_twice_is_read_once);
    tcase_add_test(tests, a_rule_is_defined_anew_or_changed);
    tcase_add_test(tests, packs_and_folders_can_be_extended);
    tcase_add_test(tests, extending_has_its_mistakes);
    tcase_add_test(tests, only_and_skip_pick_rules);
    tcase_add_test(tests, rules_are_ranked_by_what_they_wait_for);
    tcase_add_test(tests, cases_have_the_rule_as_default);
    tcase_add_test(tests, a_change_holds_for_all_cases);
    tcase_add_test(tests, where_asks_what_parameters_are);
    tcase_add_test(tests, a_parameter_of_a_rule_is_asked_before_that_of_all);
    tcase_add_test(tests, what_where_cannot_ask_is_told);
    tcase_add_test(tests, a_switch_has_a_value_that_rules_know);
    tcase_add_test(tests, siblings_are_gathered);
    tcase_add_test(tests, fields_in_messages_are_checked);
    tcase_add_test(tests, a_message_names_what_a_keyword_of_its_rule_tells);
    tcase_add_test(tests, related_does_not_ask_siblings);
    tcase_add_test(tests, levels_without_else_end_with_off);
    tcase_add_test(tests, wrong_conditions_are_told);
    tcase_add_test(tests, parameters_of_keywords_are_checked);
    tcase_add_test(tests, the_place_in_a_quoted_selector_is_exact);
    tcase_add_test(tests, the_reader_keeps_rules_without_cases);
    tcase_add_test(tests, examples_are_kept_for_who_asks);
    tcase_add_test(tests, sensitive_rules_and_mentions_are_read);
    tcase_add_test(tests, complaints_have_a_limit);
    tcase_add_test(tests, memory_that_runs_out_is_a_status);
    tcase_add_test(tests, overrides_apply_where_they_are_told_to);
    tcase_add_test(tests, overrides_are_checked_whether_they_apply_or_not);
    suite_add_tcase(suite, tests);
    return suite;
}

/*
 * Wraps: proof by construction that a payload gives the same findings wherever
 * it is held, each at the place where it stands there, and that what mends it
 * mends it there. Speaks TAP.
 *
 *     wraps [CASES [SEED]]    so many texts for each test (200)
 *
 * PAYLINT_WRAPS in the environment stands for CASES.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

#include "inject.h"
#include "payload.h"
#include "remarks.h"
#include "verdict.h"
#include "wrap.h"

#define CASES 200

/* A payload, where it was put, and what went wrong. */
struct trial {
    struct judge *judge;
    struct pl_arena arena;
    struct random random;
    struct pl_slice bare;
    struct wrap wrap;
    struct verdict expected, found;
    struct pl_buf trouble;
};

/* Values that some rule has something to say of. */
static const char *const odd_values[] = {"\"EURO\"",
                                         "\"eur\"",
                                         "\"\"",
                                         "0",
                                         "-1",
                                         "\"null\"",
                                         "[]",
                                         "{}",
                                         "\" a b \"",
                                         "1e99",
                                         "\"\xC3\xA9\xC3\xA9\"",
                                         "12.345",
                                         "null",
                                         "\"$x\"",
                                         "\"a\\u00e9b\"",
                                         "\"<b>&amp;'`\\\"\""};

static void put_odd_values(struct document *document, struct random *random) {
    size_t n = sizeof odd_values / sizeof *odd_values;
    for (size_t i = 0; i < document->len; i++) {
        struct piece *piece = &document->pieces[i];
        bool is_value =
            piece->kind == PIECE_STRING || piece->kind == PIECE_NUMBER;
        if (is_value && piece->touched == 0 && random_one_in(random, 6))
            piece->text = pl_slice_str(odd_values[random_below(random, n)]);
    }
}

static const struct injector *const tables[] = {inject_commas, inject_strings,
                                                inject_values, inject_brackets,
                                                inject_others};

static void put_mistakes(struct document *document, struct random *random) {
    for (size_t n = random_below(random, 4); n > 0; n--) {
        const struct injector *table =
            tables[random_below(random, sizeof tables / sizeof *tables)];
        size_t count = 0;
        while (table[count].name)
            count++;
        table[random_below(random, count)].inject(document);
    }
}

/* The text without what a form around it would take for its own. */
static struct pl_slice tame(struct pl_arena *arena, struct pl_slice text) {
    struct pl_buf out;
    size_t end = text.len;
    pl_buf_init(&out, arena->heap);
    while (end > 0 && strchr(" \t\r\n", text.data[end - 1]))
        end--;
    for (size_t i = 0; i < end; i++) {
        char c = text.data[i];
        bool is_tag =
            i > 0 && text.data[i - 1] == '{' && (c == '{' || c == '%');
        pl_buf_add_char(&out, is_tag ? '[' : c == '\0' ? '0' : c);
    }
    struct pl_slice tamed = pl_arena_copy(arena, pl_buf_slice(&out));
    pl_buf_fini(&out);
    return tamed;
}

static void make_payload(struct trial *trial) {
    struct document document;
    const struct payload_layout *layout =
        &payload_layouts[random_below(&trial->random, payload_layout_count)];
    document_init(&document, &trial->arena, &trial->random);
    payload_write(
        &document,
        (enum payload_shape)random_below(&trial->random, PAYLOAD_SHAPES),
        layout, 1 + random_below(&trial->random, 3));
    put_mistakes(&document, &trial->random);
    put_odd_values(&document, &trial->random);
    document_render(&document);
    trial->bare = tame(&trial->arena, pl_buf_slice(&document.text));
    document_fini(&document);
}

/* The place of an offset, counted from the beginning. */
static struct pl_place count_place(struct pl_slice text, uint64_t offset) {
    struct pl_place place = {offset, 1, 1};
    for (size_t at = 0; at < offset;) {
        struct pl_slice rest = pl_slice_of(text.data + at, text.len - at);
        size_t step = pl_utf8_step(rest);
        bool is_line_end = *rest.data == '\n' || *rest.data == '\r';
        step = step > 0 ? step : pl_utf8_bad_run(rest);
        if (rest.len > 1 && rest.data[0] == '\r' && rest.data[1] == '\n')
            step = 2;
        at += step;
        place.line += is_line_end;
        place.column = is_line_end ? 1 : place.column + 1;
    }
    return place;
}

static struct pl_region map(const struct trial *trial,
                            const struct pl_region *bare) {
    const struct wrap *wrap = &trial->wrap;
    size_t start = (size_t)bare->start.offset;
    size_t end = (size_t)bare->end.offset;
    size_t from =
        start < wrap->count ? wrap->starts[start] : wrap->ends[wrap->count - 1];
    size_t to = start == end ? from : wrap->ends[end - 1];
    return (struct pl_region){.start = count_place(wrap->text, from),
                              .end = count_place(wrap->text, to)};
}

static bool is_place(struct pl_place a, struct pl_place b) {
    return a.offset == b.offset && a.line == b.line && a.column == b.column;
}

static void add_region(struct pl_buf *out, const struct pl_region *region) {
    pl_buf_add_format(out, "%llu:%llu (%llu) to %llu:%llu (%llu)",
                      (unsigned long long)region->start.line,
                      (unsigned long long)region->start.column,
                      (unsigned long long)region->start.offset,
                      (unsigned long long)region->end.line,
                      (unsigned long long)region->end.column,
                      (unsigned long long)region->end.offset);
}

static void tell(struct trial *trial, const char *what,
                 const struct pl_finding *finding,
                 const struct pl_region *expected) {
    struct pl_buf *out = &trial->trouble;
    pl_buf_add_format(out, "%s: %.*s at ", what, (int)finding->rule.len,
                      finding->rule.data);
    add_region(out, &finding->region);
    if (expected) {
        pl_buf_add_str(out, ", not at ");
        add_region(out, expected);
    }
    pl_buf_add_str(out, "\n");
}

static void compare_regions(struct trial *trial,
                            const struct pl_finding *finding,
                            const struct pl_region *bare,
                            const struct pl_region *found) {
    struct pl_region expected = map(trial, bare);
    if (!is_place(expected.start, found->start) ||
        !is_place(expected.end, found->end))
        tell(trial, "misplaced", finding, &expected);
}

static void compare_findings(struct trial *trial, const struct pl_finding *bare,
                             const struct pl_finding *found) {
    if (!pl_slice_eq(bare->rule, found->rule) ||
        !pl_slice_eq(bare->message, found->message) ||
        !pl_slice_eq(bare->pointer, found->pointer) ||
        bare->severity != found->severity ||
        bare->document != found->document ||
        bare->related_count != found->related_count) {
        tell(trial, "expected", bare, NULL);
        tell(trial, "found", found, NULL);
        return;
    }
    compare_regions(trial, found, &bare->region, &found->region);
    for (size_t i = 0; i < bare->related_count; i++)
        compare_regions(trial, found, &bare->related[i].region,
                        &found->related[i].region);
}

/* Tell whether two texts have the same findings, wherever they are. */
static bool is_alike(const struct verdict *a, const struct verdict *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!pl_slice_eq(a->findings[i].rule, b->findings[i].rule) ||
            !pl_slice_eq(a->findings[i].message, b->findings[i].message))
            return false;
    return true;
}

/* A way to hold payloads in a file. */
struct test {
    const char *name;
    const char *form; /* its name */
    bool is_named;    /* documents of such a file count as named with it */
    bool (*wrap)(struct trial *trial);
};

static const struct pl_form *form_of(const struct test *test) {
    for (size_t i = 0; pl_forms[i]; i++)
        if (strcmp(pl_forms[i]->name, test->form) == 0)
            return pl_forms[i];
    exit(99);
}

/* What a fix does to the payload it does where that is held. */
static void compare_fixes(struct trial *trial, const struct test *test,
                          const struct pl_finding *bare,
                          const struct pl_finding *found) {
    struct verdict expected, fixed;
    if (found->fix_count == 0 || bare->fix_count == 0)
        return;
    verdict_reach(&expected, trial->judge, &trial->arena, NULL,
                  verdict_fixed(&trial->expected, trial->bare, bare->fixes),
                  test->is_named);
    verdict_reach(&fixed, trial->judge, &trial->arena, form_of(test),
                  verdict_fixed(&trial->found, trial->wrap.text, found->fixes),
                  test->is_named);
    if (!is_alike(&expected, &fixed))
        tell(trial, "a fix does something else", found, NULL);
    verdict_fini(&expected);
    verdict_fini(&fixed);
}

static void compare(struct trial *trial, const struct test *test) {
    const struct verdict *expected = &trial->expected;
    const struct verdict *found = &trial->found;
    if (expected->count != found->count)
        pl_buf_add_format(&trial->trouble, "%zu findings, not %zu\n",
                          found->count, expected->count);
    for (size_t i = 0; i < expected->count && i < found->count; i++)
        compare_findings(trial, &expected->findings[i], &found->findings[i]);
    for (size_t i = 0; trial->trouble.len == 0 && i < found->count; i++)
        compare_fixes(trial, test, &expected->findings[i], &found->findings[i]);
}

/* The ways. Each returns false if it cannot hold the payload. */

static bool begins_with_bracket(struct pl_slice text) {
    return text.len > 0 && (text.data[0] == '{' || text.data[0] == '[');
}

static bool wrap_in_page(struct trial *trial) {
    struct wrap *wrap = &trial->wrap;
    struct random *random = &trial->random;
    const struct wrapper *commands =
        random_one_in(random, 2) ? wrap_commands : wrap_messages;
    if (!begins_with_bracket(trial->bare))
        return false;
    wrap_apply(wrap, wrap_choose(random, commands));
    wrap_apply(wrap, wrap_choose(random, wrap_blocks));
    for (size_t n = random_below(random, 4); n > 0; n--)
        wrap_apply(wrap, wrap_choose(random, wrap_containers));
    wrap_apply(wrap, &wrap_page);
    return true;
}

static bool wrap_in_script(struct trial *trial) {
    if (trial->bare.data[0] == '$' || trial->bare.data[0] == '@')
        return false;
    wrap_apply(&trial->wrap, wrap_choose(&trial->random, wrap_commands));
    wrap_apply(&trial->wrap, &wrap_script);
    return true;
}

/* Tell whether a line of the text means something to a .http file. */
static bool has_mark(struct pl_slice text) {
    for (size_t i = 0; i < text.len; i++)
        if ((i == 0 || text.data[i - 1] == '\n' || text.data[i - 1] == '\r') &&
            strchr("#<>", text.data[i]))
            return true;
    return false;
}

static bool wrap_in_requests(struct trial *trial) {
    if (!begins_with_bracket(trial->bare) || has_mark(trial->bare))
        return false;
    wrap_apply(&trial->wrap, &wrap_requests);
    return true;
}

/* Tell whether a JSON string can hold it. */
static bool is_text(struct pl_slice text) {
    for (size_t at = 0; at < text.len;) {
        size_t step = pl_utf8_step(pl_slice_of(text.data + at, text.len - at));
        if (step == 0)
            return false;
        at += step;
    }
    return true;
}

static bool wrap_in_string(struct trial *trial, const struct wrapper *file) {
    if (!begins_with_bracket(trial->bare) || !is_text(trial->bare))
        return false;
    wrap_apply(&trial->wrap, &wrap_string);
    wrap_apply(&trial->wrap, file);
    return true;
}

static bool wrap_in_collection(struct trial *trial) {
    return wrap_in_string(trial, &wrap_collection);
}

static bool wrap_in_record(struct trial *trial) {
    return wrap_in_string(trial, &wrap_record);
}

static bool wrap_in_openapi(struct trial *trial) {
    return wrap_in_string(trial, &wrap_openapi);
}

/* Tell whether YAML can hold it in any scalar: of what is no letter it may have
 * line ends and tabs, which stand as they are. */
static bool is_plain_text(struct pl_slice text) {
    static const char *const odd[] = {"\x7F", "\xC2\x85", "\xE2\x80\xA8",
                                      "\xE2\x80\xA9", "\xEF\xBB\xBF"};
    for (size_t at = 0; at < text.len; at++) {
        struct pl_slice rest = pl_slice_of(text.data + at, text.len - at);
        if ((unsigned char)*rest.data < ' ' && !strchr("\n\t", *rest.data))
            return false;
        for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
            if (rest.len >= strlen(odd[i]) &&
                memcmp(rest.data, odd[i], strlen(odd[i])) == 0)
                return false;
    }
    return is_text(text);
}

static bool wrap_in_yaml(struct trial *trial, const struct wrapper *file) {
    const struct wrapper *scalars =
        memchr(trial->bare.data, '\n', trial->bare.len) ? wrap_lines
                                                        : wrap_line;
    if (!begins_with_bracket(trial->bare) || !is_plain_text(trial->bare))
        return false;
    wrap_apply(&trial->wrap, wrap_choose(&trial->random, scalars));
    wrap_apply(&trial->wrap, file);
    return true;
}

static bool wrap_in_cassette(struct trial *trial) {
    return wrap_in_yaml(trial, &wrap_cassette);
}

static bool wrap_in_openapi_yaml(struct trial *trial) {
    return wrap_in_yaml(trial, &wrap_openapi_yaml);
}

static bool wrap_in_snapshot(struct trial *trial) {
    if (!begins_with_bracket(trial->bare))
        return false;
    wrap_apply(&trial->wrap, &wrap_snapshot);
    return true;
}

static void report(const struct trial *trial, uint64_t seed) {
    printf("# seed %llu\n", (unsigned long long)seed);
    remarks_print("in", pl_buf_slice(&trial->wrap.names));
    remarks_print("trouble", pl_buf_slice(&trial->trouble));
    remarks_print("payload", trial->bare);
    remarks_print("text", trial->wrap.text);
}

/* Run the case of a seed. Returns whether it went right; `*counted` is whether
 * there was one. */
static bool run_case(struct judge *judge, const struct test *test,
                     uint64_t seed, bool *counted) {
    struct trial trial = {.judge = judge, .random = {seed}};
    pl_arena_init(&trial.arena, &judge->rules.heap);
    pl_buf_init(&trial.trouble, &judge->rules.heap);
    make_payload(&trial);
    wrap_begin(&trial.wrap, &trial.arena, &trial.random, trial.bare);
    *counted = test->wrap(&trial);
    if (*counted) {
        verdict_reach(&trial.expected, judge, &trial.arena, NULL, trial.bare,
                      test->is_named);
        verdict_reach(&trial.found, judge, &trial.arena, form_of(test),
                      trial.wrap.text, test->is_named);
        compare(&trial, test);
        verdict_fini(&trial.expected);
        verdict_fini(&trial.found);
    }
    bool is_right = trial.trouble.len == 0;
    if (!is_right)
        report(&trial, seed);
    pl_buf_fini(&trial.trouble);
    wrap_fini(&trial.wrap);
    pl_arena_free(&trial.arena);
    return is_right;
}

static void run_test(struct judge *judge, const struct test *test, size_t cases,
                     uint64_t seed) {
    size_t wrong = 0, done = 0;
    for (size_t i = 0; i < 20 * cases && done < cases && wrong < 3; i++) {
        bool counted;
        wrong += !run_case(judge, test, seed + i, &counted);
        done += counted;
    }
    printf("%sok - payloads in %s, %zu texts\n", wrong > 0 ? "not " : "",
           test->name, done);
    fflush(stdout);
}

static const struct test tests[] = {
    {"pages", "markdown", false, wrap_in_page},
    {"scripts", "curl", true, wrap_in_script},
    {".http files", "http", true, wrap_in_requests},
    {"Postman collections", "postman", false, wrap_in_collection},
    {"HAR files", "har", false, wrap_in_record},
    {"OpenAPI documents", "openapi", false, wrap_in_openapi},
    {"OpenAPI documents in YAML", "openapi", false, wrap_in_openapi_yaml},
    {"cassettes", "cassette", false, wrap_in_cassette},
    {"snapshots", "snapshot", false, wrap_in_snapshot},
};

int main(int argc, char **argv) {
    const char *wanted = getenv("PAYLINT_WRAPS");
    size_t cases = wanted ? strtoul(wanted, NULL, 10) : CASES;
    uint64_t seed = 1;
    size_t count = sizeof tests / sizeof *tests;
    struct judge judge;
    if (argc > 1)
        cases = strtoul(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    judge_init(&judge);
    for (size_t i = 0; i < count; i++)
        run_test(&judge, &tests[i], cases, seed);
    judge_fini(&judge);
    printf("1..%zu\n", count);
    return 0;
}

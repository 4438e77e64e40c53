/*
 * Selectors: the JSONPath Compliance Test Suite (jsonpath/cts.json). A selector
 * that it calls invalid is refused as invalid; every other one is parsed, or
 * refused as one that is not supported. A rule with a selector that is parsed
 * finds the nodes of the suite, each once, in the order of the document.
 */
#include <json.h>
#include <stdio.h>
#include <stdlib.h>

#include "rules/selector.h"
#include "trial.h"

#define SUITE "jsonpath/cts.json"

struct counts {
    size_t parsed, unsupported, invalid, wrong;
};

static const char *verdict(const struct pl_selector *selector,
                           const struct pl_selector_error *error) {
    if (selector != NULL)
        return "parsed";
    return error->is_unsupported ? "unsupported" : "invalid";
}

static struct pl_slice text_of(struct json_object *test, const char *key) {
    struct json_object *value = json_object_object_get(test, key);
    return pl_slice_of(json_object_get_string(value),
                       (size_t)json_object_get_string_len(value));
}

/* Append the character behind a backslash of a normalized path; returns the end
 * of the escape. */
static const char *add_escape(const char *at, struct pl_buf *out) {
    static const char letters[] = "btnfr";
    static const char codes[] = "\b\t\n\f\r";
    const char *letter = strchr(letters, *at);

    if (*at == 'u') {
        char digits[5] = {at[1], at[2], at[3], at[4], '\0'};
        pl_buf_add_char(out, (char)strtol(digits, NULL, 16)); /* a control */
        return at + 4;
    }
    pl_buf_add_char(out, letter != NULL ? codes[letter - letters] : *at);
    return at;
}

/* The pointer of a normalized path: $['a'][0] is /a/0. */
static void add_pointer(const char *path, struct pl_buf *out) {
    bool is_quoted = false;

    for (path++; *path != '\0'; path++) {
        if (*path == '\\')
            path = add_escape(path + 1, out);
        else if (*path == '\'')
            is_quoted = !is_quoted;
        else if (!is_quoted && *path == '[')
            pl_buf_add_char(out, '/');
        else if (*path == '~' || *path == '/')
            pl_buf_add_str(out, *path == '~' ? "~0" : "~1");
        else if (is_quoted || *path != ']')
            pl_buf_add_char(out, *path);
    }
}

static bool is_found(const struct trial *trial, struct pl_slice pointer) {
    for (size_t i = 0; i < trial->count; i++)
        if (pl_slice_eq(trial->findings[i].pointer, pointer))
            return true;
    return false;
}

/* How many different nodes `paths` has; SIZE_MAX if one was not found. */
static size_t count_nodes(const struct trial *trial,
                          struct json_object *paths) {
    size_t count = 0;
    struct pl_heap heap;
    struct pl_buf pointer;

    pl_heap_init(&heap);
    pl_buf_init(&pointer, &heap);
    for (size_t i = 0; i < json_object_array_length(paths); i++) {
        struct json_object *path = json_object_array_get_idx(paths, i);
        bool is_new = true;
        for (size_t k = 0; k < i; k++)
            is_new &=
                !json_object_equal(path, json_object_array_get_idx(paths, k));
        pl_buf_clear(&pointer);
        add_pointer(json_object_get_string(path), &pointer);
        if (!is_found(trial, pl_buf_slice(&pointer))) {
            pl_buf_fini(&pointer);
            return SIZE_MAX;
        }
        count += is_new;
    }
    pl_buf_fini(&pointer);
    return count;
}

static bool finds_all(const struct trial *trial, struct json_object *test) {
    struct json_object *paths = json_object_object_get(test, "result_paths");

    for (size_t i = 1; i < trial->count; i++)
        if (trial->findings[i].offset <= trial->findings[i - 1].offset)
            return false;
    if (paths != NULL)
        return count_nodes(trial, paths) == trial->count;
    paths = json_object_object_get(test, "results_paths");
    for (size_t i = 0; paths != NULL && i < json_object_array_length(paths);
         i++)
        if (count_nodes(trial, json_object_array_get_idx(paths, i)) ==
            trial->count)
            return true;
    return false;
}

static struct pl_slice json_of(struct json_object *object, const char *key) {
    return pl_slice_str(json_object_to_json_string_ext(
        json_object_object_get(object, key),
        JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE));
}

/* YAML wants an escape where JSON wants none. */
static void add_quoted(struct pl_buf *out, struct pl_slice json) {
    for (size_t i = 0; i < json.len; i++)
        if (json.data[i] == 0x7F)
            pl_buf_add_str(out, "\\x7f");
        else
            pl_buf_add_char(out, json.data[i]);
}

/* Follow the selector through the document of the test. */
static bool is_followed(struct json_object *test) {
    struct pl_heap heap;
    struct pl_buf rules;
    struct trial trial;

    pl_heap_init(&heap);
    pl_buf_init(&rules, &heap);
    pl_buf_add_str(&rules, "{paylint: 1, extends: [], "
                           "targets: {root: {unknown: \"$\"}}, "
                           "rules: {suite/case: {target: root, then: false, "
                           "message: no, given: ");
    add_quoted(&rules, json_of(test, "selector"));
    pl_buf_add_str(&rules, "}}}\n");
    bool is_right = trial_load(&trial, pl_buf_slice(&rules));
    if (is_right) {
        trial_check(&trial, json_of(test, "document"));
        is_right = finds_all(&trial, test);
    }
    for (size_t i = 0; i < trial.count && !is_right; i++)
        printf("  %s %s\n", trial.findings[i].pointer.data,
               trial.findings[i].message.data);
    trial_end(&trial);
    pl_buf_fini(&rules);
    return is_right;
}

/* Try one test; prints where the parser and the suite disagree. */
static void try_selector(struct json_object *test, struct pl_arena *arena,
                         struct counts *counts) {
    struct pl_slice text = text_of(test, "selector");
    struct pl_selector_error error = {0};
    bool is_invalid = json_object_get_boolean(
        json_object_object_get(test, "invalid_selector"));
    const struct pl_selector *selector = pl_selector_parse(arena, text, &error);

    counts->parsed += selector != NULL;
    counts->unsupported += selector == NULL && error.is_unsupported;
    counts->invalid += selector == NULL && !error.is_unsupported;
    bool is_refused = selector == NULL && !error.is_unsupported;
    bool is_right =
        is_refused == is_invalid && (selector || error.offset <= text.len);
    if (is_right && selector)
        is_right = is_followed(test);
    if (is_right)
        return;
    counts->wrong++;
    printf("%s: %.*s is %s at %zu: %.*s\n",
           json_object_get_string(json_object_object_get(test, "name")),
           (int)text.len, text.data, verdict(selector, &error), error.offset,
           (int)error.message.len, error.message.data);
}

static void try_all(struct json_object *tests, struct counts *counts) {
    struct pl_heap heap;
    struct pl_arena arena;

    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
    for (size_t i = 0; i < json_object_array_length(tests); i++)
        try_selector(json_object_array_get_idx(tests, i), &arena, counts);
    pl_arena_free(&arena);
}

int main(void) {
    const char *suites = getenv("PAYLINT_SUITES");
    char path[4096];
    struct counts counts = {0};

    snprintf(path, sizeof path, "%s/" SUITE,
             suites != NULL ? suites : "../shared/suites");
    struct json_object *root = json_object_from_file(path);
    if (root == NULL) {
        printf("skipped: there is no %s\n", path);
        return EXIT_SUCCESS;
    }
    try_all(json_object_object_get(root, "tests"), &counts);
    json_object_put(root);
    printf(
        "%zu parsed and followed, %zu not supported, %zu invalid, %zu wrong\n",
        counts.parsed, counts.unsupported, counts.invalid, counts.wrong);
    return counts.wrong == 0 && counts.parsed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

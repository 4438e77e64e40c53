/*
 * Selectors: the JSONPath Compliance Test Suite (jsonpath/cts.json). A selector
 * that it calls invalid is refused as invalid; every other one is parsed, or
 * refused as one that is not supported.
 */
#include <json.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "rules/selector.h"

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
    if (is_refused == is_invalid && (selector || error.offset <= text.len))
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
    printf("%zu parsed, %zu not supported, %zu invalid, %zu wrong\n",
           counts.parsed, counts.unsupported, counts.invalid, counts.wrong);
    return counts.wrong == 0 && counts.parsed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

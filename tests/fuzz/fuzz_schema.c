/*
 * A schema (the first line, JSON) and a document (the rest): a rule with the
 * schema as its `then` speaks on a document without mistakes if, and only if,
 * one that asks for `not: {not: …}` does. The former judges children while they
 * are read, the latter in a tree.
 */
#include <json.h>
#include <stdint.h>
#include <stdlib.h>

#include "../suites/trial.h"

#define LENGTH_MAX 4096

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum verdict { SILENT, SPEAKS, UNKNOWN };

/* The schema as JSON without what YAML would read otherwise; NULL if it is
 * none. */
static struct json_object *read_schema(struct pl_slice line) {
    struct json_tokener *tokener = json_tokener_new_ex(32);

    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
    struct json_object *schema =
        json_tokener_parse_ex(tokener, line.data, (int)line.len);
    bool is_whole = json_tokener_get_error(tokener) == json_tokener_success;
    json_tokener_free(tokener);
    if (is_whole)
        return schema;
    json_object_put(schema);
    return NULL;
}

static enum verdict verdict_of(const struct trial *trial) {
    enum verdict verdict = SILENT;

    for (size_t i = 0; i < trial->count; i++) {
        struct pl_slice rule = trial->findings[i].rule;
        if (pl_slice_is(rule, "fuzz/case"))
            verdict = SPEAKS;
        else if (!pl_slice_is(rule, "json/duplicate-key") &&
                 !pl_slice_is(rule, "json/number-precision"))
            return UNKNOWN;
    }
    return verdict;
}

static enum verdict judge(const char *schema, const char *before,
                          const char *after, struct pl_slice document) {
    enum verdict verdict = UNKNOWN;
    struct pl_heap heap;
    struct pl_buf rules;
    struct trial trial;

    pl_heap_init(&heap);
    pl_buf_init(&rules, &heap);
    pl_buf_add_str(&rules, "{paylint: 1, targets: {root: {unknown: \"$\"}}, "
                           "rules: {fuzz/case: {target: root, message: "
                           "\"{path} {value}\", then: ");
    pl_buf_add_str(&rules, before);
    pl_buf_add_str(&rules, schema);
    pl_buf_add_str(&rules, after);
    pl_buf_add_str(&rules, "}}}\n");
    if (trial_load(&trial, pl_buf_slice(&rules))) {
        trial_check(&trial, document);
        verdict = verdict_of(&trial);
    }
    trial_end(&trial);
    pl_buf_fini(&rules);
    return verdict;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct pl_slice input = {(const char *)data, size};
    const char *end = size > 0 ? memchr(data, '\n', size) : NULL;

    if (end == NULL || size > LENGTH_MAX)
        return 0;
    size_t len = (size_t)(end - input.data);
    struct json_object *schema = read_schema(pl_slice_of(input.data, len));
    if (schema == NULL)
        return 0;

    struct pl_slice document = pl_slice_of(end + 1, size - len - 1);
    const char *text = json_object_to_json_string_ext(
        schema, JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE);
    enum verdict direct = judge(text, "", "", document);
    enum verdict tree = judge(text, "{not: {not: ", "}}", document);
    json_object_put(schema);
    if (direct != UNKNOWN && tree != UNKNOWN && direct != tree)
        abort();
    return 0;
}

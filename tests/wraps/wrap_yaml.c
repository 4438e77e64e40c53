/* Scalars of YAML that hold a text, and the files that have such a scalar. */

#include <stdio.h>

#include "wrap.h"

#define INDENT "            "

/* Tell whether the space at `at` may be a line end in a scalar that is folded.
 */
static bool may_fold(const struct wrap *wrap, size_t at) {
    const char *text = wrap->text.data;
    return at > 0 && at + 1 < wrap->text.len && text[at] == ' ' &&
           !strchr(" \t\n", text[at - 1]) && !strchr(" \t\n", text[at + 1]) &&
           random_one_in(wrap->random, 3);
}

static void keep_or_fold(struct wrap *wrap, size_t at) {
    if (may_fold(wrap, at))
        wrap_keep_as(wrap, at, at + 1, "\n" INDENT);
    else
        wrap_keep(wrap, at, at + 1);
}

static void write_single(struct wrap *wrap) {
    wrap_put(wrap, "'");
    for (size_t i = 0; i < wrap->text.len; i++)
        if (wrap->text.data[i] == '\'')
            wrap_keep_as(wrap, i, i + 1, "''");
        else
            keep_or_fold(wrap, i);
    wrap_put(wrap, "'\n");
}

static void write_double(struct wrap *wrap) {
    wrap_put(wrap, "\"");
    for (size_t i = 0; i < wrap->text.len; i++) {
        char c = wrap->text.data[i];
        char escaped[] = {'\\', c, '\0'};
        char code[8];
        snprintf(code, sizeof code, "\\x%02x", (unsigned char)c);
        if (c == '"' || c == '\\')
            wrap_keep_as(wrap, i, i + 1, escaped);
        else if (c == '\n')
            wrap_keep_as(wrap, i, i + 1, "\\n");
        else if ((unsigned char)c < 0x80 && random_one_in(wrap->random, 9))
            wrap_keep_as(wrap, i, i + 1, code);
        else if (c == '\t')
            wrap_keep_as(wrap, i, i + 1, "\\t");
        else
            keep_or_fold(wrap, i);
        char next = i + 1 < wrap->text.len ? wrap->text.data[i + 1] : ' ';
        if (next > ' ' && (unsigned char)next < 0x80 &&
            random_one_in(wrap->random, 9))
            wrap_put(wrap, "\\\n" INDENT);
    }
    wrap_put(wrap, "\"\n");
}

static void write_literal(struct wrap *wrap) {
    wrap_put(wrap,
             random_one_in(wrap->random, 2) ? "|\n" INDENT : "|- # x\n" INDENT);
    for (size_t i = 0; i < wrap->text.len; i++) {
        wrap_keep(wrap, i, i + 1);
        if (wrap->text.data[i] == '\n' && wrap->text.data[i + 1] != '\n')
            wrap_put(wrap, INDENT);
    }
    wrap_put(wrap, "\n");
}

static void write_folded(struct wrap *wrap) {
    wrap_put(wrap, ">\n" INDENT);
    for (size_t i = 0; i < wrap->text.len; i++)
        keep_or_fold(wrap, i);
    wrap_put(wrap, "\n");
}

const struct wrapper wrap_lines[] = {
    {"\"…\"", write_double}, {"a block", write_literal}, {NULL, NULL}};

const struct wrapper wrap_line[] = {{"'…'", write_single},
                                    {"\"…\"", write_double},
                                    {"a block", write_literal},
                                    {"a folded block", write_folded},
                                    {NULL, NULL}};

static void write_cassette(struct wrap *wrap) {
    bool is_late = random_one_in(wrap->random, 2);
    wrap_put(wrap, "---\nhttp_interactions:\n- request:\n    method: post\n");
    if (!is_late)
        wrap_put(wrap, "    uri: https://rest.iad-01.braze.com/users/track\n");
    wrap_put(wrap, "    body:\n      encoding: UTF-8\n      string: ");
    wrap_keep(wrap, 0, wrap->text.len);
    if (is_late)
        wrap_put(wrap, "    uri: https://é.example/users/track\n");
    wrap_put(wrap, "  response:\n    body: {string: '{}'}\n");
}

static void write_openapi(struct wrap *wrap) {
    wrap_put(wrap,
             "# é\nopenapi: '3.1.0'\ncomponents:\n  requestBodies:\n    a:\n"
             "      content:\n       application/json:\n"
             "         example: ");
    wrap_keep(wrap, 0, wrap->text.len);
    wrap_put(wrap, "info: {title: t}\n");
}

const struct wrapper wrap_cassette = {"a cassette", write_cassette};
const struct wrapper wrap_openapi_yaml = {"an OpenAPI document in YAML",
                                          write_openapi};

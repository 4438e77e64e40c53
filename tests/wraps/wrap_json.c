/* JSON files that hold a text in a string. */

#include <stdio.h>

#include "base/utf8.h"

#include "wrap.h"

/* The length of the character at `at`, as an escape in `out`. */
static size_t write_code(const struct wrap *wrap, size_t at, char out[16]) {
    struct pl_slice rest =
        pl_slice_of(wrap->text.data + at, wrap->text.len - at);
    size_t step = pl_utf8_step(rest);
    uint32_t code = pl_utf8_decode(rest.data);
    if (code < 0x10000)
        snprintf(out, 16, "\\u%04x", (unsigned)code);
    else
        snprintf(out, 16, "\\u%04X\\u%04X",
                 (unsigned)(0xD800 + ((code - 0x10000) >> 10)),
                 (unsigned)(0xDC00 + ((code - 0x10000) & 0x3FF)));
    return step;
}

/* The short escape of a character, or NULL. */
static const char *escape_of(char c) {
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    }
    return NULL;
}

static void write_string(struct wrap *wrap) {
    wrap_put(wrap, "\"");
    for (size_t at = 0; at < wrap->text.len;) {
        char code[16];
        char c = wrap->text.data[at];
        size_t step = write_code(wrap, at, code);
        if (escape_of(c) && !random_one_in(wrap->random, 9))
            wrap_keep_as(wrap, at, at + 1, escape_of(c));
        else if (escape_of(c) || (unsigned char)c < ' ' ||
                 random_one_in(wrap->random, 29))
            wrap_keep_as(wrap, at, at + step, code);
        else
            wrap_keep(wrap, at, at + step);
        at += step;
    }
    wrap_put(wrap, "\"");
}

const struct wrapper wrap_string = {"a string", write_string};

static void write_collection(struct wrap *wrap) {
    bool is_late = random_one_in(wrap->random, 2);
    wrap_put(wrap,
             "{\"info\": {\"_postman_id\": \"1\"},\n \"item\": [{\"item\": [\n"
             "  {\"request\": {");
    if (!is_late)
        wrap_put(wrap, "\"method\": \"POST\", \"url\": \"{{host}}\", ");
    wrap_put(wrap, "\"body\": {\"mode\": \"raw\", \"raw\": ");
    wrap_keep(wrap, 0, wrap->text.len);
    wrap_put(wrap,
             is_late ? "}, \"url\": {\"raw\": \"é/x?y=z\"}}}]}]}" : "}}}]}]}");
}

static void write_record(struct wrap *wrap) {
    wrap_put(wrap, "{\"log\": {\"creator\": {}, \"entries\": [\n{\"time\": 1, "
                   "\"request\": {\"url\": \"https://x\", \"headers\": [],\n"
                   "\"postData\": {\"text\": ");
    wrap_keep(wrap, 0, wrap->text.len);
    wrap_put(wrap, "}}, \"response\": {\"content\": {\"text\": \"{}\"}}}]}}\n");
}

static void write_openapi(struct wrap *wrap) {
    wrap_put(wrap,
             "{\"openapi\": \"3.0.0\", \"components\": {\"requestBodies\": "
             "{\"a\":\n{\"content\": {\"application/json\": {");
    wrap_put(wrap, random_one_in(wrap->random, 2)
                       ? "\"example\": "
                       : "\"examples\": {}, \"example\":\n\t");
    wrap_keep(wrap, 0, wrap->text.len);
    wrap_put(wrap, "}}}}}}");
}

/* A template of JavaScript, with a string or the bare text between quotes. */
static void write_snapshot(struct wrap *wrap) {
    bool is_string = random_one_in(wrap->random, 2);
    wrap_put(wrap, "// Jest Snapshot v1, https://goo.gl/fbAQLP\n\n"
                   "exports[`a \\`b\\` 1`] = `\"");
    for (size_t i = 0; i < wrap->text.len; i++) {
        char c = wrap->text.data[i];
        if (is_string && (c == '"' || c == '\\'))
            wrap_keep_as(wrap, i, i + 1, c == '"' ? "\\\\\"" : "\\\\\\\\");
        else if (c == '\\' || c == '`')
            wrap_keep_as(wrap, i, i + 1, c == '`' ? "\\`" : "\\\\");
        else if (c == '$')
            wrap_keep_as(wrap, i, i + 1, "\\$");
        else
            wrap_keep(wrap, i, i + 1);
    }
    wrap_put(wrap, "\"`;\n\nexports[`c 1`] = `1`;\n");
}

const struct wrapper wrap_snapshot = {"a snapshot", write_snapshot};
const struct wrapper wrap_collection = {"a collection", write_collection};
const struct wrapper wrap_record = {"a HAR file", write_record};
const struct wrapper wrap_openapi = {"an OpenAPI document", write_openapi};

/* Commands that send what they hold. */

#include "wrap.h"

#include <stdio.h>

static void begin_command(struct wrap *wrap) {
    static const char *const starts[] = {
        "curl -sS -X POST --json ",
        "$ curl -H 'Content-Type: application/json' https://x.example \\\n  "
        "-d ",
        "curl https://x.example/a?b=c -H \"content-type: application/json\" "
        "--data-raw ",
        "if x; then curl -H 'Content-Type: application/json' -sd",
        "curl --url https://x.example ^\r\n --json "};
    wrap_put_one_of(wrap, starts, sizeof starts / sizeof *starts);
}

static void end_command(struct wrap *wrap) {
    static const char *const ends[] = {
        "", " >/dev/null 2>&1", " https://rest.iad-01.braze.com/users/track",
        " | jq .", " \\\n  --max-time 10; echo 'done'"};
    wrap_put_one_of(wrap, ends, sizeof ends / sizeof *ends);
    wrap_put(wrap, "\n");
}

static void write_single(struct wrap *wrap) {
    begin_command(wrap);
    wrap_put(wrap, "'");
    for (size_t i = 0; i < wrap->text.len; i++)
        if (wrap->text.data[i] == '\'') {
            wrap_put(wrap, "'");
            wrap_keep_as(wrap, i, i + 1, "\\'");
            wrap_put(wrap, "'");
        } else {
            wrap_keep(wrap, i, i + 1);
        }
    wrap_put(wrap, "'");
    end_command(wrap);
}

static void keep_double(struct wrap *wrap, size_t i) {
    char escaped[] = {'\\', wrap->text.data[i], '\0'};
    wrap_keep_as(wrap, i, i + 1,
                 strchr("\\\"$`", wrap->text.data[i]) ? escaped : escaped + 1);
}

static void write_double(struct wrap *wrap) {
    begin_command(wrap);
    wrap_put(wrap, "\"");
    for (size_t i = 0; i < wrap->text.len; i++) {
        keep_double(wrap, i);
        if (i % 97 == 96)
            wrap_put(wrap, "\\\n");
    }
    wrap_put(wrap, "\"");
    end_command(wrap);
}

static void write_dollar(struct wrap *wrap) {
    begin_command(wrap);
    wrap_put(wrap, "$'");
    for (size_t i = 0; i < wrap->text.len; i++) {
        char c = wrap->text.data[i];
        char hex[8];
        snprintf(hex, sizeof hex, "\\x%02X", (unsigned char)c);
        if (c == '\'' || c == '\\')
            wrap_keep_as(wrap, i, i + 1, c == '\'' ? "\\'" : "\\\\");
        else if (c == '\n')
            wrap_keep_as(wrap, i, i + 1, "\\n");
        else if (i % 13 == 0 && (unsigned char)c < 0x80)
            wrap_keep_as(wrap, i, i + 1, hex);
        else
            wrap_keep(wrap, i, i + 1);
    }
    wrap_put(wrap, "'");
    end_command(wrap);
}

/* Several quotes side by side. */
static void write_mixed(struct wrap *wrap) {
    size_t middle = wrap->text.len / 2;
    begin_command(wrap);
    wrap_put(wrap, "\"");
    for (size_t i = 0; i < middle; i++)
        keep_double(wrap, i);
    wrap_put(wrap, "\"");
    for (size_t i = middle; i < wrap->text.len; i++) {
        char escaped[] = {'\\', wrap->text.data[i], '\0'};
        if (strchr("\r\n", wrap->text.data[i])) {
            wrap_put(wrap, "'");
            wrap_keep(wrap, i, i + 1);
            wrap_put(wrap, "'");
        } else {
            bool is_ascii = (unsigned char)wrap->text.data[i] < 0x80;
            wrap_keep_as(wrap, i, i + 1, is_ascii ? escaped : escaped + 1);
        }
    }
    end_command(wrap);
}

/* In a here-document, which may be one of a substitution. */
static void write_heredoc(struct wrap *wrap) {
    static const char *const starts[] = {
        "curl --json @- https://x.example <<", "cat <<",
        "curl -H 'content-type: text/json' https://x.example -d \"$( cat <<"};
    static const char *const middles[] = {" 2>&1\n", " | curl --json @-\n",
                                          "\n"};
    static const char *const ends[] = {"\nEOF\n", "\nEOF\n", "\nEOF\n)\"\n"};
    size_t which = random_below(wrap->random, 3);
    bool is_quoted = random_one_in(wrap->random, 2);
    wrap_put(wrap, starts[which]);
    wrap_put(wrap, is_quoted ? "'EOF'" : "EOF");
    wrap_put(wrap, middles[which]);
    for (size_t i = 0; i < wrap->text.len; i++) {
        char escaped[] = {'\\', wrap->text.data[i], '\0'};
        if (strchr("\\$`", wrap->text.data[i]) && !is_quoted)
            wrap_keep_as(wrap, i, i + 1, escaped);
        else
            wrap_keep(wrap, i, i + 1);
    }
    wrap_put(wrap, ends[which]);
}

const struct wrapper wrap_commands[] = {{"'…'", write_single},
                                        {"\"…\"", write_double},
                                        {"$'…'", write_dollar},
                                        {"several quotes", write_mixed},
                                        {"a here-document", write_heredoc},
                                        {NULL, NULL}};

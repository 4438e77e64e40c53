#include "cli/manual.h"

#include "cli/table.h"
#include "lib/paylint.h"

/* Append text so that roff does not interpret it: a minus would become a
 * hyphen, and a backslash begin an escape. */
static void add_text(struct pl_buf *out, const char *text) {
    for (; *text != '\0'; text++) {
        if (*text == '-' || *text == '\\')
            pl_buf_add_char(out, '\\');
        pl_buf_add_char(out, *text);
    }
}

static void add_bold(struct pl_buf *out, const char *before, const char *text) {
    pl_buf_add_str(out, "\\fB");
    add_text(out, before);
    add_text(out, text);
    pl_buf_add_str(out, "\\fR");
}

static void add_italic(struct pl_buf *out, const char *text) {
    pl_buf_add_str(out, " \\fI");
    add_text(out, text);
    pl_buf_add_str(out, "\\fR");
}

static void add_commands(struct pl_buf *out) {
    for (size_t i = 0; i < PL_COMMAND_COUNT; i++) {
        const struct pl_command_row *row = &pl_commands[i];
        if (!row->help)
            continue;
        pl_buf_add_str(out, ".TP\n");
        add_bold(out, "", row->name);
        if (row->operands[0] != '\0')
            add_italic(out, row->operands);
        pl_buf_add_char(out, '\n');
        add_text(out, row->help);
        pl_buf_add_char(out, '\n');
    }
}

static void add_word(struct pl_buf *out, bool is_first, const char *word) {
    pl_buf_add_str(out, is_first ? ": " : ", ");
    add_bold(out, "", word);
}

/* Append the words that an option allows: `: always, never, auto`. */
static void add_words(struct pl_buf *out, const struct pl_option *option) {
    const char *const *formats = pl_session_formats();
    if (option->kind == PL_OPTION_FORMAT)
        for (size_t i = 0; formats[i]; i++)
            add_word(out, i == 0, formats[i]);
    for (size_t i = 0; option->words && option->words[i].word; i++)
        if (!option->words[i].is_alias)
            add_word(out, i == 0, option->words[i].word);
}

static void add_option(struct pl_buf *out, const struct pl_option *option) {
    const char letter[] = {option->letter, '\0'};
    pl_buf_add_str(out, ".TP\n");
    if (option->letter) {
        add_bold(out, "-", letter);
        pl_buf_add_str(out, ", ");
    }
    add_bold(out, "--", option->name);
    if (option->argument)
        add_italic(out, option->argument);
    pl_buf_add_char(out, '\n');
    add_text(out, option->help);
    add_words(out, option);
    pl_buf_add_char(out, '\n');
}

static void add_keyword(void *self, const char *name, const char *summary) {
    struct pl_buf *out = self;
    pl_buf_add_str(out, ".TP\n");
    add_bold(out, "", name);
    pl_buf_add_char(out, '\n');
    add_text(out, summary);
    pl_buf_add_char(out, '\n');
}

bool pl_manual_write(struct pl_buf *out, struct pl_slice name) {
    if (pl_slice_is(name, "commands"))
        add_commands(out);
    if (pl_slice_is(name, "options"))
        for (const struct pl_option *row = pl_option_table; row->name; row++)
            add_option(out, row);
    if (pl_slice_is(name, "keywords"))
        pl_session_keywords(add_keyword, out);
    return out->len > 0;
}

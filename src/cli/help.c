#include "cli/help.h"

#include "cli/table.h"
#include "lib/paylint.h"

#define HELP_COLUMN 30

static void pad(struct pl_buf *out, size_t line_start, size_t column) {
    do {
        pl_buf_add_char(out, ' ');
    } while (out->len - line_start < column);
}

static void add_command(struct pl_buf *out, const struct pl_command_row *row) {
    size_t start = out->len;

    if (!row->help)
        return;
    pl_buf_add_str(out, "  paylint ");
    pl_buf_add_str(out, row->name);
    pl_buf_add_char(out, ' ');
    pl_buf_add_str(out, row->operands);
    pad(out, start, HELP_COLUMN);
    pl_buf_add_str(out, row->help);
    pl_buf_add_char(out, '\n');
}

static void add_word(struct pl_buf *out, const char *before, const char *word) {
    pl_buf_add_str(out, before);
    pl_buf_add_str(out, word);
}

/* The words that it takes: `: always, never, auto`. */
static void add_words(struct pl_buf *out, const struct pl_option *option) {
    const char *before = ": ";

    if (option->kind == PL_OPTION_FORMAT) {
        for (const char *const *name = pl_session_formats(); *name; name++) {
            add_word(out, before, *name);
            before = ", ";
        }
        return;
    }
    for (size_t i = 0; option->words && option->words[i].word; i++) {
        if (option->words[i].is_alias)
            continue;
        add_word(out, before, option->words[i].word);
        before = ", ";
    }
}

static void add_option(struct pl_buf *out, const struct pl_option *option) {
    size_t start = out->len;

    if (option->letter)
        pl_buf_add_format(out, "  -%c, ", option->letter);
    else
        pl_buf_add_str(out, "      ");
    add_word(out, "--", option->name);
    if (option->argument)
        add_word(out, " ", option->argument);
    pad(out, start, HELP_COLUMN);
    pl_buf_add_str(out, option->help);
    add_words(out, option);
    pl_buf_add_char(out, '\n');
}

void pl_help_write(struct pl_buf *out) {
    pl_buf_add_str(out, "paylint checks JSON payloads against rules before "
                        "they are sent.\n\n"
                        "  paylint [OPTION...] PATH... is short for paylint "
                        "check\n");
    for (size_t i = 0; i < PL_COMMAND_COUNT; i++)
        add_command(out, &pl_commands[i]);
    pl_buf_add_str(out, "\nOptions:\n");
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        add_option(out, row);
    pl_buf_add_str(out,
                   "\nExit status: 0 nothing at or above the fail level, 1 "
                   "findings, 2 wrong usage\nor rules, unreadable input, or "
                   "nothing to check.\n");
}

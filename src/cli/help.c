#include "cli/help.h"

#include "cli/table.h"
#include "lib/paylint.h"

#define HELP_COLUMN 30
#define HELP_WIDTH  80

static void pad(struct pl_buf *out, size_t line_start, size_t column) {
    if (out->len - line_start >= column) {
        pl_buf_add_char(out, '\n');
        line_start = out->len;
    }
    while (out->len - line_start < column)
        pl_buf_add_char(out, ' ');
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

/* A line of the help, which may be continued below. */
struct line {
    struct pl_buf *out;
    size_t start;
    const char *before; /* text before the next word */
};

static void list_word(struct line *line, const char *word) {
    size_t len = line->out->len - line->start;
    pl_buf_add_str(line->out, line->before);
    line->before = ", ";
    if (len + strlen(word) + 3 > HELP_WIDTH) {
        line->out->len--; /* the space before the word */
        pl_buf_add_char(line->out, '\n');
        line->start = line->out->len;
        pad(line->out, line->start, HELP_COLUMN);
    }
    pl_buf_add_str(line->out, word);
}

/* Append the words that an option allows: `: always, never, auto`. */
static void list_words(struct line *line, const struct pl_option *option) {
    if (option->kind == PL_OPTION_FORMAT) {
        for (const char *const *name = pl_session_formats(); *name; name++)
            list_word(line, *name);
        return;
    }
    for (size_t i = 0; option->words && option->words[i].word; i++)
        if (!option->words[i].is_alias)
            list_word(line, option->words[i].word);
}

static void add_option(struct pl_buf *out, const struct pl_option *option) {
    struct line line = {out, out->len, ": "};

    if (option->letter)
        pl_buf_add_format(out, "  -%c, ", option->letter);
    else
        pl_buf_add_str(out, "      ");
    add_word(out, "--", option->name);
    if (option->argument)
        add_word(out, " ", option->argument);
    pad(out, line.start, HELP_COLUMN);
    pl_buf_add_str(out, option->help);
    list_words(&line, option);
    pl_buf_add_char(out, '\n');
}

static void add_list(struct pl_buf *out, const struct pl_known_list *list) {
    size_t start = out->len;

    pl_buf_add_str(out, "      --");
    pl_buf_add_slice(out, list->name);
    pl_buf_add_str(out, " FILE");
    pad(out, start, HELP_COLUMN);
    pl_buf_add_slice(out, list->help);
    pl_buf_add_char(out, '\n');
}

void pl_help_write(struct pl_buf *out, const struct pl_options *options) {
    pl_buf_add_str(out, "paylint checks JSON payloads against rules before "
                        "they are sent.\n\n"
                        "  paylint [OPTION...] PATH... is short for paylint "
                        "check\n");
    for (size_t i = 0; i < PL_COMMAND_COUNT; i++)
        add_command(out, &pl_commands[i]);
    pl_buf_add_str(out, "\nOptions:\n");
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        add_option(out, row);
    if (options->known_list_count > 0)
        pl_buf_add_str(out, "\nOptions of the rules:\n");
    for (size_t i = 0; i < options->known_list_count; i++)
        add_list(out, &options->known_lists[i]);
    pl_buf_add_str(out,
                   "\nExit status: 0 nothing at or above the fail level, 1 "
                   "findings, 2 wrong usage\nor rules, unreadable input, or "
                   "nothing to check.\n");
}

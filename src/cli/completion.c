#include "cli/completion.h"

#include "cli/options.h"
#include "cli/table.h"

#define RULE_IDS "paylint rules --no-config 2>/dev/null | cut -d' ' -f1"

/* What the value of an option is completed from. */
enum source { NOTHING, WORDS, FILES, IDS };

static bool is_any(const char *argument, const char *one, const char *other) {
    return strcmp(argument, one) == 0 || strcmp(argument, other) == 0;
}

static enum source source_of(const struct pl_option *option) {
    if (option->words || option->kind == PL_OPTION_FORMAT)
        return WORDS;
    if (!option->argument)
        return NOTHING;
    if (is_any(option->argument, "FILE", "PATH"))
        return FILES;
    return is_any(option->argument, "RULES", "RULE") ? IDS : NOTHING;
}

/* Append the words that an option allows, with spaces between them. */
static void add_words(struct pl_buf *out, const struct pl_option *option) {
    const char *before = "";
    if (option->kind == PL_OPTION_FORMAT)
        for (const char *const *name = pl_session_formats(); *name; name++) {
            pl_buf_add_str(out, before);
            pl_buf_add_str(out, *name);
            before = " ";
        }
    for (size_t i = 0; option->words && option->words[i].word; i++) {
        pl_buf_add_str(out, before);
        pl_buf_add_str(out, option->words[i].word);
        before = " ";
    }
}

static void add_commands(struct pl_buf *out) {
    const char *before = "";
    for (size_t i = 0; i < PL_COMMAND_COUNT; i++) {
        if (!pl_commands[i].help)
            continue;
        pl_buf_add_str(out, before);
        pl_buf_add_str(out, pl_commands[i].name);
        before = " ";
    }
}

static bool takes_words(const struct pl_command_row *row) {
    return row->help && strchr(row->operands, '|');
}

/* Append the words of which a command takes one, with spaces between them. */
static void add_operands(struct pl_buf *out, const struct pl_command_row *row) {
    for (const char *c = row->operands; *c != '\0'; c++)
        pl_buf_add_char(out, *c == '|' ? ' ' : *c);
}

/* Append text for single quotes of a shell. In brackets, zsh also needs a
 * backslash before brackets and colons. */
static void add_quoted(struct pl_buf *out, const char *text, bool in_brackets) {
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            pl_buf_add_str(out, "'\\'");
        else if (in_brackets && strchr("[]:", *text))
            pl_buf_add_char(out, '\\');
        pl_buf_add_char(out, *text);
    }
}

static void add_bash_option(struct pl_buf *out, const struct pl_option *row) {
    if (!row->argument)
        return;
    pl_buf_add_format(out, "    --%s", row->name);
    if (row->letter)
        pl_buf_add_format(out, " | -%c", row->letter);
    pl_buf_add_str(out, ")\n");
    if (source_of(row) == IDS)
        pl_buf_add_str(out, "        words=$(" RULE_IDS ")\n");
    if (source_of(row) == WORDS) {
        pl_buf_add_str(out, "        words='");
        add_words(out, row);
        pl_buf_add_str(out, "'\n");
    }
    pl_buf_add_str(out, "        ;;\n");
}

static void add_bash_commands(struct pl_buf *out) {
    for (size_t i = 0; i < PL_COMMAND_COUNT; i++) {
        const struct pl_command_row *row = &pl_commands[i];
        if (!takes_words(row))
            continue;
        pl_buf_add_format(out, "    %s)\n        words='", row->name);
        add_operands(out, row);
        pl_buf_add_str(out, "'\n        ;;\n");
    }
    pl_buf_add_str(out, "    paylint)\n        words='");
    add_commands(out);
    pl_buf_add_str(out, "'\n        ;;\n");
}

/* If the script offers no words, bash offers files. To bash, = is a word of its
 * own. */
static void write_bash(struct pl_buf *out) {
    pl_buf_add_str(out,
                   "# bash completion for paylint, as `paylint completion "
                   "bash` prints it.\n# shellcheck disable=SC2207 # no word "
                   "has a blank\n\n_paylint() {\n"
                   "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                   "    local before=${COMP_WORDS[COMP_CWORD - 1]}\n"
                   "    [[ $before != = ]] || "
                   "before=${COMP_WORDS[COMP_CWORD - 2]}\n"
                   "    [[ $word != = ]] || word=\n"
                   "    case $before in\n"
                   "    explain)\n        words=$(" RULE_IDS ")\n        ;;\n");
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        add_bash_option(out, row);
    add_bash_commands(out);
    pl_buf_add_str(out, "    esac\n"
                        "    [[ $word != -* ]] || words='");
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        pl_buf_add_format(out, "%s--%s", row == pl_option_table ? "" : " ",
                          row->name);
    pl_buf_add_str(out, "'\n"
                        "    COMPREPLY=($(compgen -W \"$words\" -- "
                        "\"$word\"))\n}\n"
                        "complete -o default -F _paylint paylint\n");
}

static bool is_repeatable(const struct pl_option *option) {
    switch (option->kind) {
    case PL_OPTION_FORMAT:
    case PL_OPTION_OUTPUT:
    case PL_OPTION_LIST:
    case PL_OPTION_WORDS:
    case PL_OPTION_PARAM:
        return true;
    case PL_OPTION_FLAG:
    case PL_OPTION_TEXT:
    case PL_OPTION_CHOICE:
    case PL_OPTION_COUNT:
    case PL_OPTION_MOMENT:
        break;
    }
    return false;
}

/* Append the names of an option, like '*'{-f+,--format=}, which zsh expands to
 * two words. */
static void add_zsh_names(struct pl_buf *out, const struct pl_option *row) {
    if (is_repeatable(row))
        pl_buf_add_str(out, "'*'");
    else if (row->letter)
        pl_buf_add_format(out, "'(-%c --%s)'", row->letter, row->name);
    if (row->letter)
        pl_buf_add_format(out, "{-%c%s,", row->letter,
                          row->argument ? "+" : "");
    pl_buf_add_format(out, "--%s%s%s", row->name, row->argument ? "=" : "",
                      row->letter ? "}" : "");
}

static void add_zsh_option(struct pl_buf *out, const struct pl_option *row) {
    pl_buf_add_str(out, "        ");
    add_zsh_names(out, row);
    pl_buf_add_str(out, "'[");
    add_quoted(out, row->help, true);
    pl_buf_add_char(out, ']');
    if (row->argument) {
        pl_buf_add_char(out, ':');
        add_quoted(out, row->argument, true);
        pl_buf_add_char(out, ':');
    }
    if (source_of(row) == FILES)
        pl_buf_add_str(out, "_files");
    if (source_of(row) == IDS)
        pl_buf_add_str(out, "_paylint_rules");
    if (source_of(row) == WORDS) {
        pl_buf_add_char(out, '(');
        add_words(out, row);
        pl_buf_add_char(out, ')');
    }
    pl_buf_add_str(out, "' \\\n");
}

static void add_zsh_commands(struct pl_buf *out) {
    for (size_t i = 0; i < PL_COMMAND_COUNT; i++) {
        const struct pl_command_row *row = &pl_commands[i];
        if (!takes_words(row))
            continue;
        pl_buf_add_format(out, "    %s) compadd -- ", row->name);
        add_operands(out, row);
        pl_buf_add_str(out, " ;;\n");
    }
}

static void write_zsh(struct pl_buf *out) {
    pl_buf_add_str(out,
                   "#compdef paylint\n"
                   "# zsh completion for paylint, as `paylint completion zsh` "
                   "prints it.\n\n_paylint_rules() {\n"
                   "    compadd -- $(" RULE_IDS ")\n}\n\n"
                   "_paylint_operands() {\n    if (( CURRENT == 2 )); then\n"
                   "        compadd -- ");
    add_commands(out);
    pl_buf_add_str(out, "\n    fi\n    case ${words[2]} in\n"
                        "    explain) _paylint_rules ;;\n");
    add_zsh_commands(out);
    pl_buf_add_str(out, "    *) _files ;;\n    esac\n}\n\n_paylint() {\n"
                        "    _arguments -s \\\n");
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        add_zsh_option(out, row);
    pl_buf_add_str(out, "        '*:path:_paylint_operands'\n}\n\n"
                        "_paylint \"$@\"\n");
}

static void add_fish_option(struct pl_buf *out, const struct pl_option *row) {
    pl_buf_add_str(out, "complete -c paylint");
    if (row->letter)
        pl_buf_add_format(out, " -s %c", row->letter);
    pl_buf_add_format(out, " -l %s -d '", row->name);
    add_quoted(out, row->help, false);
    pl_buf_add_char(out, '\'');
    if (row->argument)
        pl_buf_add_str(out, source_of(row) == FILES ? " -r -F" : " -x");
    if (source_of(row) == IDS)
        pl_buf_add_str(out, " -a \"(" RULE_IDS ")\"");
    if (source_of(row) == WORDS) {
        pl_buf_add_str(out, " -a '");
        add_words(out, row);
        pl_buf_add_char(out, '\'');
    }
    pl_buf_add_char(out, '\n');
}

static void write_fish(struct pl_buf *out) {
    pl_buf_add_str(out, "# fish completion for paylint, as `paylint completion "
                        "fish` prints it.\n\n");
    for (size_t i = 0; i < PL_COMMAND_COUNT; i++) {
        const struct pl_command_row *row = &pl_commands[i];
        if (!row->help)
            continue;
        pl_buf_add_format(out,
                          "complete -c paylint -n __fish_use_subcommand -a %s "
                          "-d '",
                          row->name);
        add_quoted(out, row->help, false);
        pl_buf_add_str(out, "'\n");
        if (!takes_words(row))
            continue;
        pl_buf_add_format(out,
                          "complete -c paylint -f -n "
                          "'__fish_seen_subcommand_from %s' -a '",
                          row->name);
        add_operands(out, row);
        pl_buf_add_str(out, "'\n");
    }
    pl_buf_add_str(out, "complete -c paylint -f -n "
                        "'__fish_seen_subcommand_from explain' -a \"(" RULE_IDS
                        ")\"\n");
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        add_fish_option(out, row);
}

bool pl_completion_write(struct pl_buf *out, struct pl_slice shell) {
    if (pl_slice_is(shell, "bash"))
        write_bash(out);
    else if (pl_slice_is(shell, "zsh"))
        write_zsh(out);
    else if (pl_slice_is(shell, "fish"))
        write_fish(out);
    return out->len > 0;
}

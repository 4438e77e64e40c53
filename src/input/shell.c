#include "input/shell_word.h"
#include "input/text.h"

static char byte_at(const struct pl_shell_making *making, size_t at) {
    return at < making->text.len ? making->text.data[at] : '\0';
}

/* The end of a line end that continues the command; `at` if there is none. */
static size_t pass_continuation(const struct pl_shell_making *making,
                                size_t at) {
    char c = byte_at(making, at);
    if (c != '\\' && c != '^' && c != '`')
        return at;
    size_t end = pl_shell_pass_line_end(making, at + 1);
    return end > at + 1 ? end : at;
}

static size_t pass_blank(const struct pl_shell_making *making, size_t at) {
    for (;;) {
        size_t end = pass_continuation(making, at);
        char c = byte_at(making, at);
        if (end == at && c != ' ' && c != '\t')
            return at;
        at = end > at ? end : at + 1;
    }
}

static bool ends_command(const struct pl_shell_making *making, size_t at) {
    return at >= making->text.len ||
           strchr(";|&()\n\r#", making->text.data[at]);
}

static bool ends_word(const struct pl_shell_making *making, size_t at) {
    return at >= making->text.len ||
           strchr(" \t;|&()<>\n\r", making->text.data[at]) ||
           pass_continuation(making, at) > at;
}

/* Read the word that begins at the shell's place. */
static bool read_word(struct pl_shell_making *making) {
    struct pl_shell *shell = making->shell;
    struct pl_shell_word *word = making->word;
    making->layer = pl_shell_layer_at(making, shell->at);
    word->variables = (struct pl_variables){NULL, 0, 0};
    pl_extract_begin(word->text, shell->from, making->layer);
    while (!ends_word(making, shell->at)) {
        size_t end = pl_shell_add_piece(making, shell->at);
        if (end == 0) {
            shell->is_broken = true;
            return false;
        }
        shell->at = end;
    }
    return true;
}

/* Skip a redirection `2>&1`, `>file` or `<file`, and note what gives standard
 * input. Returns false if there is none. */
static bool pass_redirection(struct pl_shell_making *making) {
    size_t at = making->shell->at;
    while (byte_at(making, at) >= '0' && byte_at(making, at) <= '9')
        at++;
    if (byte_at(making, at) != '<' && byte_at(making, at) != '>')
        return false;
    if (pl_text_starts(making->text, at, "<<"))
        making->shell->input = at;
    while (byte_at(making, at) != '\0' && strchr("<>&-", byte_at(making, at)))
        at++;
    making->shell->at = pass_blank(making, at);
    return read_word(making);
}

bool pl_shell_next(struct pl_shell *shell, struct pl_shell_word *word) {
    struct pl_shell_making making = {
        .shell = shell, .word = word, .text = pl_extract_text(shell->from)};
    word->text = pl_workspace_take(shell->space);
    do {
        shell->at = pass_blank(&making, shell->at);
    } while (pass_redirection(&making));
    if (shell->is_broken || ends_command(&making, shell->at)) {
        pl_workspace_give(shell->space, word->text);
        return false;
    }
    return read_word(&making);
}

/* Read the word behind `<<<`. */
static bool read_here_string(const struct pl_shell *shell,
                             const struct pl_shell_making *making) {
    struct pl_shell behind = *shell;
    struct pl_shell_making own = *making;
    own.shell = &behind;
    behind.at = pass_blank(&own, shell->input + 3);
    return read_word(&own);
}

size_t pl_shell_input(struct pl_shell *shell, struct pl_shell_word *word) {
    struct pl_heredoc heredoc;
    struct pl_shell_making making = {
        .shell = shell, .word = word, .text = pl_extract_text(shell->from)};
    if (shell->input == 0)
        return 0;
    word->text = pl_workspace_take(shell->space);
    if (pl_text_starts(making.text, shell->input, "<<<"))
        return read_here_string(shell, &making) ? shell->at : 0;
    if (!pl_heredoc_read(shell->space, making.text, shell->input, &heredoc))
        return 0;
    making.layer = pl_shell_heredoc_layer(&heredoc);
    word->variables = (struct pl_variables){NULL, 0, 0};
    pl_extract_begin(word->text, shell->from, making.layer);
    pl_shell_add_heredoc(&making, &heredoc);
    return (size_t)heredoc.end;
}

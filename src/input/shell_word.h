/*
 * Shell word: the pieces of a word of a shell command: quotes with their
 * escapes, variables, and the text of a here-document. Only shell.c uses it.
 */
#ifndef PL_INPUT_SHELL_WORD_H
#define PL_INPUT_SHELL_WORD_H

#include "input/heredoc.h"
#include "input/shell.h"

/* A word that is being put together. A piece that is quoted in another way than
 * the beginning of the word is not copied verbatim, because it would have to be
 * written in another way. */
struct pl_shell_making {
    struct pl_shell *shell;
    struct pl_shell_word *word;
    struct pl_slice text; /* of the shell */
    const struct pl_layer *layer;
};

/* The layer of the piece that begins at `at`: how text is written there. */
const struct pl_layer *pl_shell_layer_at(const struct pl_shell_making *making,
                                         size_t at);

/* Append what begins at `at`: a quoted piece, or a character. Returns its end;
 * 0 if a quote is never closed. */
size_t pl_shell_add_piece(struct pl_shell_making *making, size_t at);

/* The layer of a here-document; append its text. */
const struct pl_layer *pl_shell_heredoc_layer(const struct pl_heredoc *heredoc);
void pl_shell_add_heredoc(struct pl_shell_making *making,
                          const struct pl_heredoc *heredoc);

/* The end of the line end at `at`; `at` if there is none. */
size_t pl_shell_pass_line_end(const struct pl_shell_making *making, size_t at);

#endif

/*
 * Shell word: the pieces that a word of a command is made of: quotes with their
 * escapes, variables, and the text of a here-document. Only shell.c puts words
 * together with it.
 */
#ifndef PL_INPUT_SHELL_WORD_H
#define PL_INPUT_SHELL_WORD_H

#include "input/heredoc.h"
#include "input/shell.h"

/* A word that is being put together. What is quoted otherwise than the word's
 * beginning is not verbatim, because it would be written otherwise. */
struct pl_shell_making {
    struct pl_shell *shell;
    struct pl_shell_word *word;
    struct pl_slice text; /* of the source */
    const struct pl_layer *layer;
};

/* How the piece that begins at `at` holds text. */
const struct pl_layer *pl_shell_layer_at(const struct pl_shell_making *making,
                                         size_t at);

/* Add what begins at `at`: a quoted piece, or a character. Returns its end, or
 * 0 if a quote is never closed. */
size_t pl_shell_add_piece(struct pl_shell_making *making, size_t at);

/* How a here-document holds text; add what one says. */
const struct pl_layer *pl_shell_heredoc_layer(const struct pl_heredoc *heredoc);
void pl_shell_add_heredoc(struct pl_shell_making *making,
                          const struct pl_heredoc *heredoc);

/* The end of a line end at `at`, or `at`. */
size_t pl_shell_pass_line_end(const struct pl_shell_making *making, size_t at);

#endif

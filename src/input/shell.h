/*
 * Shell: the words of a command, as a POSIX shell (or bash) would hand them
 * over, each byte with the place that it came from. Nothing is run: variables
 * and substitutions stay as they are written, and are noted.
 *
 * A line goes on after a backslash at its end; `^` and the backquote of other
 * systems' shells do the same.
 */
#ifndef PL_INPUT_SHELL_H
#define PL_INPUT_SHELL_H

#include "input/variables.h"
#include "input/workspace.h"

struct pl_shell_word {
    struct pl_extract *text;
    struct pl_variables variables; /* in `text` */
};

/* A text that is being read. */
struct pl_shell {
    struct pl_workspace *space;
    const struct pl_extract *from;
    size_t at;
    bool is_broken; /* a quote was never closed */
    size_t input;   /* where `<<EOF` or `<<<word` gives the command its standard
                       input; 0: nothing does */
};

/* Read the next word of the command into `word`, whose extract is taken from
 * the workspace. Returns false at the end of the command, where `at` stays, or
 * if it is broken. Redirections are passed over. */
bool pl_shell_next(struct pl_shell *shell, struct pl_shell_word *word);

/* Read the standard input of the command into `word`, whose extract is taken
 * from the workspace. Returns where to go on behind both, or 0 if there is
 * none. The command was read to its end. */
size_t pl_shell_input(struct pl_shell *shell, struct pl_shell_word *word);

#endif

/*
 * Shell: the words of a command as a POSIX shell (or bash) would pass them,
 * each byte with its place. Nothing is run: variables and substitutions stay as
 * they are written, and their places are noted.
 *
 * A backslash at the end of a line continues the command; so do `^` and the
 * backquote of other systems' shells.
 */
#ifndef PL_INPUT_SHELL_H
#define PL_INPUT_SHELL_H

#include "input/variables.h"
#include "input/workspace.h"

struct pl_shell_word {
    struct pl_extract *text;
    struct pl_variables variables; /* places in `text` */
};

/* A text whose words are being read. */
struct pl_shell {
    struct pl_workspace *space;
    const struct pl_extract *from;
    size_t at;
    bool is_broken; /* a quote was never closed */
    size_t input;   /* place of the `<<EOF` or `<<<word` that gives standard
                       input; 0: none */
};

/* Read the next word of the command into `word`, whose extract is taken from
 * the workspace. Redirections are skipped. Returns false at the end of the
 * command, where `at` stays, or if it is broken. */
bool pl_shell_next(struct pl_shell *shell, struct pl_shell_word *word);

/* Read the standard input of the command into `word`, whose extract is taken
 * from the workspace. The command must have been read to its end. Returns where
 * to go on behind both; 0 if there is no input. */
size_t pl_shell_input(struct pl_shell *shell, struct pl_shell_word *word);

#endif

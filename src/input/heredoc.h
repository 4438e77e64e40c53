/*
 * Here-document: the lines behind a shell command that are its standard input,
 * from `<<EOF` to a line `EOF`.
 */
#ifndef PL_INPUT_HEREDOC_H
#define PL_INPUT_HEREDOC_H

#include "input/workspace.h"

struct pl_heredoc {
    struct pl_span body; /* whole lines */
    size_t end;          /* behind the line that ends it */
    bool is_quoted;      /* `<<'EOF'`: nothing is expanded */
    bool strips_tabs;    /* `<<-EOF`: tabs at the start of lines are dropped */
};

/* Read the here-document that begins with the `<<` at `at`. Its last line may
 * be indented, as in a list on a page. Returns false if there is none, or no
 * last line. */
bool pl_heredoc_read(struct pl_workspace *space, struct pl_slice text,
                     size_t at, struct pl_heredoc *out);

#endif

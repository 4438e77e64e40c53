/*
 * Here-document: the lines behind a command that it reads as its standard
 * input, from `<<EOF` to a line that is `EOF`.
 */
#ifndef PL_INPUT_HEREDOC_H
#define PL_INPUT_HEREDOC_H

#include "input/workspace.h"

struct pl_heredoc {
    struct pl_span body; /* whole lines */
    size_t end;          /* behind the line that ends it */
    bool is_quoted;      /* `<<'EOF'`: all of it is as it is written */
    bool strips_tabs;    /* `<<-EOF`: those that lines begin with */
};

/* Read the here-document that the `<<` at `at` of `text` announces. Its last
 * line may be indented, as in a page's list. Returns false if there is none, or
 * if it never ends. */
bool pl_heredoc_read(struct pl_workspace *space, struct pl_slice text,
                     size_t at, struct pl_heredoc *out);

#endif

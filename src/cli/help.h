/*
 * Help: what --help prints, made from the table.
 */
#ifndef PL_CLI_HELP_H
#define PL_CLI_HELP_H

#include "base/buf.h"

/* Append the help. */
void pl_help_write(struct pl_buf *out);

#endif

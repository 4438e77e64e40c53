/*
 * Help: what --help prints, made from the table.
 */
#ifndef PL_CLI_HELP_H
#define PL_CLI_HELP_H

#include "cli/options.h"

/* Append the help, with the lists that the options know. */
void pl_help_write(struct pl_buf *out, const struct pl_options *options);

#endif

/*
 * Help: the text of --help, made from the tables of commands and options.
 */
#ifndef PL_CLI_HELP_H
#define PL_CLI_HELP_H

#include "cli/options.h"

/* Append the help, with the lists in `options->known_lists`. */
void pl_help_write(struct pl_buf *out, const struct pl_options *options);

#endif

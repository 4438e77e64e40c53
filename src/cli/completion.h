/*
 * Completion: scripts that let a shell complete paylint's command line, made
 * from the tables of commands and options.
 */
#ifndef PL_CLI_COMPLETION_H
#define PL_CLI_COMPLETION_H

#include "base/buf.h"

/* Append the script for `shell`: bash, zsh or fish. Returns false if it is none
 * of these. */
bool pl_completion_write(struct pl_buf *out, struct pl_slice shell);

#endif

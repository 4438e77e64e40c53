/*
 * Completion: scripts by which a shell completes paylint's command line. They
 * are made from the tables of commands and options.
 */
#ifndef PL_CLI_COMPLETION_H
#define PL_CLI_COMPLETION_H

#include "base/buf.h"

/* Append the script for `shell`: bash, zsh or fish. Returns false for another
 * shell. */
bool pl_completion_write(struct pl_buf *out, struct pl_slice shell);

#endif

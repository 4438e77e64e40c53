/*
 * Manual: the parts of the manual pages that are made from tables, in roff
 * (man(7)). scripts/reference puts them into the folder man.
 */
#ifndef PL_CLI_MANUAL_H
#define PL_CLI_MANUAL_H

#include "base/buf.h"

/* Append the part `name`: commands, options or keywords. Returns false if there
 * is no such part. */
bool pl_manual_write(struct pl_buf *out, struct pl_slice name);

#endif

/*
 * URI: a path as a relative reference, for formats that name files so.
 */
#ifndef PL_REPORT_URI_H
#define PL_REPORT_URI_H

#include <stdbool.h>

#include "base/buf.h"

/* What SARIF calls the folder that relative references start from. */
#define PL_URI_ROOT "%SRCROOT%"

/* The part of `path` below the folder `root`, or all of it if it is not there
 * or is relative; `./` at its start is left out. */
struct pl_slice pl_uri_path(struct pl_slice path, struct pl_slice root);

/* Append `path` percent-encoded: all but letters, digits, `-._~` and `/`. An
 * absolute one becomes a file: URI. */
void pl_uri_add(struct pl_buf *out, struct pl_slice path);

/* Tell whether it becomes a relative reference. */
bool pl_uri_is_relative(struct pl_slice path);

/* Tell whether `url` is one of http or https that can stand as it is in a page
 * or an attribute. */
bool pl_uri_is_http(struct pl_slice url);

#endif

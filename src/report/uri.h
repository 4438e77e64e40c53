/*
 * URI: write a path as a relative reference, for formats whose file names are
 * URIs.
 */
#ifndef PL_REPORT_URI_H
#define PL_REPORT_URI_H

#include <stdbool.h>

#include "base/buf.h"

/* The name that SARIF has for the folder to which references are relative. */
#define PL_URI_ROOT "%SRCROOT%"

/* The part of `path` below the folder `root`; the whole path if it is relative
 * or not below `root`. `./` at its start is left out. */
struct pl_slice pl_uri_path(struct pl_slice path, struct pl_slice root);

/* Append `path` percent-encoded: all but letters, digits, `-._~` and `/`. An
 * absolute path becomes a file: URI. */
void pl_uri_add(struct pl_buf *out, struct pl_slice path);

/* Tell whether `path` becomes a relative reference. */
bool pl_uri_is_relative(struct pl_slice path);

/* Tell whether `url` is an http or https URL that needs no escaping in a page
 * or an attribute. */
bool pl_uri_is_http(struct pl_slice url);

#endif

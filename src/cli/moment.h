/*
 * Moment: read a point in time as given on the command line.
 */
#ifndef PL_CLI_MOMENT_H
#define PL_CLI_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

/* Read ISO 8601 with an offset (`2024-05-01T12:00:00+02:00`, `…Z`) or seconds
 * since 1970 into `seconds`. Fractions are dropped. Returns false if `text` is
 * neither, or if its day or hour does not exist. */
bool pl_moment_read(int64_t *seconds, struct pl_slice text);

#endif

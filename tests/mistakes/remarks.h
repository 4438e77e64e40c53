/*
 * Remarks: what TAP lets pass behind a test that failed.
 */
#ifndef TESTS_MISTAKES_REMARKS_H
#define TESTS_MISTAKES_REMARKS_H

#include "base/slice.h"

/* Print a text, which may have several lines and be empty, as remarks. */
void remarks_print(const char *name, struct pl_slice text);

#endif

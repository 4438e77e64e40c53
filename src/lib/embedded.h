/*
 * Embedded: the files of rules/ as they were when the program was built, so
 * that it works without installed data. The build makes embedded.c from them.
 */
#ifndef PL_LIB_EMBEDDED_H
#define PL_LIB_EMBEDDED_H

#include <stddef.h>

struct pl_embedded {
    const char *name; /* without its folder: "braze.yaml" */
    const char *data; /* `size` bytes, with a NUL after them */
    size_t size;
};

/* All of them; ends with a NULL name. */
extern const struct pl_embedded pl_embedded[];

#endif

/*
 * Embedded: the files of rules/ as they were when the program was built, so
 * that it needs no installed data. The build makes embedded.c from them
 * (tools/embed.c).
 */
#ifndef PL_LIB_EMBEDDED_H
#define PL_LIB_EMBEDDED_H

#include "rules/digest.h"

struct pl_embedded {
    const char *name; /* file name without folder: "braze.yaml" */
    struct pl_digest digest;
};

/* All of them; the last has a NULL name. */
extern const struct pl_embedded pl_embedded[];

#endif

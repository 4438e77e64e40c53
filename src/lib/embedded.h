/*
 * Embedded: the files of rules/ as they were when the program was built, so
 * that it works without installed data. The build makes embedded.c from them
 * (tools/embed.c).
 */
#ifndef PL_LIB_EMBEDDED_H
#define PL_LIB_EMBEDDED_H

#include "rules/digest.h"

struct pl_embedded {
    const char *name; /* without its folder: "braze.yaml" */
    struct pl_digest digest;
};

/* All of them; ends with a NULL name. */
extern const struct pl_embedded pl_embedded[];

#endif

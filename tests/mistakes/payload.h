/*
 * Payload: valid documents as Braze takes them, in many layouts.
 */
#ifndef TESTS_MISTAKES_PAYLOAD_H
#define TESTS_MISTAKES_PAYLOAD_H

#include "document.h"

enum payload_shape {
    PAYLOAD_REQUEST,
    PAYLOAD_ARRAY,
    PAYLOAD_PURCHASE,
    PAYLOAD_SHAPES
};

/* How the white space is written. */
struct payload_layout {
    const char *name;
    const char *line;   /* the line end; NULL: all on one line */
    const char *indent; /* of one level; NULL: none */
    const char *colon;  /* the white space behind a colon */
    const char *before; /* the white space before a colon and a comma */
    size_t lines_to;    /* members of containers deeper than this stand on one
                           line */
    bool has_mark;      /* a byte order mark stands first */
};

extern const struct payload_layout payload_layouts[];
extern const size_t payload_layout_count;

/* Fill an empty document; `purchases` is how many it has. */
void payload_write(struct document *document, enum payload_shape shape,
                   const struct payload_layout *layout, size_t purchases);

#endif

/*
 * Value: one JSON value as a check sees it. It borrows the bytes of the input
 * and is valid only during the call to which it is passed.
 *
 * The engine walks documents without building them, so a container usually has
 * no content: when it has closed its size is known, but not its members. If a
 * rule must look inside (check/check.h, PL_SCOPE_CONTENT), the container is
 * read again into a tree of values, and `has_content` is true.
 */
#ifndef PL_MODEL_VALUE_H
#define PL_MODEL_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "model/span.h"
#include "model/type.h"

struct pl_member;

struct pl_value {
    enum pl_type type;
    bool truth;           /* the value of a boolean */
    bool has_escapes;     /* a string written with backslash escapes */
    bool has_content;     /* `items` or `members` is set */
    struct pl_span span;  /* of the token, or from opening to closing bracket */
    struct pl_slice raw;  /* as written, quotes included; empty for a container
                             without content */
    struct pl_slice text; /* of a string: its characters in UTF-8, escapes
                             decoded (a lone surrogate as three bytes); else the
                             same as `raw` */
    uint64_t size;        /* number of elements of an array, or members of an
                             object */
    const struct pl_value *items;    /* of an array: `size` of them */
    const struct pl_member *members; /* of an object: `size` of them; equal keys
                                        all appear */
};

struct pl_member {
    struct pl_value key; /* a string */
    struct pl_value value;
};

#endif

/*
 * Value: one JSON value as a check sees it. It borrows the bytes of the input
 * and is valid only during the call that it is passed to.
 *
 * The engine walks documents without building them, so a container usually
 * comes without content: its size is known once it has closed, its members are
 * not. Where a rule must look inside again (see check.h, PL_SCOPE_CONTENT) the
 * container is read once more into a tree of values and `has_content` is true.
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
    bool has_content;     /* `items` or `members` is filled */
    struct pl_span span;  /* the token, or from opening to closing bracket */
    struct pl_slice raw;  /* as written, quotes included; empty for a container
                             without content */
    struct pl_slice text; /* string: its characters, escapes decoded, UTF-8 (a
                             lone surrogate as its three bytes); else as raw */
    uint64_t size;        /* elements of an array, members of an object */
    const struct pl_value *items;    /* `size` of them, if an array */
    const struct pl_member *members; /* `size` of them, if an object; of two
                                        equal keys both are there */
};

struct pl_member {
    struct pl_value key; /* a string */
    struct pl_value value;
};

#endif

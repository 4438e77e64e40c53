/*
 * Token: what the reader yields, one each call.
 *
 * Containers always balance: where a bracket is missing or wrong, the reader
 * supplies the close that belongs there and marks it. A value that contains an
 * error is yielded as PL_TOKEN_BAD: it counts as present, and no rule looks at
 * it. Colons and commas are not yielded.
 */
#ifndef PL_JSON_TOKEN_H
#define PL_JSON_TOKEN_H

#include <stdint.h>

#include "base/slice.h"
#include "model/span.h"

enum pl_token_kind {
    PL_TOKEN_END, /* end of the document; repeated for ever */
    PL_TOKEN_KEY, /* its value follows */
    PL_TOKEN_NULL,
    PL_TOKEN_TRUE,
    PL_TOKEN_FALSE,
    PL_TOKEN_NUMBER,
    PL_TOKEN_STRING,
    PL_TOKEN_BAD,
    PL_TOKEN_OBJECT_OPEN,
    PL_TOKEN_OBJECT_CLOSE,
    PL_TOKEN_ARRAY_OPEN,
    PL_TOKEN_ARRAY_CLOSE
};

/* Flags of a token. */
enum {
    PL_TOKEN_ESCAPED = 1,   /* a string or key that holds backslash escapes */
    PL_TOKEN_LENIENT = 2,   /* written wrong, but treated as if it were right
                               (single quotes, an unquoted key); `text` is
                               decoded already */
    PL_TOKEN_LONG = 4,      /* longer than the reader keeps; `text` is empty */
    PL_TOKEN_CUT = 8,       /* a close that the reader supplied, or the close of
                               a container that lost members to a mistake: a
                               member that is absent may have been meant */
    PL_TOKEN_FRACTION = 16, /* a number with `.`, `e` or `E` */
    PL_TOKEN_BAD_KEY = 32   /* a key that contains an error: its member is
                               present under an unknown name */
};

struct pl_token {
    enum pl_token_kind kind;
    unsigned flags;
    struct pl_span span;  /* in the source, quotes included; for a supplied
                             close it is empty, at the place where the close is
                             missing */
    struct pl_slice text; /* string or key: what is between the quotes, as
                             written (with PL_TOKEN_ESCAPED, not decoded yet);
                             number or literal: as written; empty for a value
                             with an error. Points into the window: valid until
                             the next call */
};

#endif

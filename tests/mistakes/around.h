/*
 * Around: what a text can stand among: nothing, lines, the elements of an
 * array, the purchases of a request. What is around it is clean, and before it
 * there is enough to show how such things look.
 */
#ifndef TESTS_MISTAKES_AROUND_H
#define TESTS_MISTAKES_AROUND_H

#include "base/buf.h"

#include "random.h"

enum around {
    AROUND_NOTHING,
    AROUND_LINES,
    AROUND_ELEMENTS,
    AROUND_PURCHASES,
    AROUNDS
};

/* Write `text` among what looks like `clean`, which is without a mistake, and
 * like purchases without a fault. In half of the cases one byte of it all is
 * spoiled: what the mistake is then, nobody knows but the reader. */
void around_write(struct pl_buf *out, enum around around, struct pl_slice clean,
                  struct pl_slice text, struct random *random);

#endif

/*
 * Epoch: recognise a number that is meant as a point in time: seconds or
 * milliseconds since 1970.
 */
#ifndef PL_CHECK_EPOCH_H
#define PL_CHECK_EPOCH_H

#include "check/facts.h"

/* If `text` is a number that is plausible as a time (1990 to 2100), add
 * {epoch}, "seconds" or "milliseconds", and {date}. */
void pl_epoch_explain(struct pl_slice text, struct pl_facts *facts);

#endif

/*
 * Epoch: numbers that are a point in time, in seconds or milliseconds since
 * 1970.
 */
#ifndef PL_CHECK_EPOCH_H
#define PL_CHECK_EPOCH_H

#include "check/facts.h"

/* Add {epoch}, "seconds" or "milliseconds", and {date} if `text` is a number
 * that is plausible as one (from 1990 to 2100). */
void pl_epoch_explain(struct pl_slice text, struct pl_facts *facts);

#endif

/*
 * Sentence: the message of a finding and its hint as one text, for formats that
 * have no place for the hint.
 */
#ifndef PL_REPORT_SENTENCE_H
#define PL_REPORT_SENTENCE_H

#include "base/buf.h"
#include "model/finding.h"

/* Append the message and, after a semicolon, the hint, if there is one. Nothing
 * is escaped. */
void pl_sentence_add(struct pl_buf *out, const struct pl_finding *finding);

#endif

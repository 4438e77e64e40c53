/*
 * Sentence: all that a finding says in one line, for the formats that have no
 * place for the hint.
 */
#ifndef PL_REPORT_SENTENCE_H
#define PL_REPORT_SENTENCE_H

#include "base/buf.h"
#include "model/finding.h"

/* Append the message, and the hint, if there is one, after a semicolon. Nothing
 * is escaped. */
void pl_sentence_add(struct pl_buf *out, const struct pl_finding *finding);

#endif

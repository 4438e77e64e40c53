/*
 * Fixtures: payloads in folders named `valid` and `invalid`, which say what the
 * rules have to make of them. A valid one has no error and no warning. Beside
 * an invalid one, NAME, the file NAME.expect lists its errors and warnings, and
 * what it likes of its infos: a line each, `LINE[:COLUMN] rule/id`.
 */
#ifndef PL_LIB_FIXTURES_H
#define PL_LIB_FIXTURES_H

#include "lib/session.h"

struct pl_fixture_counts {
    uint64_t passed, failed;
};

/* Check the fixtures below the session's operands and print what differs, as a
 * diff. Trouble is told; so is that there are none. May be called once. */
void pl_fixtures_check(struct pl_session *session,
                       struct pl_fixture_counts *counts);

/* Free what a session holds of them; NULL is nothing. */
void pl_fixtures_free(struct pl_fixtures *fixtures);

#endif

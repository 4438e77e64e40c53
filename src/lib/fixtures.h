/*
 * Fixtures: payloads in folders named `valid` and `invalid`, to test rules
 * with. A valid payload must give no error and no warning. Beside an invalid
 * one, NAME, the file NAME.expect lists its errors and warnings, and any of its
 * infos: a line each, `LINE[:COLUMN] rule/id`.
 */
#ifndef PL_LIB_FIXTURES_H
#define PL_LIB_FIXTURES_H

#include "lib/session.h"

struct pl_fixture_counts {
    uint64_t passed, failed;
};

/* Check the fixtures below the session's operands and print the differences as
 * a diff. Trouble is reported, and also that there are none. Call at most
 * once. */
void pl_fixtures_check(struct pl_session *session,
                       struct pl_fixture_counts *counts);

/* Free what a session holds of them. NULL is allowed. */
void pl_fixtures_free(struct pl_fixtures *fixtures);

#endif

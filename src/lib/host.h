/*
 * Host: how a session answers the questions of a reporter (report/host.h).
 */
#ifndef PL_LIB_HOST_H
#define PL_LIB_HOST_H

#include "lib/session.h"

/* The host for the session's reports. The session must outlive it. */
struct pl_report_host pl_session_host(struct pl_session *session);

#endif

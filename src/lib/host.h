/*
 * Host: what a session answers when a reporter asks (report/host.h).
 */
#ifndef PL_LIB_HOST_H
#define PL_LIB_HOST_H

#include "lib/session.h"

/* The host of the session's reports, which it must outlive. */
struct pl_report_host pl_session_host(struct pl_session *session);

#endif

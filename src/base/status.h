/*
 * Status: failures of the environment: no file, no memory, a full disk. A wrong
 * payload or rule file is not a status but a finding.
 */
#ifndef PL_BASE_STATUS_H
#define PL_BASE_STATUS_H

enum pl_status {
    PL_STATUS_OK,
    PL_STATUS_NO_MEMORY, /* see base/heap.h */
    PL_STATUS_NO_FILE,   /* the path does not exist */
    PL_STATUS_DENIED,    /* no permission to read or write it */
    PL_STATUS_IO,        /* reading or writing failed; errno says why */
    PL_STATUS_DAMAGED,   /* compressed data that cannot be read to its end */
    PL_STATUS_KIND,      /* a device, a socket or the like, which cannot hold
                            payloads */
    PL_STATUS_RULES      /* the rules or the configuration have mistakes */
};

#endif

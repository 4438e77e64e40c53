/*
 * Members: look into an object that has content.
 */
#ifndef PL_CHECK_MEMBERS_H
#define PL_CHECK_MEMBERS_H

#include "model/value.h"

/* The member of `object` named `key`, the first of equal ones; NULL if it has
 * none or has no content. */
const struct pl_member *pl_members_find(const struct pl_value *object,
                                        struct pl_slice key);

#endif

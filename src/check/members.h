/*
 * Members: find a member in an object that has content.
 */
#ifndef PL_CHECK_MEMBERS_H
#define PL_CHECK_MEMBERS_H

#include "model/value.h"

/* The first member of `object` whose key is `key`; NULL if there is none or
 * `object` has no content. */
const struct pl_member *pl_members_find(const struct pl_value *object,
                                        struct pl_slice key);

#endif

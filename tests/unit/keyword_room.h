/*
 * Room: what the files of keyword.h share, from the setup of a test to its
 * teardown.
 */
#ifndef TESTS_UNIT_KEYWORD_ROOM_H
#define TESTS_UNIT_KEYWORD_ROOM_H

#include "keyword.h"

extern struct keyword_room {
    struct pl_heap heap;
    struct pl_arena arena;
    struct pl_buf scratch;
    struct pl_facts facts;
    struct pl_work work;
    struct pl_list lists[3];
} keyword_room;

#define KEYWORD_SIBLINGS 2

/* The names of the siblings. */
extern const char *const keyword_siblings[KEYWORD_SIBLINGS];

/* Say what is malformed, and abort. */
_Noreturn void keyword_fail(const char *what, const char *detail);

/* A copy of `slice` that ends with a NUL. */
const char *keyword_text(struct pl_slice slice);

/* The member of that key, or NULL. */
const struct pl_value *keyword_member(const struct pl_value *object,
                                      const char *key);

/* The list of that name, which must be there. */
const struct pl_list *keyword_list(struct pl_slice name);

#endif

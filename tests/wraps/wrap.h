/*
 * Wrap: a text that was put into another, and that into another again, and
 * where each of its bytes stands then. It is known by construction: nothing is
 * searched or parsed for it.
 */
#ifndef TESTS_WRAPS_WRAP_H
#define TESTS_WRAPS_WRAP_H

#include "base/arena.h"
#include "base/buf.h"

#include "random.h"

struct wrap {
    struct pl_arena *arena;
    struct random *random;
    struct pl_slice text;
    size_t count;          /* bytes of the innermost text */
    size_t *starts, *ends; /* of each of them, in `text` */
    struct pl_buf out;     /* the text around, while it is written */
    size_t *new_starts, *new_ends;
    bool is_open;        /* what follows in the page would be part of it */
    struct pl_buf names; /* of what was done, for people */
};

/* One way to hold a text. */
struct wrapper {
    const char *name;
    void (*write)(struct wrap *wrap);
};

/* What holds JSON in a page's code, ends in a NULL name; the first one adds
 * nothing. */
extern const struct wrapper wrap_messages[];

/* Shells that send it. */
extern const struct wrapper wrap_commands[];

/* Blocks of code; what holds blocks in a page. */
extern const struct wrapper wrap_blocks[];
extern const struct wrapper wrap_containers[];

/* A page around blocks; a .http file around a request; a script. */
extern const struct wrapper wrap_page, wrap_requests, wrap_script;

/* A JSON string, and the files that have such a string for a body. */
extern const struct wrapper wrap_string;
extern const struct wrapper wrap_collection, wrap_record, wrap_openapi;
extern const struct wrapper wrap_snapshot; /* of the bare text */

/* Scalars of YAML, of a text of several lines or of one, and the files. */
extern const struct wrapper wrap_lines[], wrap_line[];
extern const struct wrapper wrap_cassette, wrap_openapi_yaml;

/* Begin with `text`; apply one way. */
void wrap_begin(struct wrap *wrap, struct pl_arena *arena,
                struct random *random, struct pl_slice text);
void wrap_fini(struct wrap *wrap);
void wrap_apply(struct wrap *wrap, const struct wrapper *wrapper);

/* One of a table. */
const struct wrapper *wrap_choose(struct random *random,
                                  const struct wrapper *table);

/* For a way: what is put around, one of `n` of it; bytes that are kept, from
 * `from` to `to`, as they are, or together as `with`. */
void wrap_put(struct wrap *wrap, const char *text);
void wrap_put_one_of(struct wrap *wrap, const char *const *texts, size_t n);
void wrap_keep(struct wrap *wrap, size_t from, size_t to);
void wrap_keep_as(struct wrap *wrap, size_t from, size_t to, const char *with);

#endif

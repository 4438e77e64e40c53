/*
 * Inject: one way of making one mistake. Each takes a place that fits and that
 * no other mistake has touched, changes the pieces there, and says what a
 * reader must find and yield.
 */
#ifndef TESTS_MISTAKES_INJECT_H
#define TESTS_MISTAKES_INJECT_H

#include "document.h"

enum {
    INJECT_LAST = 1,    /* no other can follow: it takes the end of the text */
    INJECT_WEIGHED = 2, /* the reader weighs the brackets of the rest of the
                           text to understand it */
    INJECT_UNBALANCED = 4 /* ... which do not balance, or seem not to */
};

struct injector {
    const char *name;
    /* Make the mistake. Returns false if there is no place for it. */
    bool (*inject)(struct document *document);
    unsigned traits;
};

/* Tables that end in a NULL name. */
extern const struct injector inject_commas[];
extern const struct injector inject_strings[];
extern const struct injector inject_values[];
extern const struct injector inject_brackets[];
extern const struct injector inject_others[];

/* Choose among the places that fit; `len` if there are none. */
size_t inject_pick(const struct document *document,
                   bool (*fits)(const struct document *document, size_t index));

/* Tell whether no mistake has touched these sides of a piece; false if there is
 * no such piece. */
bool inject_is_free(const struct document *document, size_t index,
                    unsigned sides);
void inject_touch(struct document *document, size_t index, unsigned sides);

/* Tell whether the pieces before and behind `index`, white space aside, are
 * untouched on the sides that face it, and so is it. */
bool inject_is_alone(const struct document *document, size_t index);

/* Take hold of all of that. */
void inject_take(struct document *document, size_t index);

/* Tell whether a piece is a value: a scalar or an opening bracket. */
bool inject_is_scalar(const struct piece *piece);
bool inject_is_value(const struct piece *piece);

/* Tell whether a piece is white space that begins with a line end, or whether
 * there is none. */
bool inject_ends_line(const struct document *document, size_t index);

/* One of `n` texts. */
struct pl_slice inject_choose(struct document *document,
                              const char *const *texts, size_t n);

/* The piece put in at `index`, which yields nothing and stands where the one
 * before it does. */
struct piece *inject_insert(struct document *document, size_t index,
                            struct pl_slice text);

#endif

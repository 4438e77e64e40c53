/*
 * Sample: a text with the place of each of its bytes, and a feed that gives it
 * in pieces, for the tests of the window.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "model/window.h"

/* A feed of `text` that gives at most `most` bytes at a time. */
struct script {
    struct pl_slice text;
    size_t at;
    size_t most;
    bool is_random;
    enum pl_status status; /* at the end */
};

struct pl_feed script_feed(struct script *script);

/* A text, and the place of each of its bytes as counted one by one. */
struct sample {
    char *text;
    size_t len;
    struct pl_place *places; /* len + 1 */
    bool *is_start;          /* of a code point, a run, or the end */
};

struct sample sample_of(struct pl_slice text);
void sample_free(struct sample *sample);

/* Random text of about `len` bytes, of `kinds` of the 15 pieces in sample.c
 * from number `first` on, with long runs of one piece between. */
struct sample sample_random(size_t len, size_t first, size_t kinds);

/* A feed of a sample. */
struct script script_of(const struct sample *sample, size_t most,
                        bool is_random);

/* The offset behind what is in the window. */
static inline uint64_t window_end(const struct pl_window *window) {
    return window->base + window->len;
}

/* Fail unless the place of `offset`, where the window knows enough to tell it,
 * and the bytes in the window are those of the sample. */
void sample_check_place(struct pl_window *window, const struct sample *sample,
                        uint64_t offset);
void sample_check_bytes(const struct pl_window *window,
                        const struct sample *sample);

#endif

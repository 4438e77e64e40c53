/*
 * The program without shortcuts: it is linked with these instead of the
 * engine's (engine/quick.h), so that each value is read and judged by the rest.
 * What it prints must be what paylint prints.
 */
#include "engine/quick.h"

#include "engine/walk.h"

void pl_quick_new(pl_quick **out, struct pl_run *run) {
    (void)run;
    *out = NULL;
}

void pl_quick_free(pl_quick *quick) {
    (void)quick;
}

void pl_quick_begin(pl_quick *quick) {
    (void)quick;
}

void pl_quick_end(pl_quick *quick) {
    (void)quick;
}

bool pl_quick_object(struct pl_run *run, uint32_t state, uint64_t offset,
                     struct pl_quick_passed *out) {
    (void)run;
    (void)state;
    (void)offset;
    (void)out;
    return false;
}

uint64_t pl_quick_elements(struct pl_run *run, uint32_t state, uint64_t *end) {
    (void)run;
    (void)state;
    (void)end;
    return 0;
}

bool pl_quick_is_sure(struct pl_run *run, uint32_t state,
                      const struct pl_token *token) {
    (void)run;
    (void)state;
    (void)token;
    return false;
}

void pl_quick_started(struct pl_run *run) {
    (void)run;
}

bool pl_quick_root(struct pl_run *run, uint64_t offset,
                   struct pl_quick_passed *out) {
    (void)run;
    (void)offset;
    (void)out;
    return false;
}

uint64_t pl_quick_lines(struct pl_run *run) {
    (void)run;
    return 0;
}

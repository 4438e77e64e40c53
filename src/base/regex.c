#include "base/regex.h"

#include <stdlib.h>

#include "config.h"

#ifdef HAVE_PCRE2

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* The number of steps that a match may take, plus some for each byte of the
 * text, so that a match whose time is linear in the text never gives up. */
#define STEPS_MAX          100000
#define STEPS_PER_BYTE     16
#define DEPTH_MAX          250000
#define MEMORY_MAX         (64 * 1024) /* KiB */
#define PATTERN_LENGTH_MAX 65536
#define MESSAGE_MAX        200

struct pl_regex {
    struct pl_slice text;
    const pcre2_code *code;
};

struct pl_matcher {
    struct pl_heap *heap;
    pcre2_match_data *data;
    pcre2_match_context *context;
};

static void *take(size_t size, void *arena) {
    return pl_arena_alloc(arena, size);
}

/* Do nothing: the arena frees everything at once. */
static void give_back(void *memory, void *arena) {
    (void)memory;
    (void)arena;
}

static pcre2_compile_context *make_context(struct pl_arena *arena) {
    pcre2_general_context *general =
        pcre2_general_context_create(take, give_back, arena);
    pcre2_compile_context *context = pcre2_compile_context_create(general);
    pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
    pcre2_set_max_pattern_length(context, PATTERN_LENGTH_MAX);
    return context;
}

static void fill_error(struct pl_arena *arena, int code, size_t offset,
                       struct pl_regex_error *error) {
    PCRE2_UCHAR message[MESSAGE_MAX];
    if (pcre2_get_error_message(code, message, MESSAGE_MAX) < 0)
        message[0] = '\0';
    error->offset = offset;
    error->message = pl_arena_copy(arena, pl_slice_str((const char *)message));
}

const pl_regex *pl_regex_compile(struct pl_arena *arena,
                                 struct pl_slice pattern,
                                 struct pl_regex_error *error) {
    static const uint32_t options =
        PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY |
        PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF |
        PCRE2_NEVER_BACKSLASH_C;
    int code;
    PCRE2_SIZE offset;
    struct pl_regex *regex = pl_arena_alloc(arena, sizeof *regex);
    regex->text = pl_arena_copy(arena, pattern);
    regex->code = pcre2_compile((PCRE2_SPTR)regex->text.data, pattern.len,
                                options, &code, &offset, make_context(arena));
    if (regex->code)
        return regex;
    fill_error(arena, code, offset < pattern.len ? offset : pattern.len, error);
    return NULL;
}

struct pl_slice pl_regex_text(const pl_regex *regex) {
    return regex->text;
}

pl_matcher *pl_matcher_new(struct pl_heap *heap) {
    pl_matcher *matcher = pl_heap_alloc(heap, sizeof *matcher);
    matcher->heap = heap;
    matcher->data = pcre2_match_data_create(1, NULL);
    matcher->context = pcre2_match_context_create(NULL);
    if (!matcher->data || !matcher->context) {
        pl_matcher_free(matcher);
        pl_heap_run_out(heap);
    }
    pcre2_set_depth_limit(matcher->context, DEPTH_MAX);
    pcre2_set_heap_limit(matcher->context, MEMORY_MAX);
    return matcher;
}

void pl_matcher_free(pl_matcher *matcher) {
    if (!matcher)
        return;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    free(matcher);
}

static uint32_t steps_for(struct pl_slice text) {
    return text.len < (UINT32_MAX - STEPS_MAX) / STEPS_PER_BYTE
               ? STEPS_MAX + STEPS_PER_BYTE * (uint32_t)text.len
               : UINT32_MAX;
}

enum pl_match pl_regex_match(const pl_regex *regex, struct pl_slice text,
                             pl_matcher *matcher) {
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.len > 0 ? text.data : "");
    pcre2_set_match_limit(matcher->context, steps_for(text));
    int result = pcre2_match(regex->code, subject, text.len, 0, 0,
                             matcher->data, matcher->context);
    if (result >= 0)
        return PL_MATCH_YES;
    if (result == PCRE2_ERROR_NOMATCH)
        return PL_MATCH_NO;
    if (result == PCRE2_ERROR_NOMEMORY)
        pl_heap_run_out(matcher->heap);
    return PL_MATCH_GAVE_UP;
}

#else

const pl_regex *pl_regex_compile(struct pl_arena *arena,
                                 struct pl_slice pattern,
                                 struct pl_regex_error *error) {
    (void)arena;
    (void)pattern;
    error->offset = 0;
    error->message =
        pl_slice_str("this paylint was built without PCRE2, which patterns "
                     "need: install PCRE2 and build it again");
    return NULL;
}

/* Without PCRE2 no pattern compiles, so the functions below are never called
 * with one. */

struct pl_slice pl_regex_text(const pl_regex *regex) {
    (void)regex;
    return pl_slice_str("");
}

pl_matcher *pl_matcher_new(struct pl_heap *heap) {
    return pl_heap_alloc(heap, 1);
}

void pl_matcher_free(pl_matcher *matcher) {
    free(matcher);
}

enum pl_match pl_regex_match(const pl_regex *regex, struct pl_slice text,
                             pl_matcher *matcher) {
    (void)regex;
    (void)text;
    (void)matcher;
    return PL_MATCH_GAVE_UP;
}

#endif

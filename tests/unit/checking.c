#include "checking.h"

#include <check.h>
#include <stdlib.h>

#include "rules/load.h"

static enum pl_status read_rules(void *self, struct pl_slice path,
                                 struct pl_buf *out) {
    (void)path;
    pl_buf_add_str(out, self);
    return PL_STATUS_OK;
}

static void say(struct pl_buf *out, const struct pl_finding *finding) {
    const struct pl_place *start = &finding->region.start;
    const struct pl_place *end = &finding->region.end;
    pl_buf_add_format(
        out, "%.*s %llu:%llu-%llu:%llu %.*s %.*s", (int)finding->rule.len,
        finding->rule.data, (unsigned long long)start->line,
        (unsigned long long)start->column, (unsigned long long)end->line,
        (unsigned long long)end->column, (int)finding->pointer.len,
        finding->pointer.data, (int)finding->message.len,
        finding->message.data);
}

static void say_related(struct checking *checking,
                        const struct pl_region *region) {
    pl_buf_add_format(&checking->said, " < %llu:%llu",
                      (unsigned long long)region->start.line,
                      (unsigned long long)region->start.column);
    if (!checking->shows_excerpts)
        return;
    pl_buf_add_str(&checking->said, " | ");
    pl_buf_add_slice(&checking->said, region->excerpt.text);
}

static void take_finding(void *self, const struct pl_finding *finding) {
    struct checking *checking = self;
    say(&checking->said, finding);
    if (checking->shows_excerpts) {
        pl_buf_add_str(&checking->said, " | ");
        pl_buf_add_slice(&checking->said, finding->region.excerpt.text);
    }
    if (checking->shows_related)
        pl_buf_add_format(&checking->said, " #%llu",
                          (unsigned long long)finding->document);
    for (size_t i = 0; checking->shows_related && i < finding->related_count;
         i++)
        say_related(checking, &finding->related[i].region);
    pl_buf_add_char(&checking->said, '\n');
}

static void refuse(void *self, const struct pl_finding *finding) {
    struct checking *checking = self;
    say(&checking->said, finding);
    ck_abort_msg("%s", checking->said.data);
}

static void ignore(void *self, struct pl_slice file, struct pl_slice message,
                   bool is_error) {
    (void)self;
    (void)file;
    (void)message;
    (void)is_error;
}

void checking_init(struct checking *checking, const char *rules) {
    *checking = (struct checking){.options = {.shape = PL_SHAPE_NONE,
                                              .target = PL_SHAPE_NONE,
                                              .now = 1750000000}};
    pl_heap_init(&checking->heap);
    pl_buf_init(&checking->said, &checking->heap);
    pl_tallies_init(&checking->tallies, &checking->heap);
    pl_plan_init(&checking->plan, &checking->heap);
    checking->plan.has_target_starts = true;
    checking->options.tallies = &checking->tallies;

    struct pl_buf text;
    pl_buf_init(&text, &checking->heap);
    pl_buf_add_str(&text, rules);
    struct pl_slice file = pl_slice_str("rules.yaml");
    struct pl_load_options options = {.files = {&file, 1}};
    struct pl_file_source source = {read_rules, NULL, text.data, NULL};
    enum pl_status status;
    checking->ruleset =
        pl_load(&checking->heap, &options, source,
                (struct pl_sink){refuse, ignore, checking}, &status);
    ck_assert_ptr_nonnull(checking->ruleset);
    pl_buf_fini(&text);
    checking->is_made = pl_plan_make(&checking->plan, checking->ruleset);
}

void checking_fini(struct checking *checking) {
    pl_run_free(checking->run);
    pl_tallies_fini(&checking->tallies);
    pl_plan_fini(&checking->plan);
    pl_ruleset_free(checking->ruleset);
    pl_buf_fini(&checking->said);
}

static size_t give(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct checking *checking = self;
    size_t n = checking->text.len - checking->at;
    n = n < checking->most ? n : checking->most;
    n = n < room ? n : room;
    memcpy(into, checking->text.data + checking->at, n);
    checking->at += n;
    *status = PL_STATUS_OK;
    return n;
}

const char *checking_say_slowly(struct checking *checking, const char *text,
                                size_t most) {
    struct pl_sink sink = {take_finding, ignore, checking};
    struct pl_run_input input = {.name = pl_slice_str("a.json"),
                                 .is_named = true,
                                 .framing = checking->framing,
                                 .feed = {give, checking}};
    ck_assert(checking->is_made);
    if (!checking->run)
        pl_run_new(&checking->run, &checking->heap, &checking->plan,
                   checking->options, sink);
    checking->text = pl_slice_str(text);
    checking->at = 0;
    checking->most = most;
    pl_buf_clear(&checking->said);
    pl_buf_add_str(&checking->said, "");
    ck_assert_int_eq(pl_run_input(checking->run, &input), PL_STATUS_OK);
    return checking->said.data;
}

const char *checking_say(struct checking *checking, const char *text) {
    return checking_say_slowly(checking, text, SIZE_MAX);
}

void checking_expect(const char *rules, const char *text,
                     const char *expected) {
    struct checking checking;
    checking_init(&checking, rules);
    ck_assert_str_eq(checking_say(&checking, text), expected);
    pl_tallies_clear(&checking.tallies);
    ck_assert_str_eq(checking_say(&checking, text), expected);
    checking_fini(&checking);

    checking_init(&checking, rules);
    checking.options.window_size = 2048;
    checking.options.wants_excerpts = true;
    ck_assert_str_eq(checking_say_slowly(&checking, text, 1), expected);
    checking_fini(&checking);
}

void checking_compare(const struct pl_buf *quick,
                      const struct pl_buf *thorough) {
    size_t at = 0, line = 0;

    if (pl_slice_eq(pl_buf_slice(quick), pl_buf_slice(thorough)))
        return;
    for (; quick->data[at] == thorough->data[at]; at++)
        if (quick->data[at] == '\n')
            line = at + 1;
    ck_abort_msg("%.400s\nbut without shortcuts: %.400s", quick->data + line,
                 thorough->data + line);
}

#define SEEDS 6 /* in a loop */

/* Texts that arrive at once, and a piece at a time. */
static void try_seed(struct checking_saying *saying) {
    struct pl_heap heap;
    struct pl_buf quick, thorough;

    pl_heap_init(&heap);
    pl_buf_init(&quick, &heap);
    pl_buf_init(&thorough, &heap);
    saying->most = SIZE_MAX;
    saying->is_thorough = true;
    saying->say(saying, &thorough);
    saying->is_thorough = false;
    saying->say(saying, &quick);
    checking_compare(&quick, &thorough);
    pl_buf_clear(&quick);
    saying->most = 1 + (size_t)saying->seed * 37;
    saying->say(saying, &quick);
    checking_compare(&quick, &thorough);
    pl_buf_fini(&quick);
    pl_buf_fini(&thorough);
}

void checking_try(struct checking_saying saying, int loop) {
    for (int i = 0; i < SEEDS; i++) {
        saying.seed = (uint64_t)loop * SEEDS + (uint64_t)i;
        try_seed(&saying);
    }
}

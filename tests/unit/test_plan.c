#include "engine/plan.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "checking.h"
#include "lib/embedded.h"
#include "lib/files.h"

static const char rules[] = CHECKING_HEAD
    "  x/a: {target: t, given: $.p, severity: error, message: m, when: {z: "
    "present}, then: {maximum: 1}}\n"
    "  x/b: {target: t, given: $.p, severity: error, message: m, after: "
    "[x/a], then: {type: number}}\n"
    "  x/c: {target: t, given: $.q, severity: error, message: m, sensitive: "
    "true, then: {maxLength: 3}}\n"
    "  x/d: {target: t, severity: 'off', message: m, then: {minProperties: "
    "9}}\n"
    "  x/e: {target: t, severity: error, message: m, then: {knownKeys: [a, p], "
    "required: [p]}}\n";

/* The case of a rule, or NULL. */
static const struct pl_plan_case *case_of(const struct checking *checking,
                                          const char *rule) {
    for (size_t i = 0; i < checking->plan.case_count; i++)
        if (pl_slice_is(checking->plan.cases[i].rule->id, rule))
            return &checking->plan.cases[i];
    return NULL;
}

static const struct pl_post *post_of(const struct checking *checking,
                                     const char *member) {
    const struct pl_plan *plan = &checking->plan;
    uint32_t at = plan->target_starts[0];
    if (member) {
        const struct pl_state *state = &plan->automaton.states[at];
        at = state->edges[pl_words_find(&state->names, pl_slice_str(member))];
    }
    return pl_plan_post(plan, at);
}

START_TEST(a_case_waits_if_it_asks_for_siblings) {
    struct checking checking;
    checking_init(&checking, rules);
    ck_assert(case_of(&checking, "x/a")->is_deferred);
    ck_assert(!case_of(&checking, "x/b")->is_deferred);
    ck_assert(!case_of(&checking, "x/c")->is_deferred);
    checking_fini(&checking);
}
END_TEST

START_TEST(what_is_off_is_left_out) {
    struct checking checking;
    checking_init(&checking, rules);
    ck_assert_ptr_null(case_of(&checking, "x/d"));
    checking_fini(&checking);
}
END_TEST

START_TEST(duties_stand_by_type) {
    struct checking checking;
    checking_init(&checking, rules);
    const struct pl_post *post = post_of(&checking, "p");
    ck_assert_uint_eq(post->scalar[PL_TYPE_NUMBER].count, 2);
    ck_assert_uint_eq(post->scalar[PL_TYPE_STRING].count, 1);
    post = post_of(&checking, "q");
    ck_assert_uint_eq(post->scalar[PL_TYPE_NUMBER].count, 0);
    ck_assert_uint_eq(post->scalar[PL_TYPE_STRING].count, 1);
    checking_fini(&checking);
}
END_TEST

START_TEST(members_that_rules_ask_for_are_remembered) {
    struct checking checking;
    checking_init(&checking, rules);
    const struct pl_post *post = post_of(&checking, NULL);
    const struct pl_plan *plan = &checking.plan;
    const struct pl_words *names =
        &plan->automaton.states[plan->target_starts[0]].names;
    ck_assert_uint_eq(post->slot_count, 2); /* p, z */
    ck_assert(post->edges[pl_words_find(names, pl_slice_str("z"))].slot > 0);
    ck_assert(post->edges[pl_words_find(names, pl_slice_str("a"))].keys_hold);
    ck_assert(!post->edges[pl_words_find(names, pl_slice_str("q"))].keys_hold);
    checking_fini(&checking);
}
END_TEST

START_TEST(posts_are_made_when_asked_for_and_all_of_a_complete_plan) {
    struct checking checking;
    checking_init(&checking, rules);
    const struct pl_plan *plan = &checking.plan;
    uint32_t start = plan->target_starts[0];
    ck_assert_ptr_null(plan->posts[start]);
    const struct pl_post *post = pl_plan_post(plan, start);
    ck_assert_ptr_eq(plan->posts[start], post);
    pl_plan_complete(plan);
    ck_assert_ptr_eq(plan->posts[start], post);
    for (uint32_t i = 0; i < plan->automaton.count; i++) {
        ck_assert_ptr_nonnull(plan->posts[i]);
        ck_assert_uint_eq(plan->posts[i]->state, i);
    }
    checking_fini(&checking);
}
END_TEST

START_TEST(what_hides_values_is_judged_first) {
    struct checking checking;
    checking_init(&checking, rules);
    const struct pl_plan_case *a = case_of(&checking, "x/a");
    const struct pl_plan_case *b = case_of(&checking, "x/b");
    const struct pl_plan_case *c = case_of(&checking, "x/c");
    ck_assert(pl_case_goes_before(c, a));
    ck_assert(pl_case_goes_before(a, b));
    ck_assert(!pl_case_goes_before(b, a));
    ck_assert(!pl_case_goes_before(a, a));
    checking_fini(&checking);
}
END_TEST

static void ignore_finding(void *self, const struct pl_finding *finding) {
    (void)self;
    (void)finding;
}

static void ignore_note(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    (void)self;
    (void)file;
    (void)message;
    (void)is_error;
}

/* Complete the plan of a pack; it ends the program if there is no room. Returns
 * false if that is no pack of its own. */
static bool complete(const char *pack, bool has_target_starts) {
    struct pl_heap heap;
    struct pl_files files;
    struct pl_plan plan;
    enum pl_status status;
    const struct pl_load_options options = {.base = pl_slice_str(pack)};
    pl_heap_init(&heap);
    pl_files_init(&files);
    pl_ruleset *ruleset =
        pl_load(&heap, &options, pl_files_source(&files),
                (struct pl_sink){ignore_finding, ignore_note, NULL}, &status);
    pl_files_fini(&files);
    if (!ruleset) /* a part of a pack */
        return false;
    ck_assert(ruleset->is_shipped);
    pl_plan_init(&plan, &heap);
    plan.has_target_starts = has_target_starts;
    ck_assert(pl_plan_make(&plan, ruleset));
    pl_plan_complete(&plan);
    ck_assert_ptr_nonnull(plan.posts[plan.shape_starts[0]]);
    pl_plan_fini(&plan);
    pl_ruleset_free(ruleset);
    return true;
}

START_TEST(packs_need_no_more_states_than_there_is_room_for) {
    char pack[64];
    size_t packs = 0;
    for (const struct pl_embedded *file = pl_embedded; file->name; file++) {
        if (file->digest.count == 0)
            continue;
        snprintf(pack, sizeof pack, "paylint:%s", file->name);
        packs += complete(pack, false) && complete(pack, true);
    }
    ck_assert_uint_ge(packs, 3);
}
END_TEST

Suite *plan_suite(void);

Suite *plan_suite(void) {
    Suite *suite = suite_create("plan");
    TCase *tests = tcase_create("plan");
    tcase_add_test(tests, a_case_waits_if_it_asks_for_siblings);
    tcase_add_test(tests, what_is_off_is_left_out);
    tcase_add_test(tests, duties_stand_by_type);
    tcase_add_test(tests, members_that_rules_ask_for_are_remembered);
    tcase_add_test(tests,
                   posts_are_made_when_asked_for_and_all_of_a_complete_plan);
    tcase_add_test(tests, what_hides_values_is_judged_first);
    tcase_add_test(tests, packs_need_no_more_states_than_there_is_room_for);
    suite_add_tcase(suite, tests);
    return suite;
}

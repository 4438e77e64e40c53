/* What is due at containers when they close. */

#include "engine/judge.h"
#include "engine/quick_frame.h"

static void take_fault(void *self, const struct pl_span *at,
                       const struct pl_span *related,
                       const struct pl_facts *facts) {
    bool *has_faults = self;
    (void)at;
    (void)related;
    (void)facts;
    *has_faults = true;
}

/* Tell whether the members of an object satisfy a duty that asks which of them
 * are present. */
static bool members_hold(struct pl_quick *q, const struct quick_frame *frame,
                         const struct pl_duty *duty) {
    struct pl_run *run = q->run;
    const uint32_t *slots = duty->member_slots;
    bool has_faults = false;

    for (size_t i = 0; i < duty->what->value_count; i++) {
        const struct pl_plan_assertion *assertion = &duty->what->values[i];
        if (assertion->check->scope != PL_SCOPE_MEMBERS)
            continue;
        size_t count = assertion->check->names(assertion->settings)->count;
        struct pl_seen seen[64]; /* `count` of them are filled */
        if (count > sizeof seen / sizeof *seen)
            return false;
        for (size_t k = 0; k < count; k++)
            seen[k] = (struct pl_seen){
                .is_present = (frame->present >> slots[k] & 1) != 0,
                .key = {k, k + 1}};
        struct pl_seen_members members = {.seen = seen, .seen_count = count};
        assertion->check->members(
            assertion->settings, &members,
            &(struct pl_faults){take_fault, &has_faults, &run->facts});
        slots += count;
    }
    return !has_faults;
}

/* Tell whether no key stands twice in an object. */
static bool are_distinct(struct pl_quick *q, const struct quick_frame *frame) {
    q->gone_through++;
    for (uint64_t i = 0; i < frame->size; i++) {
        if (frame->keys[i]->met == q->gone_through)
            return false;
        frame->keys[i]->met = q->gone_through;
    }
    return true;
}

/* The bucket where the path of an object is; or else where it goes: the first
 * free one from its own on, or its own if none is free. */
static uint64_t *path_place(const struct quick_frame *frame) {
    size_t own = quick_path_place(frame->path);

    for (size_t i = 0; i < QUICK_PATHS; i++) {
        uint64_t *place = &frame->post->paths[(own + i) % QUICK_PATHS];
        if (*place == frame->path || *place == 0)
            return place;
    }
    return &frame->post->paths[own];
}

bool pl_quick_keys_hold(struct pl_quick *q, const struct quick_frame *frame) {
    const struct quick_container *container =
        &frame->post->containers[frame->is_object];
    uint64_t *place = path_place(frame);

    if (frame->keys == NULL || *place == frame->path)
        return true;
    if (!are_distinct(q, frame))
        return false;
    for (size_t i = 0; i < container->member_count; i++)
        if (!members_hold(q, frame, container->members[i]))
            return false;
    *place = frame->path;
    return true;
}

static bool tests_hold(struct pl_quick *q, const struct quick_frame *frame,
                       const struct quick_container *container,
                       const char *end) {
    struct pl_window *window = &q->run->window;
    uint64_t start = window->base + (uint64_t)(frame->start - window->data);
    struct pl_value value = {
        .type = frame->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY,
        .span = {start, start + (uint64_t)(end - frame->start)},
        .size = frame->size};

    for (size_t i = 0; i < container->test_count; i++) {
        const struct pl_plan_assertion *test = container->tests[i];
        bool holds =
            test->check->test(test->settings, &value, &q->run->no_siblings);
        if (pl_work_take(&q->run->work) || !holds)
            return false;
    }
    return true;
}

/* Tell whether the cases that no value satisfies are silent all the same, since
 * a sibling says so, or wait for one. */
static bool fails_are_silent(struct pl_quick *q, struct quick_frame *frame,
                             const struct quick_container *container,
                             const char *end) {
    struct quick_value value = {.start = frame->start,
                                .end = end,
                                .type = frame->is_object ? PL_TYPE_OBJECT
                                                         : PL_TYPE_ARRAY};
    bool has_object_around = q->depth > 1 && frame[-1].is_object;

    for (size_t i = 0; i < container->fail_count; i++) {
        const struct pl_duty *duty = container->fails[i];
        if (duty->is_own && pl_quick_is_silent(q, frame, duty, NULL))
            continue;
        if (duty->is_own || !duty->what->is_deferred || !has_object_around ||
            !pl_quick_wait(q, duty, &value))
            return false;
    }
    return true;
}

bool pl_quick_is_inside_clean(struct pl_quick *q, struct quick_frame *frame,
                              const struct quick_container *container,
                              const char *end) {
    for (size_t i = 0; i < container->measure_count; i++)
        if (!pl_quick_gauge_holds(q, frame, &container->measures[i]))
            return false;
    return (container->test_count == 0 ||
            tests_hold(q, frame, container, end)) &&
           (container->fail_count == 0 ||
            fails_are_silent(q, frame, container, end));
}

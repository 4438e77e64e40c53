#include "check/branch.h"
#include "engine/walk.h"

/* Begin the way to a place at the container; its pointer grows in `line`. */
static struct subject begin(struct pl_run *run,
                            const struct subject *container) {
    pl_buf_clear(&run->line);
    pl_pointer_add_value(run, run->depth - 1, &container->key, &run->line);
    return *container;
}

/* Go on to a child of the value that the way has reached. */
static void enter(struct pl_run *run, struct subject *place, uint64_t index) {
    const struct pl_value *key;
    const struct pl_value *child = pl_branch_child(&place->value, index, &key);
    place->key = (struct key){.flags = 0};
    if (key) {
        place->key.at = pl_extent(key->span.start, key->span.end);
        place->key.saved = pl_arena_copy(&run->arena, key->text);
        pl_pointer_add_key(run, &place->key, &run->line);
    } else {
        pl_buf_add_char(&run->line, '/');
        pl_buf_add_uint(&run->line, index);
    }
    place->value = *child;
    place->at = pl_extent(child->span.start, child->span.end);
}

static void arrive(struct pl_run *run, struct subject *place,
                   const char *keyword, struct pl_inside_taker taker) {
    pl_work_take(&run->work); /* the verdict stands */
    place->pointer = pl_arena_copy(&run->arena, pl_buf_slice(&run->line));
    taker.fault(taker.self, place, keyword);
}

/* Follow a failure of `check` to the innermost value that a schema was asked
 * of. */
static void follow(struct pl_run *run, const struct subject *container,
                   const struct pl_check *check,
                   struct pl_branch_failure failure,
                   struct pl_inside_taker taker) {
    struct subject place = begin(run, container);
    const char *keyword = check->name;
    const struct pl_assertion *failed;
    bool goes_on;
    do {
        enter(run, &place, failure.child);
        failed =
            pl_schema_failure(failure.schema, &place.value, &run->no_siblings);
        if (failed)
            keyword = failed->check->name;
        goes_on = failed && failed->check->branch &&
                  pl_branch_fails(failed->check, failed->settings, &place.value,
                                  &run->no_siblings, 0, &failure);
    } while (goes_on);

    pl_facts_clear(&run->facts);
    if (failed)
        pl_schema_explain(&(struct pl_schema){false, failed, 1}, &place.value,
                          &run->no_siblings, &run->facts);
    arrive(run, &place, keyword, taker);
}

static bool find_branches(struct pl_run *run, const struct subject *container,
                          const struct pl_assertion *assertion,
                          struct pl_inside_taker taker) {
    struct pl_branch_failure failure = {0, NULL};
    bool has_found = false;
    for (uint64_t from = 0;
         pl_branch_fails(assertion->check, assertion->settings,
                         &container->value, &run->no_siblings, from, &failure);
         from = failure.child + 1) {
        has_found = true;
        follow(run, container, assertion->check, failure, taker);
    }
    return has_found;
}

bool pl_inside_find(struct pl_run *run, const struct subject *container,
                    const struct pl_assertion *assertion,
                    struct pl_inside_taker taker) {
    const struct pl_check *check = assertion->check;
    if (!container->value.has_content)
        return false;
    if (check->branch)
        return find_branches(run, container, assertion, taker);
    uint64_t child = check->culprit
                         ? check->culprit(assertion->settings,
                                          &container->value, &run->no_siblings)
                         : UINT64_MAX;
    if (child == UINT64_MAX)
        return false;

    pl_facts_clear(&run->facts);
    if (check->explain)
        check->explain(assertion->settings, &container->value,
                       &run->no_siblings, &run->facts);
    struct subject place = begin(run, container);
    enter(run, &place, child);
    arrive(run, &place, check->name, taker);
    return true;
}

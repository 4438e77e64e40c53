#include "check/branch.h"
#include "engine/walk.h"

/* A search for the places inside a container that made a check fail. */
struct search {
    struct pl_run *run;
    struct pl_inside_taker taker;
    bool has_found;
};

static void judge_branches(struct search *search, const struct subject *at,
                           const struct pl_assertion *assertion);

/* The subject for a child of `from`. The run's `line` has the pointer of
 * `from`, and that of the child then. */
static struct subject enter(struct pl_run *run, const struct subject *from,
                            uint64_t index) {
    struct subject place = *from;
    const struct pl_value *key;
    const struct pl_value *child = pl_branch_child(&from->value, index, &key);
    place.key = (struct key){.flags = 0};
    if (key) {
        place.key.at = pl_extent(key->span.start, key->span.end);
        place.key.saved = pl_hold_text(run, key->text);
        pl_pointer_add_key(run, &place.key, &run->line);
    } else {
        pl_buf_add_char(&run->line, '/');
        pl_buf_add_uint(&run->line, index);
    }
    place.value = *child;
    place.at = pl_extent(child->span.start, child->span.end);
    return place;
}

/* Give a place to the taker. The pointer in `line` is kept, for it goes on
 * growing. */
static void hand_over(struct search *search, struct subject *place,
                      const char *keyword) {
    struct pl_run *run = search->run;
    size_t len = run->line.len;
    pl_work_take(&run->work); /* the verdict stands, however much work it
                                 took */
    place->pointer = pl_hold_text(run, pl_buf_slice(&run->line));
    search->has_found = true;
    search->taker.fault(search->taker.self, place, keyword);
    pl_buf_clear(&run->line);
    pl_buf_add(&run->line, place->pointer.data, len);
}

static bool fails(struct search *search, const struct pl_value *value,
                  const struct pl_assertion *assertion) {
    return pl_schema_failure(&(struct pl_schema){false, assertion, 1}, value,
                             &search->run->no_siblings) != NULL;
}

/* NOLINTBEGIN(misc-no-recursion): as deep as a rule file nests. */

/* Judge a value by a schema that it fails, like the `then` of a case. Reported
 * are the first assertion that fails, and the children that fail assertions
 * about children. */
static void judge_value(struct search *search, struct subject *place,
                        const struct pl_schema *schema, const char *keyword) {
    struct pl_run *run = search->run;
    const struct pl_assertion *first = NULL;
    for (size_t i = 0; i < schema->count; i++)
        if (schema->assertions[i].check->branch)
            judge_branches(search, place, &schema->assertions[i]);
        else if (!first && fails(search, &place->value, &schema->assertions[i]))
            first = &schema->assertions[i];
    if (run->work.has_given_up || (!first && !schema->is_false))
        return;

    pl_facts_clear(&run->facts);
    if (first)
        pl_schema_explain(&(struct pl_schema){false, first, 1}, &place->value,
                          &run->no_siblings, &run->facts);
    hand_over(search, place, first ? first->check->name : keyword);
}

/* Judge the children of a value that has content. */
static void judge_branches(struct search *search, const struct subject *at,
                           const struct pl_assertion *assertion) {
    struct pl_run *run = search->run;
    const struct pl_check *check = assertion->check;
    struct pl_branch_failure failure = {0, NULL};
    size_t len = run->line.len;
    if ((check->types & PL_TYPE_BIT(at->value.type)) == 0)
        return;
    for (uint64_t from = 0;
         pl_branch_fails(assertion, &at->value, &run->no_siblings, from,
                         &failure) &&
         !run->work.has_given_up;
         from = failure.child + 1) {
        struct subject place = enter(run, at, failure.child);
        judge_value(search, &place, failure.schema, check->name);
        run->line.len = len;
    }
}

/* NOLINTEND(misc-no-recursion) */

static void judge_culprit(struct search *search, const struct subject *at,
                          const struct pl_assertion *assertion) {
    struct pl_run *run = search->run;
    const struct pl_check *check = assertion->check;
    uint64_t way[PL_CULPRIT_STEPS_MAX];
    size_t steps =
        check->culprit(assertion->settings, &at->value, &run->no_siblings, way);
    if (steps == 0)
        return;
    pl_facts_clear(&run->facts);
    if (check->explain)
        check->explain(assertion->settings, &at->value, &run->no_siblings,
                       &run->facts);
    struct subject place = *at;
    for (size_t i = 0; i < steps; i++)
        place = enter(run, &place, way[i]);
    hand_over(search, &place, check->name);
}

bool pl_inside_find(struct pl_run *run, const struct subject *container,
                    const struct pl_assertion *assertion,
                    struct pl_inside_taker taker) {
    struct search search = {run, taker, false};
    if (!container->value.has_content)
        return false;
    pl_buf_clear(&run->line);
    pl_pointer_add_value(run, run->depth - 1, &container->key, &run->line);
    if (assertion->check->branch)
        judge_branches(&search, container, assertion);
    else if (assertion->check->culprit)
        judge_culprit(&search, container, assertion);
    return search.has_found;
}

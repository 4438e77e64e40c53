#include <stdlib.h>

#include "engine/judge.h"

/* Keep the texts of a scalar in `scratch`, as written and, if that differs,
 * decoded. */
static void save_texts(struct pl_run *run, struct suspicion *suspicion) {
    const struct pl_value *value = &suspicion->subject.value;
    suspicion->text = run->scratch.len;
    suspicion->text_len = 0;
    pl_buf_add_slice(&run->scratch, value->raw);
    if (!value->has_escapes)
        return;
    suspicion->text_len = value->text.len;
    pl_buf_add_slice(&run->scratch, value->text);
}

static void restore_texts(const struct pl_run *run,
                          struct suspicion *suspicion) {
    struct pl_value *value = &suspicion->subject.value;
    if (value->raw.len == 0)
        return;
    const char *start = run->scratch.data + suspicion->text;
    value->raw = pl_slice_of(start, value->raw.len);
    if (value->has_escapes)
        value->text = pl_slice_of(start + value->raw.len, suspicion->text_len);
    else if (value->type == PL_TYPE_STRING && value->raw.len >= 2)
        value->text = pl_slice_of(start + 1, value->raw.len - 2);
    else
        value->text = value->raw;
}

void pl_suspect(struct pl_run *run, const struct suspicion *suspicion) {
    run->suspicions =
        pl_heap_grow(run->heap, run->suspicions, &run->suspicion_cap,
                     run->suspicion_count + 1, sizeof *run->suspicions);
    run->suspicions[run->suspicion_count++] = *suspicion;
}

void pl_suspect_scalar(struct pl_run *run, const struct suspicion *suspicion) {
    pl_suspect(run, suspicion);
    save_texts(run, &run->suspicions[run->suspicion_count - 1]);
}

static int judging_order(const void *a, const void *b) {
    const struct suspicion *x = a;
    const struct suspicion *y = b;
    if (x->duty->what != y->duty->what)
        return pl_case_goes_before(x->duty->what, y->duty->what) ? -1 : 1;
    uint64_t x_start = x->subject.at.start.offset;
    uint64_t y_start = y->subject.at.start.offset;
    return (x_start > y_start) - (x_start < y_start);
}

void pl_suspicions_sort(struct pl_run *run, size_t first) {
    if (run->suspicion_count > first + 1)
        qsort(run->suspicions + first, run->suspicion_count - first,
              sizeof *run->suspicions, judging_order);
    if (run->settled_suspicions > first)
        run->settled_suspicions = first;
}

void pl_suspicion_settle(struct pl_run *run, struct suspicion suspicion,
                         bool is_cut) {
    const struct pl_plan_case *what = suspicion.duty->what;
    struct pl_verdict verdict = {.duty = suspicion.duty,
                                 .subject = &suspicion.subject,
                                 .said = suspicion.said,
                                 .gave_up = suspicion.gave_up};
    if (suspicion.has_at)
        verdict.at = &suspicion.at;
    if (suspicion.is_key_at)
        verdict.key = &suspicion.subject.key;
    if (suspicion.said.message.data) {
        size_t around = suspicion.is_carried ? run->depth : run->depth - 1;
        pl_judge_decide(run, &verdict, around, is_cut);
        return;
    }

    restore_texts(run, &suspicion);
    struct pl_siblings siblings = pl_run_siblings(
        run, what->source, pl_judge_beside(run, suspicion.duty, run->depth));
    if (what->asks_run &&
        pl_when_holds(run, &what->source->when, &siblings, is_cut) &&
        !pl_judge_by_run(run, suspicion.duty, &suspicion.subject, is_cut))
        return;
    siblings = pl_run_siblings(
        run, what->source, pl_judge_beside(run, suspicion.duty, run->depth));
    const struct pl_plan_assertion *failed =
        pl_judge_first_failure(what, &suspicion.subject.value, &siblings);
    verdict.gave_up = pl_work_take(&run->work);
    if (!failed && !what->is_false && !verdict.gave_up)
        return;
    pl_judge_explain(run, failed, &suspicion.subject.value, &siblings);
    verdict.keyword = failed ? failed->check->name : what->keyword;
    pl_judge_decide(run, &verdict, run->depth, is_cut);
}
